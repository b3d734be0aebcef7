"""What was decided of a year for the public, kept beside the store: nothing is decided again where nothing changed.

It is a cache like those of what stands (`store.kept`): made by the first reader who lacks it, of the year's files, and of all
that the decision hangs on besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tithing.observations.standing.said import feeds_of
from tithing.observations.standing.stored_rows import rows_in
from tithing.reading.guard.year import Decision, YearOfBook
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.record import Record, speaking_on
from tithing.store.parquet.engine import Engine
from tithing.store.parquet.kept import Feed, KeptParts
from tithing.store.parquet.sound import SoundFile

HIDDEN = "hidden"  # its folder in cache/
_MADE_BY = "hidden 3"  # another number where the same feed is decided otherwise
_TYPES = {
    "measure": "string",
    "area": "string",
    "period": "string",
    "breakdown": "string",
    "value": "float64",
    "hidden": "int64",
}
_ROWS_TOGETHER = 8_192


def kept_decisions(
    folder: BookFolder, record: Record, engine: Engine, asked: YearOfBook, *, hangs_on: tuple[str, ...]
) -> tuple[Decision, ...]:
    """What was decided of a year, as it is kept; decided now, and kept where that can be, where it is not."""

    def make(feed: Feed, sound: Sequence[SoundFile], path: Path) -> None:
        columns = dict(zip(_TYPES, zip(*asked.decided, strict=True), strict=True)) if asked.decided else {}
        rows = engine.table({name: [*columns.get(name, ())] for name in _TYPES}, _TYPES)
        engine.write(rows, path, sort_by=tuple(_TYPES), rows_together=_ROWS_TOGETHER)

    year = asked.year.code
    feeds = replace(feeds_of(speaking_on(record, None)), besides=(*hangs_on, *asked.hangs_on))
    found = KeptParts(folder, HIDDEN, _MADE_BY, make).parts(record, feeds, [year])
    try:
        return _read(engine, found[year])
    except Exception:  # it was not kept, or vanished since; whichever engine opens it has errors of its own
        return asked.decided


def _read(engine: Engine, kept: SoundFile) -> tuple[Decision, ...]:
    rows = rows_in(engine.scan([kept]), tuple(_TYPES))
    return tuple(
        Decision(measure, area, period, breakdown, value, bool(hidden))
        for measure, area, period, breakdown, value, hidden in rows
    )
