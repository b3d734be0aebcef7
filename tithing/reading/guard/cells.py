"""The counts of a year as cells, and the sums by which one could be worked out from others, as they stood on each day.

A count that was revised is another cell for each value that was released of it: whoever kept an old report has both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tithing.disclosure.cells import Cell
from tithing.indicators.counted.value_over import value_over
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At
from tithing.observations.observation import Observation
from tithing.reading.guard.implied import Implied
from tithing.reading.guard.left_over import added_up, left_over
from tithing.reading.guard.universe import CountOf, Spot, Universe
from tithing.vocabulary.areas import is_small
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Known, Missing, Withheld, number_of

LONGER = (PeriodKind.FINANCIAL_YEAR, PeriodKind.YEAR_TO_DATE)
Value = tuple[float | None, ...]


@dataclass(frozen=True)
class StateOfYear:
    """What stood on one day: `evidence` is of the areas and measures of a `universe`, before anything is hidden; `everything`
    has what the reader may not see too, None where there is nothing more. `gone` was hidden when it was published, and may have
    been erased since.
    """

    universe: Universe
    evidence: Evidence
    year: Period
    everything: Evidence | None = None
    gone: frozenset[Spot] = frozenset()

    @cached_property
    def counts(self) -> Mapping[Spot, At]:
        """Every count of a quarter, and of the year or a part of it from April where one was supplied; withheld where the
        reader may not see it; not what is missing.
        """
        found = {spot: at for spot, at in self.told.items() if self._is_told(spot)}
        gone = {spot: At(Withheld(), spot[1]) for spot in self.gone}
        return {**gone, **self._unseen(found), **self._as_counts(self.left_over), **found}

    @staticmethod
    def _as_counts(numbers: Mapping[Spot, float]) -> dict[Spot, At]:
        return {spot: At(Known(number), spot[1]) for spot, number in numbers.items()}

    def _is_told(self, spot: Spot) -> bool:
        """Whether anything came of it, if only that it is hidden."""
        at = self.told.get(spot)
        return at is not None and not isinstance(at.quantity, Missing)

    @cached_property
    def left_over(self) -> Mapping[Spot, float]:
        """What nobody sent and whoever takes the quarters from a longer period has; and of every other place what its quarters
        come to over the same days, since those can be taken from it in their turn.
        """
        found = dict(self._not_sent())
        spans = {span for _, span in found if len(span.quarters()) > 1}
        beside = (
            ((place, span), added_up(numbers, span))
            for place, numbers in self._by_place.items()
            for span in spans - numbers.keys()
        )
        return {**{spot: number for spot, number in beside if number is not None}, **found}

    def _not_sent(self) -> Iterator[tuple[Spot, float]]:
        quarters = self.year.quarters()
        for place, numbers in self._by_place.items():
            if any(len(period.quarters()) > 1 for period in numbers):
                for span, number in left_over(numbers, quarters).items():
                    if not self._is_told((place, span)):
                        yield (place, span), number

    @cached_property
    def _by_place(self) -> Mapping[CountOf, Mapping[Period, float]]:
        found: dict[CountOf, dict[Period, float]] = {}
        for (place, period), number in self._sent.items():
            found.setdefault(place, {})[period] = number
        return found

    def _unseen(self, seen: Collection[Spot]) -> Mapping[Spot, At]:
        """What the reader may not see is counted in what they do see of larger areas."""
        return {spot: At(Withheld(), spot[1]) for spot in self._sent if spot not in seen}

    @cached_property
    def behind(self) -> Mapping[Spot, float]:
        """The number of each count, of those that the reader may not see too: sums are as these make them."""
        return {**self._sent, **self.left_over}

    @cached_property
    def _sent(self) -> Mapping[Spot, float]:
        whole = self if self.everything is None else replace(self, evidence=self.everything, everything=None)
        return {spot: at.quantity.number for spot, at in whole.told.items() if isinstance(at.quantity, Known)}

    @cached_property
    def told(self) -> Mapping[Spot, At]:
        """The same as the reader may see it, with what is missing of which something came."""
        return {
            (place, period): value_over(
                self.evidence, place.measure, area=place.area, period=period, breakdown=place.breakdown
            )
            for place in self._places
            for period in self._periods(place)
        }

    @cached_property
    def _places(self) -> tuple[CountOf, ...]:
        small = {place for place in self.universe.by_quarter if self.universe.is_count(place.measure)}
        breakdowns = {"", *(place.breakdown for place in small | self.universe.held_back)}
        measures = self.universe.with_wholes(self.evidence)
        larger = {
            CountOf(slug, area, breakdown)
            for area in self.universe.larger_areas
            for slug in measures
            for breakdown in breakdowns
        }
        return tuple(sorted(small | larger))

    def _periods(self, place: CountOf) -> Iterator[Period]:
        if self._is_silent(place, self.year):
            return
        yield from (each for each in self.year.quarters() if not self._is_silent(place, each))
        yield from sorted(self._longer.get(place, ()))

    def _is_silent(self, place: CountOf, period: Period) -> bool:
        """Whether nothing was sent of it, nor of what it could be added up from."""
        if place.breakdown or is_small(place.area):
            said = self.evidence.observations
            return all(
                said.is_silent(place.measure, code, period, place.breakdown)
                for code in self.evidence.codes_of(place.area)
            )
        return False

    @cached_property
    def _longer(self) -> Mapping[CountOf, set[Period]]:
        """What was supplied of a year, or of a part of it from April on."""
        found: dict[CountOf, set[Period]] = {}
        for each in self.evidence.observations.all:
            if self._is_longer(each) and each.period.plan_year == self.year.plan_year:
                found.setdefault(CountOf(each.measure, each.area, each.breakdown), set()).add(each.period)
        return found

    def _is_longer(self, said: Observation) -> bool:
        """Whether it is a year or a part of it from April; or, of an area that is not small, other quarters of the year."""
        if said.period.kind in LONGER:
            return True
        return len(said.period.quarters()) > 1 and not is_small(said.area) and self.year.covers(said.period)


@dataclass(frozen=True)
class Editions:
    """The cells of all states together, the oldest first: a count that did not change is one cell in all of them, whether or
    not the reader may see it.
    """

    states: Sequence[StateOfYear]
    _values: dict[Spot, list[Value]] = field(default_factory=dict)
    _ats: dict[Cell, At] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for state in self.states:
            for spot, at in state.counts.items():
                values = self._values.setdefault(spot, [])
                if _value(state, spot) not in values:
                    values.append(_value(state, spot))
                self._ats.setdefault(self._cell(state, spot), at)

    def _cell(self, state: StateOfYear, spot: Spot) -> Cell:
        (measure, area, breakdown), period = spot
        return Cell(measure, area, period.code, breakdown, self._values[spot].index(_value(state, spot)))

    @property
    def spots(self) -> Collection[Spot]:
        """Every count of which there is a cell."""
        return self._values.keys()

    @property
    def cells(self) -> Collection[Cell]:
        return self._ats.keys()

    @cached_property
    def sent(self) -> frozenset[Cell]:
        """Those that somebody sent, and are not only left over by others."""
        return frozenset(
            cell
            for state in self.states
            for spot, cell in self.of_state(state).items()
            if spot not in state.left_over
        )

    @cached_property
    def numbers(self) -> Mapping[Cell, float]:
        found = ((cell, number_of(at.quantity)) for cell, at in self._ats.items())
        return {cell: number for cell, number in found if number is not None}

    @cached_property
    def not_told(self) -> frozenset[Cell]:
        """What a supplier suppressed, or withholds."""
        return frozenset(cell for cell in self._ats if cell not in self.numbers)

    @cached_property
    def open(self) -> Mapping[Cell, float]:
        is_open = self.states[-1].universe.is_open
        return {cell: number for cell, number in self.numbers.items() if is_open(self._ats[cell].sources)}

    @cached_property
    def guarded(self) -> frozenset[Cell]:
        small = self.states[-1].universe.by_quarter
        return frozenset(
            cell for cell in self._ats if CountOf(cell.measure, cell.area, cell.breakdown) in small
        )

    def of_state(self, state: StateOfYear) -> Mapping[Spot, Cell]:
        return {spot: self._cell(state, spot) for spot in state.counts}


def _value(state: StateOfYear, spot: Spot) -> Value:
    """What a count came to: as the reader may see it, and whoever may; of what has no number, what others make of it."""
    seen, behind = number_of(state.counts[spot].quantity), state.behind.get(spot)
    if behind is not None:
        return seen, behind
    return None, None, *Implied(state.universe, state.evidence, state.behind).of(spot)
