"""The ward over two years, by month where that is published: a line for each of the most recorded, and the same in a table."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportLine
from tithing.documents.parts import (
    Chart,
    ChartKind,
    ChartSeries,
    Column,
    DocumentPart,
    DocumentTable,
    Point,
    Row,
)
from tithing.documents.pieces.columns import source_words
from tithing.documents.pieces.series.month_figure import month_figure
from tithing.documents.section import Chapter, section
from tithing.documents.wording import number_text
from tithing.findings.inputs import Points, Series
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, Status, number_of


@section()
def over_time(chapter: Chapter) -> Iterator[DocumentPart]:
    shown = list(_shown(chapter))
    if not shown:
        return
    yield years_chart(shown, chapter)
    yield years_table(shown, chapter)


def _shown(chapter: Chapter) -> Iterator[tuple[ReportLine, Series]]:
    """Each series with the line that it is of."""
    for series in chapter.span.ward.over_time if chapter.span.ward else ():
        line = chapter.span.line(series.subject.indicator)
        if line is not None:
            yield line, series


def years_chart(shown: list[tuple[ReportLine, Series]], chapter: Chapter) -> Chart:
    """A line for each; titled by how far the first of them went up and down."""
    line, first = shown[0]
    periods, each = [period for period, _ in first.points], _each(first.points)
    return Chart(
        id=f"{chapter.period.code}-ward-months",
        kind=ChartKind.LINE,
        title=f"{line.label}: {_between(first.points)} a {each}",
        subtitle=f"Number each {each}, {chapter.place}, {periods[0].label} to {periods[-1].label}",
        series=tuple(_series(line, series) for line, series in shown),
        alt=" ".join(f"{line.label}: {_in_words(series.points)}." for line, series in shown),
        unit="number",
        table_id=f"{chapter.period.code}-ward-months-table",
        low=True,
    )


def _series(line: ReportLine, series: Series) -> ChartSeries:
    points = tuple(_point(month, quantity) for month, quantity in series.points)
    figures = tuple(month_figure(line.result, quantity, month) for month, quantity in series.points)
    return ChartSeries(line.label, points, figures)


def _point(month: Period, quantity: Quantity) -> Point:
    provisional = isinstance(quantity, Known) and quantity.status is Status.PROVISIONAL
    return Point(month.label, number_of(quantity), provisional=provisional)


def _between(points: Points) -> str:
    known = [number for _, quantity in points if (number := number_of(quantity)) is not None]
    least, most = number_text(min(known)), number_text(max(known))
    return f"{least}" if least == most else f"between {least} and {most}"


def _in_words(points: Points) -> str:
    period, quantity = points[-1]
    return (
        f"{_between(points)} a {_each(points)}, {number_text(number_of(quantity) or 0.0)} in {period.label}"
    )


def _each(points: Points) -> str:
    return "month" if points[0][0].month_count == 1 else "quarter"


def years_table(shown: list[tuple[ReportLine, Series]], chapter: Chapter) -> DocumentTable:
    """A row for each year, a column for each of its months or quarters."""
    points = shown[0][1].points
    columns = [Column("series", "Twelve months", numeric=False, width=3.2)]
    columns += [Column(f"from-{p.start.month}", _in_a_year(p)) for p, _ in points[-_per_year(points) :]]
    return DocumentTable(
        id=f"{chapter.period.code}-ward-months-table",
        caption=f"Number each {_each(points)}, {chapter.place}",
        columns=tuple(columns),
        rows=tuple(row for line, series in shown for row in _rows(line, series.points)),
        source=source_words(line.result for line, _ in shown),
        short_title=f"{_each(points).capitalize()} by {_each(points)}",
    )


def _per_year(points: Points) -> int:
    return 12 // points[0][0].month_count


def _in_a_year(period: Period) -> str:
    """The period without its year: Apr, or Apr to Jun."""
    return period.label.rpartition(" ")[0]


def _rows(line: ReportLine, points: Points) -> Iterator[Row]:
    for start in range(0, len(points), _per_year(points)):
        year = points[start : start + _per_year(points)]
        label = f"{line.label}, to {_last_month(year[-1][0])}"
        yield Row((label, *(month_figure(line.result, quantity, period) for period, quantity in year)))


def _last_month(period: Period) -> str:
    return period.months()[-1].label if period.month_count > 1 else period.label
