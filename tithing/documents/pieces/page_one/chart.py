"""The one chart of page one: the headline over its last quarters, or where there is none what moved most."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence, ReportLine
from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point
from tithing.documents.pieces.month_figure import month_figure
from tithing.documents.wording import number_text
from tithing.documents.words.direction import direction_words
from tithing.findings.inputs import Points, Series
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.quantity import Known, Quantity, Status, number_of

FEWEST_POINTS = 5


def page_one_chart(quarter: QuarterEvidence, *, place: str) -> Chart | None:
    """None where nothing is known of five quarters."""
    for indicator in _wanted(quarter):
        series = next((s for s in quarter.quarterly_series if s.subject.indicator == indicator), None)
        line = quarter.line(indicator)
        if series is not None and line is not None and _is_long(series):
            return _chart(line, series, quarter, place)
    return None


def _wanted(quarter: QuarterEvidence) -> Iterator[str]:
    yield from quarter.totals_told
    key = quarter.key
    yield from (
        fact.indicator for found in (key.worse, key.better, key.neither, key.perhaps) for fact in found.facts
    )


def _is_long(series: Series) -> bool:
    points = series.since_break()
    known = sum(number_of(quantity) is not None for _, quantity in points)
    return known >= FEWEST_POINTS and number_of(points[-1][1]) is not None


def _chart(line: ReportLine, series: Series, quarter: QuarterEvidence, place: str) -> Chart:
    points = _from_first_known(series.since_break())
    name = line.result.title if line.total else line.label
    first, last = points[0][0], points[-1][0]
    drawn = tuple(_point(period.label, quantity) for period, quantity in points)
    figures = tuple(month_figure(line.result, quantity, period) for period, quantity in points)
    said = "; ".join(f"{p.label} {number_text(p.value)}" for p in drawn if p.value is not None)
    return Chart(
        id=f"{quarter.quarter.code}-page-one",
        kind=ChartKind.LINE,
        title=f"{name}: {_finding(line)}",
        subtitle=f"Number each quarter, {place}, {first.label} to {last.label}",
        series=(ChartSeries(name, drawn, figures),),
        alt=f"{name} each quarter: {said}.",
        unit="number",
        low=True,
    )


def _finding(line: ReportLine) -> str:
    """What its last point is against that of a year before, with its doubt."""
    result, change = line.result, line.result.change
    value = number_text(number_of(result.value.quantity) or 0.0, decimals=result.decimals)
    gone = number_of(change.difference)
    if gone is None:
        return f"{value} in {result.period.label}"
    if gone == 0:
        return f"{value}, the same as a year before"
    words = f"{value}, {'up' if gone > 0 else 'down'} {number_text(abs(gone), decimals=result.decimals)} on a year before"
    clear = (Direction.BETTER, Direction.WORSE, Direction.NEITHER)
    return words if change.direction in clear else f"{words} ({direction_words(result)})"


def _from_first_known(points: Points) -> Points:
    known = [index for index, (_, quantity) in enumerate(points) if number_of(quantity) is not None]
    return points[known[0] :]


def _point(label: str, quantity: Quantity) -> Point:
    provisional = isinstance(quantity, Known) and quantity.status is Status.PROVISIONAL
    return Point(label, number_of(quantity), provisional=provisional)
