"""What the book holds of some areas: by measure and supplier, from when to when, and how many figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Withheld


@dataclass(frozen=True)
class HeldMeasure:
    """`first` and `last` are the earliest and the latest period of which a figure is held."""

    measure: str
    supplier: str
    first: Period
    last: Period
    figures: int


def what_is_held(snapshot: Snapshot, *, areas: Collection[str]) -> tuple[HeldMeasure, ...]:
    """As the reader may know it: a measure of which they may see nothing is not among them."""
    found: dict[tuple[str, str], list[Period]] = {}
    for each in snapshot.observations(areas=areas, years=snapshot.years).all:
        if isinstance(each.quantity, Withheld):
            continue  # that it came is known; what of it, and how much, is not told
        found.setdefault((each.measure, each.supplier), []).append(each.period)
    return tuple(_held(*key, periods) for key, periods in sorted(found.items()))


def _held(measure: str, supplier: str, periods: list[Period]) -> HeldMeasure:
    first = min(periods, key=lambda each: (each.start, each.end))
    last = max(periods, key=lambda each: (each.end, each.start))
    return HeldMeasure(measure, supplier, first, last, len(periods))
