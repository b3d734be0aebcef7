"""How many incidents of each supplier, month and measure had no place: counted once for a financial year, and kept.

It is kept in cache/completeness/ as what stands of observations is (`store.kept`), since a quarter needs it of every force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tithing.incidents.carved import without_carved
from tithing.incidents.completeness import OfSupplier, WithoutPlace, places_of
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.current import Speaking
from tithing.store.journal.record import Record, speaking_on
from tithing.store.parquet.engine import Engine
from tithing.store.parquet.kept import Feed, Feeds, KeptParts
from tithing.store.parquet.sound import SoundFile, sound_files

_SORTED_BY = ("supplier", "month", "measure")
_COUNTED = ("month", "measure", "of", "without")
_MADE_BY = "completeness 1"


@dataclass(frozen=True, eq=False)
class PlacesCounted:
    """The counts of every supplier, in memory as the engine gave them: those of one are made of them when it is asked for,
    since a quarter of one partnership asks for one or two of fifty.
    """

    frames: tuple[Any, ...]
    _found: dict[str, OfSupplier] = field(default_factory=dict, init=False, repr=False)

    def of(self, supplier: str) -> OfSupplier:
        """By month and measure, what had no place of a supplier's incidents; nothing of one that sent none."""
        if supplier not in self._found:
            self._found[supplier] = _added_up(self._rows(supplier))
        return self._found[supplier]

    def _rows(self, supplier: str) -> Iterator[tuple[Any, ...]]:
        import narwhals as nw

        for frame in self.frames:
            yield from frame.filter(nw.col("supplier") == supplier).select(*_COUNTED).rows()

    @property
    def suppliers(self) -> tuple[str, ...]:
        return tuple(sorted({each for frame in self.frames for each in frame["supplier"].unique().to_list()}))


def places_counted(
    folder: BookFolder,
    record: Record,
    engine: Engine,
    *,
    years: Collection[str],
    as_known_on: date | None = None,
) -> PlacesCounted:
    """Of the incidents that stand in these financial years: today as it is kept, on a day before as the store says."""
    speaking = speaking_on(record, as_known_on)
    feeds = counts_fed_by(speaking)
    wanted = sorted(year for year in feeds if year in years and feeds[year].files)
    kept = {} if as_known_on else kept_counts(folder, speaking, engine).parts(record, feeds, wanted)
    try:
        return _opened(engine, speaking, kept.values(), _sound(folder, feeds, set(wanted) - kept.keys()))
    except Exception:  # what is kept may vanish; whichever engine opens the files has errors of its own
        if not kept:
            raise
        return _opened(engine, speaking, (), _sound(folder, feeds, wanted))


def counts_fed_by(speaking: Speaking) -> Feeds:
    """By financial year, the files of incidents that stand."""
    return Feeds(speaking, "incidents", only_standing=True)


def _sound(folder: BookFolder, feeds: Feeds, years: Iterable[str]) -> Sequence[SoundFile]:
    return sound_files(folder, [file for year in years for file in feeds[year].files])


def _opened(
    engine: Engine, speaking: Speaking, kept: Iterable[SoundFile], stored: Sequence[SoundFile]
) -> PlacesCounted:
    import narwhals as nw

    parts = list(kept)
    frames = [nw.from_native(engine.scan(parts))] if parts else []
    frames += [_counts(engine, speaking, stored)] if stored else []
    return PlacesCounted(tuple(frame.select("supplier", *_COUNTED).collect() for frame in frames))


def _counts(engine: Engine, speaking: Speaking, stored: Sequence[SoundFile]) -> Any:
    return places_of(without_carved(engine.scan(stored), speaking.carved))


def _added_up(rows: Iterable[tuple[Any, ...]]) -> Mapping[tuple[str, str], WithoutPlace]:
    found: dict[tuple[str, str], WithoutPlace] = {}
    for month, measure, of, without in rows:
        before = found.get((month, measure), WithoutPlace(0, 0))
        found[month, measure] = WithoutPlace(before.of + of, before.without + without)
    return found


def kept_counts(folder: BookFolder, speaking: Speaking, engine: Engine) -> KeptParts:
    """The financial years of such counts that a book keeps in cache/completeness/."""

    def make(feed: Feed, sound: Sequence[SoundFile], path: Path) -> None:
        engine.write(_counts(engine, speaking, sound).to_native(), path, sort_by=_SORTED_BY)

    return KeptParts(folder, "completeness", _MADE_BY, make)
