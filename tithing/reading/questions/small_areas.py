"""What was counted in each ward of an area, as the reader may see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tithing.indicators.chance.one_count import other_names
from tithing.indicators.counted.value_over import value_over
from tithing.indicators.evidence import Evidence
from tithing.observations.observation import Observations
from tithing.reading.span import BookSpan
from tithing.vocabulary.areas import Area
from tithing.vocabulary.offences import arrangements_of
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


def small_areas(span: BookSpan, slug: str, *, alone: bool = False) -> SmallAreas:
    """The wards of which something is known; none of what is no count, or is known of no ward. Who asks `alone` about one
    measure reads no other: a page is of one, a report of all.
    """
    measures = span.measures
    if slug not in measures or measures.get(slug).unit is not Unit.COUNT:
        return SmallAreas((), complete=False)
    evidence, wards = _counts_of_one(span, slug) if alone else wards_of_span(span), span.wards()
    return _told([(w, value_over(evidence, slug, area=w.code, period=span.period).quantity) for w in wards])


def _told(values: Sequence[tuple[Area, Quantity]]) -> SmallAreas:
    told = tuple((ward, quantity) for ward, quantity in values if isinstance(quantity, Known | Suppressed))
    absent = tuple(each for each in values if each not in told) if told else ()
    return SmallAreas(told, complete=bool(told) and not absent, absent=absent)


def said_with(span: BookSpan, slug: str) -> frozenset[str]:
    """What has to be read for a count: the measure, all its parts down to the smallest, and what may be one count with any."""
    names = other_names(span.measures)
    beside = {**names, **{other: one for one, other in names.items()}}
    found: set[str] = set()
    left = [slug]
    while left:
        each = left.pop()
        if each in found:
            continue
        found.add(each)
        left += [part for arrangement in arrangements_of(each) for part in arrangement.parts]
        left += [beside[each]] if each in beside else []
    return frozenset(found)


def _counts_of_one(span: BookSpan, slug: str) -> Evidence:
    """What is told of every ward of the quarter's area of one measure, for its counts: without what rates are worked out from."""
    codes = frozenset(ward.code for ward in span.wards())
    found = span.snapshot.observations(areas=codes, years=span.years(0), measures=said_with(span, slug))
    return span.snapshot.evidence_of(found, None, span.years(2))


def wards_of_span(span: BookSpan, *, years_back: int = 1) -> Evidence:
    """What is told of every ward of the quarter's area, with what rates are worked out from.

    A framework promises for the whole area, and groups its measures: of a ward nothing was promised.
    """
    about = span.area.code, span.period.plan_year, years_back
    return span.snapshot.read_once(wards_of_span, *about, make=lambda: _read(span, years_back))


def _read(span: BookSpan, years_back: int) -> Evidence:
    codes = {ward.code for ward in span.wards()}
    found = span.snapshot.observations(areas=codes, years=span.years(years_back))
    bases = (
        *span.denominators(areas=codes, other_than=span.years(years_back)),
        *span.denominators(areas=_small_areas_of(span, codes), other_than=()),
    )
    said = Observations.of((*found.all, *bases), erased=found.erased, deliveries=found.deliveries)
    return span.snapshot.evidence_of(said, None, span.years(2))


def _small_areas_of(span: BookSpan, wards: Iterable[str]) -> frozenset[str]:
    """The LSOAs that lie in wards by best fit: their people are the wards', where those did not come."""
    places = span.snapshot.gazetteer
    return frozenset(lsoa for ward in wards for lsoa in places.lsoas_in(ward))
