"""A figure with its change in brackets, "12,589 (4.3% reduction)", in a row that prints what it might be set against.

Where no figure of the row, whole or for a part of a year, gives that change, its basis is not stated and it cannot be
worked out again (R81, R86). The cells are read for themselves, so that a table with ragged rows is queried as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.read.printed import PrintedCell, PrintedRow
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack

RULE = "remarked_change"
_REMARKED = re.compile(
    r"^(?P<count>\d[\d,]*)\s*\(\s*(?P<share>[-+]?\d+(?:\.\d+)?\s*%)\s*(?P<way>reduction|decrease|fall|drop|increase|rise)\s*\)$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\d[\d,]*(?![\d.,%])")
_PARTS = (Decimal(1), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))  # of a year
_HUNDRED = Decimal(100)
_LEAST = counted("test.alone.remarked_change", "least")


def relations(book: Pack) -> Iterator[Relation]:
    """For each figure with its change in brackets: does another figure of the row give that change?"""
    for table in book.document.tables:
        for row in table.rows:
            for cell in row.cells:
                found = _REMARKED.match(cell.text.strip())
                others = _others(row, cell) if found else []
                if found and others:
                    yield from _tested(cell, found, others)


def _others(row: PrintedRow, cell: PrintedCell) -> list[PrintedNumber]:
    texts = (_LEADING.match(other.text.strip()) for other in row.cells if other is not cell)
    numbers = [read_number(found.group()) for found in texts if found]
    return [number for number in numbers if number is not None and number.value >= _LEAST]


def _tested(cell: PrintedCell, found: re.Match[str], others: list[PrintedNumber]) -> Iterator[Relation]:
    count, share = read_number(found["count"]), read_number(found["share"].lstrip("+-"))
    if count is None or share is None or count.value < _LEAST:
        return
    fell = found["way"].lower() not in ("increase", "rise")
    sign = -1 if fell else 1
    bases = [other.value * part for other in others for part in _PARTS]
    changes = [_HUNDRED * (count.value - base) / base * sign for base in bases]
    holds = any(overlap((share.low, share.high), (change, change)) for change in changes)
    needed = count.value * _HUNDRED / (_HUNDRED + sign * share.value)
    words = (
        f"{found['count']} after a {found['way'].lower()} of {found['share']} needs about {plain(needed, 0)} before, which no "
        f"figure of the row is, whole or for a part of a year: the basis is not stated, and it cannot be worked out again."
    )
    yield Relation(
        RULE,
        "change",
        (),
        holds,
        Severity.JUDGEMENT,
        words,
        place=cell.place,
        published=cell.text.strip(),
        right="what it is set against",
    )
