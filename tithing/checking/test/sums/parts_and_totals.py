"""Parts add to their whole, and rows to their total, in every column that adds (R70, R71, R84).

The groups come from the figures themselves: a whole that is the sum of its parts in the other columns must be so in
this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from math import prod

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import ADDING, CHANGES, ColumnRole, Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.lines.made import added
from tithing.checking.understand.lines.nesting import SumGroup, groups_in
from tithing.checking.understand.lines.overlap_said import counts_each_once, says_rows_overlap
from tithing.checking.understand.lines.subset_sums import rows_that_add
from tithing.checking.understand.measures import (
    is_bare_total,
    is_rate,
    is_share,
    is_signed,
    is_total,
    is_total_of_all,
)
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "parts_and_totals"
_ALMOST = exactly("test.sums.parts_and_totals", "almost")
_FEWEST_ROWS = counted("test.sums.parts_and_totals", "fewest_rows")
_TELLING = counted("test.sums.parts_and_totals", "telling")
_NEARLY = exactly("test.sums.parts_and_totals", "nearly")
_NO_CHANCE = counted("test.sums.parts_and_totals", "no_chance")
_HUNDRED = Decimal(100)
_PART_OF = re.compile(r"\bof\s+which\b|\bincluding\b|\bwith(?:out)?\b|^\W*(?:-|\u2013|\u2022)", re.IGNORECASE)
_LEVELS = ADDING | {Role.UNSURE}
_ADDING = _LEVELS | {Role.RATE, Role.SHARE}


def relations(book: Pack) -> Iterator[Relation]:
    """For each group of rows and each column that adds: is the whole the sum of its parts?"""
    for sheet in book.here:
        columns = adding_columns(sheet)
        if not columns or len(sheet.table.rows) < 3:
            continue
        groups = sheet_groups(sheet, columns)
        for group in groups:
            yield from _tested(sheet, columns, group)
            if group.skipped and _counted_elsewhere(group, groups):
                yield _left_out(sheet, columns, group)
        for at in _ends(sheet):
            yield from _lone_total(sheet, columns, groups, at)


def adding_columns(sheet: TableSheet) -> tuple[ColumnRole, ...]:
    """The columns whose figures are of one unit, rounded alike, and may be added down the table."""
    columns = [column for column in sheet.columns if _may_add(sheet, column)]
    counts = [column for column in columns if column.role in _LEVELS and _counts(sheet, column)]
    levels = [column for column in columns if column.role in _LEVELS and _kind_of(sheet, column)[0] != "%"]
    return tuple(counts or levels or columns)  # rates and shares beside levels do not add as those do


def _may_add(sheet: TableSheet, column: ColumnRole) -> bool:
    return column.role in _ADDING and not column.sizes and _adds(sheet, column)


@lru_cache(maxsize=2048)  # two rules ask, each for all tables in turn
def sheet_groups(sheet: TableSheet, columns: tuple[ColumnRole, ...]) -> tuple[SumGroup, ...]:
    """The groups of a sheet's rows."""
    rows = [[_value(sheet, row, column) for column in columns] for row in range(len(sheet.table.rows))]
    totals = frozenset(
        row
        for row in range(1, len(rows))
        if is_total(sheet.label(row)) and any(v is not None for v in rows[row])
    )
    totals |= _unnamed_total(rows)
    dependent = frozenset(i for i, column in enumerate(columns) if column.role is Role.DIFFERENCE)
    return groups_in(
        rows, totals=totals, dependent=dependent, room=[_room(sheet, column) for column in columns]
    )


def _unnamed_total(rows: Sequence[Sequence[Decimal | None]]) -> frozenset[int]:
    """The last row, where it is the sum of all above it in two columns of large figures, whatever it is called."""
    if len(rows) <= _FEWEST_ROWS:
        return frozenset()
    columns = [column for column in zip(*rows, strict=True) if all(value is not None for value in column)]
    summed = [
        c for c in columns if sum(v for v in c[:-1] if v is not None) == c[-1] and (c[-1] or 0) >= _TELLING
    ]
    return frozenset({len(rows) - 1}) if len(summed) > 1 else frozenset()


def _room(sheet: TableSheet, column: ColumnRole) -> Decimal:
    """Half of what the figures of a column are rounded to; nothing for counts, which are not."""
    return max(
        ((f.high - f.low) / 2 for f in sheet.in_column(column) if _as_most(sheet, f, column)),
        default=Decimal(0),
    )


def _as_most(sheet: TableSheet, figure: PrintedFigure, column: ColumnRole) -> bool:
    """Whether a figure is of the unit and the decimals of most of its column."""
    return (figure.number.unit, figure.number.step) == _kind_of(sheet, column)


