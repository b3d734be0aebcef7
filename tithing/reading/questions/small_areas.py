"""What was counted in each ward of an area: as the reader may see it, small counts made safe for all but officers."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.disclosure.small_areas import safe_counts
from tithing.indicators.result import At
from tithing.indicators.value_over import value_over
from tithing.observations.measure import Measure
from tithing.reading.quarter import Quarter
from tithing.vocabulary.areas import Area
from tithing.vocabulary.quantity import Known, Quantity
from tithing.vocabulary.readers import ReaderKind
from tithing.vocabulary.units import Unit

PUBLISHED_FOR_SMALLER_AREAS = "street"  # a group of measures: open data gives the same counts by street


@dataclass(frozen=True)
class SmallAreas:
    """`complete`: every ward of the area is among them, so that one with nothing had none."""

    places: tuple[tuple[Area, Quantity], ...]
    complete: bool


def small_areas(quarter: Quarter, slug: str) -> SmallAreas:
    """The wards of which something is known; none of what is no count, or is known of no ward."""
    measures = quarter.measures
    if slug not in measures or measures.get(slug).unit is not Unit.COUNT:
        return SmallAreas((), complete=False)
    wards = quarter.wards()
    known = [(ward, at) for ward in wards if isinstance((at := _in(quarter, slug, ward)).quantity, Known)]
    complete = bool(known) and len(known) == len(wards)
    counts = {ward.code: at.quantity for ward, at in known}
    if known and not _as_counted(quarter, measures.get(slug)):
        counts = _safe(quarter, slug, counts, complete=complete)
    return SmallAreas(tuple((ward, counts[ward.code]) for ward, _ in known), complete)


def _in(quarter: Quarter, slug: str, ward: Area) -> At:
    return value_over(quarter.ward_evidence, slug, area=ward.code, period=quarter.period)


def _as_counted(quarter: Quarter, measure: Measure) -> bool:
    officer = quarter.snapshot.reader.kind is ReaderKind.OFFICER
    return officer or measure.group == PUBLISHED_FOR_SMALLER_AREAS


def _safe(quarter: Quarter, slug: str, counts: dict[str, Quantity], *, complete: bool) -> dict[str, Quantity]:
    whole = value_over(quarter.evidence, slug, area=quarter.area.code, period=quarter.period).quantity
    minimum = quarter.snapshot.partnership.style.suppress_below
    return safe_counts(counts, whole=whole, complete=complete, minimum=minimum)
