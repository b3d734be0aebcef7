"""What a calculation may ask: the observations, the measures they are of, and how a partnership groups them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tithing.incidents.completeness import Completeness, WithoutPlace
from tithing.indicators.districts import same_area
from tithing.indicators.result import At
from tithing.observations.measure import Measure, Measures
from tithing.observations.observation import Observation, Observations
from tithing.observations.suppliers import Suppliers
from tithing.places.reference_files import forces
from tithing.vocabulary.beside.caveat import Caveat
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.not_here.gaps import together
from tithing.vocabulary.offences import Arrangement, arrangements_of
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Missing
from tithing.vocabulary.units import Accumulates, Unit

if TYPE_CHECKING:
    from tithing.places.gazetteer import Gazetteer

Key = tuple[str, str, Period, str]  # measure, area, period, breakdown
MadeOf = tuple[tuple[str, ...], tuple[Caveat, ...]]  # the areas that make one, and what is said of that


EVERY_FORCE = Suppliers(forces())
ASKED_STATES = (NotHere.ASKED, NotHere.LATE)


def not_yet_imported(measure: str, area: str, period: Period, supplier: str = "") -> Missing:
    """Why a figure is not here, where nobody knows who was asked for it."""
    return Missing()


class OnTheWay(threading.local):
    """What one thread is working out now. `goes_round`: whether something asked for itself on the way.

    No other thread sees it: what stands in a shared memory is finished.
    """

    def __init__(self) -> None:
        self.open: set[tuple[frozenset[str], Key]] = set()
        self.goes_round = False


@dataclass(frozen=True)
class Evidence:
    """`groupings` are a framework's own: which measures make a local whole; `suppliers` are the organisations that
    send figures; `only`, where there are any, are those that are listened to. The rest remember what was worked out,
    for any number of threads: each holds finished values only.
    """

    observations: Observations
    measures: Measures
    groupings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gazetteer: Gazetteer | None = None
    suppliers: Suppliers = EVERY_FORCE
    only: frozenset[str] = frozenset()
    completeness: Callable[[], Completeness] | None = None  # read when a change is first looked at
    why_none: Callable[..., Missing] = (
        not_yet_imported  # of a measure, in an area, over a period (of one supplier)
    )
    side_by_side: tuple[str, ...] = ()  # areas whose rates stand in one table, the partnership's own first
    known: dict[Key, At] = field(default_factory=dict, compare=False, repr=False)
    denominators: dict[tuple[str, str, str, int], tuple[int, At] | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    people: dict[tuple[str, str, str, int], At | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    one_year: dict[tuple[str, str, int], int | None] = field(default_factory=dict, compare=False, repr=False)
    unspoken: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    other_codes: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    made_of: dict[tuple[str, date], MadeOf] = field(default_factory=dict, compare=False, repr=False)
    homes: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    unplaced: dict[tuple[str, str, Period], WithoutPlace | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    narrowed: dict[frozenset[str], Evidence] = field(default_factory=dict, compare=False, repr=False)
    on_the_way: OnTheWay = field(default_factory=OnTheWay, compare=False, repr=False)

    def measure(self, slug: str) -> Measure:
        return self.measures.get(slug)

    def none_of(self, key: Key) -> Missing:
        """Why nothing of it came: a whole that nobody is asked for is not here for what was asked of all its parts."""
        measure, area, period, _ = key
        why = self.why_none(measure, area, period)
        if why.state is not NotHere.NEVER_ASKED:
            return why
        for arrangement in self.arrangements(measure):
            parts = [
                (self.measure(part).title, self.why_none(part, area, period)) for part in arrangement.parts
            ]
            if all(part.state in ASKED_STATES for _, part in parts):
                return together(parts)
        return why

    def is_unspoken(self, measure: str, above: tuple[str, ...] = ()) -> bool:
        """Whether the book says nothing of a measure, nor of any of its parts, anywhere and at any time."""
        if measure in self.unspoken:
            return self.unspoken[measure]
        if measure in above or self.observations.speaks_of(measure) or self._may_come_empty(measure):
            return False
        parts = (part for arrangement in self.arrangements(measure) for part in arrangement.parts)
        found = all(self.is_unspoken(part, (*above, measure)) for part in parts)
        if not above:
            self.unspoken[measure] = found
        return found

    def _may_come_empty(self, measure: str) -> bool:
        return self.measure(measure).suppliers_add and self.observations.deliveries.any_empty

    def supplied(self, key: Key) -> tuple[Observation, ...]:
        """What each supplier says for the very days of a period, under whichever of its names they used, and under
        whichever of its codes: a partnership of one whole district has two.
        """
        measure, area, period, breakdown = key
        for place in self.codes_of(area):
            found = self.observations.of_days(measure, place, period, breakdown)
            if found is None:
                continue
            if heard := self._heard(found):
                return heard
            for same in same_days(period):
                if heard := self._heard(self.observations.at(measure, place, same, breakdown)):
                    return heard
        return ()

    def _heard(self, rows: Sequence[Observation]) -> tuple[Observation, ...]:
        if not self.only:
            return tuple(rows)
        return tuple(row for row in rows if self.suppliers.one_of(row.supplier) in self.only)

    def several_suppliers(self, measure: str) -> bool:
        """Whether more than one supplier said anything of a measure, anywhere and at any time."""
        return len(self._suppliers_of.get(measure, ())) > 1

    @cached_property
    def _suppliers_of(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in self.observations.all:
            found.setdefault(row.measure, set()).add(row.supplier)
        return found

    @cached_property
    def sent_parts(self) -> frozenset[tuple[str, Period]]:
        """Which supplier sent something of which period, of measures that suppliers add up to."""
        add = {measure.slug for measure in self.measures if measure.suppliers_add}
        said = {(row.supplier, row.period) for row in self.observations.all if row.measure in add}
        return frozenset((self.suppliers.one_of(supplier), period) for supplier, period in said)

    def of_only(self, suppliers: frozenset[str]) -> Evidence:
        """The same as if nobody else had sent anything."""
        if suppliers not in self.narrowed:
            self.narrowed[suppliers] = replace(
                self, only=suppliers, known={}, denominators={}, people={}, narrowed={}
            )
        return self.narrowed[suppliers]

    def home_force(self, area: str) -> str:
        """The slug of the police force in whose area this lies, "" where none is known or several share it."""
        if area not in self.homes:
            self.homes[area] = self._home_force(area)
        return self.homes[area]

    def _home_force(self, area: str) -> str:
        if self.gazetteer is None or area not in self.gazetteer:
            return ""
        try:
            return self.suppliers.force_of_area(self.gazetteer.force_of(area).code)
        except LookupError:
            return ""

    def codes_of(self, area: str) -> tuple[str, ...]:
        """The area's code, and its other one where it has two."""
        if area not in self.other_codes:
            self.other_codes[area] = same_area(area, self.gazetteer)
        other = self.other_codes[area]
        return (area, other) if other else (area,)

    def arrangements(self, slug: str) -> tuple[Arrangement, ...]:
        """The ways this whole is made of parts: the framework's own grouping, else the offence tree's."""
        for whole, parts in self.groupings:
            if whole == slug:
                return (Arrangement(parts, "R71", "local"),)
        return arrangements_of(slug)


