"""Series outside their usual range: what signals, and the control chart of each, with its average and limits (R95, R96)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import (
    BulletList,
    Chart,
    ChartKind,
    ChartSeries,
    DocumentPart,
    Heading,
    Paragraph,
    Point,
)
from tithing.documents.section import Chapter, section
from tithing.documents.wording import number_text
from tithing.documents.words.shown import said_of, title_at_a_chart
from tithing.findings.fact import Fact, by_weight
from tithing.findings.find import shown_at
from tithing.findings.inputs import Points, Series
from tithing.findings.rules.control_signals import CONTROL_SIGNAL, chart_of, what_is_unusual
from tithing.findings.shown import Shown
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, Status, number_of

MOST_CONTROL_CHARTS = 4
WHAT_IT_IS = (
    "A control chart shows how much a series varies by itself. Of each series below, a point of the {span} is outside that, or "
    "ends a run that chance seldom makes: a run can be unusual while each of its points is not."
)


@section()
def control_charts(chapter: Chapter) -> Iterator[DocumentPart]:
    charts = charts_of_signals(chapter.span, place=chapter.place)
    facts = sorted(shown_at(chapter.span.facts, Shown.AT_CHARTS), key=by_weight)
    if not (charts or facts):
        return
    yield Heading(CONTROL_SIGNAL.heading, 3)
    drawn = {chart.id for chart in charts}
    rest = said_of(fact for fact in facts if _chart_id(chapter.period, fact.indicator) not in drawn)
    if charts:
        what = WHAT_IT_IS.format(span=chapter.period.name)
        yield Paragraph((f"{what}{_drawn(len(charts), len(charts) + len(rest))}",))
    if rest:
        yield BulletList(rest)
    yield from charts


def _chart_id(period: Period, indicator: str) -> str:
    return f"{period.code}-{indicator}-control"


def _drawn(charts: int, of: int) -> str:
    """What is said of those that have no chart."""
    return (
        f" {charts} of {of} are drawn, the surest and largest first; the others are named."
        if charts < of
        else ""
    )


def charts_of_signals(evidence: SpanEvidence, *, place: str) -> tuple[Chart, ...]:
    """A control chart for each series that signals, the surest first, at most four (R95, R96)."""
    ordered = sorted(evidence.facts_of(CONTROL_SIGNAL), key=by_weight)
    signals = {fact.indicator: fact for fact in ordered}
    charts = []
    for slug, fact in list(signals.items())[:MOST_CONTROL_CHARTS]:
        series = _series_behind(evidence, slug, fact)
        title = title_at_a_chart(evidence.facts, slug)
        chart = control_chart(series, fact, evidence.period, place=place, title=title) if series else None
        if chart is not None:
            charts.append(chart)
    return tuple(charts)


def _series_behind(evidence: SpanEvidence, slug: str, fact: Fact) -> Series | None:
    for each in (*evidence.monthly, *evidence.quarterly_series):
        if each.subject.indicator == slug and len(fact.items) == len(each.since_break()):
            return each
    return None


def control_chart(series: Series, fact: Fact, period: Period, *, place: str, title: str = "") -> Chart | None:
    """One series with its average and limits; `title` says more of its last point than which side of what is usual it is."""
    limits = chart_of(series)
    if limits is None:
        return None
    shown = _from_first_known(series.since_break())
    points = tuple(_control_point(period, quantity) for period, quantity in shown)
    usual = what_is_unusual(fact)
    first, last = shown[0][0], shown[-1][0]
    each = "month" if first.month_count == 1 else "quarter"
    known = [point for point in points if point.value is not None]
    return Chart(
        id=_chart_id(period, series.subject.indicator),
        kind=ChartKind.CONTROL,
        title=f"{series.subject.title}: {title or usual}",
        subtitle=f"Number each {each}, {place}, {first.label} to {last.label}, with its average and limits",
        series=(ChartSeries(series.subject.title, points),),
        alt=(
            f"Line of {len(known)} {each}s. Average {number_text(limits.centre, decimals=1)}, limits "
            f"{number_text(max(limits.lower, 0.0), decimals=1)} to {number_text(limits.upper, decimals=1)}. "
            f"{last.label}: {number_text(known[-1].value or 0.0)}{', ' if fact.items[-1].text('run') else '. It was '}{usual}."
        ),
        unit="number",
        centre=limits.centre,
        lower_limit=limits.lower,
        upper_limit=limits.upper,
    )


def _from_first_known(points: Points) -> Points:
    known = [index for index, (_, quantity) in enumerate(points) if number_of(quantity) is not None]
    return points[known[0] :]


def _control_point(period: Period, quantity: Quantity) -> Point:
    provisional = isinstance(quantity, Known) and quantity.status is Status.PROVISIONAL
    return Point(period.label, number_of(quantity), provisional=provisional)
