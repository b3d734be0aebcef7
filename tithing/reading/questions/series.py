"""One figure over time, its control chart, and where its definition changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tithing.indicators.asking import IndicatorQuestion, answer_over
from tithing.indicators.result import At
from tithing.reading.snapshot import Snapshot
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.statistics.control_charts import ControlChart, chart_of_enough
from tithing.vocabulary.areas import Area
from tithing.vocabulary.breaks import breaks_in, is_after_all
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of

REACHES_BACK = 3  # plan years whose figures and people a quarter's own evidence holds


@dataclass(frozen=True)
class FigureSeries:
    """Oldest first; after each period of `breaks_after` the definition changed in a way that refuses comparison."""

    points: tuple[At, ...]
    breaks_after: tuple[Period, ...] = ()

    def since_break(self) -> tuple[At, ...]:
        """The points after the last break: no limit is drawn across one (R73, R74)."""
        return tuple(at for at in self.points if is_after_all(self.breaks_after, at.period))

    def chart(self) -> ControlChart | None:
        """How much the series varies by itself, and which points signal (R95, R96); None for one that is too short."""
        return chart_of_enough([number_of(at.quantity) for at in self.since_break()])


def series_of(snapshot: Snapshot, slug: str, area: Area, periods: Sequence[Period]) -> FigureSeries:
    """What an indicator, or a measure, came to in each period, however many. Nothing for what nobody defines."""
    definition = snapshot.definition(slug)
    if definition is None:
        return FigureSeries(())
    found = []
    for period, asked in zip(periods, _quarters_to_ask(snapshot, area, periods), strict=True):
        question = IndicatorQuestion(definition, area.code, asked.evidence)
        found.append(answer_over(question, period).at)
    return FigureSeries(tuple(found), breaks_in(definition.measure, periods))


def _quarters_to_ask(snapshot: Snapshot, area: Area, periods: Sequence[Period]) -> list[BookSpan]:
    """For each period a quarter of its own plan year, or of one shortly after it: that reaches back so far."""
    years = sorted({int(period.plan_year[:4]) for period in periods}, reverse=True)
    asked: dict[int, int] = {}
    for year in years:
        last = min((each for each in asked.values() if each - year <= REACHES_BACK), default=year)
        asked[year] = last
    return [
        span_of(snapshot, Period.financial_year(asked[int(each.plan_year[:4])]).quarters()[-1], area)
        for each in periods
    ]
