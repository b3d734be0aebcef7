"""What was decided of a year for the public, kept beside the store: nothing is decided again where nothing changed.

It is a cache like those of what stands (`store.kept`): made by the first reader who lacks it, of the year's files, and of all
that the decision hangs on besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tithing.observations.said import feeds_of
from tithing.observations.stored_rows import rows_in
from tithing.reading.guard.year import Decision, YearOfBook
from tithing.store.current import Speaking
from tithing.store.engine import Engine
from tithing.store.folder import BookFolder
from tithing.store.kept import Feed, KeptParts
from tithing.store.record import Record, speaking_on
from tithing.store.sound import SoundFile

HIDDEN = "hidden"  # its folder in cache/
_MADE_BY = "hidden 1"  # another number where the same feed is decided otherwise
_TYPES = {
    "measure": "string",
    "area": "string",
    "period": "string",
    "breakdown": "string",
    "value": "float64",
    "hidden": "int64",
}
_ROWS_TOGETHER = 8_192


@dataclass(frozen=True)
class FeedsOfPattern(Mapping[str, Feed]):
    """By financial year, the files that it is decided of, and what besides: `hangs_on`."""

    speaking: Speaking
    hangs_on: tuple[str, ...]

    def __getitem__(self, year: str) -> Feed:
        feed = feeds_of(self.speaking)[year]
        return replace(feed, said=(*feed.said, *self.hangs_on))

    def __contains__(self, year: object) -> bool:
        return year in feeds_of(self.speaking)

    def __iter__(self) -> Iterator[str]:
        return iter(feeds_of(self.speaking))

    def __len__(self) -> int:
        return len(feeds_of(self.speaking))


def kept_decisions(
    folder: BookFolder, record: Record, engine: Engine, asked: YearOfBook, *, hangs_on: tuple[str, ...]
) -> tuple[Decision, ...]:
    """What was decided of a year, as it is kept; decided now, and kept where that can be, where it is not."""

    def make(feed: Feed, sound: Sequence[SoundFile], path: Path) -> None:
        columns = dict(zip(_TYPES, zip(*asked.decided, strict=True), strict=True)) if asked.decided else {}
        rows = engine.table({name: [*columns.get(name, ())] for name in _TYPES}, _TYPES)
        engine.write(rows, path, sort_by=tuple(_TYPES), rows_together=_ROWS_TOGETHER)

    year = asked.year.code
    feeds = FeedsOfPattern(speaking_on(record, None), (*hangs_on, *asked.hangs_on))
    found = KeptParts(folder, HIDDEN, _MADE_BY, make).parts(record, feeds, [year])
    if year not in found:
        return asked.decided
    return _read(engine, found[year]) if "decided" not in vars(asked) else asked.decided


def _read(engine: Engine, kept: SoundFile) -> tuple[Decision, ...]:
    rows = rows_in(engine.scan([kept]), tuple(_TYPES))
    return tuple(
        Decision(measure, area, period, breakdown, value, bool(hidden))
        for measure, area, period, breakdown, value, hidden in rows
    )
