"""What the control chart of a series says about its latest point (R95, R96).

Figures: value, centre, lower_limit, upper_limit. Words: rule (1 to 4), side ("high" or "low"), run (how many points
in a row, steps of a trend, or of the last three), trial ("yes" for fewer than 12 points). Items: every point, those that
signal marked, each with its rule. Only points since the last break in the definition are on the chart. The same limits draw
it: ask `chart_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.inputs import Points, Series
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.shown import Shown
from tithing.statistics.control_charts import ControlChart, ControlRule, Signal, chart_of_enough, run_of
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.in_words.numbered import in_words
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of


def find(series: Iterable[Series]) -> tuple[Fact, ...]:
    """A fact for each series whose last point is known and signals, limits with decimals to spare."""
    return tuple(fact for each in series if (fact := _latest(each)) is not None)


def chart_of(series: Series, *, screen_ranges: bool = False) -> ControlChart | None:
    """The control chart of a series since its last break; None with fewer than eight points."""
    return _chart(series.since_break(), screen_ranges=screen_ranges)


def signals_of(series: Series) -> dict[int, Signal]:
    """The points since the last break that signal, by their place, and would if all were as complete as the last."""
    charts = [_chart(series.after_breaks(points)) for points in series.judged_by]
    found = [{} if chart is None else {each.index: each for each in chart.signals} for chart in charts]
    return {
        index: signal
        for index, signal in found[0].items()
        if all(index in other and other[index].high == signal.high for other in found[1:])
    }


def _chart(points: Points, *, screen_ranges: bool = False) -> ControlChart | None:
    return chart_of_enough([number_of(quantity) for _, quantity in points], screen_ranges=screen_ranges)


def _latest(series: Series) -> Fact | None:
    chart, points = chart_of(series), series.since_break()
    if chart is None or not isinstance(points[-1][1], Known):
        return None
    signal = signals_of(series).get(len(points) - 1)
    return None if signal is None else _fact(series, chart, signal)


def _fact(series: Series, chart: ControlChart, signal: Signal) -> Fact:
    subject, points, signals = series.subject, series.since_break(), signals_of(series)
    period, quantity = points[-1]
    limits = {"centre": chart.centre, "lower_limit": chart.lower, "upper_limit": chart.upper}
    return subject.fact(
        CONTROL_SIGNAL,
        figures=(
            ("value", subject.figure("value", quantity, period=period)),
            *((name, subject.figure(name, Known(limit), decimals=1)) for name, limit in limits.items()),
        ),
        items=tuple(_item(series, points, signals, i) for i in range(len(points))),
        words=(
            ("rule", str(signal.rule.value)),
            ("side", "high" if signal.high else "low"),
            ("trial", "yes" if chart.trial else ""),
            ("run", str(run_of(chart, signal))),
        ),
        direction=direction_of(series.subject.better, high=signal.high),
        sureness=2 if signal.rule is ControlRule.OUTSIDE else 1,
        strength=abs((number_of(quantity) or 0.0) - chart.centre) / ((chart.upper - chart.centre) or 1.0),
    )


def _item(series: Series, points: Points, signals: Mapping[int, Signal], index: int) -> FactItem:
    period, quantity = points[index]
    signal = signals.get(index)
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


def words(fact: Fact) -> Runs:
    """'Robbery: above its average for seven months in a row (45 in Dec 2020; its average is 34.4).'"""
    trial = " The limits are a trial: there are fewer than 12 points." if fact.text("trial") == "yes" else ""
    latest = fact.items[-1]
    told = (f"{what_is_unusual(fact)} (", latest.figure("value"), f" in {latest.name}; ", *_beside(fact))
    return (lead(fact), *told, f").{trial}")


def _beside(fact: Fact) -> Runs:
    """What the latest point is set against: its usual range where that is the matter, else the average."""
    if _rule(fact) not in (ControlRule.OUTSIDE, ControlRule.TWO_OF_THREE):
        return ("its average is ", fact.figure("centre"))
    if (fact.number("lower_limit") or 0.0) <= 0:
        return ("its usual range is up to ", fact.figure("upper_limit"))
    return ("its usual range is ", fact.figure("lower_limit"), " to ", fact.figure("upper_limit"))


def what_is_unusual(fact: Fact) -> str:
    """A signal as what it is, for a sentence or a title: outside only where it is outside, a run as a run.

    >>> from tithing.findings.fact import FactItem
    >>> from tithing.vocabulary.areas import Area, AreaKind
    >>> from tithing.vocabulary.period import Period
    >>> quarter = Period.parse("2020-21Q3")
    >>> item = FactItem("Oct to Dec 2020", quarter.code)
    >>> words = (("rule", "3"), ("side", "high"), ("run", "7"))
    >>> place = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
    >>> what_is_unusual(Fact(CONTROL_SIGNAL, "robbery", "Robbery", place, quarter, items=(item,), words=words))
    'above its average for seven quarters in a row'
    """
    run, many = int(fact.text("run")), in_words(int(fact.text("run")))
    each = "month" if Period.parse(fact.items[-1].code).month_count == 1 else "quarter"
    up, above = ("up", "above") if fact.text("side") == "high" else ("down", "below")
    which = "all of the last three" if run > 2 else "two of the last three"
    return {
        ControlRule.OUTSIDE: f"{above} its usual range",
        ControlRule.TREND: f"{up} for {many} {each}s in a row",
        ControlRule.TWO_OF_THREE: f"well {above} its average in {which} {each}s",
        ControlRule.ONE_SIDE: f"{above} its average for {many} {each}s in a row",
    }[_rule(fact)]


def _rule(fact: Fact) -> ControlRule:
    return ControlRule(int(fact.text("rule")))


CONTROL_SIGNAL = FactKind(
    "control signal",
    words,
    shown=(Shown.PAGE_ONE, Shown.AT_CHARTS),
    heading="Unusual months and quarters",
)
RULE = FindingRule(find, kinds=(CONTROL_SIGNAL,))
