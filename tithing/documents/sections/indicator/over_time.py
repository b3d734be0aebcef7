"""The indicator over time: its control chart, and the same in a table with a row for each year."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import IndicatorEvidence
from tithing.documents.parts import (
    Chart,
    ChartKind,
    ChartSeries,
    Column,
    DocumentPart,
    DocumentTable,
    Heading,
    Paragraph,
    Row,
)
from tithing.documents.pieces.columns import source_words
from tithing.documents.pieces.series.control_chart import (
    control_chart,
    from_first_known,
    name_of_each,
    point_of,
)
from tithing.documents.pieces.series.month_figure import month_figure
from tithing.documents.section import Chapter, section
from tithing.documents.wording import number_text
from tithing.documents.words.shown import said_of, title_at_a_chart
from tithing.findings.fact import Fact
from tithing.findings.find import shown_at
from tithing.findings.inputs import Points, Series
from tithing.findings.rules.control_signals import CONTROL_SIGNAL, chart_of
from tithing.findings.shown import Shown

WHAT_IT_IS = (
    "The chart shows how much the figure varies by itself. A point outside the limits, or a long run on one side of the average, "
    "is a reason to look, not an explanation."
)
TOO_SHORT = "There are too few points to say how much it varies by itself: a control chart needs eight."


@section()
def over_time(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    series = one.series if one else None
    if one is None or series is None:
        return
    table = series_table(one, series, chapter)
    chart = _chart(one, series, chapter, table.id)
    yield Heading("Over time", 3)
    if chart is not None:
        limits = chart_of(series) is not None
        yield Paragraph((WHAT_IT_IS if limits else TOO_SHORT,))
        for words in said_of(shown_at(chapter.span.facts, Shown.AT_CHARTS)):
            yield Paragraph(words)
        yield chart
    yield table


def _chart(one: IndicatorEvidence, series: Series, chapter: Chapter, table_id: str) -> Chart | None:
    """With its average and limits where there are enough points, else the line alone; none of one point."""
    slug = one.line.result.indicator
    fact = _signal(series, chapter)
    title = title_at_a_chart(chapter.span.facts, slug)
    drawn = control_chart(series, fact, chapter.period, place=chapter.place, title=title, table_id=table_id)
    return drawn or _line(one, series, chapter, table_id)


def _signal(series: Series, chapter: Chapter) -> Fact | None:
    """What this very series signals; the facts are of the series that has a chart."""
    found = chapter.span.facts_of(CONTROL_SIGNAL, indicator=series.subject.indicator)
    return next((fact for fact in found if len(fact.items) == len(series.since_break())), None)


def _line(one: IndicatorEvidence, series: Series, chapter: Chapter, table_id: str) -> Chart | None:
    points = from_first_known(series.since_break())
    drawn = tuple(point_of(period, quantity) for period, quantity in points)
    known = [point for point in drawn if point.value is not None]
    if len(known) < 2:
        return None
    figures = tuple(month_figure(one.line.result, quantity, period) for period, quantity in points)
    each, (first, last) = name_of_each(points), (points[0][0], points[-1][0])
    said = "; ".join(f"{point.label} {number_text(point.value or 0.0)}" for point in known)
    return Chart(
        id=f"{chapter.period.code}-{one.line.result.indicator}-line",
        kind=ChartKind.LINE,
        title=f"{one.line.label} by {each}",
        subtitle=f"Number each {each}, {chapter.place}, {first.label} to {last.label}",
        series=(ChartSeries(one.line.label, drawn, figures),),
        alt=f"{one.line.label}: {said}.",
        unit="number",
        table_id=table_id,
    )


def series_table(one: IndicatorEvidence, series: Series, chapter: Chapter) -> DocumentTable:
    """A row for each twelve months, a column for each of its months or quarters: the latest year first."""
    points = from_first_known(series.points) or series.points
    each = name_of_each(points)
    years = list(_years(points, 12 // points[0][0].month_count))
    last = years[-1]
    columns = [Column("year", "Twelve months to", numeric=False, width=1.6)]
    columns += [Column(f"from-{p.start.month}", p.label.rpartition(" ")[0]) for p, _ in last]
    return DocumentTable(
        id=f"{chapter.period.code}-{one.line.result.indicator}-over-time",
        caption=f"{one.line.label} each {each}, {chapter.place}",
        columns=tuple(columns),
        rows=tuple(_row(one, year, len(last)) for year in reversed(years)),
        source=source_words((one.line.result,)),
        short_title="Over time",
    )


def _years(points: Points, per_year: int) -> Iterator[Points]:
    """In years that end as the last point does; the first may be short."""
    start = len(points) % per_year
    if start:
        yield points[:start]
    for at in range(start, len(points), per_year):
        yield points[at : at + per_year]


def _row(one: IndicatorEvidence, year: Points, width: int) -> Row:
    """A short year stands at the right, under the months that it has."""
    cells = [month_figure(one.line.result, quantity, period) for period, quantity in year]
    last = year[-1][0]
    label = last.months()[-1].label if last.month_count > 1 else last.label
    return Row((label, *[""] * (width - len(cells)), *cells))
