"""Areas side by side: counts, rates where a population is known, and where the own area stands among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.documents.evidence import CategoryRow, CategoryTable
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import (
    Cell,
    Chart,
    ChartKind,
    ChartSeries,
    Column,
    DocumentPart,
    DocumentTable,
    Heading,
    Paragraph,
    Point,
    Row,
)
from tithing.documents.pieces.columns import source_words
from tithing.documents.section import Chapter, section
from tithing.documents.wording import number_text
from tithing.findings.rules.rank import why_no_rank
from tithing.indicators.caveats.additivity import NOT_ALL_KNOWN, in_no_part
from tithing.indicators.figure_made import figure_made
from tithing.indicators.result import Result
from tithing.statistics.intervals import count_interval
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity, number_of

REST = "in_no_district"


@section("Areas")
def side_by_side(chapter: Chapter) -> Iterator[DocumentPart]:
    """Each table of categories in the areas beside the own one; nothing where no other area is known."""
    tables = [table for table in chapter.quarter.tables if len(table.areas) > 1]
    if not tables:
        return
    yield Heading("Areas side by side", 3)
    yield from chapter.commentary("Areas")
    for table in tables:
        yield from _beside(table, chapter)


def _beside(table: CategoryTable, chapter: Chapter) -> Iterator[DocumentPart]:
    own = chapter.evidence.area
    chart = areas_chart(table, chapter.period, own=own)
    if chart is not None:
        yield chart
    yield from area_tables(table, chapter.period, own=own)
    if not rates_known(table):
        yield Paragraph(("No rates are given: no population was supplied for these areas.",), role="small")


def area_tables(table: CategoryTable, quarter: Period, *, own: Area) -> tuple[DocumentTable, ...]:
    """Areas side by side: one table of counts and, where any is known, one of rates, so that neither is too wide."""
    if len(table.areas) < 2:
        return ()
    counts = _side_by_side(table, quarter, own=own, part="value", what="number in the quarter")
    if not rates_known(table):
        return (counts,)
    return (counts, _side_by_side(table, quarter, own=own, part="rate", what="rate in the quarter"))


def rates_known(table: CategoryTable) -> bool:
    return any(number_of(result.rate.quantity) is not None for row in table.rows for result in row.by_area)


def _side_by_side(table: CategoryTable, quarter: Period, *, own: Area, part: str, what: str) -> DocumentTable:
    columns = [Column("category", "Category", numeric=False, width=2.6), *_area_columns(table, own)]
    rows = tuple(_area_row(row, table.areas, part) for row in table.rows)
    if part == "rate":
        columns.append(Column("per", "Per 1,000", numeric=False))
    elif has_a_rest(table):
        columns.append(Column(REST, "Unplaced"))
        rows = tuple(_with_rest(made, row, table) for made, row in zip(rows, table.rows, strict=True))
    return DocumentTable(
        id=f"{quarter.code}-{table.key}-areas-{part}",
        caption=f"{table.title} by area, {quarter.label}: {what}",
        columns=tuple(columns),
        rows=rows,
        source=source_words(result for row in table.rows for result in row.by_area),
        short_title=f"{table.title} {'rates' if part == 'rate' else 'by area'}",
    )


def _area_columns(table: CategoryTable, own: Area) -> Iterator[Column]:
    for area in table.areas:
        yield Column(area.code, f"{area.head} (own area)" if area.code == own.code else area.head)


def _area_row(row: CategoryRow, areas: tuple[Area, ...], part: str) -> Row:
    by_code = {result.area.code: result for result in row.by_area}
    cells: list[Cell] = [row.line.label]
    cells += [figure_of(by_code[area.code], part) if area.code in by_code else "" for area in areas]
    if part == "rate":
        cells.append(_base_word(row.by_area))
    return Row(
        tuple(cells),
        level=row.line.level,
        total=row.line.total,
        notes=row.line.notes,
        cell_notes=_area_notes(row, part),
    )


def has_a_rest(table: CategoryTable) -> bool:
    """Whether the whole is beside its parts and holds more than they do in any row."""
    return bool(table.whole) and any(number_of(_rest(row, table)) for row in table.rows)


def _rest(row: CategoryRow, table: CategoryTable) -> Quantity:
    values = {result.area.code: result.value.quantity for result in row.by_area}
    whole = values.pop(table.whole, NOT_ALL_KNOWN)
    parts = [values.get(area.code, NOT_ALL_KNOWN) for area in table.areas if area.code != table.whole]
    return in_no_part(whole, parts)


def _with_rest(made: Row, row: CategoryRow, table: CategoryTable) -> Row:
    """The row with what the whole holds beside its parts, and where that is something, what it is."""
    rest = _rest(row, table)
    of = next((result for result in row.by_area if result.area.code == table.whole), None)
    if of is None:
        return replace(made, cells=(*made.cells, ""))
    figure = figure_made(
        rest,
        indicator=of.indicator,
        part=REST,
        area=table.whole,
        period=of.period.code,
        sources=of.value.sources,
        suppliers=of.value.suppliers,
        caveats=(row.rest,) if number_of(rest) else (),
    )
    told = ((REST, (row.rest,)),) if number_of(rest) and row.rest else ()
    return replace(made, cells=(*made.cells, figure), cell_notes=(*made.cell_notes, *told))


def _area_notes(row: CategoryRow, part: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What belongs to each area's figure; under rates, what belongs to its denominator too."""
    said = [
        (each.area.code, (*each.value.notes, *(each.rate.notes if part == "rate" else ())))
        for each in row.by_area
    ]
    own = set(row.line.notes)
    found = [(code, tuple(dict.fromkeys(note for note in notes if note not in own))) for code, notes in said]
    return tuple((code, notes) for code, notes in found if notes)


