"""A target that is a baseline less, or more, so many per cent of it, as most rows are (R98)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from tithing.checking.test.making import relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.lines.made import NEAR, Made, all_there, best, columns_of, product
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "reduced_by"
_AIMED = re.compile(
    r"\b(?:target|aim|goal|ambition|plan\w*|trajectory|expected|by\s+20\d\d|after)\b", re.IGNORECASE
)
_HUNDRED = Decimal(100)
_RESULTS = frozenset({Role.TARGET, Role.COUNT, Role.UNSURE, Role.CURRENT})


def relations(book: Pack) -> Iterator[Relation]:
    """For each column that is another less a per cent of it in most rows: is it in all?"""
    for sheet in book.here:
        for result, column in enumerate(sheet.columns):
            if column.role in _RESULTS and _AIMED.search(sheet.table.heads[result]):
                yield from relations_of(RULE, best(list(_families(sheet, result))))


def _families(sheet: TableSheet, result: int) -> Iterator[list[Made]]:
    columns = columns_of(sheet)
    near = [n for n in range(len(columns)) if n != result and abs(n - result) <= NEAR]
    for base, share in permutations(near, 2):
        if all(figure is None or figure.number.unit == "%" for figure in columns[share]):
            for sign in (-1, 1):
                lines = zip(columns[result], columns[base], columns[share], strict=True)
                yield [_made(*figures, sign=sign) for line in lines if (figures := all_there(line))]


def _made(result: PrintedFigure, base: PrintedFigure, share: PrintedFigure, *, sign: int) -> Made:
    part = product(base, share, Decimal(1) / _HUNDRED)
    edges = [
        base.low + sign * part[0],
        base.low + sign * part[1],
        base.high + sign * part[0],
        base.high + sign * part[1],
    ]
    half = result.number.step / 2
    working = f"{base.text} {'less' if sign < 0 else 'and'} {share.text} of it"
    return Made(result, (base, share), (min(edges) - half, max(edges) + half), working)