@lru_cache(maxsize=4096)
def _kind_of(sheet: TableSheet, column: ColumnRole) -> tuple[str, Decimal]:
    kinds = Counter((figure.number.unit, figure.number.step) for figure in sheet.in_column(column))
    return kinds.most_common(1)[0][0]


def _counts(sheet: TableSheet, column: ColumnRole) -> bool:
    unit, step = _kind_of(sheet, column)
    return unit in ("", "£") and step >= 1


def _adds(sheet: TableSheet, column: ColumnRole) -> bool:
    figures = sheet.in_column(column)
    alike = sum(_as_most(sheet, figure, column) for figure in figures)
    return bool(figures) and alike * 3 > len(figures) * 2 and figures[0].number.unit != "points"


def _value(sheet: TableSheet, row: int, column: ColumnRole) -> Decimal | None:
    """A figure that may be part of a sum: of its column's unit, and no rate or share among counts, nor less than none."""
    figure, label = sheet.at(row, column), sheet.label(row)
    if figure is None or not _as_most(sheet, figure, column) or is_signed(label):
        return None
    counted = figure.number.step >= 1 and figure.number.unit != "%"
    if counted and (is_share(label) or is_rate(label)):
        return None
    return None if figure.value < 0 and column.role not in CHANGES else figure.value


def _tested(sheet: TableSheet, columns: tuple[ColumnRole, ...], group: SumGroup) -> Iterator[Relation]:
    for index in (*group.agreeing, *group.failing):
        whole = sheet.at(group.whole, columns[index])
        parts = [figure for part in group.parts if (figure := sheet.at(part, columns[index])) is not None]
        if whole is not None and (index in group.agreeing or not _may_overlap(whole)):
            evidence, sure = len(group.agreeing), _is_telling(sheet, columns, group)
            yield _parts_add(whole, parts, holds=index in group.agreeing, evidence=evidence, sure=sure)


def _is_telling(sheet: TableSheet, columns: tuple[ColumnRole, ...], group: SumGroup) -> bool:
    """Whether a sum is no coincidence: a label or an indent says it, or it holds in several columns of figures so large that
    rows would not come to it by chance. What is worked out from other columns says nothing of its own."""
    said = is_total(sheet.label(group.whole)) or any(sheet.table.rows[row].level for row in group.parts)
    own = [columns[i] for i in group.agreeing if columns[i].role is not Role.DIFFERENCE]
    wholes = [figure.value for c in own if (figure := sheet.at(group.whole, c)) is not None]
    pairs_of_rows = len(sheet.table.rows) ** 2
    return said or prod(max(value, Decimal(1)) for value in wholes) >= _NO_CHANCE * pairs_of_rows


def _may_overlap(whole: PrintedFigure) -> bool:
    """Whether rows may hold one thing twice: then they need not come to what is said of all."""
    return counts_each_once(whole.fact.head) or says_rows_overlap(whole.fact.table)


def _parts_add(
    whole: PrintedFigure, parts: list[PrintedFigure], *, holds: bool, evidence: int, sure: bool
) -> Relation:
    if holds:
        return Relation(RULE, "sum", (whole, *parts), True)
    total = sum((part.value for part in parts), Decimal(0))
    explanation = (
        f"{_added(parts)} = {plain(total, 2)}, not {whole.text} ({whole.where}); the same rows add up in "
        f"{evidence} other column{'s' if evidence > 1 else ''}."
    )
    expected = {whole: show(total, whole.number)}
    for part in parts:
        expected[part] = show(part.value + whole.value - total, part.number)
    slip = likely_slip(whole.text, expected[whole])
    in_several = Severity.CERTAIN if sure else Severity.PROBABLE
    severity = in_several if evidence > 1 else _by_one_column(whole, total)
    return Relation(RULE, "sum", (whole, *parts), False, severity, explanation, expected, slip)


def _by_one_column(whole: PrintedFigure, total: Decimal) -> Severity:
    """How sure a sum is that holds in one other column: a column without a head may count each person once."""
    return Severity.PROBABLE if whole.fact.head or whole.value > total else Severity.JUDGEMENT


def _added(parts: list[PrintedFigure]) -> str:
    return " + ".join(part.text for part in parts[:12]) + (" + \u2026" if len(parts) > 12 else "")


def _counted_elsewhere(group: SumGroup, groups: tuple[SumGroup, ...]) -> bool:
    """Whether a total counts the skipped rows beside the group: then they are parts of no group, and not "of which"."""
    return any(group.whole in other.parts and set(group.skipped) <= set(other.parts) for other in groups)