def _base_word(results: tuple[Result, ...]) -> str:
    words = {"population": "people", "households": "households"}
    found = [words.get(r.rate.denominator, r.rate.denominator) for r in results if r.rate.denominator]
    return found[0] if found else ""


def areas_chart(table: CategoryTable, quarter: Period, *, own: Area) -> Chart | None:
    """The rate of the whole in each area with its 95% interval, highest first (R90, R93)."""
    row = _whole_by_area(table)
    known = _by_rate(row, own) if row is not None else []
    if row is None or len(known) < 2:
        return None
    place, untold = _place_of(own, known)
    per = f"per {known[0].rate.per:,} {_base(known[0])}"
    points = tuple(_rate_point(result, own) for result in known)
    figures = tuple(figure_of(result, "rate") for result in known)
    return Chart(
        id=f"{quarter.code}-{table.key}-areas-chart",
        kind=ChartKind.RANGE,
        title=f"{_measure(row)}: {_title(own, place, points) if not untold else 'rates by area'}",
        subtitle=f"{_measure(row)} {per} in {len(known)} areas, {quarter.label}; lines show 95% intervals{_why(untold)}",
        series=(ChartSeries(row.line.label, points, figures),),
        alt=f"{row.line.label}, rate by area: " + "; ".join(_rate_words(result) for result in known) + ".",
        unit=f"{per} in the quarter",
        table_id=f"{quarter.code}-{table.key}-areas-rate",
    )


def _place_of(own: Area, known: list[Result]) -> tuple[int, str]:
    """The own area's place from the highest, 0 where it has none, and why it is not told."""
    place = next((i for i, result in enumerate(known, 1) if result.area.code == own.code), 0)
    return place, why_no_rank(known[place - 1], known) if place else ""


def _measure(row: CategoryRow) -> str:
    """What the row counts, where its label alone would not say."""
    return row.line.result.title if row.line.label.lower() == "total" else row.line.label


def _title(own: Area, place: int, points: tuple[Point, ...]) -> str:
    """The own area's place, and which it may be where its interval touches another's."""
    of = len(points)
    best, worst = places_possible(points[place - 1], points)
    doubt = (
        f", and could be from {_place_words(best, of)} to {_place_words(worst, of)}" if best < worst else ""
    )
    return f"{own.name} had {_place_words(place, of)} rate of {of}{doubt}"


def places_possible(own: Point, points: Iterable[Point]) -> tuple[int, int]:
    """The places from the highest that a point may have, as its interval stands among the others.

    >>> own = Point("b", 5.0, 4.0, 6.0)
    >>> places_possible(own, [Point("a", 7.0, 6.5, 7.5), own, Point("c", 4.5, 3.5, 5.5)])
    (2, 3)
    """
    others = [point for point in points if point.label != own.label]
    above = sum(_low(point) > _high(own) for point in others)
    below = sum(_high(point) < _low(own) for point in others)
    return 1 + above, 1 + len(others) - below


def _low(point: Point) -> float:
    return (point.value or 0.0) if point.low is None else point.low


def _high(point: Point) -> float:
    return (point.value or 0.0) if point.high is None else point.high


def _why(untold: str) -> str:
    """Why no place is told."""
    return f"; no place is told: {untold}" if untold else ""


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
