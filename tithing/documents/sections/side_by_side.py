"""Areas side by side: counts, rates where a population is known, and where the own area stands among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from tithing.findings.rules.rank import RANK_BY_RATE, in_title, why_no_rank
from tithing.indicators.caveats.additivity import NOT_ALL_KNOWN, in_no_part
from tithing.indicators.figure_made import figure_made, rate_decimals
from tithing.indicators.result import Result
from tithing.statistics.intervals import count_interval
from tithing.vocabulary.areas import Area
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity, number_of

REST = "in_no_district"


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


def _beside(table: CategoryTable, chapter: Chapter) -> Iterator[DocumentPart]:
    own = chapter.evidence.area
    chart = areas_chart(table, chapter)
    if chart is not None:
        yield chart
    yield from area_tables(table, chapter.period, own=own)
    if not rates_known(table):
        yield Paragraph(("No rates are given: no population was supplied for these areas.",), role="small")


def area_tables(table: CategoryTable, period: Period, *, own: Area) -> tuple[DocumentTable, ...]:
    """Areas side by side: one table of counts and, where any is known, one of rates, so that neither is too wide."""
    if len(table.areas) < 2:
        return ()
    counts = _side_by_side(table, period, own=own, part="value", what=f"number in the {period.name}")
    if not rates_known(table):
        return (counts,)
    return (counts, _side_by_side(table, period, own=own, part="rate", what=f"rate in the {period.name}"))


def rates_known(table: CategoryTable) -> bool:
    return any(number_of(result.rate.quantity) is not None for row in table.rows for result in row.by_area)


def _side_by_side(table: CategoryTable, period: Period, *, own: Area, part: str, what: str) -> DocumentTable:
    columns = [Column("category", "Category", numeric=False, width=2.6), *_area_columns(table, own)]
    rows = tuple(_area_row(row, table.areas, part) for row in table.rows)
    if part == "rate":
        columns.append(Column("per", "Per 1,000", numeric=False))
    elif has_a_rest(table):
        columns.append(Column(REST, "Unplaced"))
        rows = tuple(_with_rest(made, row, table) for made, row in zip(rows, table.rows, strict=True))
    return DocumentTable(
        id=f"{period.code}-{table.key}-areas-{part}",
        caption=f"{table.title} by area, {period.label}: {what}",
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
    found = {code: figure_of(result, part) for code, result in by_code.items()}
    cells += [
        replace(found[area.code], decimals=_decimals(found)) if area.code in found else "" for area in areas
    ]
    if part == "rate":
        cells.append(_base_word(row.by_area))
    return Row(
        tuple(cells),
        level=row.line.level,
        total=row.line.total,
        notes=row.line.notes,
        cell_notes=_area_notes(row, part),
    )


def _decimals(found: Mapping[str, Figure]) -> int:
    """As many for a row of rates as they need to differ; of counts none."""
    known = [number for figure in found.values() if (number := number_of(figure.quantity)) is not None]
    return rate_decimals(known) if any(figure.decimals for figure in found.values()) else 0


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


def areas_chart(table: CategoryTable, chapter: Chapter) -> Chart | None:
    """The rate of the whole in each area with its 95% interval, highest first (R90, R93)."""
    own, span = chapter.evidence.area, chapter.period
    row = _whole_by_area(table)
    known = _by_rate(row, own) if row is not None else []
    if row is None or len(known) < 2:
        return None
    name = row.line.result.title if row.line.total else row.line.label
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
        table_id=f"{span.code}-{table.key}-areas-rate",
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
