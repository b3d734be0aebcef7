"""Sorts what came to the door: the book has it already, a source recognises it, or nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tithing.sources.registry import SourceInfo, detect, what_is_recognised
from tithing.store.journal import Entry
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.receive import Door, Item

Batch = tuple[SourceInfo, list[Item]]
_WIDE = 6  # commas in a first line that can only be headings


@dataclass
class Sorted:
    """`restated` gives entries of the book that had no release the one now stated."""

    batches: dict[str, Batch] = field(default_factory=dict)
    already: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    restated: dict[str, date] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _by_heading: dict[bytes, SourceInfo | None] = field(default_factory=dict)

    def alike(self, item: Item, sources: Sequence[SourceInfo]) -> SourceInfo | None:
        """The source of a file; of the many that share one wide row of headings, only the first is asked about."""
        if len(sources) == 1:
            return sources[0]
        with item.received.path.open("rb") as file:
            heading = file.readline(4096)
        if item.received.suffix != ".csv" or heading.count(b",") < _WIDE:
            return detect(item.received, sources)
        if heading not in self._by_heading:
            self._by_heading[heading] = detect(item.received, sources)
        return self._by_heading[heading]


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
    _nothing_recognised(found, sources)
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
        source = found.alike(item, sources)
    except Refused as refusal:
        found.problems.extend(refusal.problems)
        return
    if source is not None:
        found.batches.setdefault(source.slug, (source, []))[1].append(item)
    elif item.arrival.named and not item.received.member:
        found.problems.append(_not_recognised(item.received.name, sources))
    else:
        found.left.append(item.received.name)


def _not_recognised(name: str, sources: Sequence[SourceInfo]) -> Problem:
    change = f"These are recognised: {what_is_recognised(sources)}. To say which it is, add --source NAME"
    return Problem("no source recognises this file", change, file=name)


def _nothing_recognised(found: Sorted, sources: Sequence[SourceInfo]) -> None:
    if found.left and not (found.batches or found.already or found.problems):
        found.problems.append(_not_recognised(", ".join(found.left[:5]), sources))


def _restate(found: Sorted, same: Sequence[Entry], release: date | None) -> None:
    if release is None:
        return
    for entry in same:
        if entry.release is None:
            found.restated[entry.id] = release
            found.notices.append(f"{entry.name}: its release is now stated as {release}")
