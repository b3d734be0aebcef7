"""What a book holds and held, looked up by content: which files stand, and which were taken out, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import PurePosixPath

from tithing.observations.erased import day_in_words
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import Tombstone
from tithing.store.journal.record import Record
from tithing.store.journal.spans import overlapping


class Holdings:
    """An index over the journal, made once for a command."""

    def __init__(self, record: Record) -> None:
        self._by_content = _grouped(record.entries, _content_of)
        self._by_file = _by_file(record.entries)
        self._by_series = _grouped(record.entries, lambda entry: entry.series)
        self._erased: Mapping[str, Sequence[Tombstone]] = _grouped_stones(record.tombstones)

    def of_file(self, sha256: str) -> Sequence[Entry]:
        return self._by_file.get(sha256, ())

    def standing(self, content: str) -> list[Entry]:
        """The entries of this content that were not withdrawn."""
        return [entry for entry in self._by_content.get(content, ()) if entry.withdrawn is None]

    def times_taken_out(self, content: str) -> int:
        """How often this content was taken in and is not standing any more."""
        withdrawn = len(self._by_content.get(content, ())) - len(self.standing(content))
        return withdrawn + len(self._erased.get(content, ()))

    def why_out(self, *, content: str = "", file: str = "") -> str:
        """That this was taken out, when, and what takes it in again; "" where it was not."""
        of_content, of_file = self._by_content.get(content, ()), self._by_file.get(file, ())
        found = of_content if content else of_file
        if any(entry.withdrawn is None for entry in found):
            return ""
        days = [entry.withdrawn for entry in found if entry.withdrawn]
        if days:
            return f"withdrawn on {day_in_words(max(days))}; {_again(found)}"
        erased = [stone.day for stone in (*self._erased.get(content, ()), *self._erased.get(file, ()))]
        return f"erased on {day_in_words(max(erased))}; {_again()}" if erased else ""

    def known_files(self, *, supplier: str, released: date | None, again: bool, covers: str = "") -> set[str]:
        """Raw files of which every content is settled already: they need not even be unpacked."""
        settled = {
            sha
            for sha, entries in self._by_file.items()
            if all(self._is_settled(each, supplier, released, again, covers) for each in entries)
            and not any(each.only_named for each in entries)
        }
        return settled if again else settled | self._erased_files()

    def _is_settled(
        self, entry: Entry, supplier: str, released: date | None, again: bool, covers: str
    ) -> bool:
        if entry.withdrawn is not None and not self.standing(_content_of(entry)):
            return not again
        return self._said_by([entry], supplier=supplier, release=released, covers=covers)

    def _erased_files(self) -> set[str]:
        stones = {stone.sha256 for stones in self._erased.values() for stone in stones if stone.sha256}
        return stones - self._by_file.keys()

    def stands_already(self, content: str, *, supplier: str, release: date | None, covers: str = "") -> bool:
        """Whether the book says already what a file of this content would make it say.

        It does not when another supplier sends it, when another span is stated for it, or when it is released again
        after a file of its series that said something else.
        """
        return self._said_by(self.standing(content), supplier=supplier, release=release, covers=covers)

    def _said_by(self, same: Sequence[Entry], *, supplier: str, release: date | None, covers: str) -> bool:
        if supplier and all(entry.supplier != supplier for entry in same):
            return False
        if covers and all(entry.covers != covers for entry in same):
            return False
        newest = max((entry.release or date.min for entry in same), default=None)
        if newest is None:
            return False
        if release is None or release <= newest:
            return True
        return not self._differed_between(same, newest, release)

    def _differed_between(self, same: Sequence[Entry], newest: date, release: date) -> bool:
        mine = {entry.content_sha256 for entry in same}
        return any(
            newest < (other.release or date.min) < release
            for entry in same
            for other in self._beside(entry)
            if other.withdrawn is None and other.content_sha256 not in mine
        )

    def _beside(self, entry: Entry) -> list[Entry]:
        """The entries of its series, and the lists of the same days."""
        if not entry.series:
            return []
        return [*self._by_series[entry.series], *overlapping(entry, chain(*self._by_series.values()))]


def _again(entries: Sequence[Entry] = ()) -> str:
    """What takes it in again, with the day of its release where one was stated: without it the book would know none."""
    stated = [entry.release for entry in entries if entry.release]
    return f"--again{f' --released {max(stated)}' if stated else ''} takes it in"


def content_as_named(content: str, name: str) -> str:
    """What a file without rows says is in its name alone, so that its content is that name's.

    >>> content_as_named("9f86d0", "2024-02.zip/2024-02/2024-02-cleveland-street.csv")
    '9f86d0 2024-02-cleveland-street.csv'
    """
    return f"{content} {PurePosixPath(name).name}"


def _content_of(entry: Entry) -> str:
    return content_as_named(entry.content_sha256, entry.name) if entry.only_named else entry.content_sha256


def _by_file(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """By the hash of the file as it came, and of what is kept of it."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for sha in dict.fromkeys((entry.came_as, entry.sha256)):
            found[sha].append(entry)
    return dict(found)


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[key(entry)].append(entry)
    return dict(found)


def _grouped_stones(stones: Iterable[Tombstone]) -> dict[str, list[Tombstone]]:
    """By the hash of the content and of the raw file; of a file that was only refused there is no content."""
    found: dict[str, list[Tombstone]] = defaultdict(list)
    for stone in stones:
        for sha in {stone.content_sha256, stone.sha256} - {""}:
            found[sha].append(stone)
    return dict(found)
