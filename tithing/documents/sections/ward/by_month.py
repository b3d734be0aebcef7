"""The ward month by month, of what is published by month: a line for each of the most recorded, and the same in a table."""

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
from tithing.documents.pieces.month_figure import month_figure
from tithing.documents.section import Chapter, section
from tithing.documents.wording import number_text
from tithing.findings.inputs import Points, Series
from tithing.vocabulary.period import MONTH_NAMES, Period
from tithing.vocabulary.quantity import Known, Quantity, Status, number_of

MONTHS = 12


@section()
def by_month(chapter: Chapter) -> Iterator[DocumentPart]:
    shown = list(_shown(chapter))
    if not shown:
        return
    yield months_chart(shown, chapter)
    yield years_table(shown, chapter)


def _shown(chapter: Chapter) -> Iterator[tuple[ReportLine, Series]]:
    """Each series with the line that it is of."""
    for series in chapter.quarter.ward.by_month if chapter.quarter.ward else ():
        line = chapter.quarter.line(series.subject.indicator)
        if line is not None:
            yield line, series


def months_chart(shown: list[tuple[ReportLine, Series]], chapter: Chapter) -> Chart:
    """A line for each; titled by how far the first of them went up and down."""
    line, first = shown[0]
    months = [month for month, _ in first.points]
    return Chart(
        id=f"{chapter.period.code}-ward-months",
        kind=ChartKind.LINE,
        title=f"{line.label}: {_between(first.points)} a month",
        subtitle=f"Number each month, {chapter.place}, {months[0].label} to {months[-1].label}",
        series=tuple(_series(each, series) for each, series in shown),
        alt=" ".join(f"{each.label}: {_in_words(series.points)}." for each, series in shown),
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
    month, quantity = points[-1]
    return f"{_between(points)} a month, {number_text(number_of(quantity) or 0.0)} in {month.title}"


def years_table(shown: list[tuple[ReportLine, Series]], chapter: Chapter) -> DocumentTable:
    """A row for each twelve months, a column for each month of the year."""
    months = [month for month, _ in shown[0][1].points][-MONTHS:]
    columns = [Column("series", "Twelve months", numeric=False, width=3.2)]
    columns += [Column(f"m{month.start.month}", MONTH_NAMES[month.start.month - 1]) for month in months]
    return DocumentTable(
        id=f"{chapter.period.code}-ward-months-table",
        caption=f"Number each month, {chapter.place}",
        columns=tuple(columns),
        rows=tuple(row for line, series in shown for row in _rows(line, series.points)),
        source=source_words(line.result for line, _ in shown),
        short_title="Month by month",
    )


def _rows(line: ReportLine, points: Points) -> Iterator[Row]:
    for start in range(0, len(points), MONTHS):
        year = points[start : start + MONTHS]
        label = f"{line.label}, to {year[-1][0].label}"
        yield Row((label, *(month_figure(line.result, quantity, month) for month, quantity in year)))
