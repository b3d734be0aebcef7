"""What came into the book since a day that says something else than was known before, and what was taken out of it since.

It goes by the day on which a file came, and not by the one on which it was released: who follows what changes learns of a file
that came late.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tithing.observations.observation import Observation
from tithing.reading.questions.changed_between import FigureKey
from tithing.reading.snapshot import Snapshot

_A_DAY = timedelta(days=1)


class ChangeKind(StrEnum):
    """The words are those that a page and a program are told."""

    NEW = "new"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ChangeSince:
    """`on` is the day on which it came, or was withdrawn; `before` None for what is new, `after` None for what is gone."""

    on: date
    kind: ChangeKind
    before: Observation | None
    after: Observation | None

    @property
    def figure(self) -> Observation:
        """What it is about, as it is now or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


def changed_since(
    snapshot: Snapshot, first: date, *, areas: Collection[str], years: Collection[str]
) -> tuple[ChangeSince, ...]:
    """As far as the reader may see it, in order of the day, then by measure, area and period."""
    return snapshot.remembered(
        changed_since,
        first,
        frozenset(areas),
        tuple(years),
        make=lambda: tuple(sorted(_changed(snapshot, first, areas, years), key=_in_order)),
    )


def _in_order(change: ChangeSince) -> tuple[date, FigureKey]:
    return change.on, _key(change.figure)


def _changed(
    snapshot: Snapshot, first: date, areas: Collection[str], years: Collection[str]
) -> Iterator[ChangeSince]:
    came = _days_of_coming(snapshot)
    now = _by_key(snapshot, areas, years)
    fresh = {key: day for key, said in now.items() if (day := _came(said, came)) is not None and day >= first}
    then = _by_key(snapshot.on(first - _A_DAY), areas, years) if fresh else {}
    for key, day in fresh.items():
        change = _of_what_came(day, then.get(key), now[key], came, first)
        if change is not None:
            yield change
    yield from _withdrawn(snapshot, first, areas, years, now)


def _of_what_came(
    day: date, was: Observation | None, said: Observation, came: Mapping[tuple[str, str], date], first: date
) -> ChangeSince | None:
    """None where it only says again what was known."""
    known = was is not None and (_came(was, came) or date.min) < first
    before = was if known else said.earlier[-1] if said.earlier else None
    if before is not None and before.quantity == said.quantity:
        return None
    return ChangeSince(day, ChangeKind.REVISED if before else ChangeKind.NEW, before, said)


def _withdrawn(
    snapshot: Snapshot,
    first: date,
    areas: Collection[str],
    years: Collection[str],
    now: Mapping[FigureKey, Observation],
) -> Iterator[ChangeSince]:
    """What stood on the day before its file was withdrawn."""
    days = {each.withdrawn for each in snapshot.entries if each.withdrawn is not None}
    for day in sorted(day for day in days if day >= first):
        for key, was in _by_key(snapshot.on(day - _A_DAY), areas, years).items():
            if was.source.withdrawn == day:
                yield ChangeSince(day, ChangeKind.WITHDRAWN, was, now.get(key))


def _days_of_coming(snapshot: Snapshot) -> Mapping[tuple[str, str], date]:
    return {file: entry.received.date() for file, entry in snapshot.by_file.items()}


def _came(said: Observation, came: Mapping[tuple[str, str], date]) -> date | None:
    """When the file of a figure came; None for what is told without its file."""
    return came.get((said.source.file, said.source.mark))


def _by_key(
    snapshot: Snapshot, areas: Collection[str], years: Collection[str]
) -> dict[FigureKey, Observation]:
    return {_key(each): each for each in snapshot.observations(areas=areas, years=years).all}


def _key(said: Observation) -> FigureKey:
    return said.measure, said.area, said.period.code, said.breakdown, said.supplier
