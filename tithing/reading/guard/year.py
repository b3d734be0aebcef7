"""One year of a book, for one reader: which of its counts are hidden, in all that they may ever see of it together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from tithing.disclosure.cells import Cell, CellSum
from tithing.disclosure.pattern import Pattern, decide
from tithing.disclosure.rule import SuppressionRule
from tithing.indicators.evidence import Evidence
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.observations.standing.reading import Releases, in_one
from tithing.reading.guard.cells import Editions, StateOfYear
from tithing.reading.guard.seen_before import Overtaken
from tithing.reading.guard.totals import TotalsOfState
from tithing.reading.guard.universe import CountOf, Spot, Universe
from tithing.vocabulary.access import Access
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.period import Period

Published = Mapping[
    tuple[str, str, str, str], Collection[float]
]  # measure, area, period, breakdown -> what was shown
OneDay = timedelta(days=1)


@dataclass(frozen=True)
class YearOfBook:
    """`releases` gives what stood on a day (None: what stands) of these areas and measures, to nobody in particular, of which
    `shown` leaves what the reader may see; `published` is what was shown of it before, in a report that was released.
    `hidden_before` are the counts that such a report hid. `line_of` says by which line of the journal a file was taken in;
    `overtaken` is what was seen and no day knows any more.
    """

    year: Period
    universe: Universe
    releases: Callable[[Collection[str], Collection[str], date | None], Releases]
    shown: Callable[[tuple[Observation, ...]], Observation | None]
    evidence_of: Callable[[Observations], Evidence]
    withdrawn: frozenset[date]
    rule: SuppressionRule
    published: Published = field(default_factory=dict)
    hidden_before: Collection[tuple[str, str, str, str]] = ()
    overtaken: tuple[Overtaken, ...] = ()
    line_of: Callable[[SourceRef], int] = lambda _: 0
    _states: dict[date | None, StateOfYear] = field(default_factory=dict, repr=False, compare=False)
    _totals: dict[int, tuple[CellSum, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def hangs_on(self) -> tuple[str, ...]:
        """What the decision hangs on besides the year's figures and the partnership's settings: what was published before."""
        shown = (f"{key} {sorted(values)}" for key, values in sorted(self.published.items()))
        return (*shown, *map(str, sorted(self.hidden_before)), *map(str, self.overtaken))

    def state(self, day: date | None) -> StateOfYear:
        """What stood on a day: worked out once, for deciding and for telling."""
        if day not in self._states:
            self._states[day] = self._stood(day)
        return self._states[day]

    def _stood(self, day: date | None) -> StateOfYear:
        return self._state_of(self._read(day), day)

    def _published_of(self, overtaken: Overtaken) -> StateOfYear:
        """What stood when something was seen, of what the book had by then: a file that came later and had been released before
        makes that day another in everything that is asked as known on it, and not what everybody saw.
        """
        said = self._read(overtaken.day)
        had = (
            tuple(each for each in chain if self.line_of(each.source) <= overtaken.line)
            for chain in said.chains
        )
        return self._state_of(replace(said, chains=tuple(chain for chain in had if chain)), date.min)

    def _state_of(self, said: Releases, day: date | None) -> StateOfYear:
        unseen = any(each.access is not Access.OPEN for chain in said.chains for each in chain)
        return StateOfYear(
            self.universe,
            self.evidence_of(said.to(self.shown)),
            self.year,
            self.evidence_of(said.to(in_one)) if unseen else None,
            gone=self._gone if day is None else frozenset(),
        )

    @cached_property
    def _gone(self) -> frozenset[Spot]:
        """Counts of the year that a publication hid: where one was erased since, what was hidden with it is not told."""
        spots = (
            (CountOf(measure, area, breakdown), Period.parse(code))
            for measure, area, code, breakdown in self.hidden_before
            if measure
        )
        return frozenset(
            (place, period)
            for place, period in spots
            if period in self.year.quarters() and self.universe.is_count(place.measure)
        )

    def _read(self, day: date | None) -> Releases:
        measures = self.universe.with_wholes(self.evidence_of(Observations.of(())))
        return self.releases(self.universe.areas, measures, day)

    @cached_property
    def days(self) -> tuple[date | None, ...]:
        """The last day of each state that was not the same as the next, the oldest first; None for today's."""
        revised = {
            said.source.release
            for chain in self._read(None).chains
            for said in chain[1:]
            if said.source.release is not None
        }
        return (*(day - OneDay for day in sorted(revised | self.withdrawn)), None)

    @cached_property
    def states(self) -> tuple[StateOfYear, ...]:
        """What everybody saw of the book before it was another, and then each day's; today's last."""
        seen = (*map(self._published_of, self.overtaken), *(self.state(day) for day in self.days))
        return (*self._by_others(seen), *seen)

    def _by_others(self, seen: tuple[StateOfYear, ...]) -> Iterator[StateOfYear]:
        """What stood while another supplier's figures did: whose are used is a setting, of which no day knows what it was before.
        Where something was published that was counted in none of these states, it is looked for in each supplier's own.
        """
        unknown = {
            spot: numbers
            for spot, numbers in self._published_here
            if numbers.isdisjoint(state.behind.get(spot) for state in seen)
        }
        for state in self._by_each(frozenset(place.measure for place, _ in unknown)) if unknown else ():
            if any(state.behind.get(spot) in numbers for spot, numbers in unknown.items()):
                yield state

    def _by_each(self, measures: Collection[str]) -> Iterator[StateOfYear]:
        """What stands by each supplier's figures of these measures alone, where several gave any."""
        said = self._read(None)
        theirs = [chain for chain in said.chains if chain[0].measure in measures]
        others = [chain for chain in said.chains if chain[0].measure not in measures]
        suppliers = sorted({chain[0].supplier for chain in theirs})
        for supplier in suppliers if len(suppliers) > 1 else ():
            own = (chain for chain in theirs if chain[0].supplier == supplier)
            yield self._state_of(replace(said, chains=(*others, *own)), date.min)

    @property
    def _published_here(self) -> Iterator[tuple[Spot, frozenset[float]]]:
        """The counts of quarters of the year that were shown, of measures to which the rule applies."""
        for (measure, area, code, breakdown), numbers in self.published.items():
            place, period = CountOf(measure, area, breakdown), Period.parse(code)
            is_here = measure in self.universe.counted and area in self.universe.areas
            if is_here and period in self.year.quarters():
                yield (place, period), frozenset(numbers)

    @cached_property
    def editions(self) -> Editions:
        return Editions(self.states)

    @cached_property
    def hidden(self) -> frozenset[Cell]:
        """What is hidden in all states together. What was not hidden of one quarter has been told when the next came, and what
        was not hidden in one state when it was corrected: later decisions are bound by earlier ones.
        """
        hidden, told = frozenset[Cell](), dict[Cell, float]()
        for number in range(1, len(self.states) + 1):
            found = Editions(self.states[:number])
            for cells in self._in_order(found):
                hidden |= self._decided_of(found, cells, told).hidden
                shown = cells & found.numbers.keys() & found.sent - hidden
                told.update({cell: found.numbers[cell] for cell in shown})
        return hidden | self._not_beside_wards(self.editions)

    def _in_order(self, found: Editions) -> Iterator[frozenset[Cell]]:
        """The cells that are decided together: those of a quarter; and where a longer period ends in it, those before too."""
        periods = {cell: Period.parse(cell.period) for cell in found.cells}
        for span in self.year.quarters():
            so_far = {cell: period for cell, period in periods.items() if period.end <= span.end}
            now = {cell: period for cell, period in so_far.items() if period.end >= span.start}
            longer = any(period != span for period in now.values()) or bool(self._added_up_before(found))
            yield frozenset(so_far if longer else now) - self._not_beside_wards(found)

    def _decided_of(self, found: Editions, cells: frozenset[Cell], told: Mapping[Cell, float]) -> Pattern:
        added_up = {
            whole: total
            for whole, total in self._added_up_before(found).items()
            if cells.issuperset(total.parts)
        }
        sums = {cell: sum(found.numbers.get(part, 0.0) for part in added_up[cell].parts) for cell in added_up}
        totals = (total for total in self._totals_of(found) if cells.issuperset(total.cells))
        guarded = found.guarded & cells
        return decide(
            {cell: found.numbers[cell] for cell in cells if cell in found.numbers},
            (*totals, *added_up.values()),
            guarded=guarded - found.open.keys(),
            not_told=found.not_told & cells,
            kept=(found.numbers.keys() & cells) - guarded,
            known={**told, **found.open, **self._shown_before(found), **sums},
            rule=self.rule,
        )

    def _not_beside_wards(self, found: Editions) -> frozenset[Cell]:
        """Counts of areas that the partnership drew itself, of which nobody said of what wards, where wards are told of, if only
        in another quarter: theirs of this one may be still to come.
        """
        of_wards = {
            (cell.measure, cell.breakdown) for cell in found.cells if kind_of(cell.area) is AreaKind.WARD
        }
        return frozenset(
            cell
            for cell in found.numbers
            if kind_of(cell.area) is AreaKind.LOCAL
            and not self.universe.made_of.get(cell.area)
            and (cell.measure, cell.breakdown) in of_wards
        )

    def _totals_of(self, found: Editions) -> tuple[CellSum, ...]:
        """Of all these states, each once."""
        count = len(found.states)
        if count not in self._totals:
            every = (
                total for state in found.states for total in TotalsOfState(state, found.of_state(state)).all()
            )
            self._totals[count] = tuple(dict.fromkeys(every))
        return self._totals[count]

    def _shown_before(self, found: Editions) -> dict[Cell, float]:
        return {
            cell: number
            for cell, number in found.numbers.items()
            if number in self.published.get((cell.measure, cell.area, cell.period, cell.breakdown), ())
        }

    def _added_up_before(self, editions: Editions) -> Mapping[Cell, CellSum]:
        """What was shown of a longer period that was added up, as the sum of its quarters, which may not have been shown."""
        found = {}
        for (measure, area, code, breakdown), values in sorted(self.published.items()):
            place, period = CountOf(measure, area, breakdown), Period.parse(code)
            if (place, period) not in editions.spots and len(self._quarters(period)) > 1:
                for number, value in enumerate(sorted(values)):
                    whole = Cell(measure, area, code, breakdown, number)
                    for total in self._sums_to(editions, place, period, whole, value):
                        found[whole] = total
        return found

    def _quarters(self, period: Period) -> tuple[Period, ...]:
        return period.quarters() if period.plan_year == self.year.plan_year else ()

    def _sums_to(
        self, editions: Editions, place: CountOf, period: Period, whole: Cell, value: float
    ) -> Iterator[CellSum]:
        """The quarters of a state in which they came to this."""
        for state in editions.states:
            cells = editions.of_state(state)
            parts = [cells.get((place, span)) for span in self._quarters(period)]
            known = [part for part in parts if part is not None]
            if len(known) == len(parts) and sum(editions.numbers.get(each, 0.0) for each in known) == value:
                yield CellSum(whole, tuple(known))

    # -- what it comes to -----------------------------------------------------------------------------------------

    @cached_property
    def decided(self) -> tuple[Decision, ...]:
        """Of each count that the rule applies to, and of each larger area's that had to be hidden, what was decided."""
        found, hidden = self.editions, self.hidden
        return tuple(
            Decision(cell.measure, cell.area, cell.period, cell.breakdown, number, hidden=cell in hidden)
            for cell, number in sorted(found.numbers.items())
            if cell in found.sent and (cell in found.guarded or cell in hidden)
        )