def _left_out(sheet: TableSheet, columns: tuple[ColumnRole, ...], group: SumGroup) -> Relation:
    whole = next(figure for i in group.agreeing if (figure := sheet.at(group.whole, columns[i])) is not None)
    column = next(c for c in columns if sheet.at(group.whole, c) is whole)
    listed = sorted((*group.parts, *group.skipped))
    figures = [figure for part in listed if (figure := sheet.at(part, column)) is not None]
    skipped = [figure for part in group.skipped if (figure := sheet.at(part, column)) is not None]
    total = sum((figure.value for figure in figures), Decimal(0))
    names = " and ".join(sheet.label(part) for part in group.skipped)
    explanation = (
        f"{whole.text} leaves out {names} ({_added(skipped)}), which stand among its parts, in all "
        f"{len(group.agreeing)} columns; with them it would be {plain(total, 2)}. "
        f"The total counts them, so the groups as "
        f"printed do not add to it: give those rows a group of their own."
    )
    expected = {whole: show(total, whole.number)}
    also = tuple(figure.place for figure in (*skipped, *figures))
    return Relation(
        RULE,
        "left out",
        (whole,),
        False,
        Severity.PROBABLE,
        explanation,
        expected,
        "rows out of their group",
        also,
    )


def _ends(sheet: TableSheet) -> tuple[int, ...]:
    """Where a total that no group explains may stand: at the foot, or at the head where the foot is none."""
    last = len(sheet.table.rows) - 1
    first = is_total_of_all(sheet.label(0)) and not is_total(sheet.label(last))
    return (0,) if first else (last,)


def _lone_total(
    sheet: TableSheet, columns: tuple[ColumnRole, ...], groups: tuple[SumGroup, ...], at: int
) -> Iterator[Relation]:
    """ "Total" as the last row or the first, which no run of rows explains: told where a simple slip would explain it."""
    if any(group.whole == at for group in groups) or not _is_whole(sheet, columns, groups, at):
        return
    free = _free_rows(sheet, groups, at)
    counted = _counted_rows(sheet, columns, free, at)
    if counted or not _fits_nowhere(sheet, columns, free, at):
        sure = bool(counted) or _has_all_shares(sheet, at) or _is_whole_list(sheet, columns, free, at)
        yield from _lone_columns(sheet, columns, counted or free, at, sure=sure)


def _is_whole(
    sheet: TableSheet, columns: tuple[ColumnRole, ...], groups: tuple[SumGroup, ...], at: int
) -> bool:
    """Whether a row is of all the others: it says so, has a hundred per cent, or is nearly their sum throughout."""
    said = is_total_of_all(sheet.label(at)) or _has_all_shares(sheet, at)
    return said or _near_in_all(sheet, columns, groups, at)


def _has_all_shares(sheet: TableSheet, at: int) -> bool:
    """Whether a row has a hundred per cent and the others come to it: it is of them all, whatever it is called."""
    return any(_is_hundred(sheet, column, at) for column in sheet.columns if column.role not in CHANGES)


def _is_hundred(sheet: TableSheet, column: ColumnRole, at: int) -> bool:
    whole = sheet.at(at, column)
    if whole is None or whole.value != _HUNDRED:
        return False
    others = [figure for figure in sheet.in_column(column) if figure is not whole and figure.value < _HUNDRED]
    every = len(others) == len(sheet.table.rows) - 1 and len(others) >= _FEWEST_ROWS
    return every and overlap(added(others), (_HUNDRED, _HUNDRED))


def _free_rows(sheet: TableSheet, groups: tuple[SumGroup, ...], at: int) -> list[int]:
    """The rows that are no parts of a group, but for the total itself."""
    inside = {part for group in groups for part in group.parts}
    return [row for row in range(len(sheet.table.rows)) if row != at and row not in inside]


def _lone_columns(
    sheet: TableSheet, columns: tuple[ColumnRole, ...], rows: Sequence[int], at: int, *, sure: bool
) -> Iterator[Relation]:
    bare = is_bare_total(sheet.label(at))
    for column in _but_rates(columns):
        whole = sheet.at(at, column)
        parts = [figure for row in rows if (figure := sheet.at(row, column)) is not None]
        if whole is not None and 2 <= len(parts) == len(rows) and not _says_nothing(whole):
            yield from _lone_or_moved(whole, parts, sure=sure, bare=bare)


def _says_nothing(whole: PrintedFigure) -> bool:
    return whole.value == 0 or _may_overlap(whole)


def _fits_nowhere(sheet: TableSheet, columns: Sequence[ColumnRole], free: Sequence[int], at: int) -> bool:
    """Whether the rows come to the total in none of several columns, nor nearly in all: they are not all that it counts."""
    shares = [_nearness(sheet, column, free, at) for column in columns if column.role not in CHANGES]
    return len(shares) > 1 and max(shares) < 1 and min(shares) < _ALMOST


