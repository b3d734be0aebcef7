"""One year of a book, for one reader: which of its counts are hidden, in all that they may ever see of it together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from tithing.disclosure.cells import Cell, Total
from tithing.disclosure.pattern import Pattern, decide
from tithing.disclosure.rule import SuppressionRule
from tithing.indicators.evidence import Evidence
from tithing.observations.observation import Observation, Observations
from tithing.observations.reading import Releases
from tithing.reading.guard.cells import Editions, Spot, StateOfYear
from tithing.reading.guard.totals import TotalsOfState
from tithing.reading.guard.universe import Place, Universe
from tithing.vocabulary.period import Period

Published = Mapping[
    tuple[str, str, str, str], Collection[float]
]  # measure, area, period, breakdown -> what was shown
OneDay = timedelta(days=1)


@dataclass(frozen=True)
class YearOfBook:
    """`releases` gives what stood on a day (None: what stands) of these areas and measures, to nobody in particular, of which
    `shown` leaves what the reader may see; `published` is what was shown of it before, in a report that was released.
    """

    year: Period
    universe: Universe
    releases: Callable[[Collection[str], Collection[str], date | None], Releases]
    shown: Callable[[tuple[Observation, ...]], Observation | None]
    evidence_of: Callable[[Observations], Evidence]
    withdrawn: frozenset[date]
    rule: SuppressionRule
    published: Published = field(default_factory=dict)

    def state(self, day: date | None) -> StateOfYear:
        """What stood on a day."""
        return StateOfYear(self.universe, self.evidence_of(self._read(day).to(self.shown)), self.year)

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
        return tuple(self.state(day) for day in self.days)

    @cached_property
    def editions(self) -> Editions:
        return Editions(self.states)

    @cached_property
    def pattern(self) -> Pattern:
        found = self.editions
        added_up = self._added_up_before
        known = {
            **found.open,
            **self._shown_before,
            **{cell: sum(found.numbers.get(part, 0.0) for part in added_up[cell].parts) for cell in added_up},
        }
        return decide(
            found.numbers,
            (*self._totals(), *added_up.values()),
            guarded=found.guarded - found.open.keys(),
            not_told=found.not_told,
            kept=found.numbers.keys() - found.guarded,
            known=known,
            rule=self.rule,
        )

    def _totals(self) -> Iterator[Total]:
        """Of all states, each once."""
        found = self.editions
        yield from dict.fromkeys(
            total
            for state in self.states
            for total in TotalsOfState(state, found.of_state(state), found.numbers).all()
        )

    @property
    def _shown_before(self) -> dict[Cell, float]:
        return {
            cell: number
            for cell, number in self.editions.numbers.items()
            if number in self.published.get((cell.measure, cell.area, cell.period, cell.breakdown), ())
        }

    @cached_property
    def _added_up_before(self) -> Mapping[Cell, Total]:
        """What was shown of a longer period that was added up, as the sum of its quarters, which may not have been shown."""
        found = {}
        for (measure, area, code, breakdown), values in sorted(self.published.items()):
            place, period = Place(measure, area, breakdown), Period.parse(code)
            if (place, period) not in self.editions.spots and len(self._quarters(period)) > 1:
                for number, value in enumerate(sorted(values)):
                    whole = Cell(measure, area, code, breakdown, number)
                    for total in self._sums_to(place, period, whole, value):
                        found[whole] = total
        return found

    def _quarters(self, period: Period) -> tuple[Period, ...]:
        return period.quarters() if period.plan_year == self.year.plan_year else ()

    def _sums_to(self, place: Place, period: Period, whole: Cell, value: float) -> Iterator[Total]:
        """The quarters of a state in which they came to this."""
        for state in self.states:
            cells = self.editions.of_state(state)
            parts = [cells.get((place, quarter)) for quarter in self._quarters(period)]
            known = [part for part in parts if part is not None]
            if (
                len(known) == len(parts)
                and sum(self.editions.numbers.get(each, 0.0) for each in known) == value
            ):
                yield Total(whole, tuple(known))

    # -- what it comes to -----------------------------------------------------------------------------------------

    def hides(self, spot: Spot, value: float | None) -> bool:
        """Whether a count that had this value is hidden; one that nobody decided about is, where its place is guarded."""
        cell = self.editions.cell(spot, value)
        if cell is None:
            return spot[0] in self.universe.by_quarter
        return cell in self.pattern.hidden

    @cached_property
    def hidden_wholes(self) -> Mapping[Place, tuple[Period, ...]]:
        """Counts of larger areas that had to be hidden, with every period of which they were."""
        found: dict[Place, list[Period]] = {}
        for cell in sorted(self.pattern.hidden):
            place = Place(cell.measure, cell.area, cell.breakdown)
            if place not in self.universe.by_quarter:
                found.setdefault(place, []).append(Period.parse(cell.period))
        return {place: tuple(periods) for place, periods in found.items()}
