"""The charts of the report, where people would rather look than read: series with limits, areas with intervals,
and what changed most by number. Each has a title that says its finding and a table that holds its data.
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.documents.figures_of import figure_of
from tithing.documents.kinds.performance_report.evidence import (
    CategoryRow,
    CategoryTable,
    QuarterEvidence,
    ReportLine,
)
from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point
from tithing.documents.wording import number_text
from tithing.findings.fact import Fact, FactKind
from tithing.findings.inputs import Points, Series
from tithing.findings.rules.control_signals import chart_of, since_break
from tithing.indicators.result import Result
from tithing.statistics.intervals import count_interval
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, Status, number_of

MOST_BARS, FEWEST_BARS = 12, 4
MOST_CONTROL_CHARTS = 4


def change_chart(table: CategoryTable, quarter: Period, *, place: str) -> Chart | None:
    """The change in number of each smallest category, largest rise first; None where few of them moved."""
    moved = [row.line for row in _leaves(table) if _gone(row.line)]
    if len(moved) < FEWEST_BARS:
        return None
    ordered = sorted(moved, key=_gone, reverse=True)
    largest = sorted(ordered, key=_distance)[-MOST_BARS:]
    shown = [line for line in ordered if line in largest]
    top = max(shown, key=_distance)
    points = tuple(Point(line.label, _gone(line), highlight=line is top) for line in shown)
    figures = tuple(figure_of(line.result, "difference") for line in shown)
    verb = "rose" if _gone(top) > 0 else "fell"
    return Chart(
        id=f"{quarter.code}-{table.key}-change-chart",
        kind=ChartKind.BAR,
        title=f"{top.label} {verb} most, by {number_text(_distance(top))}",
        subtitle=f"Change in number, {quarter.label} less {quarter.year_before().label}, {place}",
        series=(ChartSeries("Change", points, figures),),
        alt=f"Bars of the change in each category. {_bar_words(points)}",
        unit="change in number",
        table_id=f"{quarter.code}-{table.key}-change",
    )


def _gone(line: ReportLine) -> float:
    """By how many it changed; 0 where that is not known."""
    return number_of(line.result.change.difference) or 0.0


def _distance(line: ReportLine) -> float:
    return abs(_gone(line))


def _leaves(table: CategoryTable) -> list[CategoryRow]:
    """The rows that no deeper row follows, totals left out."""
    found = []
    for row, following in zip(table.rows, [*table.rows[1:], None], strict=True):
        deeper = following is not None and following.line.level > row.line.level
        if not deeper and not row.line.total:
            found.append(row)
    return found


def _bar_words(points: Iterable[Point]) -> str:
    named = [f"{p.label} {number_text(p.value, signed=True)}" for p in points if p.value is not None]
    return "; ".join(named) + "."


def areas_chart(table: CategoryTable, quarter: Period, *, own: Area) -> Chart | None:
    """The rate of the whole in each area with its 95% interval, highest first (R90, R93)."""
    row = _whole_by_area(table)
    known = _by_rate(row, own) if row is not None else []
    if row is None or len(known) < 2:
        return None
    place = next((i for i, result in enumerate(known, 1) if result.area.code == own.code), 0)
    per = f"per {known[0].rate.per:,} {_base(known[0])}"
    points = tuple(_rate_point(result, own) for result in known)
    figures = tuple(figure_of(result, "rate") for result in known)
    return Chart(
        id=f"{quarter.code}-{table.key}-areas-chart",
        kind=ChartKind.RANGE,
        title=f"{own.name} had {_place_words(place, len(known))} rate of the {len(known)} areas",
        subtitle=f"{row.line.label} {per}, {quarter.label}; lines show 95% intervals",
        series=(ChartSeries(row.line.label, points, figures),),
        alt=f"{row.line.label}, rate by area: " + "; ".join(_rate_words(result) for result in known) + ".",
        unit=f"{per} in the quarter",
        table_id=f"{quarter.code}-{table.key}-areas-rate",
    )


def _whole_by_area(table: CategoryTable) -> CategoryRow | None:
    """The last total that is known in several areas, else the first row where it is."""
    totals = [row for row in table.rows if row.line.total and len(row.by_area) > 1]
    first = [row for row in table.rows[:1] if len(row.by_area) > 1]
    found = totals or first
    return found[-1] if found else None


def _by_rate(row: CategoryRow, own: Area) -> list[Result]:
    """The areas of the own one's kind with a rate, the highest first."""
    same_kind = [result for result in row.by_area if result.area.kind is own.kind]
    known = [result for result in same_kind if number_of(result.rate.quantity) is not None]
    return sorted(known, key=lambda result: number_of(result.rate.quantity) or 0.0, reverse=True)


