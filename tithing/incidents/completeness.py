"""How many of a supplier's incidents came without a place, by month: a district's count is without those.

When fewer have no place than a year ago, a district rises though nothing else changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tithing.places.placing import UNPLACED
from tithing.vocabulary.period import Period


@dataclass(frozen=True)
class WithoutPlace:
    """Of so many incidents, so many had no place.

    >>> WithoutPlace(102, 15).words
    '15 of 102'
    """

    of: int
    without: int

    @property
    def share(self) -> float:
        return self.without / self.of if self.of else 0.0

    @property
    def words(self) -> str:
        return f"{self.without or 'none'} of {self.of}"


MANY = 30  # a month: by chance there is never a month without any
OfSupplier = Mapping[tuple[str, str], WithoutPlace]  # by month and measure


@dataclass(frozen=True)
class Completeness:
    """By supplier, and then by month and measure; `totals` are measures that are the sum of others."""

    of_supplier: Callable[[str], OfSupplier]
    totals: Mapping[str, tuple[str, ...]]

    def over(self, supplier: str, measure: str, period: Period) -> WithoutPlace | None:
        """What had no place in a period; None where the supplier has nothing of one of its months."""
        counted = self.of_supplier(supplier)
        found = [self._in_month(counted, measure, month.month_text) for month in period.months()]
        if not found or not all(each.of for each in found):
            return None
        return _together(found)

    def silent(self, supplier: str, measure: str, periods: Iterable[Period]) -> dict[str, tuple[Period, ...]]:
        """Of each part of a measure that is many in the other months of these periods, those months in which the supplier has rows
        and none of it: nobody stops committing a kind of offence.
        """
        counted = self.of_supplier(supplier)
        sent = {month for month, _ in counted}
        months = [month for period in periods for month in period.months() if month.month_text in sent]
        parts = self.totals.get(measure, (measure,))
        found = {part: tuple(_without_any(counted, part, months)) for part in parts}
        return {part: none for part, none in found.items() if none}

    def _in_month(self, counted: OfSupplier, measure: str, month: str) -> WithoutPlace:
        parts = self.totals.get(measure, (measure,))
        return _together(counted.get((month, part), _NONE) for part in parts)


def places_of(incidents: Any) -> Any:
    """By supplier, month and measure, how many there are of (`of`) and how many had no place (`without`), as a lazy frame;
    `incidents` has the columns of `incidents.schema`.
    """
    import narwhals as nw

    rows = (
        nw.from_native(incidents).lazy().with_columns((nw.col("fit") == UNPLACED).cast(nw.Int64).alias("no"))
    )
    return rows.group_by("supplier", "month", "measure").agg(
        nw.len().cast(nw.Int64).alias("of"), nw.col("no").sum().cast(nw.Int64).alias("without")
    )


_NONE = WithoutPlace(0, 0)


def _without_any(counted: OfSupplier, measure: str, months: Iterable[Period]) -> list[Period]:
    """The months without any, where the others have many."""
    numbers = {month: counted.get((month.month_text, measure), _NONE).of for month in months}
    some = [number for number in numbers.values() if number]
    is_many = sum(some) >= MANY * len(some) > 0
    return [month for month, number in numbers.items() if is_many and not number]


def _together(found: Iterable[WithoutPlace]) -> WithoutPlace:
    each = list(found)
    return WithoutPlace(sum(one.of for one in each), sum(one.without for one in each))
