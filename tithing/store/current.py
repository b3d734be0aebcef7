"""Which entries speak now, and which spoke on a day: releases in order, the latest file of a series.

Releases order by the day stated. A release that was never stated is taken as older than any that was; between
equals the one received later stands, and an import never lets that decide between two different values.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tithing.store.journal import Entry


def in_release_order(entries: Iterable[Entry], *, as_known_on: date | None = None) -> list[tuple[int, Entry]]:
    """(position in the journal, entry), oldest release first; only what was released by the day, if given.

    A file whose release was never stated counts as known from the beginning.
    """
    known = [(number, entry) for number, entry in enumerate(entries) if _known(entry, as_known_on)]
    return sorted(known, key=lambda pair: (pair[1].release or date.min, pair[0]))


def current_entries(entries: Iterable[Entry], *, as_known_on: date | None = None) -> tuple[Entry, ...]:
    """The entries that stand: the latest of each series, and every entry that belongs to none."""
    standing: dict[str, Entry] = {}
    for _, entry in in_release_order(entries, as_known_on=as_known_on):
        key = entry.series or entry.id
        standing.pop(key, None)
        standing[key] = entry
    return tuple(standing.values())


def _known(entry: Entry, day: date | None) -> bool:
    return day is None or entry.release is None or entry.release <= day
