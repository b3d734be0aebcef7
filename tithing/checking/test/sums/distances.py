"""What a figure is above or below another, and by how much: an average of years, the mean of a group, a total's rate (R97).

No head says it alike, and a column so headed may hold the distance in figures or in per cent. The rows tell what it is the
distance between; where they do not, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.comparisons import comparisons_in, makes_difference, makes_percent
from tithing.checking.understand.columns.role import CHANGES, LEVELS, ColumnRole, Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "distances"
_RESULTS = frozenset({Role.DISTANCE, Role.SHARE, Role.COUNT, Role.UNSURE})
_FROM = LEVELS | {Role.TARGET, Role.UNSURE, Role.AVERAGE}
_FEWEST = counted("test.sums.distances", "fewest")
_OFTEN = exactly("test.sums.distances", "often")
_TELLING = counted("test.sums.distances", "telling")
_NEAR = counted("test.sums.distances", "near")
_HUNDRED = Decimal(100)

_APART = re.compile(
    r"\b(reduc\w+|fewer|savings?|gap|shortfall|(under|over)\s?spen\w+|surplus|vacan(t|cies))\b", re.IGNORECASE
)

Line = tuple[PrintedFigure, PrintedFigure, PrintedFigure]  # from, of, the distance between them


@dataclass(frozen=True, eq=False)
class _Distance:
    lines: tuple[Line, ...]
    percent: bool
    agreeing: int


def relations(book: Pack) -> Iterator[Relation]:
    """For each column that is the distance between two figures in most rows: is it in all?"""
    for sheet in book.here:
        taken = {id(column) for each in comparisons_in(sheet) for column in (each.difference, each.percent)}
        for column in sheet.columns:
            if id(column) not in taken and _may_be(sheet, column):
                found = max(_distances(sheet, column), key=lambda each: each.agreeing, default=None)
                if found is not None:
                    yield from (_distance_between(line, percent=found.percent) for line in found.lines)


def _may_be(sheet: TableSheet, column: ColumnRole) -> bool:
    """A column called a distance or a reduction, or a change that no two columns of the table make, or one of signs."""
    head = sheet.table.heads[column.column - 1]
    if column.role in (Role.COUNT, Role.UNSURE) and column.period is None and _APART.search(head):
        return True
    signed = sum(f.value < 0 or f.number.plus for f in sheet.in_column(column)) > 1
    return column.role is Role.DISTANCE or (column.role in (*_RESULTS, *CHANGES) and signed)


def _distances(sheet: TableSheet, result: ColumnRole) -> Iterator[_Distance]:
    near = [c for c in sheet.columns if c.role in _FROM and 0 < abs(c.column - result.column) <= _NEAR]
    for own in near:
        for base in near:
            if own is not base:
                yield from _told(_lines(sheet, (base, own, result)))
        yield from _told(_from_one_row(sheet, own, result))


def _lines(sheet: TableSheet, columns: tuple[ColumnRole, ColumnRole, ColumnRole]) -> list[Line]:
    found = []
    for row in range(len(sheet.table.rows)):
        base, own, result = (sheet.at(row, column) for column in columns)
        if base is not None and own is not None and result is not None:
            found.append((base, own, result))
    return found


def _from_one_row(sheet: TableSheet, own: ColumnRole, result: ColumnRole) -> list[Line]:
    """All rows measured against the one that prints no distance: the whole district, under its wards."""
    rows = range(len(sheet.table.rows))
    bases = [f for row in rows if (f := sheet.at(row, own)) is not None and sheet.at(row, result) is None]
    if len(bases) != 1:
        return []
    return [
        (bases[0], figure, moved)
        for row in rows
        if (figure := sheet.at(row, own)) is not None and (moved := sheet.at(row, result)) is not None
    ]


def _told(lines: Sequence[Line]) -> Iterator[_Distance]:
    for percent in (True, False):
        fits = [line for line in lines if _fits(line, percent=percent)]
        telling = sum(_tells(line[2], percent=percent) for line in fits)
        if telling >= _FEWEST and len(fits) >= _OFTEN * len(lines):
            yield _Distance(tuple(lines), percent, len(fits))


def _fits(line: Line, *, percent: bool) -> bool:
    return (makes_percent if percent else makes_difference)(*line)


def _tells(figure: PrintedFigure, *, percent: bool) -> bool:
    """Whether its agreement is hardly chance: a per cent of two figures is, even one of a single digit."""
    long = sum(letter.isdigit() for letter in figure.text) >= _TELLING
    return figure.value != 0 and (long or (percent and figure.number.unit == "%"))


def _distance_between(line: Line, *, percent: bool) -> Relation:
    base, own, result = line
    figures = (result, own, base)
    if _fits(line, percent=percent):
        return Relation(RULE, "distance between", figures, True)
    right = _HUNDRED * (own.value / base.value - 1) if percent and base.value else own.value - base.value
    words = show(right, result.number)
    expected = {result: words, **_inputs(line, percent=percent)}
    slips = {
        figure: slip for figure in figures if (slip := likely_slip(figure.text, expected.get(figure, "")))
    }
    fault = next(iter(slips)) if result not in slips and len(slips) == 1 else result
    slight = overlap((result.low - result.number.step, result.high + result.number.step), (right, right))
    severity = Severity.PROBABLE if slight else Severity.CERTAIN
    first = (fault, *(figure for figure in figures if figure is not fault))
    words = f"{_worked(line, right, percent=percent)}, not {result.text}; the other rows are worked out so."
    return Relation(RULE, "distance between", first, False, severity, words, expected, slips.get(fault, ""))


def _worked(line: Line, right: Decimal, *, percent: bool) -> str:
    base, own, _ = line
    if percent:
        return f"({own.text} − {base.text}) / {base.text} = {plain(right, 2)}%"
    return f"{own.text} − {base.text} = {plain(right, 2)}"


def _inputs(line: Line, *, percent: bool) -> dict[PrintedFigure, str]:
    """What the two others would have to be, where the distance is right."""
    base, own, result = line
    if not percent:
        return {
            own: show(base.value + result.value, own.number),
            base: show(own.value - result.value, base.number),
        }
    grown = 1 + result.value / _HUNDRED
    if grown <= 0:
        return {}
    return {own: show(base.value * grown, own.number), base: show(own.value / grown, base.number)}
