"""What a count without a number must have been, by others: so that what was hidden twice is not taken for the same count.

A supplier that suppresses a count and then corrects what it is made of has corrected it, too. Taken for one count, it would be
two numbers at once, and sums that contradict one another guard nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tithing.indicators.evidence import Evidence
from tithing.reading.guard.universe import CountOf, Spot, Universe, ways_cut
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.period import Period


@dataclass(frozen=True)
class Implied:
    """By the numbers `behind` one state of a year."""

    universe: Universe
    evidence: Evidence
    behind: Mapping[Spot, float]

    def of(self, spot: Spot) -> tuple[float | None, ...]:
        """By each way of cutting it into parts, and by each district less its other wards; None where one of these lacks."""
        return (*self._by_parts(spot), *self._by_area(spot))

    def _by_parts(self, spot: Spot) -> Iterator[float | None]:
        place, period = spot
        for arrangement in ways_cut(place.measure, self.evidence):
            yield self._sum((place._replace(measure=part), period) for part in arrangement.parts)

    def _by_area(self, spot: Spot) -> Iterator[float | None]:
        place, period = spot
        above = self.universe.wholes.get(place.area, ()) if kind_of(place.area) is AreaKind.WARD else ()
        for district in above:
            if kind_of(district) is AreaKind.DISTRICT:
                yield self._less_others(place, period, district)

    def _less_others(self, place: CountOf, period: Period, district: str) -> float | None:
        wards = self.universe.gazetteer.wards_of(district, on=period.end)
        others = (ward.code for ward in wards if ward.code != place.area)
        beside = self._sum((place._replace(area=code), period) for code in others)
        whole = self.behind.get((place._replace(area=district), period))
        return None if whole is None or beside is None else whole - beside

    def _sum(self, spots: Iterable[Spot]) -> float | None:
        numbers = [self.behind.get(spot) for spot in spots]
        known = [number for number in numbers if number is not None]
        return sum(known) if len(known) == len(numbers) else None
