"""Observations with only what a test cares about: Sandport, in the fourth quarter of 2017-18."""

from __future__ import annotations

from tithing.indicators.calculate import calculate
from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.definition import Indicator, indicator_for
from tithing.indicators.defined.frameworks import Framework
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import Result
from tithing.observations.measure import Measures, load_measures
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity
from tithing.vocabulary.units import Unit

SANDPORT = Area("LOC-SANDPORT", "Sandport", AreaKind.LOCAL)
QUARTER = Period.parse("2017-18Q4")
MEASURES: Measures = load_measures()
CATALOGUE: Catalogue = load_catalogue(measures=MEASURES)


def observation(
    measure: str,
    value: float | Quantity,
    period: str = "2017-18Q4",
    *,
    area: str = SANDPORT.code,
    breakdown: str = "",
    supplier: str = "",
    restated: bool = False,
    file: str = "returns.csv",
) -> Observation:
    quantity = Known(float(value)) if isinstance(value, int | float) else value
    unit = MEASURES.get(measure).unit if measure in MEASURES else Unit.COUNT
    return Observation(
        measure,
        area,
        Period.parse(period),
        quantity,
        unit,
        breakdown,
        supplier,
        restated=restated,
        source=SourceRef(file, f"sha-of-{file}", 2),
    )


def evidence(*observations: Observation, groupings: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Evidence:
    return Evidence(Observations.of(observations), MEASURES, groupings)


def asked(
    slug: str,
    *observations: Observation,
    period: str = "2017-18Q4",
    framework: Framework | None = None,
    minimum_base: float = 10,
) -> Result:
    """An indicator of the catalogue, or a measure on its own, calculated from these observations."""
    return calculate(
        definition_of(slug),
        area=SANDPORT,
        period=Period.parse(period),
        observations=Observations.of(observations),
        measures=MEASURES,
        framework=framework,
        minimum_base=minimum_base,
    )


def definition_of(slug: str) -> Indicator:
    return CATALOGUE.get(slug) if slug in CATALOGUE else indicator_for(MEASURES.get(slug))
