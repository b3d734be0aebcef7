"""A line of changes under a table of areas ("Increased by 3.7%"): the parts' changes make the whole's (R81).

Each change gives back its area's earlier figure within rounding; those of the parts add to that of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.sums.areas_and_force import adding_across
from tithing.checking.understand.columns.role import ColumnRole
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "area_changes"
_CHANGE = re.compile(
    r"^(?P<up>increased?|rose|risen|up|higher)?(?P<down>decreased?|reduced|reduction|fell|fallen|down|lower)?"
    r"\s*(?:of|by)?\s*(?P<number>[-+\u2212]?\d+(?:\.\d+)?\s*%)$",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)
Interval = tuple[Decimal, Decimal]


@dataclass(frozen=True, eq=False)
class _Changed:
    """An area's total and the change printed for it, which together give its earlier figure."""

    total: PrintedFigure
    column: ColumnRole
    change: PrintedNumber
    sign: int

    @property
    def before(self) -> Interval:
        edges = [1 + self.sign * edge / _HUNDRED for edge in (self.change.low, self.change.high)]
        return self.total.low / max(edges), self.total.high / min(edges)


def relations(book: Pack) -> Iterator[Relation]:
    """For each line of changes under areas that add: does the whole's change follow from the parts'?"""
    for sheet in book.here:
        found = adding_across(sheet)
        if found is None:
            continue
        whole, parts = found
        for row in range(1, len(sheet.table.rows)):
            changed = [_changed(sheet, row, column) for column in (whole, *parts)]
            if all(item is not None for item in changed):
                yield _whole_from_parts(sheet, row, [item for item in changed if item is not None])


def _changed(sheet: TableSheet, row: int, column: ColumnRole) -> _Changed | None:
    """The change that a row prints in words for an area, and the nearest figure above it."""
    found = _CHANGE.match(sheet.text(row, column))
    total = next((f for above in range(row - 1, -1, -1) if (f := sheet.at(above, column)) is not None), None)
    number = read_number(found["number"]) if found else None
    if found is None or total is None or number is None or abs(number.value) >= _HUNDRED:
        return None
    return _Changed(total, column, number, -1 if found["down"] else 1)


def _whole_from_parts(sheet: TableSheet, row: int, changed: list[_Changed]) -> Relation:
    whole, *parts = changed
    low = sum((part.before[0] for part in parts), Decimal(0))
    high = sum((part.before[1] for part in parts), Decimal(0))
    share = [_HUNDRED * (whole.total.value / edge - 1) for edge in (high, low)]
    right = f"{plain(share[0], 2)}% to {plain(share[1], 2)}%"
    text = sheet.text(row, whole.column)
    explanation = (
        f"The changes of the areas give {plain(low, 0)} to {plain(high, 0)} before, so {whole.total.text} is a change of "
        f"{right}; {text!r} would need {plain(whole.before[0], 0)} to {plain(whole.before[1], 0)}."
    )
    return Relation(
        RULE,
        f"line {row}",
        (whole.total, *(part.total for part in parts)),
        overlap(whole.before, (low, high)),
        Severity.PROBABLE,
        explanation,
        {whole.total: right},
        place=sheet.place(row, whole.column),
        published=text,
        column=whole.column.column,
    )
