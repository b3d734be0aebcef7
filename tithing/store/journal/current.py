"""Which entries speak now, and which spoke on a day: releases in order, the latest file of a series.

Releases order by the day stated. A release that was never stated is taken as older than any that was; between
equals the one received later stands, and an import never lets that decide between two different values. A file that
was withdrawn speaks until the day before it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from tithing.store.journal.entry import Entry, StoredFile
from tithing.store.journal.fold import Tombstone
from tithing.store.journal.spans import Days, carved_out


def in_release_order(entries: Iterable[Entry], *, as_known_on: date | None = None) -> list[tuple[int, Entry]]:
    """(position in the journal, entry), oldest release first; only what was released by the day, if given.

    A file whose release was never stated counts as known from the beginning.
    """
    known = [(number, entry) for number, entry in enumerate(entries) if _known(entry, as_known_on)]
    return sorted(known, key=lambda pair: (pair[1].release or date.min, pair[0]))


def standing_entries(entries: Iterable[Entry], *, as_known_on: date | None = None) -> tuple[Entry, ...]:
    """Every entry that was not withdrawn and was released by the day, in the order received."""
    return tuple(entry for entry in entries if _known(entry, as_known_on))


def current_entries(entries: Iterable[Entry], *, as_known_on: date | None = None) -> tuple[Entry, ...]:
    """The entries that stand: the latest of each series, and every entry that belongs to none."""
    standing: dict[str, Entry] = {}
    for _, entry in in_release_order(entries, as_known_on=as_known_on):
        key = entry.series or entry.id
        standing.pop(key, None)
        standing[key] = entry
    return tuple(standing.values())


@dataclass(frozen=True)
class Speaking:
    """The entries that were released and not withdrawn, oldest release first; those that stand among them; and the days of
    which a later list speaks in place of one.
    """

    entries: tuple[Entry, ...]
    current: frozenset[str]
    carved: Mapping[str, tuple[Days, ...]]
    _worked_out: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, about: object, make: Callable[[], Any]) -> Any:
        """What was made of it when it was first asked for: only finished values are kept."""
        if about not in self._worked_out:
            self._worked_out[about] = make()
        return self._worked_out[about]

    @classmethod
    def of(cls, entries: Sequence[Entry], as_known_on: date | None = None) -> Speaking:
        """Of these entries, today or as known on a day."""
        current = current_entries(entries, as_known_on=as_known_on)
        known = tuple(entry for _, entry in in_release_order(entries, as_known_on=as_known_on))
        return cls(known, frozenset(entry.id for entry in current), carved_out(current))

    @cached_property
    def by_year(self) -> Mapping[tuple[str, str], Sequence[tuple[StoredFile, Entry]]]:
        """By kind of table and financial year, the files that hold such, and whose each is."""
        found: dict[tuple[str, str], list[tuple[StoredFile, Entry]]] = {}
        for entry in self.entries:
            for file in entry.files:
                found.setdefault((file.kind, file.year), []).append((file, entry))
        return found

    def files(self, kind: str, years: Collection[str] | None = None) -> list[StoredFile]:
        """The files of a kind of table of these financial years ("2017-18": where a period ends), or of all."""
        wanted = [
            place for place in self.by_year if place[0] == kind and (years is None or place[1] in years)
        ]
        return [file for place in wanted for file, _ in self.by_year[place]]

    def of_files(self, files: Collection[StoredFile]) -> Speaking:
        """The entries of these files alone, so that their places hang on nothing else."""
        wanted = set(files)
        return replace(
            self, entries=tuple(each for each in self.entries if not wanted.isdisjoint(each.files))
        )


def speaks_of(tombstone: Tombstone, as_known_on: date | None) -> bool:
    """Whether the file that was erased would stand, today or on a day, if it had not been."""
    if as_known_on is None:
        return tombstone.withdrawn is None
    released = tombstone.release is None or tombstone.release <= as_known_on
    return released and (tombstone.withdrawn is None or as_known_on < tombstone.withdrawn)


def would_have_stood(tombstone: Tombstone, as_known_on: date | None) -> bool:
    """Whether it did stand then: on a day before it was erased. Later, what else there is answers again."""
    before = as_known_on is not None and as_known_on < tombstone.day
    return before and speaks_of(tombstone, as_known_on)


def _known(entry: Entry, day: date | None) -> bool:
    if day is None:
        return entry.withdrawn is None
    released = entry.release is None or entry.release <= day
    return released and (entry.withdrawn is None or day < entry.withdrawn)
