"""What a count without a number must have been, by others: so that what was hidden twice is not taken for the same count.

A supplier that suppresses a count and then corrects what it is made of has corrected it, too. Taken for one count, it would be
two numbers at once, and sums that contradict one another guard nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tithing.reading.guard.universe import ways_cut
from tithing.vocabulary.areas import AreaKind, kind_of

if TYPE_CHECKING:
    from tithing.reading.guard.cells import Spot, StateOfYear


def implied(state: StateOfYear, spot: Spot) -> tuple[float | None, ...]:
    """By each way of cutting it into parts, and by each district less its other wards; None where one of these lacks."""
    return (*_by_parts(state, spot), *_by_area(state, spot))


def _by_parts(state: StateOfYear, spot: Spot) -> Iterator[float | None]:
    place, period = spot
    for arrangement in ways_cut(place.measure, state.evidence):
        yield _sum(state, ((place._replace(measure=part), period) for part in arrangement.parts))


def _by_area(state: StateOfYear, spot: Spot) -> Iterator[float | None]:
    place, period = spot
    for above in state.universe.wholes.get(place.area, ()):
        if kind_of(place.area) is AreaKind.WARD and kind_of(above) is AreaKind.DISTRICT:
            wards = state.universe.gazetteer.wards_of(above, on=period.end)
            others = (ward.code for ward in wards if ward.code != place.area)
            beside = _sum(state, ((place._replace(area=code), period) for code in others))
            whole = state.behind.get((place._replace(area=above), period))
            yield None if whole is None or beside is None else whole - beside


def _sum(state: StateOfYear, spots: Iterable[Spot]) -> float | None:
    total = 0.0
    for spot in spots:
        number = state.behind.get(spot)
        if number is None:
            return None
        total += number
    return total