class Decision(NamedTuple):
    """Whether a count is hidden that had a value: of one that was revised there are several."""

    measure: str
    area: str
    period: str
    breakdown: str
    value: float
    hidden: bool


@dataclass(frozen=True)
class Decided:
    """What was decided of a year, as a finished value."""

    universe: Universe
    rule: SuppressionRule
    decisions: tuple[Decision, ...]

    def hides(self, spot: Spot, value: float) -> bool:
        """Whether a count that had this value is hidden; one that nobody decided about is, where its place is guarded."""
        known = self._by_spot.get(spot, {})
        return known.get(value, spot[0] in self.universe.by_quarter)

    @cached_property
    def _by_spot(self) -> Mapping[Spot, Mapping[float, bool]]:
        found: dict[Spot, dict[float, bool]] = {}
        for measure, area, period, breakdown, value, hidden in self.decisions:
            spot = CountOf(measure, area, breakdown), Period.parse(period)
            found.setdefault(spot, {})[value] = hidden
        return found

    @cached_property
    def hidden_wholes(self) -> Mapping[CountOf, tuple[Period, ...]]:
        """Counts of larger areas that had to be hidden, with every period of which they were."""
        found: dict[CountOf, list[Period]] = {}
        for (place, period), values in self._by_spot.items():
            if place not in self.universe.by_quarter and any(values.values()):
                found.setdefault(place, []).append(period)
        return {place: tuple(periods) for place, periods in found.items()}
