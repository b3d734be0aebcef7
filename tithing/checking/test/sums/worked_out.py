"""A figure worked out from two others of its row, as those beside it are: a repeat rate, a share of a target, a rate on a
printed population (R81, R85)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.built import words_of
from tithing.checking.understand.columns.comparisons import comparisons_in
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.lines.formulas import Formula, Line, formulas_in, value_of
from tithing.checking.understand.measures import is_rate, is_share
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "worked_out"
_RESULTS = frozenset(
    {Role.SHARE, Role.RATE, Role.AVERAGE, Role.COUNT, Role.UNSURE, Role.PERCENT_CHANGE, Role.CURRENT}
)
_INPUTS = frozenset({Role.COUNT, Role.UNSURE, Role.CURRENT, Role.EARLIER, Role.TARGET, Role.BASELINE})
_TO_DATE = frozenset({Role.YEAR_TO_DATE})
_FEW = counted("test.sums.worked_out", "few")
_EACH = re.compile(r"\w\s+per\s+\w", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:average|mean)\b", re.IGNORECASE)
_PEOPLE = frozenset(
    ("population", "residents", "people", "persons", "households", "dwellings", "homes", "cohort")
)
_RATIO = ("ratio", "times", "proportional", "disproportional")  # how such words begin
_THOUSANDS = re.compile(r"\b0{3}s?\b|\bthousands?\b|£m\b", re.IGNORECASE)


def relations(book: Pack) -> Iterator[Relation]:
    """For each column that two others make in most rows: do they in all?"""
    for sheet in book.here:
        results = _results(sheet)
        lines = [[sheet.at(row, column) for row in range(len(sheet.table.rows))] for column in sheet.columns]
        for formula in _formulas(sheet, lines, results) if results else ():
            yield from _tested(lines, formula)
        yield from _down(sheet)


def _formulas(sheet: TableSheet, lines: Sequence[Line], results: Sequence[int]) -> Iterator[Formula]:
    """What makes each column that may be worked out: two columns of levels, or of a ratio two shares."""
    heads = [words_of(head) for head in sheet.table.heads]
    inputs = [n for n, column in enumerate(sheet.columns) if _is_input(sheet, column)]
    bases = [n for n in inputs if _is_of_people(heads[n])]
    named = [n for n in results if _called_so(sheet.table.heads[n])]
    yield from formulas_in(lines, results=results, inputs=inputs, named=named, bases=bases)
    yield from _of_shares(sheet, lines, [n for n in results if _is_ratio(heads[n])])


def _of_shares(sheet: TableSheet, lines: Sequence[Line], ratios: Sequence[int]) -> Iterator[Formula]:
    shares = [each.column - 1 for each in sheet.having(Role.SHARE)]
    return formulas_in(lines, results=ratios, inputs=shares, named=ratios)


def _is_of_people(head: Sequence[str]) -> bool:
    return not _PEOPLE.isdisjoint(head)


def _is_ratio(head: Sequence[str]) -> bool:
    return any(word.startswith(_RATIO) for word in head)


def _down(sheet: TableSheet) -> Iterator[Relation]:
    """Rows worked out from two others: cases, repeat cases, and the repeat rate under them."""
    levels = [column for column in sheet.columns if column.role in _INPUTS or column.role in _TO_DATE]
    rows = range(len(sheet.table.rows))
    results = [row for row in rows if _called_so(sheet.label(row))]
    inputs = [row for row in rows if row not in results]
    lines = [[sheet.at(row, column) for column in levels] for row in rows] if results else []
    for formula in formulas_in(lines, results=results, inputs=inputs, named=results):
        yield from _tested(lines, formula)


def _called_so(label: str) -> bool:
    return (
        is_share(label)
        or is_rate(label)
        or _EACH.search(label) is not None
        or _MEAN.search(label) is not None
    )


def _results(sheet: TableSheet) -> list[int]:
    """The columns that may be worked out: mostly fractions or per cents, and no change that a comparison explains."""
    found = [
        n for n, column in enumerate(sheet.columns) if column.role in _RESULTS and _rounded(sheet, column)
    ]
    if not found:
        return []
    compared = [each.percent for each in comparisons_in(sheet)]
    return [n for n in found if sheet.columns[n] not in compared]


def _is_input(sheet: TableSheet, column: ColumnRole) -> bool:
    """A column of levels, not in thousands: those were rounded themselves."""
    return column.role in _INPUTS and not _THOUSANDS.search(sheet.table.heads[column.column - 1])


def _rounded(sheet: TableSheet, column: ColumnRole) -> bool:
    figures = sheet.in_column(column)
    if column.role is Role.RATE or _EACH.search(sheet.table.heads[column.column - 1]):
        return True
    return 2 * sum(figure.number.step < 1 or figure.number.unit == "%" for figure in figures) > len(figures)


def _tested(lines: Sequence[Line], formula: Formula) -> Iterator[Relation]:
    chosen = (lines[formula.result], lines[formula.over], lines[formula.under])
    for result, over, under in zip(*chosen, strict=True):
        if result is not None and over is not None and under is not None and under.low > 0:
            yield _made_of_two(formula, result, over, under)


def _made_of_two(
    formula: Formula, result: PrintedFigure, over: PrintedFigure, under: PrintedFigure
) -> Relation:
    given = (result.number.low, result.number.high)
    low, high = value_of(formula, over, under)
    figures = (result, over, under)
    if overlap(given, (low, high)):
        return Relation(RULE, "formula", figures, True)
    right = formula.scale * over.value / under.value
    words = show(right, result.number)
    times = "" if formula.scale == 1 else f" × {plain(formula.scale)}"
    explanation = (
        f"{over.text} / {under.text}{times} = {plain(right, result.number.decimals + 1)}, not {result.text}; "
        f"{formula.agreeing} other rows are worked out so."
    )
    expected = {result: words, **_inputs(formula, result, over, under)}
    slight = max(low - given[1], given[0] - high) <= result.number.step
    severity = Severity.PROBABLE if slight or formula.agreeing < _FEW else Severity.CERTAIN
    return Relation(
        RULE, "formula", figures, False, severity, explanation, expected, likely_slip(result.text, words)
    )


def _inputs(
    formula: Formula, result: PrintedFigure, over: PrintedFigure, under: PrintedFigure
) -> dict[PrintedFigure, str]:
    """What the two others would have to be, where the result is right; only near it, for the result is rounded."""
    if result.value <= 0:
        return {}
    return {
        over: show(result.value * under.value / formula.scale, over.number),
        under: show(formula.scale * over.value / result.value if over.value else Decimal(0), under.number),
    }
