"""What adds in one table of a document adds in another with the same rows (R70, R71): three rows changed round, or wrong
in every column, still fail the sum that they keep elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.sums.parts_and_totals import adding_columns, sheet_groups
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.lines.nesting import SumGroup
from tithing.checking.understand.measures import Measure, is_bare_total, measure_of
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "parts_elsewhere"
_FEWEST = counted("test.sums.parts_elsewhere", "fewest")
_LEVELS = frozenset({Role.EARLIER, Role.CURRENT, Role.COUNT, Role.YEAR_TO_DATE})

Sum = tuple[Measure, frozenset[Measure]]


def relations(book: Pack) -> Iterator[Relation]:
    """For each sum that another table shows: does it hold where the same rows stand and show no sum of their own?"""
    columns = {sheet: adding_columns(sheet) for sheet in book.here}
    groups = {
        sheet: sheet_groups(sheet, columns[sheet]) if columns[sheet] and len(sheet.table.rows) > 2 else ()
        for sheet in book.here
    }
    known: dict[Sum, str] = {}
    for sheet in book.here:
        for group in groups[sheet]:
            if _surely_adds(sheet, columns[sheet], group):
                known.setdefault(_sum(sheet, group), sheet.table.id)
    by_whole: dict[Measure, list[Sum]] = defaultdict(list)
    for added in known:
        by_whole[added[0]].append(added)
    for sheet in book.here if known else ():
        rows = _rows(sheet)
        here = {_sum(sheet, group) for group in groups[sheet]}
        for added in (each for whole in rows for each in by_whole.get(whole, ())):
            if added not in here and all(part in rows for part in added[1]):
                yield from _tested(sheet, columns[sheet], added, rows)


def _surely_adds(sheet: TableSheet, columns: tuple[ColumnRole, ...], group: SumGroup) -> bool:
    """Levels in two columns at least, none failing, all rows named."""
    levels = [index for index in group.agreeing if columns[index].role in _LEVELS]
    named = not any(is_bare_total(sheet.label(row)) for row in (group.whole, *group.parts))
    whole, parts = _sum(sheet, group)
    distinct = len(parts) == len(group.parts) and whole not in parts
    return len(levels) >= _FEWEST and not group.failing and not group.skipped and named and distinct


def _sum(sheet: TableSheet, group: SumGroup) -> Sum:
    return measure_of(sheet.label(group.whole)), frozenset(
        measure_of(sheet.label(row)) for row in group.parts
    )


def _tested(
    sheet: TableSheet, columns: tuple[ColumnRole, ...], added: Sum, rows: Mapping[Measure, int]
) -> Iterator[Relation]:
    for column in columns:
        whole = sheet.at(rows[added[0]], column)
        parts = [figure for each in added[1] if (figure := sheet.at(rows[each], column)) is not None]
        exact = whole is not None and all(figure.exact for figure in (whole, *parts))
        if whole is not None and exact and column.role in _LEVELS and len(parts) == len(added[1]):
            yield _adds_elsewhere(whole, sorted(parts, key=lambda figure: figure.row))


def _rows(sheet: TableSheet) -> dict[Measure, int]:
    """The row of each measure; those that two rows share are left out."""
    measures = [measure_of(sheet.label(row)) for row in range(len(sheet.table.rows))]
    times = Counter(measures)
    return {measure: row for row, measure in enumerate(measures) if times[measure] == 1}


def _adds_elsewhere(whole: PrintedFigure, parts: list[PrintedFigure]) -> Relation:
    total = sum((part.value for part in parts), Decimal(0))
    words = (
        f"{' + '.join(part.text for part in parts)} = {plain(total, 2)}, not {whole.text} ({whole.where}); the same rows "
        f"add up in another table of the document."
    )
    expected = {whole: show(total, whole.number)}
    holds = total == whole.value
    return Relation(RULE, "sum", (whole, *parts), holds, Severity.PROBABLE, words, expected)
