"""What changed in the book between two days: what was new, what said something else, what was taken out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tithing.observations.observation import Observation
from tithing.reading.snapshot import Snapshot

FigureKey = tuple[str, str, str, str, str]  # measure, area, period, breakdown, supplier


@dataclass(frozen=True)
class ChangedFigure:
    """`before` is None for what is new, `after` for what is gone."""

    before: Observation | None
    after: Observation | None


def changed_between(
    snapshot: Snapshot, first: date, last: date, *, areas: Collection[str], years: Collection[str]
) -> tuple[ChangedFigure, ...]:
    """What the reader sees otherwise on the last day than on the first, by measure, area and period."""
    then = _by_key(_on(snapshot, first), areas, years)
    now = _by_key(_on(snapshot, last), areas, years)
    return tuple(
        ChangedFigure(then.get(key), now.get(key))
        for key in sorted({*then, *now})
        if _differ(then.get(key), now.get(key))
    )


def _on(snapshot: Snapshot, day: date) -> Snapshot:
    """As known on a day. What is known today is kept by year, and need not be looked for in every file that ever came."""
    return snapshot if snapshot.as_known_on is None and day == snapshot.day else snapshot.on(day)


def _by_key(
    snapshot: Snapshot, areas: Collection[str], years: Collection[str]
) -> dict[FigureKey, Observation]:
    return {
        (each.measure, each.area, each.period.code, each.breakdown, each.supplier): each
        for each in snapshot.observations(areas=areas, years=years).all
    }


def _differ(one: Observation | None, other: Observation | None) -> bool:
    return one is None or other is None or one.quantity != other.quantity
