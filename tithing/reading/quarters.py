"""Quarters to ask: of large areas as they are, of small ones as they may be published (R100).

A count of a ward is hidden here whichever way it is asked for: by itself, beside other areas, in a list or a series.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tithing.indicators.evidence import Evidence
from tithing.observations.observation import Observation, Observations
from tithing.reading.quarter import YEARS_BACK, Quarter
from tithing.reading.safe_wards import OPEN_GROUPS, wards_to_publish
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.areas import Area, AreaKind, kind_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import ReaderKind

SMALL = (AreaKind.WARD, AreaKind.MSOA, AreaKind.LSOA)


def quarter_of(snapshot: Snapshot, period: Period, area: Area) -> Quarter:
    """One quarter of one area, with all that is set beside it."""
    return snapshot.remembered(quarter_of, period, area.code, make=lambda: _made(snapshot, period, area))


def quarter_in(snapshot: Snapshot, period: Period, area: Area) -> Quarter:
    """The last quarter of the plan year that a period ends in: its observations reach back over five more."""
    return quarter_of(snapshot, Period.financial_year(int(period.plan_year[:4])).quarters()[-1], area)


def _made(snapshot: Snapshot, period: Period, area: Area) -> Quarter:
    plain = Quarter(snapshot, period, area)
    is_small = any(each.kind in SMALL for each in plain.areas)
    guarded = is_small and snapshot.reader.kind is not ReaderKind.OFFICER
    return GuardedQuarter(snapshot, period, area) if guarded else plain


def is_open_data(snapshot: Snapshot, said: Observation) -> bool:
    """Whether it is of a measure that is published for smaller areas already."""
    measures = snapshot.measures
    return said.measure in measures and measures.get(said.measure).group in OPEN_GROUPS


def may_be_told_alone(snapshot: Snapshot, said: Observation) -> bool:
    """Whether one observation may be told as it stands: of a small area, of what is not open data, only to an officer."""
    is_small = kind_of(said.area) in SMALL
    return not is_small or snapshot.reader.kind is ReaderKind.OFFICER or is_open_data(snapshot, said)


@dataclass(frozen=True, eq=False)
class GuardedQuarter(Quarter):
    """A quarter with small areas in it. Of a ward it says what may be published of it beside all others of its district; of
    any other small area only what is published for smaller ones already.
    """

    @cached_property
    def observations(self) -> Observations:
        every = Quarter(self.snapshot, self.period, self.area).observations
        small = {area.code: area for area in self.areas if area.kind in SMALL}
        left = (each for each in every.all if each.area not in small or is_open_data(self.snapshot, each))
        safe = (each for area in small.values() for each in self._safe(area))
        return Observations.of((*left, *safe), erased=every.erased, deliveries=every.deliveries)

    @cached_property
    def evidence(self) -> Evidence:
        return self.evidence_of(self.observations)

    def _safe(self, area: Area) -> list[Observation]:
        """The guarded figures of a ward, as they stand in its district's tables."""
        if area.kind is not AreaKind.WARD:
            return []
        district = self.snapshot.gazetteer.get(self.snapshot.gazetteer.place(area.code).parent)
        whole = Quarter(self.snapshot, self.period, district)
        wards = wards_to_publish(whole, years_back=YEARS_BACK).observations
        return [
            each for each in wards.all if each.area == area.code and not is_open_data(self.snapshot, each)
        ]
