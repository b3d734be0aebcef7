"""Reads the book's observations: what it says now, or said on a day, with what it said before behind each.

Only the financial years asked for are opened, and of today what is kept of them (see `said`, which says what stands).
Earlier values that differ are kept in `Observation.earlier`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from tithing.observations.answered import Answered
from tithing.observations.deliveries import NONE_KNOWN, Deliveries, deliveries_of
from tithing.observations.erased import ErasedKeys, key_digest
from tithing.observations.measure import with_variants
from tithing.observations.observation import Observation, Observations, SourceRef, observation_of
from tithing.observations.schema import READ_COLUMNS
from tithing.observations.standing.said import SaidInYears, opened
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.current import current_entries, speaks_of, would_have_stood
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.journal.fold import Tombstone
from tithing.store.journal.record import Record
from tithing.store.parquet.engine import Engine, open_engine
from tithing.store.parquet.sound import sound_files
from tithing.vocabulary.access import Access
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Known, Missing, Quantity, Status, Suppressed
from tithing.vocabulary.units import Unit

Row = dict[str, Any]
Key = tuple[str, str, str, str, str]
Chain = tuple[Observation, ...]


@dataclass(frozen=True)
class Releases:
    """What a book says, whoever asks: of each key what every release said of it, oldest first, the last standing."""

    chains: tuple[Chain, ...]
    erased: tuple[ErasedKeys, ...] = ()
    deliveries: Deliveries = NONE_KNOWN

    def to(self, shown: Callable[[Chain], Observation | None]) -> Observations:
        """The observations as they are shown: each chain comes out as `shown` says, or not at all."""
        seen = (shown(chain) for chain in self.chains)
        return Observations(tuple(each for each in seen if each is not None), self.erased, self.deliveries)


def releases_in(
    folder: BookFolder,
    record: Record,
    *,
    measures: Collection[str] | None = None,
    areas: Collection[str] | None = None,
    years: Collection[str] | None = None,
    kinds: Collection[PeriodKind] | None = None,
    as_known_on: date | None = None,
    engine: Engine | None = None,
) -> Releases:
    """What the book says of each measure, area, period, breakdown and supplier, to nobody in particular, by this journal.

    `measures` are slugs (their rates and ranks come too), `areas` ONS codes, `years` financial years such as
    "2017-18" (a period belongs to the year of its last day); None means all. `as_known_on` leaves out what
    was released later. It fails where a file that the journal names was erased since it was read.

    >>> releases_in(folder, read_record(folder), measures=["shoplifting"], years=["2017-18"])  # doctest: +SKIP
    """
    wanted = _wanted(measures, areas, kinds)

    def rows(said: SaidInYears) -> list[Row]:
        return [row for frame in said.frames(*wanted) for row in _collected(frame)]

    found = opened(rows, folder, record, engine or open_engine(), years=years, as_known_on=as_known_on)
    return Releases(
        tuple(_chains(found, record, as_known_on)),
        tuple(_erased(record, as_known_on)),
        record.once(_delivered) if as_known_on is None else _delivered(record, as_known_on),
    )


def _delivered(record: Record, as_known_on: date | None = None) -> Deliveries:
    return deliveries_of(current_entries(record.entries, as_known_on=as_known_on))


def _collected(frame: Any) -> Iterable[Row]:
    rows: Iterable[Row] = frame.select(*READ_COLUMNS, "entry", "place").collect().rows(named=True)
    return rows


class SpokenOf(NamedTuple):
    """What something is said of: a measure, an area and a breakdown; `held_back` where its supplier suppressed a figure, or
    does not give it to everyone.
    """

    measure: str
    area: str
    breakdown: str
    held_back: bool = False


def said_of(
    folder: BookFolder, record: Record, *, entries: Collection[str], year: str, engine: Engine
) -> frozenset[SpokenOf]:
    """Of what the rows of these entries speak in a financial year, whenever they stood and whoever may see them."""
    import narwhals as nw

    files = observation_files((each for each in record.entries if each.id in entries), [year])
    if not files:
        return frozenset()
    rows = nw.from_native(engine.scan(sound_files(folder, files))).filter(
        nw.col("entry").is_in(sorted(entries))
    )
    suppressed = nw.col("status") == Status.SUPPRESSED.value
    held_back = (suppressed | (nw.col("access") != Access.OPEN.value)).alias("held_back")
    found = rows.select("measure", "area", "breakdown", held_back).unique().collect().rows()
    return frozenset(SpokenOf(*row) for row in found)


def years_between(first: str, last: str) -> tuple[str, ...]:
    """Every financial year from one to another, both included: ("2016-17", "2017-18")."""
    return tuple(Period.financial_year(start).code for start in range(int(first[:4]), int(last[:4]) + 1))


def _erased(record: Record, as_known_on: date | None) -> Iterable[ErasedKeys]:
    for stone in record.tombstones:
        if speaks_of(stone, as_known_on):
            yield ErasedKeys(record.identity.id, stone.day, stone.key_digests, stone.number)


def _wanted(
    measures: Collection[str] | None, areas: Collection[str] | None, kinds: Collection[PeriodKind] | None
) -> list[Any]:
    """What is asked for, as expressions on a row."""
    import narwhals as nw

    wanted = []
    if measures is not None:
        wanted.append(nw.col("measure").is_in(with_variants(measures)))
    if areas is not None:
        wanted.append(nw.col("area").is_in(sorted(areas)))
    if kinds is not None:
        wanted.append(nw.col("kind").is_in([str(kind) for kind in kinds]))
    return wanted


def _chains(rows: Iterable[Row], record: Record, as_known_on: date | None) -> Iterable[Chain]:
    stones = [stone for stone in record.tombstones if would_have_stood(stone, as_known_on)]
    entries = record.by_id
    if not stones:  # as in almost every book: thousands of keys need not be asked one by one
        return chains_of(rows, entries)
    return chains_of(rows, entries, lambda key, last: _erased_since(last, key, stones, record))


def chains_of(
    rows: Iterable[Row],
    entries: Mapping[str, Entry],
    is_gone: Callable[[Key, Entry], bool] | None = None,
) -> Iterable[Chain]:
    """Observations of rows of what was said (see `said`), by key, oldest first; `is_gone` says which keys are left out."""
    by_key = _by_key(rows)
    make = _Maker(entries)
    for key in sorted(by_key):
        said = by_key[key]
        if len(said) > 1:
            said.sort(key=lambda row: row["place"])
        if is_gone is None or not is_gone(key, make.entry(said[-1])):
            yield tuple(make.observation(row) for row in said)


def _by_key(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        key = (row["measure"], row["area"], row["period"], row["breakdown"], row["supplier"])
        found.setdefault(key, []).append(row)
    return found


def _erased_since(last: Entry, key: Key, stones: Iterable[Tombstone], record: Record) -> bool:
    """Whether a later file, erased since, stood before this one on the day that is asked for."""
    return any(
        (stone.release or date.min, stone.lines[0]) > (last.release or date.min, last.number)
        and key_digest(record.identity.id, *key) in stone.supplier_key_digests
        for stone in stones
        if stone.lines
    )


def in_one(said: Sequence[Observation]) -> Observation:
    """The last, with each different value before it; a value that was only repeated is no revision."""
    if len(said) == 1:
        return said[0]
    kept: list[Observation] = []
    for observation in said:
        if kept and kept[-1].quantity == observation.quantity:
            kept.pop()
        kept.append(replace(observation, revision=len(kept)))
    last, revision = kept[-1], len(kept) - 1
    source = replace(last.source, revision=revision) if revision else last.source
    return replace(last, earlier=tuple(kept[:-1]), source=source)


class _Maker:
    """Makes observations of rows; periods, units and sources that recur are made once."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._periods: dict[str, Period] = {}
        self._counted: dict[str, SourceRef] = {}
        self._answered: dict[str, Answered] = {}
        self._units = {unit.value: unit for unit in Unit}
        self._access = {access.value: access for access in Access}

    def entry(self, row: Row) -> Entry:
        return self._entries[row["entry"]]

    def observation(self, row: Row) -> Observation:
        entry = self.entry(row)
        answered = self._answers_of(entry) if entry.answers else None
        return observation_of(
            measure=row["measure"],
            area=row["area"],
            period=self._periods.get(row["period"]) or self._period(row),
            quantity=_quantity(row),
            unit=self._units[row["unit"]],
            breakdown=row["breakdown"],
            supplier=row["supplier"],
            note=row["note"],
            answered="; ".join(answered.beside(row)) if answered else "",
            whole_asked=answered is not None and answered.whether_whole,
            access=self._access[row["access"]],
            opens=_opens(row),
            restated=row["comparability"] == "restated",
            source=self._source(row["entry"], row["row"]),
        )

    def _answers_of(self, entry: Entry) -> Answered:
        if entry.id not in self._answered:
            self._answered[entry.id] = Answered(entry.answers)
        return self._answered[entry.id]

    def _period(self, row: Row) -> Period:
        period = Period(row["start"], row["end"], PeriodKind(row["kind"]))
        self._periods[row["period"]] = period
        return period

    def _source(self, entry: str, row: int) -> SourceRef:
        if entry not in self._counted:
            self._counted[entry] = source_of(self._entries[entry])
        return source_of(self._entries[entry], row) if row else self._counted[entry]


