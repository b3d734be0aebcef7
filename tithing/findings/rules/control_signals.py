"""What the control chart of a series says about its latest point (R95, R96).

Figures: value, centre, lower_limit, upper_limit. Words: rule (1 to 4), side ("high" or "low"), trial ("yes"
for fewer than 12 points). Items: every point, those that signal marked, each with its rule. Only points
since the last break in the definition are on the chart. The same limits draw it: ask `chart_of`.
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.inputs import Points, Series
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.shown import Shown
from tithing.statistics.control_charts import ControlChart, ControlRule, Signal, chart_of_enough
from tithing.vocabulary.breaks import is_after_all
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.quantity import Known, number_of
from tithing.vocabulary.sentence import Runs


def find(series: Iterable[Series]) -> tuple[Fact, ...]:
    """A fact for each series whose last point is known and signals, limits with decimals to spare."""
    return tuple(fact for each in series if (fact := _latest(each)) is not None)


def chart_of(series: Series, *, screen_ranges: bool = False) -> ControlChart | None:
    """The control chart of a series since its last break; None with fewer than eight points."""
    values = [number_of(quantity) for _, quantity in since_break(series)]
    return chart_of_enough(values, screen_ranges=screen_ranges)


def since_break(series: Series) -> Points:
    """The points after the last break in the definition: no limit is drawn across one (R73, R74)."""
    return tuple(point for point in series.points if is_after_all(series.breaks_after, point[0]))


def _latest(series: Series) -> Fact | None:
    chart, points = chart_of(series), since_break(series)
    if chart is None or not isinstance(points[-1][1], Known):
        return None
    signal = chart.signal_at(len(points) - 1)
    return None if signal is None else _fact(series, chart, signal)


def _fact(series: Series, chart: ControlChart, signal: Signal) -> Fact:
    subject, points = series.subject, since_break(series)
    period, quantity = points[-1]
    limits = {"centre": chart.centre, "lower_limit": chart.lower, "upper_limit": chart.upper}
    return subject.fact(
        CONTROL_SIGNAL,
        figures=(
            ("value", subject.figure("value", quantity, period=period)),
            *((name, subject.figure(name, Known(limit), decimals=1)) for name, limit in limits.items()),
        ),
        items=tuple(_item(series, points, chart, i) for i in range(len(points))),
        words=(
            ("rule", str(signal.rule.value)),
            ("side", "high" if signal.high else "low"),
            ("trial", "yes" if chart.trial else ""),
        ),
        direction=direction_of(series.subject.better, high=signal.high),
        sureness=2 if signal.rule is ControlRule.OUTSIDE else 1,
        strength=abs((number_of(quantity) or 0.0) - chart.centre) / ((chart.upper - chart.centre) or 1.0),
    )


def _item(series: Series, points: Points, chart: ControlChart, index: int) -> FactItem:
    period, quantity = points[index]
    signal = chart.signal_at(index)
    return FactItem(
        period.label,
        period.code,
        (("value", series.subject.figure("value", quantity, period=period)),),
        marked=signal is not None,
        words=(("rule", str(signal.rule.value)),) if signal else (),
    )


def direction_of(better: Better, *, high: bool) -> Direction:
    """What a high or low point means, by what the definition calls better (R87)."""
    if better is Better.NEITHER:
        return Direction.NEITHER
    return Direction.BETTER if high == (better is Better.HIGHER) else Direction.WORSE


_RULE_WORDS = {
    "1": "outside the limits of its control chart",
    "2": "one of seven or more in a row, each {further} than the last",
    "3": "one of seven or more in a row {side} the average",
    "4": "one of two out of three close to the {limit} limit",
}


def words(fact: Fact) -> Runs:
    """'Shoplifting: the latest, 160, is outside the limits of its control chart (average 104.7).'"""
    high = fact.text("side") == "high"
    rule = _RULE_WORDS.get(fact.text("rule"), "a signal on its control chart").format(
        further="higher" if high else "lower",
        side="above" if high else "below",
        limit="upper" if high else "lower",
    )
    trial = " The limits are a trial: there are fewer than 12 points." if fact.text("trial") == "yes" else ""
    latest, average = fact.figure("value"), fact.figure("centre")
    return (lead(fact), "the latest, ", latest, f", is {rule} (average ", average, f").{trial}")


CONTROL_SIGNAL = FactKind(
    "control signal",
    words,
    shown=(Shown.PAGE_ONE, Shown.AT_CHARTS),
    heading="Outside their usual range",
)
RULE = FindingRule(find, kinds=(CONTROL_SIGNAL,))
