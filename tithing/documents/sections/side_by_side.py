"""Areas side by side: counts, rates where a population is known, and where the own area stands among them."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import CategoryRow, CategoryTable
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import (
    Chart,
    ChartKind,
    ChartSeries,
    DocumentPart,
    DocumentTable,
    Heading,
    Paragraph,
    Point,
)
from tithing.documents.pieces.areas.tables import area_tables, rates_known, table_with
from tithing.documents.section import Chapter, section
from tithing.documents.wording import number_text
from tithing.findings.rules.rank import RANK_BY_RATE, in_title, why_no_rank
from tithing.indicators.result import Result
from tithing.statistics.intervals import count_interval
from tithing.vocabulary.areas import Area
from tithing.vocabulary.quantity import number_of


@section("Areas")
def side_by_side(chapter: Chapter) -> Iterator[DocumentPart]:
    """Each table of categories in the areas beside the own one; nothing where no other area is known."""
    tables = [table for table in chapter.span.tables if len(table.areas) > 1]
    if not tables:
        return
    yield Heading("Areas side by side", 3)
    yield from chapter.commentary("Areas")
    for table in tables:
        yield from _beside(table, chapter)
    if named := "; ".join(f"{name}, {welsh}" for name, welsh in chapter.evidence.welsh_names):
        yield Paragraph((f"In Welsh: {named}.",), role="small")


def _beside(table: CategoryTable, chapter: Chapter) -> Iterator[DocumentPart]:
    tables = area_tables(table, chapter.period, own=chapter.evidence.area)
    chart = areas_chart(table, chapter, tables)
    yield Heading(table.title, 4)
    for each in tables:
        if chart is not None and each.id == chart.table_id:
            yield chart
        yield each
    if not rates_known(table):
        yield Paragraph(("No rates are given: no population was supplied for these areas.",), role="small")


def areas_chart(table: CategoryTable, chapter: Chapter, tables: tuple[DocumentTable, ...]) -> Chart | None:
    """The rate of the whole in each area with its 95% interval, highest first (R90, R93)."""
    own, span = chapter.evidence.area, chapter.period
    row = _whole_by_area(table)
    known = _by_rate(row, own) if row is not None else []
    if row is None or len(known) < 2:
        return None
    name = row.line.result.title if row.line.total else row.line.label
    shown = table_with(tables, "rate", row.line.result.indicator)
    untold = _why_untold(own, known)
    per = f"per {known[0].rate.per:,} {_base(known[0])}"
    points = tuple(_rate_point(result, own) for result in known)
    figures = tuple(figure_of(result, "rate") for result in known)
    return Chart(
        id=f"{span.code}-{table.key}-areas-chart",
        kind=ChartKind.RANGE,
        title=f"{name}: {_finding(row, chapter, known)}",
        subtitle=f"{name} {per}, {span.label}; lines show 95% intervals{_why(untold)}",
        series=(ChartSeries(name, points, figures),),
        alt=f"{name}, rate by area: " + "; ".join(_rate_words(result) for result in known) + ".",
        unit=f"{per} in the {span.name}",
        table_id=shown.id if shown else "",
    )


def _why_untold(own: Area, known: list[Result]) -> str:
    """Why the own area's place is not told; "" where it is, or where it has none."""
    place = next((i for i, result in enumerate(known) if result.area.code == own.code), None)
    return "" if place is None else why_no_rank(known[place], known)


def _finding(row: CategoryRow, chapter: Chapter, known: list[Result]) -> str:
    """Where the own area stands with its doubt, where that may be told."""
    facts = chapter.span.facts_of(RANK_BY_RATE, indicator=row.line.result.indicator)
    return in_title(facts[0]) if facts else f"the rate in {len(known)} areas"


def _why(untold: str) -> str:
    """Why no place is told."""
    return f"; no place is told: {untold}" if untold else ""


def _whole_by_area(table: CategoryTable) -> CategoryRow | None:
    """The last total that is known in several areas, else the largest row: the first of the table may be its least."""
    known = [row for row in table.rows if len(row.by_area) > 1]
    totals = [row for row in known if row.line.total]
    return totals[-1] if totals else max(known, key=_own_number, default=None)


def _own_number(row: CategoryRow) -> float:
    return number_of(row.line.result.value.quantity) or 0.0


def _by_rate(row: CategoryRow, own: Area) -> list[Result]:
    """The areas of the own one's kind with a rate, the highest first."""
    same_kind = [result for result in row.by_area if result.area.kind is own.kind]
    known = [result for result in same_kind if number_of(result.rate.quantity) is not None]
    return sorted(known, key=lambda result: number_of(result.rate.quantity) or 0.0, reverse=True)


def _base(result: Result) -> str:
    return "households" if result.rate.denominator == "households" else "people"


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
