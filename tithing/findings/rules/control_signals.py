"""What the control chart of a series says about the points of a span, a run once and at its end (R95, R96).

Figures: value, centre, lower_limit, upper_limit; of the latest point of the span at which there is something to tell. Words: rule
(1 to 4), side ("high" or "low"), run (how many points in a row, steps of a trend, or of the last three), trial ("yes" for fewer
than 12 points). Items: every point, those that signal marked, each with its rule; those at which something of the span is told with
side and run. Only points since the last break in the definition are on the chart. The same limits draw it: ask `chart_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.inputs import Points, Series
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.shown import Shown
from tithing.statistics.control_charts import ControlChart, ControlRule, Signal, chart_of_enough, run_of
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.in_words.numbered import in_words, numbered
from tithing.vocabulary.in_words.sentence import Run, Runs
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of

TWO = 2  # of three points in the outer third: the first of them is told with the second
MOST_EARLIER = 2  # of what was unusual earlier in the span, told beside the latest


def find(series: Iterable[Series]) -> tuple[Fact, ...]:
    """A fact for each series of which a point in its span signals, limits with decimals to spare."""
    return tuple(fact for each in series if (fact := _of(each)) is not None)


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


def _of(series: Series) -> Fact | None:
    chart = chart_of(series)
    if chart is None:
        return None
    signals = signals_of(series)
    told = tuple(_told(series, chart, signals))
    return _fact(series, chart, signals, told) if told else None


def _told(series: Series, chart: ControlChart, signals: Mapping[int, Signal]) -> Iterator[Signal]:
    """The signals of the span, of a run that of its last point."""
    span = series.subject.period
    for index, (period, _) in enumerate(series.since_break()):
        signal = signals.get(index)
        if signal is not None and span.covers(period) and _ends(chart, signal, signals.get(index + 1)):
            yield signal


def _ends(chart: ControlChart, signal: Signal, following: Signal | None) -> bool:
    """Whether all of what a signal tells of is there by its point, and no more of it comes with the next."""
    begun = signal.rule is ControlRule.TWO_OF_THREE and run_of(chart, signal) < TWO
    return not begun and not _goes_on(chart, signal, following)


def _goes_on(chart: ControlChart, signal: Signal, following: Signal | None) -> bool:
    """Whether what a signal tells of is told at the next point: a run is longer by it, whatever else that point is."""
    if following is None:
        return False
    here, there = (chart.values[index] or 0.0 for index in (signal.index, following.index))
    match signal.rule:
        case ControlRule.OUTSIDE:
            return _alike(signal, following)
        case ControlRule.TREND:
            return (there > here) == signal.high
        case _:
            return (there > chart.centre) == signal.high


def _alike(one: Signal, other: Signal | None) -> bool:
    return other is not None and (one.rule, one.high) == (other.rule, other.high)


def _fact(
    series: Series, chart: ControlChart, signals: Mapping[int, Signal], told: tuple[Signal, ...]
) -> Fact:
    subject, points, latest = series.subject, series.since_break(), told[-1]
    period, quantity = points[latest.index]
    limits = {"centre": chart.centre, "lower_limit": chart.lower, "upper_limit": chart.upper}
    runs = {each.index: _run(chart, signals, each) for each in told}
    return subject.fact(
        CONTROL_SIGNAL,
        figures=(
            ("value", subject.figure("value", quantity, period=period)),
            *((name, subject.figure(name, Known(limit), decimals=1)) for name, limit in limits.items()),
        ),
        items=tuple(_item(series, points, signals, i, runs.get(i)) for i in range(len(points))),
        words=(*_signal_words(latest, runs[latest.index]), ("trial", "yes" if chart.trial else "")),
        direction=direction_of(series.subject.better, high=latest.high),
        sureness=2 if any(each.rule is ControlRule.OUTSIDE for each in told) else 1,
        strength=abs((number_of(quantity) or 0.0) - chart.centre) / ((chart.upper - chart.centre) or 1.0),
    )


def _run(chart: ControlChart, signals: Mapping[int, Signal], last: Signal) -> int:
    """How many points, steps or of three the signal is of; points outside in a row, where it is of one outside."""
    if last.rule is not ControlRule.OUTSIDE:
        return run_of(chart, last)
    run = 1
    while _alike(last, signals.get(last.index - run)):
        run += 1
    return run


def _signal_words(signal: Signal, run: int) -> tuple[tuple[str, str], ...]:
    return (
        ("rule", str(signal.rule.value)),
        ("side", "high" if signal.high else "low"),
        ("run", str(run)),
    )


def _item(
    series: Series, points: Points, signals: Mapping[int, Signal], index: int, run: int | None
) -> FactItem:
    period, quantity = points[index]
    signal = signals.get(index)
    words = _signal_words(signal, run or 0)[: 3 if run else 1] if signal else ()
    return FactItem(
        period.label,
        period.code,
        (("value", series.subject.figure("value", quantity, period=period)),),
        marked=signal is not None,
        words=words,
    )


def direction_of(better: Better, *, high: bool) -> Direction:
    """What a high or low point means, by what the definition calls better (R87)."""
    if better is Better.NEITHER:
        return Direction.NEITHER
    return Direction.BETTER if high == (better is Better.HIGHER) else Direction.WORSE


def words(fact: Fact) -> Runs:
    """'Robbery: above its average for seven months in a row (45 in Dec 2020; its average is 34.4).'"""
    trial = " The limits are a trial: there are fewer than 12 points." if fact.text("trial") == "yes" else ""
    latest = _told_items(fact)[-1]
    when: Runs = (f" in {latest.name}; ",) if latest.code == fact.items[-1].code else ("; ",)
    told = (f"{what_is_unusual(fact)} (", latest.figure("value"), *when, *_beside(fact), ")")
    return (lead(fact), *told, *_before(fact), f".{trial}")


def _told_items(fact: Fact) -> tuple[FactItem, ...]:
    """The points at which something is told, the latest last: of a fact that marks none, its last."""
    told = tuple(item for item in fact.items if item.text("run"))
    return told or (replace(fact.items[-1], words=fact.words),)


def _before(fact: Fact) -> Runs:
    """What was unusual earlier in the same span: the latest of it first, and how much more there is."""
    earlier = _told_items(fact)[-2::-1]
    runs: list[Run] = []
    for item in earlier[:MOST_EARLIER]:
        runs += [
            "; also " if not runs else " and ",
            f"{_unusual_at(item, fact)} (",
            item.figure("value"),
            ")",
        ]
    if (rest := len(earlier) - MOST_EARLIER) > 0:
        runs.append(f", and {numbered(rest, 'more time')}")
    return tuple(runs)


def _beside(fact: Fact) -> Runs:
    """What the latest point is set against: its usual range where that is the matter, else the average."""
    if _rule(fact) not in (ControlRule.OUTSIDE, ControlRule.TWO_OF_THREE):
        return ("its average is ", fact.figure("centre"))
    if (fact.number("lower_limit") or 0.0) <= 0:
        return ("its usual range is up to ", fact.figure("upper_limit"))
    return ("its usual range is ", fact.figure("lower_limit"), " to ", fact.figure("upper_limit"))


def what_is_unusual(fact: Fact) -> str:
    """The latest signal as what it is, for a sentence or a title: outside only where it is outside, a run as a run, and when
    where it is not of the last point.

    >>> from tithing.findings.fact import FactItem
    >>> from tithing.vocabulary.areas import Area, AreaKind
    >>> from tithing.vocabulary.period import Period
    >>> quarter = Period.parse("2020-21Q3")
    >>> words = (("rule", "3"), ("side", "high"), ("run", "7"))
    >>> item, later = FactItem("Oct to Dec 2020", quarter.code, words=words), FactItem("Jan to Mar 2021", "2020-21Q4")
    >>> place = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
    >>> for items in ((item,), (item, later)):
    ...     print(what_is_unusual(Fact(CONTROL_SIGNAL, "robbery", "Robbery", place, quarter, items=items, words=words)))
    above its average for seven quarters in a row
    above its average for seven quarters in a row to Oct to Dec 2020
    """
    return _unusual_at(_told_items(fact)[-1], fact)


def _unusual_at(item: FactItem, fact: Fact) -> str:
    run = int(item.text("run"))
    many, each = in_words(run), "month" if Period.parse(item.code).month_count == 1 else "quarter"
    up, above = ("up", "above") if item.text("side") == "high" else ("down", "below")
    is_last = item.code == fact.items[-1].code
    until = "" if is_last else f" to {item.name}"
    alone = "" if is_last else f" in {item.name}"
    of_three = _of_three(run, is_last=is_last) + f" {each}s{until}"
    outside = f" for {many} {each}s in a row{until}" if run > 1 else alone
    return {
        ControlRule.OUTSIDE: f"{above} its usual range{outside}",
        ControlRule.TREND: f"{up} for {many} {each}s in a row{until}",
        ControlRule.TWO_OF_THREE: f"well {above} its average in {of_three}",
        ControlRule.ONE_SIDE: f"{above} its average for {many} {each}s in a row{until}",
    }[ControlRule(int(item.text("rule")))]


def _of_three(run: int, *, is_last: bool) -> str:
    if is_last:
        return "all of the last three" if run > 2 else "two of the last three"
    return "all three" if run > 2 else "two of the three"


def _rule(fact: Fact) -> ControlRule:
    return ControlRule(int(fact.text("rule")))


CONTROL_SIGNAL = FactKind(
    "control signal",
    words,
    shown=(Shown.PAGE_ONE, Shown.AT_CHARTS),
    heading="Unusual months and quarters",
)
RULE = FindingRule(find, kinds=(CONTROL_SIGNAL,))
