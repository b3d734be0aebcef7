"""A count has no fractions: a figure with decimals among whole ones is a decimal slip (R84)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.book import Book, Figure, Sheet
from tithing.checking.finding import Severity
from tithing.checking.measures import is_rate, is_share
from tithing.checking.relation import Relation
from tithing.checking.roles import Role

RULE = "whole_counts"
_COUNTED = frozenset({Role.BASELINE, Role.EARLIER, Role.CURRENT, Role.YEAR_TO_DATE, Role.COUNT})
_YEARLY = frozenset({Role.BASELINE, Role.TARGET, Role.YEAR_TO_DATE})
_FEWEST = 2
_SIZES = 5  # times smaller or larger
_SIZES_OF_A_YEAR = 10  # a year's figure beside a quarter's


def relations(book: Book) -> Iterator[Relation]:
    """For each figure with decimals where counts stand: are its column's others whole, or its row's others?"""
    for sheet in book.here:
        for figure in sheet.figures.values():
            if _may_be_slip(figure) and _among_counts(sheet, figure):
                yield _relation(figure)


def _may_be_slip(figure: Figure) -> bool:
    fact, number = figure.fact, figure.number
    if number.step >= 1:
        return False
    words = f"{fact.label} {fact.head} {fact.table.label_head}"
    named = is_rate(words) or is_share(words) or "average" in words.lower()
    counted = fact.role in _COUNTED | _YEARLY and not fact.column.per
    return not number.unit and counted and not named


def _among_counts(sheet: Sheet, figure: Figure) -> bool:
    column = [f for f in _others(sheet, figure) if f.fact.cell.column == figure.fact.cell.column]
    row = [f for f in _others(sheet, figure) if f.row == figure.row]
    whole_column = len(column) >= _FEWEST and all(f.number.whole for f in column)
    whole_row = len(row) >= _FEWEST and all(f.number.whole for f in row)
    counted = whole_row or (whole_column and all(f.number.whole for f in row))
    return counted and _fits_without_point(figure, row or column)


def _fits_without_point(figure: Figure, near: list[Figure]) -> bool:
    """Whether the same digits without the point are of the size of the figures beside it; else it may be no count."""
    digits = figure.value.scaleb(figure.number.decimals)
    sizes = [abs(f.value) for f in near if f.value]
    times = _SIZES_OF_A_YEAR if figure.fact.role in _YEARLY else _SIZES
    return bool(sizes) and min(sizes) <= times * digits and digits <= times * max(sizes)


def _others(sheet: Sheet, figure: Figure) -> list[Figure]:
    """The other figures of counts; rows of rates and shares, and columns of rates, are none."""
    return [
        other
        for other in sheet.figures.values()
        if other is not figure
        and other.fact.role in _COUNTED
        and not other.fact.column.per
        and not other.number.unit
        and not is_rate(f"{other.fact.label} {other.fact.head}")
        and not is_share(other.fact.label)
    ]


def _relation(figure: Figure) -> Relation:
    right = figure.text.replace(".", "")
    words = f"{figure.text} stands among whole numbers, and a count has no fractions: is it {right}?"
    slip = "a decimal point in the wrong place"
    return Relation(RULE, "whole", (figure,), False, Severity.PROBABLE, words, {figure: right}, slip)
