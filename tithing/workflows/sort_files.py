"""Sorts what came to the door: the book has it already, a source recognises it, or nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tithing.sources.contract import Received
from tithing.sources.registry import SourceInfo, detect, what_is_recognised, why_set_aside
from tithing.sources.table_files import why_unreadable
from tithing.store.journal import Entry
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.receive import Door, Item

Batch = tuple[SourceInfo, list[Item]]
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

    `set_aside` are files that a source knows and does not read, by its reason; `unreadable` says why tables that
    were left, because no one named them, cannot be read.
    """

    batches: dict[str, Batch] = field(default_factory=dict)
    already: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    restated: dict[str, date] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    set_aside: dict[str, list[str]] = field(default_factory=dict)
    unreadable: list[Problem] = field(default_factory=list)
    _by_heading: dict[bytes, tuple[SourceInfo | None, str]] = field(default_factory=dict)

    def alike(self, item: Item, sources: Sequence[SourceInfo]) -> tuple[SourceInfo | None, str]:
        """The source of a file, or why it is set aside; of the many with one wide row of headings, the first says."""
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
    before: Sequence[Entry],
    sources: Sequence[SourceInfo],
    *,
    supplier: str,
    released: date | None,
) -> Sorted:
    """Sort every item. `before` is the book's journal; nothing is read but what recognises a file."""
    found = Sorted(problems=list(door.problems))
    for arrival, sha in door.known:
        found.already.append(arrival.name)
        _restate(found, [entry for entry in before if entry.sha256 == sha], released)
    seen: dict[str, str] = {}
    for item in door.items:
        _sort(item, found, before, seen, sources, supplier)
    _tell_of_set_aside(found)
    _tell_of_left(found, sources)
    return found


def stands_already(
    same: Sequence[Entry], before: Sequence[Entry], *, supplier: str, release: date | None
) -> bool:
    """Whether the book says already what a file of this content would make it say.

    It does not when another supplier sends it, or when it is released again after a file of its series that
    said something else.
    """
    if supplier and all(entry.supplier != supplier for entry in same):
        return False
    newest = max((entry.release or date.min for entry in same), default=None)
    if newest is None:
        return False
    if release is None or release <= newest:
        return True
    series = {entry.series for entry in same if entry.series}
    mine = {entry.content_sha256 for entry in same}
    return not any(
        entry.series in series
        and entry.content_sha256 not in mine
        and newest < (entry.release or date.min) < release
        for entry in before
    )


def _sort(
    item: Item,
    found: Sorted,
    before: Sequence[Entry],
    seen: dict[str, str],
    sources: Sequence[SourceInfo],
    supplier: str,
) -> None:
    received = item.received
    same = [entry for entry in before if entry.content_sha256 == received.content_sha256]
    if stands_already(same, before, supplier=supplier, release=received.release):
        found.already.append(received.name)
        _restate(found, same, received.release)
    elif received.content_sha256 in seen:
        found.notices.append(
            f"{received.name}: the same content as {seen[received.content_sha256]}, taken once"
        )
    else:
        seen[received.content_sha256] = received.name
        _recognise(replace(item, again=bool(same)), found, sources)


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
        found.problems += why_unreadable(item.received) or [_not_recognised(item.received.name, sources)]
    else:
        found.left.append(item.received.name)
        if item.received.name.lower().endswith(_TABLES):
            found.unreadable += why_unreadable(item.received)[:1]


def _not_recognised(name: str, sources: Sequence[SourceInfo]) -> Problem:
    change = "It is of none of these kinds; if it is, say which with --source NAME"
    return Problem("no source recognises this file", change, file=name, choices=what_is_recognised(sources))


def _tell_of_set_aside(found: Sorted) -> None:
    """Once for each reason, however many files there are."""
    for why, names in found.set_aside.items():
        found.notices.append(
            f"{numbered(len(names), 'file')} left ({names[0]}{' ...' if names[1:] else ''}): {why}"
        )
    if found.set_aside and not (found.batches or found.already or found.left or found.problems):
        name = next(iter(found.set_aside.values()))[0]
        found.problems.append(
            Problem(next(iter(found.set_aside)), "Import the files that go with it", file=name)
        )


def _tell_of_left(found: Sorted, sources: Sequence[SourceInfo]) -> None:
    if found.left and not (found.batches or found.already or found.problems):
        found.problems += found.unreadable or [_not_recognised(", ".join(found.left[:5]), sources)]
    else:
        found.notices += [f"left: {problem}" for problem in found.unreadable]


def _restate(found: Sorted, same: Sequence[Entry], release: date | None) -> None:
    if release is None:
        return
    for entry in same:
        if entry.release is None:
            found.restated[entry.id] = release
            found.notices.append(f"{entry.name}: its release is now stated as {release}")
