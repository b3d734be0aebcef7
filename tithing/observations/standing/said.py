"""What was said of each key of an observation, up to what stands: settled in the engine, for any number of rows.

Releases decide (`store.current`): of the files that speak, the one whose release is latest has the last word; the latest of
a series replaces an earlier one whole; and of lists of incidents the latest speaks for the days it covers (`store.spans`).
What stands today is kept by financial year in cache/standing/ (`store.kept`), sorted by area, so that little is opened of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tithing.observations.schema import COLUMNS, KEY
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.current import Speaking
from tithing.store.journal.record import Record, speaking_on
from tithing.store.parquet.engine import Engine
from tithing.store.parquet.kept import Feed, Feeds, KeptParts
from tithing.store.parquet.sound import SoundFile, sound_files

Found = TypeVar("Found")

STANDING = "standing"  # its folder in cache/
SORTED_BY = ("area", "measure", "period", "breakdown", "supplier", "place")
_MADE_BY = "said 1"  # another number where other rows, columns or another order come of the same feed
_ROWS_TOGETHER = 8_192  # so many rows are opened or left at a time


# -- settled in the engine ------------------------------------------------------------------------------------


def said_of_each(rows: Any, speaking: Speaking, engine: Engine) -> Any:
    """Of stored rows, those that speak, without what came after the last that stands of its key.

    `place` orders what was said of one key, and `stands` marks its last. `rows` is what `Engine.scan` gives, or a part of
    it that has all or nothing of a key.
    """
    import narwhals as nw

    known = nw.from_native(rows).join(_places(speaking, engine), on="entry", how="inner")
    alive = _marked_carved(known, speaking, engine)
    spoken = nw.when(nw.col("speaks") == 1).then(nw.col("place"))
    said = alive.with_columns(spoken.max().over(*KEY).alias("last")).filter(nw.col("place") <= nw.col("last"))
    return said.with_columns((nw.col("place") == nw.col("last")).alias("stands")).drop("last", "speaks")


def _places(speaking: Speaking, engine: Engine) -> Any:
    """Of each entry its place by release, and whether it speaks: 1 or 0."""
    import narwhals as nw

    ids = [entry.id for entry in speaking.entries]
    columns: dict[str, Sequence[Any]] = {
        "entry": ids,
        "place": list(range(len(ids))),
        "speaks": [int(each in speaking.current) for each in ids],
    }
    return nw.from_native(engine.table(columns, {"entry": "string", "place": "int64", "speaks": "int64"}))


def _marked_carved(known: Any, speaking: Speaking, engine: Engine) -> Any:
    """The rows, where those of days for which a later list speaks do not speak themselves."""
    import narwhals as nw

    spans = [(entry, *days) for entry, each in speaking.carved.items() for days in each]
    if not spans:
        return known
    entries, firsts, lasts = zip(*spans, strict=True)
    columns = {"entry": entries, "first": firsts, "last_day": lasts}
    types = {"entry": "string", "first": "date", "last_day": "date"}
    later = nw.from_native(engine.table(columns, types))
    inside = (nw.col("first") <= nw.col("start")) & (nw.col("end") <= nw.col("last_day"))
    spoken_of = known.join(later, on="entry", how="inner").filter(inside).select(*KEY, "entry").unique()
    marked = known.join(spoken_of.with_columns(nw.lit(1).alias("carved")), on=[*KEY, "entry"], how="left")
    return marked.with_columns(
        nw.when(nw.col("carved").is_null()).then(nw.col("speaks")).otherwise(nw.lit(0)).alias("speaks")
    ).drop("carved")


# -- kept by financial year -----------------------------------------------------------------------------------


def feeds_of(speaking: Speaking) -> Feeds:
    """By financial year, what decides what was said in it: files in order of release, and which of them speak of what."""
    return Feeds(speaking, "observations")


@dataclass(frozen=True)
class SaidInYears:
    """What was said and stands, year by year, as far as it is kept or can be; the rest is settled when it is asked for."""

    speaking: Speaking
    engine: Engine
    kept: tuple[SoundFile, ...]
    from_store: tuple[SoundFile, ...]

    def frames(self, *wanted: Any) -> list[Any]:
        """Lazy frames, each with the rows that answer to all that is `wanted`: expressions on parts of the key."""
        found = []
        if self.kept:
            found.append(_filtered(self.engine.scan(self.kept), wanted))
        if self.from_store:
            rows = _filtered(self.engine.scan(self.from_store), wanted)
            found.append(said_of_each(rows, self.speaking, self.engine))
        return found


def _filtered(rows: Any, wanted: Sequence[Any]) -> Any:
    import narwhals as nw

    frame = nw.from_native(rows)
    return frame.filter(*wanted) if wanted else frame


def opened(
    read: Callable[[SaidInYears], Found],
    folder: BookFolder,
    record: Record,
    engine: Engine,
    *,
    years: Collection[str] | None = None,
    as_known_on: date | None = None,
) -> Found:
    """What `read` makes of these financial years, a finished value. What is kept may vanish at any time: where it cannot be
    read to the end, the store is read instead.
    """
    said = _said_in_years(folder, record, engine, years, as_known_on)
    try:
        return read(said)
    except Exception:  # whichever engine opens the files has errors of its own
        if not said.kept:
            raise
        from_store = sound_files(folder, said.speaking.files("observations", years))
        return read(SaidInYears(said.speaking, engine, (), from_store))


def _said_in_years(
    folder: BookFolder,
    record: Record,
    engine: Engine,
    years: Collection[str] | None,
    as_known_on: date | None,
) -> SaidInYears:
    """Of today as it is kept, of a day before from the store."""
    speaking = speaking_on(record, as_known_on)
    if as_known_on is not None:
        return SaidInYears(speaking, engine, (), sound_files(folder, speaking.files("observations", years)))
    feeds = feeds_of(speaking)
    wanted = feeds.keys() if years is None else feeds.keys() & set(years)
    kept = kept_years(folder, speaking, engine).parts(record, feeds, sorted(wanted))
    rest = speaking.files("observations", [year for year in wanted if year not in kept])
    return SaidInYears(speaking, engine, tuple(kept.values()), sound_files(folder, rest))


def kept_years(folder: BookFolder, speaking: Speaking, engine: Engine) -> KeptParts:
    """The financial years of figures that a book keeps in cache/standing/."""

    def make(feed: Feed, sound: Sequence[SoundFile], path: Path) -> None:
        said = said_of_each(engine.scan(sound), speaking.of_files(feed.files), engine)
        rows = said.select(*COLUMNS, "place", "stands").to_native()
        engine.write(rows, path, sort_by=SORTED_BY, rows_together=_ROWS_TOGETHER)

    return KeptParts(folder, STANDING, _MADE_BY, make)
