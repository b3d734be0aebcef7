"""The total of totals: a last total that is the total of this table and of the table before it (R70)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.test.sums.parts_and_totals import adding_columns
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import ColumnRole
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.measures import is_total
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "grand_total"
_TELLING = counted("test.sums.grand_total", "telling")


def relations(book: Pack) -> Iterator[Relation]:
    """For each table that ends in two totals: is the last one this table's total and the one before's?"""
    for index, sheet in enumerate(book.here):
        totals = _total_rows(sheet)
        if len(totals) < 2:
            continue
        for before in reversed(book.here[:index]):
            columns = _shared_columns(before, sheet)
            if columns and _total_rows(before):
                yield from _tested(before, sheet, totals, columns)
                break


def _total_rows(sheet: TableSheet) -> list[int]:
    return [row for row in range(len(sheet.table.rows)) if is_total(sheet.label(row)) and _filled(sheet, row)]


def _filled(sheet: TableSheet, row: int) -> bool:
    return any(r == row for r, _ in sheet.figures)


def _shared_columns(before: TableSheet, sheet: TableSheet) -> Sequence[tuple[ColumnRole, ColumnRole]]:
    """The adding columns that both tables have, in the same order, of the same period and place."""
    one, two = adding_columns(before), adding_columns(sheet)
    same = len(one) == len(two) and len(two) > 1 and all(_same(a, b) for a, b in zip(one, two, strict=True))
    return tuple(zip(one, two, strict=True)) if same else ()


def _same(one: ColumnRole, two: ColumnRole) -> bool:
    return one.role is two.role and one.period == two.period and one.area == two.area


def _tested(
    before: TableSheet,
    sheet: TableSheet,
    totals: Sequence[int],
    columns: Sequence[tuple[ColumnRole, ColumnRole]],
) -> Iterator[Relation]:
    grand, own, first = totals[-1], totals[-2], _total_rows(before)[-1]
    sums = []
    for one, two in columns:
        whole, part, other = sheet.at(grand, two), sheet.at(own, two), before.at(first, one)
        if whole is not None and part is not None and other is not None:
            sums.append((whole, part, other))
    agreeing = sum(
        part.value + other.value == whole.value and whole.value > _TELLING for whole, part, other in sums
    )
    if agreeing >= 2 and agreeing >= len(sums) - 1 - (len(sums) > 4):
        yield from (_both_totals(*figures) for figures in sums)


def _both_totals(whole: PrintedFigure, part: PrintedFigure, other: PrintedFigure) -> Relation:
    total = part.value + other.value
    words = show(total, whole.number)
    explanation = (
        f"{other.text} ({other.fact.label}) + {part.text} ({part.fact.label}) = {plain(total)}, and {whole.fact.label} "
        f"says {whole.text}; the other columns add up."
    )
    expected = {
        whole: words,
        part: show(whole.value - other.value, part.number),
        other: show(whole.value - part.value, other.number),
    }
    holds = total == whole.value
    slip = "" if holds else likely_slip(whole.text, words)
    return Relation(RULE, "grand", (whole, part, other), holds, Severity.CERTAIN, explanation, expected, slip)
