"""The one chart of page one: the headline over its last quarters, or where there is none what moved most."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportLine, SpanEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point
from tithing.documents.pieces.categories import against_label
from tithing.documents.pieces.fitted import against_most
from tithing.documents.pieces.page_one.room import ROOMIEST
from tithing.documents.pieces.series.control_chart import from_first_known
from tithing.documents.pieces.series.month_figure import month_figure
from tithing.documents.wording import number_text
from tithing.findings.inputs import Series
from tithing.indicators.comparisons.direction_words import direction_words
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity, Status, number_of
from tithing.vocabulary.units import Unit

FEWEST_POINTS = 5
FEWEST_BARS = 2


def page_one_chart(span: SpanEvidence, *, place: str, most: int = ROOMIEST.bars) -> Chart | None:
    """A line where five quarters are known, else `most` bars of what moved most, or else of what is recorded most; None where
    too little is known.
    """
    for indicator in _wanted(span):
        series = next((s for s in span.quarterly_series if s.subject.indicator == indicator), None)
        line = span.line(indicator)
        if series is not None and line is not None and _is_long(series):
            return _chart(line, series, span, place)
    return _bars(span, place, most) or _recorded(span, place, most)


def _recorded(span: SpanEvidence, place: str, most: int) -> Chart | None:
    """How many of each were recorded, the most first, where no change can be drawn; None where fewer than two are known."""
    lines = [row.line for table in span.tables for row in table.rows if _is_drawn(row.line, span)]
    counts = sorted((line for line in lines if _number(line)), key=lambda line: -_number(line))[:most]
    if len(counts) < FEWEST_BARS:
        return None
    top = counts[0]
    points = tuple(Point(_name(line), _number(line), highlight=line is top) for line in counts)
    said = "; ".join(f"{_name(line)} {number_text(_number(line))}" for line in counts)
    return Chart(
        id=f"{span.period.code}-page-one",
        kind=ChartKind.BAR,
        title=f"{_name(top)}: the most recorded, {number_text(_number(top))}",
        subtitle=f"Number recorded, {span.period.label}, {place}: the largest {len(counts)} of {len(lines)}",
        series=(ChartSeries("Recorded", points, tuple(figure_of(line.result, "value") for line in counts)),),
        alt=f"Bars of how many of each were recorded. {said}.",
        unit="number",
        low=True,
    )


def _number(line: ReportLine) -> float:
    return number_of(line.result.value.quantity) or 0.0


def _wanted(span: SpanEvidence) -> Iterator[str]:
    yield from span.totals_told
    key = span.key
    yield from (
        fact.indicator for found in (key.worse, key.better, key.neither, key.perhaps) for fact in found.facts
    )


def _bars(span: SpanEvidence, place: str, most: int) -> Chart | None:
    """By how many each count changed that page one lists, the largest rise first; the totals, which are told above, left out."""
    moved = sorted(_moved(span)[:most], key=_gone, reverse=True)
    if len(moved) < FEWEST_BARS:
        return None
    top = max(moved, key=lambda line: abs(_gone(line)))
    points = tuple(Point(_name(line), _gone(line), highlight=line is top) for line in moved)
    figures = tuple(figure_of(line.result, "difference") for line in moved)
    said = "; ".join(f"{p.label} {number_text(p.value, signed=True)}" for p in points if p.value is not None)
    verb = "rose" if _gone(top) > 0 else "fell"
    return Chart(
        id=f"{span.period.code}-page-one",
        kind=ChartKind.BAR,
        title=f"{_name(top)} {verb} most by number, by {number_text(abs(_gone(top)))}",
        subtitle=f"Change in number, {span.period.label} less {against_label(moved, span.period)}, {place}: "
        "changes beyond chance, the largest",
        series=(ChartSeries("Change", points, figures),),
        alt=f"Bars of the change in each. {said}.",
        unit="change in number",
        low=True,
    )


def _moved(span: SpanEvidence) -> list[ReportLine]:
    """The lines of counts that went beyond chance, the largest by number: parts for their whole, no total, no figure twice."""
    once = {_same(line): line for line in reversed(list(_named(span))) if _is_drawn(line, span)}
    most = against_most(list(once.values()))  # changes against two different quarters stand on no one scale
    return sorted((line for line in once.values() if line.result.against is most), key=_least_gone)


def _named(span: SpanEvidence) -> Iterator[ReportLine]:
    """The line of each change that is listed as beyond chance, of a whole those of its parts."""
    key = span.key
    for item in (*key.worse.items, *key.better.items, *key.neither.items):
        for fact in item.parts or (item.fact,):
            yield from filter(None, (span.line(fact.indicator),))


def _least_gone(line: ReportLine) -> float:
    return -abs(_gone(line))


def _same(line: ReportLine) -> tuple[float | None, float | None]:
    """Two names of the same count in the same two quarters are one bar."""
    return number_of(line.result.value.quantity), number_of(line.result.change.difference)


def _is_drawn(line: ReportLine, span: SpanEvidence) -> bool:
    totals = {row.line.result.indicator for table in span.tables for row in table.rows if row.line.total}
    told = {*totals, *span.totals_told}
    return line.result.unit is Unit.COUNT and line.result.indicator not in told


def _gone(line: ReportLine) -> float:
    return number_of(line.result.change.difference) or 0.0


def _name(line: ReportLine) -> str:
    return line.result.title if line.total else line.label


def _is_long(series: Series) -> bool:
    points = series.since_break()
    known = sum(number_of(quantity) is not None for _, quantity in points)
    return known >= FEWEST_POINTS and number_of(points[-1][1]) is not None


def _chart(line: ReportLine, series: Series, span: SpanEvidence, place: str) -> Chart:
    points = from_first_known(series.since_break())
    name = _name(line)
    first, last = points[0][0], points[-1][0]
    drawn = tuple(_point(period.label, quantity) for period, quantity in points)
    figures = tuple(month_figure(line.result, quantity, period) for period, quantity in points)
    said = "; ".join(f"{p.label} {number_text(p.value)}" for p in drawn if p.value is not None)
    return Chart(
        id=f"{span.period.code}-page-one",
        kind=ChartKind.LINE,
        title=f"{name}: {_finding(line)}",
        subtitle=f"Number each quarter, {place}, {first.label} to {last.label}{_which_make_it(span.period)}",
        series=(ChartSeries(name, drawn, figures),),
        alt=f"{name} each quarter: {said}.",
        unit="number",
        low=True,
    )


def _which_make_it(period: Period) -> str:
    """'; the last 2 make the half-year': of a span longer than the quarters that are drawn."""
    quarters = len(period.quarters())
    return f"; the last {quarters} make the {period.name}" if quarters > 1 else ""


def _finding(line: ReportLine) -> str:
    """What its span is against that of a year before, with its doubt; of one longer than the points drawn, which it is."""
    result, change = line.result, line.result.change
    value = number_text(number_of(result.value.quantity) or 0.0, decimals=result.decimals)
    value += f" in the {result.period.name}" if len(result.period.quarters()) > 1 else ""
    gone = number_of(change.difference)
    if gone is None:
        return f"{number_text(number_of(result.value.quantity) or 0.0, decimals=result.decimals)} in {result.period.label}"
    if gone == 0:
        return f"{value}, the same as a year before"
    words = f"{value}, {'up' if gone > 0 else 'down'} {number_text(abs(gone), decimals=result.decimals)} on a year before"
    clear = (Direction.BETTER, Direction.WORSE, Direction.NEITHER)
    return words if change.direction in clear else f"{words} ({direction_words(result)})"


def _point(label: str, quantity: Quantity) -> Point:
    provisional = isinstance(quantity, Known) and quantity.status is Status.PROVISIONAL
    return Point(label, number_of(quantity), provisional=provisional)
