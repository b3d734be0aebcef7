"""Calculate an indicator: everything a table or a sentence may want of it, in one area, for one quarter.

Nothing is rounded, nothing is guessed, and what is not known carries its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tithing.incidents.completeness import Completeness
from tithing.indicators.asking import IndicatorQuestion
from tithing.indicators.comparisons.kinds import DEFAULT, ComparisonKind
from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.definition import Indicator
from tithing.indicators.defined.frameworks import Framework
from tithing.indicators.evidence import EVERY_FORCE, Evidence, not_yet_imported
from tithing.indicators.result import Result
from tithing.indicators.to_show import indicators_to_show, says_something
from tithing.indicators.workings import Workings
from tithing.observations.measure import Measures
from tithing.observations.observation import Observations
from tithing.observations.suppliers import Suppliers
from tithing.statistics.change import MINIMUM_BASE
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing

if TYPE_CHECKING:
    from tithing.places.gazetteer import Gazetteer


def calculate(
    definition: Indicator,
    *,
    area: Area,
    period: Period,
    observations: Observations,
    measures: Measures,
    framework: Framework | None = None,
    gazetteer: Gazetteer | None = None,
    breakdown: str = "",
    minimum_base: float = MINIMUM_BASE,
    evidence: Evidence | None = None,
    comparisons: tuple[ComparisonKind, ...] = DEFAULT,
) -> Result:
    """One indicator in one area for one period, with its comparisons, rate, chance and sources.

    `framework` gives baseline and target and the local groupings; `gazetteer` lets a force area's people be those
    of its districts; `minimum_base` is the count under which no percentage is given (R82). `evidence` may be
    handed in by a caller who calculates many, so that sums are worked out once; `comparisons` are what a framework chooses to
    set figures against. Raises UnknownMeasure for an
    indicator that asks a measure nobody defined.

    >>> from tithing.indicators.defined.definition import indicator_for
    >>> from tithing.observations.measure import load_measures
    >>> from tithing.observations.observation import Observation
    >>> from tithing.vocabulary.areas import AreaKind
    >>> from tithing.vocabulary.quantity import Known
    >>> from tithing.vocabulary.units import Unit
    >>> quarter, measures = Period.parse("2017-18Q4"), load_measures()
    >>> said = [("shoplifting", "E06000001", quarter, Known(412.0), Unit.COUNT),
    ...         ("shoplifting", "E06000001", quarter.year_before(), Known(283.0), Unit.COUNT)]
    >>> result = calculate(
    ...     indicator_for(measures.get("shoplifting")), area=Area("E06000001", "Hartlepool", AreaKind.DISTRICT),
    ...     period=quarter, observations=Observations.of(Observation(*each) for each in said), measures=measures)
    >>> result.value.quantity.number, result.change.difference.number
    (412.0, 129.0)
    """
    asked = evidence or evidence_for(observations, measures, framework=framework, gazetteer=gazetteer)
    question = IndicatorQuestion(definition, area.code, asked, breakdown)
    return Workings(question, area, period, framework, minimum_base, comparisons).result()


def evidence_for(
    observations: Observations,
    measures: Measures,
    *,
    framework: Framework | None = None,
    gazetteer: Gazetteer | None = None,
    suppliers: Suppliers = EVERY_FORCE,
    completeness: Callable[[], Completeness] | None = None,
    why_none: Callable[..., Missing] = not_yet_imported,
    side_by_side: tuple[str, ...] = (),
) -> Evidence:
    """What calculations may ask, with a memory of what was worked out."""
    groupings = framework.parts_of_groups if framework else ()
    return Evidence(
        observations,
        measures,
        groupings,
        gazetteer,
        suppliers,
        completeness=completeness,
        why_none=why_none,
        side_by_side=side_by_side,
    )


def calculate_all(
    catalogue: Catalogue,
    *,
    area: Area,
    period: Period,
    observations: Observations,
    measures: Measures,
    framework: Framework | None = None,
    gazetteer: Gazetteer | None = None,
    minimum_base: float = MINIMUM_BASE,
    evidence: Evidence | None = None,
    comparisons: tuple[ComparisonKind, ...] = DEFAULT,
) -> tuple[Result, ...]:
    """Every indicator that the framework promises or that something was supplied of for this area and period, and
    one of its own for each measure that no catalogue indicator shows, such as a crime category.

    The framework's indicators come first, in its order; then the catalogue's; then the measures.
    """
    asked = evidence or evidence_for(observations, measures, framework=framework, gazetteer=gazetteer)
    results = (
        calculate(
            definition,
            area=area,
            period=period,
            observations=observations,
            measures=measures,
            framework=framework,
            minimum_base=minimum_base,
            evidence=asked,
            comparisons=comparisons,
        )
        for definition in indicators_to_show(
            catalogue, area=area, period=period, evidence=asked, framework=framework
        )
    )
    promised = {line.slug for line in framework.lines(period)} if framework else set()
    return tuple(
        each
        for each in results
        if each.indicator in promised or says_something(each, watched=each.indicator in catalogue)
    )
