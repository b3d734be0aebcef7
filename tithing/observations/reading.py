"""Reads the book's observations: what it says now, or said on a day, with what it said before behind each.

Only the financial years asked for are opened. Releases decide which row stands (see `store.current`): for a
series, such as a month of street files, the latest file replaces an earlier one whole; elsewhere each key is
revised on its own. Earlier values that differ are kept in `Observation.earlier`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tithing.observations.measure import with_variants
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.observations.schema import READ_COLUMNS
from tithing.store.current import current_entries, in_release_order
from tithing.store.engine import Engine, open_engine
from tithing.store.folder import BookFolder
from tithing.store.journal import Entry, read_journal
from tithing.vocabulary.access import Access
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Known, Missing, Quantity, Status, Suppressed
from tithing.vocabulary.units import Unit

SHOWN_TO_PARTNERS = (Access.OPEN, Access.PARTNERS)

Row = dict[str, Any]
Key = tuple[str, str, str, str, str]


def read_observations(
    folder: BookFolder,
    *,
    measures: Collection[str] | None = None,
    areas: Collection[str] | None = None,
    years: Collection[str] | None = None,
    kinds: Collection[PeriodKind] | None = None,
    as_known_on: date | None = None,
    access: Collection[Access] = SHOWN_TO_PARTNERS,
    engine: Engine | None = None,
) -> Observations:
    """What the book says, one observation for each measure, area, period, breakdown and supplier.

    `measures` are slugs (their rates and ranks come too), `areas` ONS codes, `years` financial years such as
    "2017-18" (a period belongs to the year of its last day); None means all. `as_known_on` leaves out what
    was released later. Withheld figures come only when `access` names them.

    >>> read_observations(folder, measures=["shoplifting"], years=["2017-18"])  # doctest: +SKIP
    """
    entries = read_journal(folder)
    paths = _paths(folder, entries, years)
    if not paths:
        return Observations(())
    frame = _chosen(engine or open_engine(), paths, measures, areas, kinds, access)
    return Observations(tuple(_resolved(frame.iter_rows(named=True), entries, as_known_on)))


def years_between(first: str, last: str) -> tuple[str, ...]:
    """Every financial year from one to another, both included: ("2016-17", "2017-18")."""
    return tuple(Period.financial_year(start).code for start in range(int(first[:4]), int(last[:4]) + 1))


def _paths(folder: BookFolder, entries: Iterable[Entry], years: Collection[str] | None) -> list[Path]:
    return [
        folder.store / file.path
        for entry in entries
        for file in entry.files
        if file.kind == "observations" and (years is None or file.year in years)
    ]


def _chosen(
    engine: Engine,
    paths: Sequence[Path],
    measures: Collection[str] | None,
    areas: Collection[str] | None,
    kinds: Collection[PeriodKind] | None,
    access: Collection[Access],
) -> Any:
    import narwhals as nw

    wanted = [nw.col("access").is_in([str(each) for each in access])]
    if measures is not None:
        wanted.append(nw.col("measure").is_in(with_variants(measures)))
    if areas is not None:
        wanted.append(nw.col("area").is_in(sorted(areas)))
    if kinds is not None:
        wanted.append(nw.col("kind").is_in([str(kind) for kind in kinds]))
    return nw.from_native(engine.scan(paths)).filter(*wanted).select(*READ_COLUMNS, "entry").collect()


def _resolved(
    rows: Iterable[Row], entries: Sequence[Entry], as_known_on: date | None
) -> Iterable[Observation]:
    rank = {
        entry.id: place for place, (_, entry) in enumerate(in_release_order(entries, as_known_on=as_known_on))
    }
    standing = {entry.id for entry in current_entries(entries, as_known_on=as_known_on)}
    by_key: dict[Key, list[Row]] = {}
    for row in rows:
        if row["entry"] in rank:
            key = (row["measure"], row["area"], row["period"], row["breakdown"], row["supplier"])
            by_key.setdefault(key, []).append(row)
    make = _Maker({entry.id: entry for entry in entries})
    for key in sorted(by_key):
        said = (
            by_key[key] if len(by_key[key]) == 1 else sorted(by_key[key], key=lambda row: rank[row["entry"]])
        )
        while said and said[-1]["entry"] not in standing:
            said = said[:-1]
        if said:
            yield _with_earlier([make.observation(row) for row in said])


def _with_earlier(said: list[Observation]) -> Observation:
    """The last, with each different value before it; a value that was only repeated is no revision."""
    if len(said) == 1:
        return said[0]
    kept: list[Observation] = []
    for observation in said:
        if kept and kept[-1].quantity == observation.quantity:
            kept.pop()
        kept.append(replace(observation, revision=len(kept)))
    return replace(kept[-1], earlier=tuple(kept[:-1]))


class _Maker:
    """Makes observations of rows; periods, units and sources that recur are made once."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._periods: dict[str, Period] = {}
        self._counted: dict[str, SourceRef] = {}
        self._units = {unit.value: unit for unit in Unit}
        self._access = {access.value: access for access in Access}

    def observation(self, row: Row) -> Observation:
        return Observation(
            measure=row["measure"],
            area=row["area"],
            period=self._period(row),
            quantity=_quantity(row),
            unit=self._units[row["unit"]],
            breakdown=row["breakdown"],
            supplier=row["supplier"],
            note=row["note"],
            access=self._access[row["access"]],
            restated=row["comparability"] == "restated",
            source=self._source(row["entry"], row["row"]),
        )

    def _period(self, row: Row) -> Period:
        code = row["period"]
        if code not in self._periods:
            self._periods[code] = Period(row["start"], row["end"], PeriodKind(row["kind"]))
        return self._periods[code]

    def _source(self, entry: str, row: int) -> SourceRef:
        if entry not in self._counted:
            known = self._entries[entry]
            self._counted[entry] = SourceRef(known.name, known.sha256, 0, known.source, known.release)
        ref = self._counted[entry]
        return replace(ref, row=row) if row else ref


def _quantity(row: Row) -> Quantity:
    status = Status(row["status"])
    if status is Status.SUPPRESSED:
        return Suppressed(row["reason"]) if row["reason"] else Suppressed()
    if status is Status.MISSING or row["value"] is None:
        return Missing(row["reason"] or "not supplied", row["expected"])
    return Known(row["value"], status)
