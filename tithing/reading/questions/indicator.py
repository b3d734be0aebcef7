"""One indicator in one area and quarter, with everything that a page about it shows."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.indicators.defined.definition import Indicator
from tithing.indicators.most_similar_group import GroupComparison
from tithing.indicators.result import Result
from tithing.observations.measure import with_variants
from tithing.reading.questions.breakdowns import breakdowns
from tithing.reading.questions.figure_history import SaidOfIt, figure_history
from tithing.reading.questions.most_similar import most_similar_group
from tithing.reading.questions.series import FigureSeries, series_of
from tithing.reading.questions.side_by_side import SideBySide, side_by_side
from tithing.reading.questions.small_areas import SmallAreas, small_areas
from tithing.reading.questions.trail import TrailStep, trail
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period


@dataclass(frozen=True)
class AboutIndicator:
    """`said` is what each release said of the very quarter; `similar` the most similar group, None where it has none."""

    definition: Indicator
    result: Result
    by_quarter: FigureSeries
    by_month: FigureSeries
    beside: SideBySide
    similar: GroupComparison | None
    wards: SmallAreas
    parts: tuple[Result, ...]
    said: tuple[SaidOfIt, ...]
    trail: tuple[TrailStep, ...]


def about_indicator(snapshot: Snapshot, slug: str, *, area: Area, period: Period) -> AboutIndicator | None:
    """Everything that can be asked of an indicator or a measure; None for what nobody defines."""
    return snapshot.remembered(
        about_indicator, slug, area, period, make=lambda: _about(snapshot, slug, area=area, period=period)
    )


def _about(snapshot: Snapshot, slug: str, *, area: Area, period: Period) -> AboutIndicator | None:
    definition = snapshot.definition(slug)
    span = span_of(snapshot, period, area)
    result = span.result(slug, area)
    if definition is None or result is None:
        return None
    measure = definition.measure
    return AboutIndicator(
        definition,
        result,
        series_of(snapshot, slug, area, span.quarters_shown()),
        series_of(snapshot, slug, area, span.months_shown()),
        side_by_side(span, slug),
        _similar(group_of_span(snapshot, area=area, period=period), measure),
        small_areas(span, measure, alone=True),
        breakdowns(span, slug),
        figure_history(snapshot, measure=measure, area=area, period=period) if measure else (),
        trail(snapshot, result.sources),
    )


def group_of_span(snapshot: Snapshot, *, area: Area, period: Period) -> tuple[GroupComparison, ...]:
    """The most similar group of a quarter, worked out once for all its indicators."""
    return snapshot.remembered(
        group_of_span, area.code, period, make=lambda: most_similar_group(span_of(snapshot, period, area))
    )


def _similar(group: tuple[GroupComparison, ...], measure: str) -> GroupComparison | None:
    names = with_variants([measure]) if measure else []
    return next((each for each in group if each.measure in names), None)