def source_of(entry: Entry, row: int = 0) -> SourceRef:
    """The file that an entry is of, and a row of it; without one, for what was counted from the whole of it."""
    return SourceRef(entry.name, entry.came_as, row, entry.source, entry.release, entry.withdrawn)


def _opens(row: Row) -> date | None:
    """The day on which a withheld value is released; of a missing one, `expected` is the day it was promised for."""
    is_there = row["access"] == Access.WITHHELD and row["value"] is not None
    return row["expected"] if is_there else None


# All that a return says of a line that was left empty.
_NO_REASON = re.compile(r"(?:not supplied(?: by [^;:.]+)?)?\.?", re.IGNORECASE)


def is_no_reason(words: str) -> bool:
    """Whether words say no more than that there is no figure.

    >>> is_no_reason("not supplied by Fire Brigade"), is_no_reason("not supplied by Housing: the register was closed")
    (True, False)
    """
    return bool(_NO_REASON.fullmatch(words.strip()))


def _stated_missing(reason: str, expected: date | None) -> Missing:
    """What a file says that it has not: with a reason of its own, or with none, which is all that "not supplied" says."""
    if is_no_reason(reason):
        reason = ""
    return Missing(reason, expected, decided=None if reason or expected else NotHere.EMPTY)


_STATUS = {status.value: status for status in Status}


def _quantity(row: Row) -> Quantity:
    status = _STATUS[row["status"]]
    if status is Status.SUPPRESSED:
        return Suppressed(row["reason"]) if row["reason"] else Suppressed()
    if status is Status.MISSING or row["value"] is None:
        return _stated_missing(row["reason"] or "", row["expected"])
    return Known(row["value"], status)