def _base(result: Result) -> str:
    return "households" if result.rate.denominator == "households" else "people"


_PLACES = (
    "",
    "the highest",
    "the second highest",
    "the third highest",
    "the fourth highest",
    "the fifth highest",
)


def _place_words(place: int, of: int) -> str:
    if place == of:
        return "the lowest"
    return _PLACES[place] if 0 < place < len(_PLACES) else f"the {place}th highest"


def _rate_point(result: Result, own: Area) -> Point:
    rate = number_of(result.rate.quantity)
    count, base = number_of(result.value.quantity), number_of(result.rate.denominator_value)
    low = high = None
    if count is not None and base:
        low, high = (limit / base * result.rate.per for limit in count_interval(count))
    return Point(result.area.head, rate, low=low, high=high, highlight=result.area.code == own.code)


def _rate_words(result: Result) -> str:
    point = _rate_point(result, result.area)
    words = f"{result.area.head} {number_text(point.value or 0.0, decimals=1)}"
    if point.low is not None and point.high is not None:
        words += f" ({number_text(point.low, decimals=1)} to {number_text(point.high, decimals=1)})"
    return words


def control_charts(evidence: QuarterEvidence, *, place: str) -> tuple[Chart, ...]:
    """A control chart for each series that signals, the surest first, at most four (R95, R96)."""
    signals = {fact.indicator: fact for fact in evidence.facts_of(FactKind.CONTROL_SIGNAL)}
    charts = []
    for slug, fact in list(signals.items())[:MOST_CONTROL_CHARTS]:
        series = _series_behind(evidence, slug, fact)
        records = evidence.facts_of(FactKind.RECORD, indicator=slug)
        record = records[0] if records else None
        chart = control_chart(series, fact, evidence.quarter, place=place, record=record) if series else None
        if chart is not None:
            charts.append(chart)
    return tuple(charts)


def _series_behind(evidence: QuarterEvidence, slug: str, fact: Fact) -> Series | None:
    for each in (*evidence.monthly, *evidence.quarterly_series):
        if each.subject.indicator == slug and len(fact.items) == len(since_break(each)):
            return each
    return None


def control_chart(
    series: Series, fact: Fact, quarter: Period, *, place: str, record: Fact | None = None
) -> Chart | None:
    """One series with its average and limits; titled as a record where its last point is one."""
    limits = chart_of(series)
    if limits is None:
        return None
    shown = _from_first_known(since_break(series))
    points = tuple(_control_point(period, quantity) for period, quantity in shown)
    side = "above" if fact.text("side") == "high" else "below"
    first, last = shown[0][0], shown[-1][0]
    each = "month" if first.month_count == 1 else "quarter"
    known = [point for point in points if point.value is not None]
    return Chart(
        id=f"{quarter.code}-{series.subject.indicator}-control",
        kind=ChartKind.CONTROL,
        title=f"{series.subject.title}: {_standing(side, each, record)}",
        subtitle=f"Number each {each}, {place}, {first.label} to {last.label}, with its average and limits",
        series=(ChartSeries(series.subject.title, points),),
        alt=(
            f"Line of {len(known)} {each}s. Average {number_text(limits.centre, decimals=1)}, limits "
            f"{number_text(max(limits.lower, 0.0), decimals=1)} to {number_text(limits.upper, decimals=1)}. "
            f"{last.label}: {number_text(known[-1].value or 0.0)}, {side} what is usual."
        ),
        unit="number",
        centre=limits.centre,
        lower_limit=limits.lower,
        upper_limit=limits.upper,
    )


def _standing(side: str, each: str, record: Fact | None) -> str:
    if record is None:
        return f"{side} what is usual"
    return f"the {record.text('side')} of {number_text(record.number('points') or 0.0)} {each}s"


def _from_first_known(points: Points) -> Points:
    known = [index for index, (_, quantity) in enumerate(points) if number_of(quantity) is not None]
    return points[known[0] :]


def _control_point(period: Period, quantity: Quantity) -> Point:
    provisional = isinstance(quantity, Known) and quantity.status is Status.PROVISIONAL
    return Point(period.label, number_of(quantity), provisional=provisional)
