"""Which indicators an area's quarter shows: what was promised, what is known, and measures nobody else shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.definition import Indicator, IndicatorKind, indicator_for
from tithing.indicators.defined.frameworks import Framework
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import Result
from tithing.observations.erased import erased_of, pieces_of_time
from tithing.observations.measure import Measures, UnknownMeasure, with_variants
from tithing.vocabulary.areas import Area
from tithing.vocabulary.offences import within
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Known, Suppressed, Withheld, erased_on

TOTALS = (
    "all_recorded_crime",
    *within("all_recorded_crime"),
    "asb_incidents",
)  # shown when their parts are known
NOT_THEIR_OWN = ("denominators",)  # groups whose measures are only ever what others are divided by


def says_something(result: Result, *, watched: bool = True) -> bool:
    """Whether anything was supplied for this period or those it is set against, if only why it is missing, or that it
    was and is erased.

    Of a measure that nobody watches, a whole year's figure alone, such as the official count of a year, says
    nothing of its last quarter.
    """
    parts = [result.value, result.previous, result.last_quarter]
    if watched or result.year_to_date.period.kind in (PeriodKind.YEAR_TO_DATE, result.period.kind):
        parts.append(result.year_to_date)
    return any(
        at.sources or isinstance(at.quantity, Known | Suppressed | Withheld) or erased_on(at.quantity)
        for at in parts
    )


def indicators_to_show(
    catalogue: Catalogue, *, area: Area, period: Period, evidence: Evidence, framework: Framework | None
) -> tuple[Indicator, ...]:
    """Without repeating: the framework's, the catalogue's with something known, then measures on their own."""
    found: dict[str, Indicator] = {}
    promised = framework.lines(period) if framework else ()
    for line in promised:
        definition = _definition(line.slug, catalogue, evidence.measures)
        if definition is not None:
            found.setdefault(definition.slug, definition)
    observed = observed_measures(evidence, area=area.code, period=period, rates=_rates_of(catalogue))
    for definition in catalogue:
        if _known_of(definition, observed):
            found.setdefault(definition.slug, definition)
    for definition in _own(catalogue, observed, evidence):
        found.setdefault(definition.slug, definition)
    return tuple(found.values())


def observed_measures(
    evidence: Evidence, *, area: str, period: Period, rates: Iterable[str] = ()
) -> dict[str, None]:
    """The measures with any observation, even a reasoned gap, in an area, and those erased of this period or of those it
    is set against; the wholes of the offence tree and of the framework's groupings that they make included.

    `rates` are the measures of which a rate that came ready-made may be asked for.
    """
    found = dict.fromkeys(evidence.observations.measures_in(area))
    asked = (*(each.slug for each in evidence.measures), *with_variants(rates))
    found.update(dict.fromkeys(_erased_measures(evidence, asked, area, period)))
    wholes = (*TOTALS, *(slug for slug, _ in evidence.groupings))
    for whole in (each for each in wholes if each in evidence.measures):
        if whole not in found and _whole_is_known(whole, found, evidence):
            found[whole] = None
    return found


def _erased_measures(evidence: Evidence, slugs: Iterable[str], area: str, period: Period) -> Iterator[str]:
    """What erased files said cannot be listed, only asked for: of each measure it is, in each code of the area."""
    erased = evidence.observations.erased
    if not erased:
        return
    before = period.year_before()
    shown = (period, before, period.period_before(), period.year_to_date(), before.year_to_date())
    codes = pieces_of_time(*shown)
    for slug in slugs:
        if any(erased_of(erased, slug, place, codes, "") for place in evidence.codes_of(area)):
            yield slug


def _rates_of(catalogue: Catalogue) -> list[str]:
    return [each.measure for each in catalogue if each.kind is IndicatorKind.RATE]


def _whole_is_known(
    slug: str, observed: dict[str, None], evidence: Evidence, above: tuple[str, ...] = ()
) -> bool:
    """Whether every part of one of its arrangements is observed or made of what is; `above` stops circles."""
    within_it = (*above, slug)
    return slug not in above and any(
        len(arrangement.parts) > 1
        and all(p in observed or _whole_is_known(p, observed, evidence, within_it) for p in arrangement.parts)
        for arrangement in evidence.arrangements(slug)
    )


def _definition(slug: str, catalogue: Catalogue, measures: Measures) -> Indicator | None:
    if slug in catalogue:
        return catalogue.get(slug)
    try:
        return indicator_for(measures.get(slug))
    except UnknownMeasure:
        return None


def _known_of(definition: Indicator, observed: dict[str, None]) -> bool:
    """Whether anything it asks was observed; a denominator such as population alone is not enough."""
    asked = [slug for slug in (definition.measure, definition.numerator) if slug]
    if definition.kind is IndicatorKind.RATE and any(
        slug.startswith(f"{definition.measure}.rate") for slug in observed
    ):
        return True
    return any(slug in observed for slug in asked)


def _own(catalogue: Catalogue, observed: dict[str, None], evidence: Evidence) -> Iterator[Indicator]:
    for slug in observed:
        try:
            measure = evidence.measures.get(slug)
        except UnknownMeasure:
            continue
        if slug not in catalogue.shown_measures and measure.group not in NOT_THEIR_OWN and "." not in slug:
            yield indicator_for(measure)
