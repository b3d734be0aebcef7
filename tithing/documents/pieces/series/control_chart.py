"""The control chart of one series: its points since the last break, their average and the limits of what is usual (R95, R96)."""

from __future__ import annotations

from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point
from tithing.documents.wording import number_text
from tithing.findings.fact import Fact
from tithing.findings.inputs import Points, Series
from tithing.findings.rules.control_signals import chart_of, what_is_unusual
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, Status, number_of

USUAL = "within what is usual for it"


def control_chart(
    series: Series, fact: Fact | None, period: Period, *, place: str, title: str = "", table_id: str = ""
) -> Chart | None:
    """One series with its average and limits, None for one that is too short; `fact` is what it signals, if anything, and
    `title` says more of its last point than which side of what is usual it is.
    """
    limits = chart_of(series)
    if limits is None:
        return None
    shown = from_first_known(series.since_break())
    points = tuple(point_of(period, quantity) for period, quantity in shown)
    usual = what_is_unusual(fact) if fact else USUAL
    joined = ", " if fact and fact.items[-1].text("run") else ". It was "
    first, last = shown[0][0], shown[-1][0]
    each = name_of_each(shown)
    known = [point for point in points if point.value is not None]
    return Chart(
        id=chart_id(period, series.subject.indicator),
        kind=ChartKind.CONTROL,
        title=f"{series.subject.title}: {title or usual}",
        subtitle=f"Number each {each}, {place}, {first.label} to {last.label}, with its average and limits",
        series=(ChartSeries(series.subject.title, points),),
        alt=(
            f"Line of {len(known)} {each}s. Average {number_text(limits.centre, decimals=1)}, limits "
            f"{number_text(max(limits.lower, 0.0), decimals=1)} to {number_text(limits.upper, decimals=1)}. "
            f"{last.label}: {number_text(known[-1].value or 0.0)}{joined}{usual}."
        ),
        unit="number",
        table_id=table_id,
        centre=limits.centre,
        lower_limit=limits.lower,
        upper_limit=limits.upper,
    )


def chart_id(period: Period, indicator: str) -> str:
    return f"{period.code}-{indicator}-control"


def name_of_each(points: Points) -> str:
    """What its periods are called: "month" or "quarter"."""
    return "month" if points[0][0].month_count == 1 else "quarter"


def from_first_known(points: Points) -> Points:
    known = [index for index, (_, quantity) in enumerate(points) if number_of(quantity) is not None]
    return points[known[0] :] if known else ()


def point_of(period: Period, quantity: Quantity) -> Point:
    """A point of a chart; one that is provisional is drawn as such."""
    provisional = isinstance(quantity, Known) and quantity.status is Status.PROVISIONAL
    return Point(period.label, number_of(quantity), provisional=provisional)
