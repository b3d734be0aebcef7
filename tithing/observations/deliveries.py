"""What suppliers delivered: which months of which supplier came, and which of them came without a row.

A month that came empty is neither nought nor never sent: a file was there, and nobody can say what it would have held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from tithing.store.journal.entry import Entry
from tithing.vocabulary.period import Period, PeriodKind, UnknownPeriod


class Delivered(StrEnum):
    """What came of a month from a supplier."""

    WITH_ROWS = "sent"
    EMPTY = "sent empty"
    NOT = "not sent"


@dataclass(frozen=True)
class Delivery:
    """One month's file of a supplier: how many rows it had."""

    source: str
    supplier: str
    month: Period
    rows: int


@dataclass(frozen=True)
class Deliveries:
    """Every month's file that stands, of sources whose files are each a month of one supplier.

    >>> came = Deliveries((Delivery("police_street", "cleveland", Period.parse("2024-02"), 0),))
    >>> came.state("cleveland", Period.parse("2024-02")).value, came.state("durham", Period.parse("2024-02")).value
    ('sent empty', 'not sent')
    """

    all: tuple[Delivery, ...] = ()

    def state(self, supplier: str, month: Period) -> Delivered:
        """What came of this month from this supplier."""
        rows = self._rows.get((supplier, month))
        if rows is None:
            return Delivered.NOT
        return Delivered.WITH_ROWS if rows else Delivered.EMPTY

    @cached_property
    def any_empty(self) -> bool:
        """Whether any month of any supplier came without a row."""
        return not all(self._rows.values())

    @cached_property
    def _rows(self) -> dict[tuple[str, Period], int]:
        found: dict[tuple[str, Period], int] = {}
        for each in self.all:
            key = (each.supplier, each.month)
            found[key] = found.get(key, 0) + each.rows
        return found


NONE_KNOWN = Deliveries()


def deliveries_of(entries: Iterable[Entry]) -> Deliveries:
    """The deliveries among entries that stand: those whose series is a source, a supplier and a month."""
    found = (_delivery(entry) for entry in entries)
    return Deliveries(tuple(each for each in found if each is not None))


def month_of(entry: Entry) -> Period | None:
    """The one month that all of a file is of, where its series is a source, a supplier and a month; None of any other file."""
    delivery = _delivery(entry)
    return None if delivery is None else delivery.month


def _delivery(entry: Entry) -> Delivery | None:
    source, _, rest = entry.series.partition("/")
    supplier, _, last = rest.rpartition("/")
    if not supplier or "/" in supplier:
        return None
    month = _month(last)
    return Delivery(source, supplier, month, entry.rows) if month else None


@lru_cache(maxsize=4096)
def _month(text: str) -> Period | None:
    """The month that a text says; None for any other. Kept, since every force sends a file of the same month."""
    try:
        month = Period.of_month(text)
    except UnknownPeriod:
        return None
    return month if month.kind is PeriodKind.MONTH else None
