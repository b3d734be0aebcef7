"""What was counted in each ward of an area: as the reader may see it, small counts made safe for all but officers."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.indicators.evidence import Evidence
from tithing.indicators.value_over import value_over
from tithing.reading.quarter import Quarter
from tithing.reading.safe_wards import OPEN_GROUPS, wards_to_publish
from tithing.vocabulary.areas import Area
from tithing.vocabulary.quantity import Known, Quantity, Suppressed
from tithing.vocabulary.units import Unit


@dataclass(frozen=True)
class SmallAreas:
    """`complete`: every ward of the area is among them, so that one with nothing had none. `absent` are the others, each with
    why its figure is not here.
    """

    places: tuple[tuple[Area, Quantity], ...]
    complete: bool
    absent: tuple[tuple[Area, Quantity], ...] = ()


def small_areas(quarter: Quarter, slug: str) -> SmallAreas:
    """The wards of which something is known; none of what is no count, or is known of no ward."""
    measures = quarter.measures
    if slug not in measures or measures.get(slug).unit is not Unit.COUNT:
        return SmallAreas((), complete=False)
    evidence, wards = _evidence(quarter, slug), quarter.wards()
    values = [(w, value_over(evidence, slug, area=w.code, period=quarter.period).quantity) for w in wards]
    told = tuple((ward, quantity) for ward, quantity in values if isinstance(quantity, Known | Suppressed))
    absent = tuple(each for each in values if each not in told) if told else ()
    return SmallAreas(told, complete=bool(told) and not absent, absent=absent)


def _evidence(quarter: Quarter, slug: str) -> Evidence:
    """Of what is published for smaller areas already, the measure alone; of any other, all that is decided together."""
    if quarter.measures.get(slug).group not in OPEN_GROUPS:
        return wards_to_publish(quarter)
    wards = [ward.code for ward in quarter.wards()]
    said = quarter.snapshot.observations(areas=wards, years=quarter.years(1), measures=[slug])
    return quarter.evidence_of(said)
