"""A column that is the product of two others in most rows: a count and its weight, hours and what an hour costs (R84)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from tithing.checking.test.making import relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.understand.columns.role import CHANGES
from tithing.checking.understand.lines.made import NEAR, Made, all_there, best, columns_of, product
from tithing.checking.understand.pack import Pack, TableSheet

RULE = "products"
_SCALES = (Decimal(1), Decimal("0.01"), Decimal("0.001"))


def relations(book: Pack) -> Iterator[Relation]:
    """For each column that two others multiply to in most rows: do they in all?"""
    for sheet in book.here:
        for result, column in enumerate(sheet.columns):
            if column.role in CHANGES or _of_shares(sheet, result):
                continue
            yield from relations_of(RULE, best(list(_families(sheet, result)), fewest=4))


def _of_shares(sheet: TableSheet, number: int) -> bool:
    """A column of per cents is worked out from the others, and not they from it."""
    figures = sheet.in_column(sheet.columns[number])
    return 2 * sum(figure.number.unit == "%" for figure in figures) > len(figures)


def _families(sheet: TableSheet, result: int) -> Iterator[list[Made]]:
    columns = columns_of(sheet)
    near = [
        n for n in range(len(columns)) if n != result and abs(n - result) <= NEAR and not _of_shares(sheet, n)
    ]
    for one, two in combinations(near, 2):
        for scale in _SCALES:
            lines = zip(columns[result], columns[one], columns[two], strict=True)
            yield [made for line in lines if (figures := all_there(line)) and (made := _made(figures, scale))]


def _made(figures: tuple, scale: Decimal) -> Made | None:  # type: ignore[type-arg]
    result, one, two = figures
    if min(abs(one.value), abs(two.value)) <= 1:
        return None  # once a number is the number: that says nothing
    times = "" if scale == 1 else f" × {scale}"
    rights = {one: result.value / scale / two.value, two: result.value / scale / one.value}
    working, point = f"{one.text} × {two.text}{times}", scale * one.value * two.value
    return Made(result, (one, two), product(one, two, scale), working, rights, point)
