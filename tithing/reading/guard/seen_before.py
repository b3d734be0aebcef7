"""What everybody saw of a book before a file came that had been released before others: no day knows of it any more.

A file that comes late, with an older day of release, changes what is said to have been known on a day. What a publication showed
by then is in its ledger; what anybody asked for and nobody released is in none, so that each day on which files came counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tithing.store.journal.entry import Entry
from tithing.store.ledger.publication import Publication


class Overtaken(NamedTuple):
    """What stood by a line of the journal, before a file that had been released sooner; as known on a day, None where that was
    asked of no day.
    """

    line: int
    day: date | None


def overtaken(publications: Sequence[Publication], entries: Sequence[Entry]) -> tuple[Overtaken, ...]:
    """Of each late file the publication that came last before it, and what stood at the end of the day before it came."""
    seen = (
        each
        for late in entries
        for each in (*_published(late, publications), *_stood(late, entries))
        if _is_behind(late, each.line, entries)
    )
    return tuple(dict.fromkeys(seen))


def _is_behind(late: Entry, line: int, entries: Iterable[Entry]) -> bool:
    """Whether a file that was there by a line had been released no sooner."""
    had = (each.release or date.min for each in entries if each.number <= line)
    return any(release >= (late.release or date.min) for release in had)


def _published(late: Entry, publications: Sequence[Publication]) -> Iterator[Overtaken]:
    last = next((each for each in reversed(publications) if each.number < late.number), None)
    if last is not None:
        yield Overtaken(last.number, last.as_known_on or last.day)


def _stood(late: Entry, entries: Sequence[Entry]) -> Iterator[Overtaken]:
    """Of files that come on one day together nobody sees the one before the other."""
    before = [each.number for each in entries if each.received.date() < late.received.date()]
    if before and max(before) < late.number:
        yield Overtaken(max(before), None)
