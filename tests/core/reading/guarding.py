"""Observations as they came, and as they are told to the public, without a book."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache

from tithing.disclosure.rule import SuppressionRule
from tithing.indicators.calculate import evidence_for
from tithing.indicators.counted.value_over import value_over
from tithing.indicators.evidence import Evidence
from tithing.observations.measure import load_measures
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.observations.standing.reading import Releases, SpokenOf, in_one
from tithing.places.gazetteer import Gazetteer, load_gazetteer
from tithing.places.reference_files import Place as PlaceOf
from tithing.reading.guard.guard import YearAsTold
from tithing.reading.guard.universe import Universe
from tithing.reading.guard.year import Decided, Published, YearOfBook
from tithing.vocabulary.access import Access
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, Suppressed, number_of

DISTRICT = "E06000001"
TOWN = "LOC-town"
FIRES = "deliberate_fires"
YEAR = Period.parse("2024-25")
QUARTERS = YEAR.quarters()
SENT = SourceRef("sent.csv", "aa", source="flat_observations", release=date(2025, 1, 10))
REST = 50.0  # of each ward that is not spoken of

Spoken = Mapping[tuple[str, str, Period], float | Quantity]  # by area, measure and period


@cache
def places() -> Gazetteer:
    town = PlaceOf(Area(TOWN, "Town", AreaKind.LOCAL), parent=DISTRICT)
    return load_gazetteer().with_places([town], other_names={})


@cache
def wards() -> tuple[str, ...]:
    return tuple(each.code for each in places().wards_of(DISTRICT, on=QUARTERS[0].end))


def of_quarter(period: Period, *numbers: float | Quantity, measure: str = FIRES) -> Spoken:
    """A count for each of the first wards, and many for each of the rest."""
    rest = [REST] * (len(wards()) - len(numbers))
    return {(ward, measure, period): number for ward, number in zip(wards(), (*numbers, *rest), strict=True)}


def with_district(spoken: Spoken) -> Spoken:
    """The same, with the district's own count: the sum of its wards'."""
    sums: dict[tuple[str, str, Period], float] = {}
    for (_, measure, period), said in spoken.items():
        number = said if isinstance(said, int | float) else number_of(said) or 0.0
        sums[DISTRICT, measure, period] = sums.get((DISTRICT, measure, period), 0.0) + number
    return {**spoken, **sums}


def rows_of(spoken: Spoken, *, breakdown: str = "", source: SourceRef = SENT) -> list[Observation]:
    measures = load_measures()
    return [
        Observation(
            measure,
            area,
            period,
            Known(float(said)) if isinstance(said, int | float) else said,
            measures.get(measure).unit,
            breakdown=breakdown,
            source=source,
        )
        for (area, measure, period), said in spoken.items()
    ]


def evidence_of(said: Observations) -> Evidence:
    return evidence_for(said, load_measures(), gazetteer=places())


def spoken_of(said: Observation) -> SpokenOf:
    held_back = isinstance(said.quantity, Suppressed) or said.access is not Access.OPEN
    return SpokenOf(said.measure, said.area, said.breakdown, held_back)


def stood_on(chain: Sequence[Observation], day: date | None) -> tuple[Observation, ...]:
    """What had been released by a day."""
    return tuple(each for each in chain if day is None or (each.source.release or date.min) <= day)


def year_of(
    chains: Collection[tuple[Observation, ...]],
    *,
    published: Published | None = None,
    minimum: int = 5,
    made_of: Mapping[str, tuple[str, ...]] | None = None,
) -> YearOfBook:
    """A year in which each of these was said, oldest first."""

    def stood(areas: Collection[str], measures: Collection[str], day: date | None) -> Releases:
        asked = (chain for chain in chains if chain[0].area in areas and chain[0].measure in measures)
        return Releases(tuple(filter(None, (stood_on(chain, day) for chain in asked))))

    said = frozenset(spoken_of(each) for chain in chains for each in chain)
    return YearOfBook(
        year=YEAR,
        universe=Universe(said, load_measures(), places(), made_of or {}),
        releases=stood,
        shown=to_the_public,
        evidence_of=evidence_of,
        withdrawn=frozenset(),
        rule=SuppressionRule(minimum=minimum),
        published=published or {},
    )


def to_the_public(chain: Sequence[Observation]) -> Observation | None:
    """What is open of what was said."""
    seen = [each for each in chain if each.access is Access.OPEN]
    return in_one(seen) if seen else None


def told(
    rows: Collection[Observation],
    *,
    published: Published | None = None,
    made_of: Mapping[str, tuple[str, ...]] | None = None,
) -> Evidence:
    """What the public is told, where each row was said once."""
    year = year_of([(row,) for row in rows], published=published, made_of=made_of)
    return told_on(year, [row for row in rows if row.access is Access.OPEN])


def told_on(year: YearOfBook, rows: Collection[Observation], day: date | None = None) -> Evidence:
    view = YearAsTold(Decided(year.universe, year.rule, year.decided), year.state(day))
    touched = view.touched
    kept = [view.told(row) if (row.measure, row.area, row.breakdown) in touched else row for row in rows]
    areas = {row.area for row in rows}
    return evidence_of(Observations.of((*filter(None, kept), *view.added(areas, None))))


def quantity(
    found: Evidence, area: str, period: Period = QUARTERS[0], *, measure: str = FIRES, breakdown: str = ""
) -> Quantity:
    return value_over(found, measure, area=area, period=period, breakdown=breakdown).quantity


def numbers(found: Evidence, period: Period = QUARTERS[0], *, measure: str = FIRES) -> list[float | None]:
    """Of the first four wards, what is told of each."""
    return [number_of(quantity(found, ward, period, measure=measure)) for ward in wards()[:4]]
