"""A count has no fractions: a figure with decimals among whole ones is a decimal slip (R84)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.measures import is_rate, is_share
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "whole_counts"
Lines = dict[int, list[PrintedFigure]]  # by the number of the row or column
_COUNTED = frozenset({Role.BASELINE, Role.EARLIER, Role.CURRENT, Role.YEAR_TO_DATE, Role.COUNT})
_YEARLY = frozenset({Role.BASELINE, Role.TARGET, Role.YEAR_TO_DATE})
_FEWEST = counted("test.alone.whole_counts", "fewest")
_SIZES = counted("test.alone.whole_counts", "sizes")
_SIZES_OF_A_YEAR = counted("test.alone.whole_counts", "sizes_of_a_year")


def relations(book: Pack) -> Iterator[Relation]:
    """For each figure with decimals where counts stand: are its column's others whole, or its row's others?"""
    for sheet in book.here:
        slips = _alone([figure for figure in sheet.figures.values() if _may_be_slip(figure)])
        rows, columns = _counts(sheet) if slips else ({}, {})
        for figure in slips:
            row = [other for other in rows.get(figure.row, ()) if other is not figure]
            column = columns.get(figure.fact.cell.column, ())
            if _among_counts(figure, row, column):
                yield _fraction_among_counts(figure)


def _alone(slips: Sequence[PrintedFigure]) -> list[PrintedFigure]:
    """Those that are the only one of their column: a column with two is of ratios or averages, whatever its head."""
    times = Counter(figure.fact.cell.column for figure in slips)
    return [figure for figure in slips if times[figure.fact.cell.column] == 1]


def _counts(sheet: TableSheet) -> tuple[Lines, Lines]:
    """The figures of counts by row and by column; rows of rates and shares, and columns of rates, are none."""
    rows: Lines = {}
    columns: Lines = {}
    for figure in filter(_is_count, sheet.figures.values()):
        rows.setdefault(figure.row, []).append(figure)
        columns.setdefault(figure.fact.cell.column, []).append(figure)
    return rows, columns


def _is_count(figure: PrintedFigure) -> bool:
    fact = figure.fact
    counted = fact.role in _COUNTED and not fact.column.per and not figure.number.unit
    return counted and not is_rate(f"{fact.label} {fact.head}") and not is_share(fact.label)


def _may_be_slip(figure: PrintedFigure) -> bool:
    fact, number = figure.fact, figure.number
    if number.step >= 1:
        return False
    words = f"{fact.label} {fact.head} {fact.table.label_head}"
    named = is_rate(words) or is_share(words) or "average" in words.lower()
    counted = fact.role in _COUNTED | _YEARLY and not fact.column.per
    return not number.unit and counted and not named


def _among_counts(
    figure: PrintedFigure, row: Sequence[PrintedFigure], column: Sequence[PrintedFigure]
) -> bool:
    if any(not other.number.whole for other in row):
        return False
    whole_column = all(other.number.whole or other is figure for other in column)
    counted = len(row) >= _FEWEST or (
        whole_column and sum(other is not figure for other in column) >= _FEWEST
    )
    return counted and _fits_without_point(figure, row or [other for other in column if other is not figure])


def _fits_without_point(figure: PrintedFigure, near: Sequence[PrintedFigure]) -> bool:
    """Whether the same digits without the point are of the size of the figures beside it; else it may be no count."""
    digits = figure.value.scaleb(figure.number.decimals)
    sizes = [abs(f.value) for f in near if f.value]
    times = _SIZES_OF_A_YEAR if figure.fact.role in _YEARLY else _SIZES
    return bool(sizes) and min(sizes) <= times * digits and digits <= times * max(sizes)


def _fraction_among_counts(figure: PrintedFigure) -> Relation:
    right = figure.text.replace(".", "")
    words = f"{figure.text} stands among whole numbers, and a count has no fractions: is it {right}?"
    slip = "a decimal point in the wrong place"
    return Relation(RULE, "whole", (figure,), False, Severity.PROBABLE, words, {figure: right}, slip)
