"""Series outside their usual range: what signals, and the control chart of each, with its average and limits (R95, R96)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, Chart, DocumentPart, Heading, Paragraph
from tithing.documents.pieces.series.control_chart import chart_id, control_chart
from tithing.documents.section import Chapter, section
from tithing.documents.words.shown import said_of, title_at_a_chart
from tithing.findings.fact import Fact, by_weight
from tithing.findings.find import shown_at
from tithing.findings.inputs import Series
from tithing.findings.rules.control_signals import CONTROL_SIGNAL
from tithing.findings.shown import Shown

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
    rest = said_of(fact for fact in facts if chart_id(chapter.period, fact.indicator) not in drawn)
    if charts:
        what = WHAT_IT_IS.format(span=chapter.period.name)
        yield Paragraph((f"{what}{_drawn(len(charts), len(charts) + len(rest))}",))
    if rest:
        yield BulletList(rest)
    yield from charts


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
