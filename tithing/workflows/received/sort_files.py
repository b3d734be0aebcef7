"""Sorts what came to the door: the book has it already, a source recognises it, or nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tithing.observations.erased import day_in_words
from tithing.sources.contract import Received
from tithing.sources.opened.table_files import why_unreadable
from tithing.sources.registry import (
    SourceInfo,
    detect,
    what_is_missing,
    what_is_recognised,
    why_set_aside,
)
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.entry import Entry
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.holdings import Holdings, content_as_named
from tithing.workflows.received.receive import Door, Item
from tithing.workflows.said.told import Told

Batch = tuple[SourceInfo, list[Item]]
_MOST_OF_A_HEADING = 4096  # bytes
_WIDE = 6  # commas in a first line that can only be headings
_TABLES = (
    ".csv",
    ".gz",
    ".ods",
    ".tsv",
    ".xls",
    ".xlsb",
    ".xlsm",
    ".xlsx",
)  # left in a folder, it may be missed


@dataclass
class Sorted:
    """`restated` gives entries of the book that had no release the one now stated.

    `taken_out` are files that came before and were withdrawn or erased, each with the day and what takes it in again.
    `set_aside` are files that a source knows and does not read, by its reason; `unreadable` says why tables that
    were left, because no one named them, cannot be read.
    """

    batches: dict[str, Batch] = field(default_factory=dict)
    already: list[str] = field(default_factory=list)
    taken_out: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    restated: dict[str, date] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    set_aside: dict[str, list[str]] = field(default_factory=dict)
    unreadable: list[Problem] = field(default_factory=list)
    other_days: list[Entry] = field(
        default_factory=list
    )  # of the book, of which another release was stated now
    _by_heading: dict[bytes, tuple[SourceInfo | None, str]] = field(default_factory=dict)

    @property
    def known_before(self) -> bool:
        """Whether the book knows any of the files already."""
        return bool(self.already or self.taken_out)

    def alike(self, item: Item, sources: Sequence[SourceInfo]) -> tuple[SourceInfo | None, str]:
        """The source of a file, or why it is set aside; of the many with one wide row of headings, the first says."""
        if item.source:
            return next((each for each in sources if each.slug == item.source), None), ""
        with item.received.path.open("rb") as file:
            heading = file.readline(4096)
        if item.received.suffix != ".csv" or heading.count(b",") < _WIDE:
            return _asked(item.received, sources)
        if heading not in self._by_heading:
            self._by_heading[heading] = _asked(item.received, sources)
        return self._by_heading[heading]


def _asked(received: Received, sources: Sequence[SourceInfo]) -> tuple[SourceInfo | None, str]:
    if why := why_set_aside(received, sources):
        return None, why
    return (sources[0] if len(sources) == 1 else detect(received, sources)), ""


def sort_files(
    door: Door,
    held: Holdings,
    sources: Sequence[SourceInfo],
    *,
    told: Told,
    released: date | None,
    again: bool,
) -> Sorted:
    """Sort every item. `held` is what the book holds, and `again` lets in what was taken out of it; nothing is read but
    what recognises a file.
    """
    found = Sorted(problems=list(door.problems))
    for arrival, sha in door.known:
        _tell_of_known(found, arrival.name, held.of_file(sha), held.why_out(file=sha), released)
    seen: dict[str, str] = {}
    for item in door.items:
        _sort(item, found, held, seen, sources, told, again)
    _tell_of_set_aside(found)
    _tell_of_left(found, sources)
    return found


def _tell_of_known(
    found: Sorted, name: str, same: Sequence[Entry], why_out: str, release: date | None
) -> None:
    standing = [entry for entry in same if entry.withdrawn is None]
    if standing:
        found.already.append(name)
        _restate(found, standing, release)
    else:
        found.taken_out.append(f"{name}: {why_out}")


def _sort(
    item: Item,
    found: Sorted,
    held: Holdings,
    seen: dict[str, str],
    sources: Sequence[SourceInfo],
    told: Told,
    again: bool,
) -> None:
    received = item.received
    named = _says_only_its_name(received)
    content = content_as_named(received.content_sha256, received.name) if named else received.content_sha256
    why_out = held.why_out(content=content, file="" if named else received.sha256)
    if held.stands_already(content, supplier=told.supplier, release=received.release, covers=told.covers):
        found.already.append(received.name)
        _restate(found, held.standing(content), received.release, by_archive=bool(item.release_from))
    elif why_out and not again:
        found.taken_out.append(f"{received.name}: {why_out}")
    elif content in seen:
        found.notices.append(f"{received.name}: the same content as {seen[content]}, taken once")
    else:
        seen[content] = received.name
        came_again = bool(held.standing(content))
        times = held.times_taken_out(content)
        _recognise(replace(item, again=came_again, times=times), found, sources)


def _says_only_its_name(received: Received) -> bool:
    """Whether there is nothing in it but a line of headings."""
    if received.suffix not in (".csv", ".tsv") or received.size > _MOST_OF_A_HEADING:
        return False
    return not received.path.read_bytes().partition(b"\n")[2].strip()


def _recognise(item: Item, found: Sorted, sources: Sequence[SourceInfo]) -> None:
    try:
        source, why_not = found.alike(item, sources)
    except Refused as refusal:
        found.problems.extend(refusal.problems)
        return
    if source is not None:
        found.batches.setdefault(source.slug, (source, []))[1].append(item)
    elif why_not:
        found.set_aside.setdefault(why_not, []).append(item.received.name)
    elif item.arrival.named and not item.received.member:
        found.problems += why_unreadable(item.received) or _why_unknown(item.received, sources)
    else:
        found.left.append(item.received.name)
        if item.received.name.lower().endswith(_TABLES):
            why = why_unreadable(item.received) or what_is_missing(item.received, sources)
            found.unreadable += why[:1]


def _why_unknown(received: Received, sources: Sequence[SourceInfo]) -> tuple[Problem, ...]:
    return what_is_missing(received, sources) or (_not_recognised(received.name, sources),)


def _not_recognised(name: str, sources: Sequence[SourceInfo]) -> Problem:
    change = "It is of none of these kinds; if it is, say which with --source NAME"
    return Problem("no source recognises this file", change, file=name, choices=what_is_recognised(sources))


def _tell_of_set_aside(found: Sorted) -> None:
    """Once for each reason, however many files there are."""
    for why, names in found.set_aside.items():
        found.notices.append(
            f"{numbered(len(names), 'file')} left ({names[0]}{' ...' if names[1:] else ''}): {why}"
        )
    if found.set_aside and not (found.batches or found.known_before or found.left or found.problems):
        name = next(iter(found.set_aside.values()))[0]
        found.problems.append(
            Problem(next(iter(found.set_aside)), "Import the files that go with it", file=name)
        )


def _tell_of_left(found: Sorted, sources: Sequence[SourceInfo]) -> None:
    if found.left and not (found.batches or found.known_before or found.problems):
        found.problems += found.unreadable or [_not_recognised(", ".join(found.left[:5]), sources)]
    else:
        found.notices += [f"left: {problem}" for problem in found.unreadable]


def tell_of_other_days(found: Sorted, folder: BookFolder) -> None:
    """Once for all: the book keeps the day of release that it was told first."""
    for entry in found.other_days[:1]:
        assert entry.release is not None
        others = len(found.other_days) - 1
        also = f"; so it is with {numbered(others, 'other file')}" if others else ""
        takes_out = folder.command("withdraw", entry.number, "--reason", "TEXT")
        found.notices.append(
            f"{entry.name}: the book has it as released on {day_in_words(entry.release)}, and that stays{also}. Where it is "
            f"wrong, take the file out ({takes_out}) and import it with --again and the right day"
        )


def _restate(found: Sorted, same: Sequence[Entry], release: date | None, *, by_archive: bool = False) -> None:
    """A day that is known where none was; another day than the book has changes nothing, and is told where it was said."""
    if release is None:
        return
    for entry in same:
        if entry.release is None:
            found.restated[entry.id] = release
        elif entry.release != release and not by_archive:
            found.other_days.append(entry)