@lru_cache(maxsize=4096)
def same_days(period: Period) -> tuple[Period, ...]:
    """The period, and every other kind of period that may have the same first and last day."""
    months = period.month_count
    kinds = _KINDS_OF_LENGTH.get(months, ())
    if months and period.start.month == 4:
        kinds = (*kinds, PeriodKind.YEAR_TO_DATE)
    several = len(period.quarters()) > 1
    of_any_length = (PeriodKind.RUN_OF_QUARTERS, PeriodKind.RANGE) if several else (PeriodKind.RANGE,)
    others = (kind for kind in dict.fromkeys((*kinds, *of_any_length)) if kind is not period.kind)
    return (period, *(Period(period.start, period.end, kind) for kind in others))


_KINDS_OF_LENGTH: dict[int, tuple[PeriodKind, ...]] = {
    1: (PeriodKind.MONTH,),
    3: (PeriodKind.QUARTER,),
    6: (PeriodKind.HALF_YEAR,),
    12: (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.ROLLING_12),
}


def pieces_of(measure: Measure, period: Period) -> tuple[Period, ...]:
    """The quarters of a period, else its months; none where events do not add up, or there are none shorter."""
    if measure.accumulates is not Accumulates.SUM or measure.unit is not Unit.COUNT:
        return ()
    for pieces in (period.quarters(), period.months()):
        if len(pieces) > 1:
            return pieces
    return ()