def _but_rates(columns: Iterable[ColumnRole]) -> list[ColumnRole]:
    """Rates of a whole and of its parts need not add: burglaries may be of households, and the rest of people."""
    return [column for column in columns if column.role is not Role.RATE]


def _lone_or_moved(
    whole: PrintedFigure, parts: list[PrintedFigure], *, sure: bool, bare: bool
) -> Iterator[Relation]:
    moved = _changed_places(whole, parts)
    if moved is not None:
        yield _swapped(whole, moved, parts)
    elif sure or bare:
        yield _lone_relation(whole, parts, sure=sure)


def _changed_places(whole: PrintedFigure, parts: Sequence[PrintedFigure]) -> PrintedFigure | None:
    """The one part with which a total would have to change places to be the sum: a row that holds the total's figure."""
    total = sum((part.value for part in parts), Decimal(0))
    moved = [part for part in parts if part.exact and whole.exact and 2 * part.value == total + whole.value]
    return (
        moved[0] if len(moved) == 1 and moved[0].value >= _TELLING and moved[0].value != whole.value else None
    )


def _swapped(whole: PrintedFigure, part: PrintedFigure, parts: Sequence[PrintedFigure]) -> Relation:
    others = [each for each in parts if each is not part]
    explanation = (
        f"{_added([whole, *others])} = {part.text}, which stands at {part.fact.label!r}: it and the total "
        f"{whole.text} changed places."
    )
    expected = {whole: part.text, part: whole.text}
    slip = "two figures that changed places"
    return Relation(
        RULE, "sum", (whole, part, *others), False, Severity.PROBABLE, explanation, expected, slip
    )


def _counted_rows(
    sheet: TableSheet, columns: tuple[ColumnRole, ...], free: Sequence[int], last: int
) -> tuple[int, ...]:
    """The rows that a total counts, where some above it are parts of others and too few to show it."""
    kept = [c for c in columns if c.role not in CHANGES and sheet.at(last, c) is not None]
    vectors = [tuple(figure.value for c in kept if (figure := sheet.at(row, c)) is not None) for row in free]
    total = tuple(figure.value for c in kept if (figure := sheet.at(last, c)) is not None)
    if not kept or any(len(vector) != len(total) for vector in vectors):
        return ()
    found = rows_that_add(vectors, total, room=tuple(_room(sheet, column) for column in kept))
    return tuple(free[number] for number in found)


def _near_in_all(
    sheet: TableSheet, columns: tuple[ColumnRole, ...], groups: tuple[SumGroup, ...], last: int
) -> bool:
    """A last row that is nearly the sum of the others in every column of levels, two of them at least: no row among them
    could be so large, so it is their total, and a row of them is another quarter's."""
    inside = {part for group in groups for part in group.parts}
    free = [row for row in range(last) if row not in inside]
    shares = [_nearness(sheet, column, free, last) for column in columns if column.role not in CHANGES]
    return len(free) > _FEWEST_ROWS and len(shares) > 1 and min(shares) >= _ALMOST


def _is_whole_list(
    sheet: TableSheet, columns: tuple[ColumnRole, ...], free: Sequence[int], last: int
) -> bool:
    """Whether the rows over a total are all that it counts: they make it in another column, or nearly, and none of them says
    that it is a part of one above it."""
    if any(_PART_OF.search(sheet.label(row)) or sheet.table.rows[row].level for row in free):
        return False
    shares = [_nearness(sheet, column, free, last) for column in columns if column.role not in CHANGES]
    return bool(shares) and max(shares) >= _NEARLY


def _nearness(sheet: TableSheet, column: ColumnRole, free: Sequence[int], last: int) -> Decimal:
    """How near the sum of the rows is to the total: 1 where it is the total."""
    whole = sheet.at(last, column)
    total = sum((f.value for row in free if (f := sheet.at(row, column)) is not None), Decimal(0))
    if whole is None or whole.value <= 0 or total <= 0:
        return Decimal(0)
    return min(whole.value / total, total / whole.value)


def _lone_relation(whole: PrintedFigure, parts: list[PrintedFigure], *, sure: bool) -> Relation:
    total = sum((part.value for part in parts), Decimal(0))
    holds = overlap((whole.low, whole.high), added(parts))
    words = show(total, whole.number)
    slip = "" if holds else likely_slip(whole.text, words)
    severity = Severity.PROBABLE if slip or sure else Severity.JUDGEMENT
    explanation = f"{_added(parts)} = {plain(total, 2)}, and the total says {whole.text}."
    expected = {whole: words} | {part: show(part.value + whole.value - total, part.number) for part in parts}
    return Relation(RULE, "sum", (whole, *parts), holds, severity, explanation, expected, slip)
