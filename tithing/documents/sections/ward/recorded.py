"""What was recorded in the ward: the span and the year, against the same span last year, and beside the other wards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.documents.evidence import AmongWards, CategoryRow, CategoryTable, ReportLine, WardEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Cell, Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.pieces.columns import COLUMNS, source_words
from tithing.documents.pieces.rates_per import per_words
from tithing.documents.pieces.wards_compared import against_another, base_column, chance_cell, edition_words
from tithing.documents.section import Chapter, section
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.quantity import Quantity, number_of, why_hidden

ENDINGS = {1: "st", 2: "nd", 3: "rd"}
WIDEST = 3  # a place is told where chance leaves it within so many


@section("Wards")
def recorded(chapter: Chapter) -> Iterator[DocumentPart]:
    ward = chapter.span.ward
    if ward is None:
        return
    yield Heading("What was recorded", 2, "recorded")
    yield from chapter.commentary("Wards")
    tables = tuple(_tables(chapter))
    for table in tables:
        yield ward_table(table, ward, chapter)
    yield Paragraph((_how_placed(ward, tables),), role="small")


def _tables(chapter: Chapter) -> Iterator[CategoryTable]:
    yield from chapter.span.tables
    if chapter.span.others:
        rows = tuple(CategoryRow(line) for line in chapter.span.others)
        yield CategoryTable("others", "Other figures", rows)


def ward_table(table: CategoryTable, ward: WardEvidence, chapter: Chapter) -> DocumentTable:
    """Each category with its change, what chance says of it, and the ward's place among the wards."""
    lines = [row.line for row in table.rows]
    base = base_column(line.result for line in lines)
    rated = any(number_of(line.result.rate.quantity) is not None for line in lines)
    return DocumentTable(
        id=f"{chapter.period.code}-{table.key}-ward",
        caption=f"{table.title}, {chapter.place}, {chapter.period.label}",
        columns=tuple(
            _columns(chapter, ward, base, per=per_words(each.result for each in lines) if rated else "")
        ),
        rows=tuple(_row(line, ward, base, rated=rated) for line in lines),
        source=source_words(line.result for line in lines),
        short_title=table.title,
    )


def _columns(chapter: Chapter, ward: WardEvidence, base: str, *, per: str) -> Iterator[Column]:
    period = chapter.period
    yield Column("category", "Category", numeric=False, width=2.6)
    yield Column(base, COLUMNS[base].head(period))
    yield Column("value", period.label)
    if not per:  # a page has room for one of the two, and the change can be seen
        yield Column("difference", "Change")
    yield Column("chance", "Is it chance?", numeric=False, width=1.3)
    if per:
        alone = len(period.quarters()) == 1
        yield Column("rate", "Rate" if alone else f"Rate in the {period.name}", unit=per)
    if not period.is_its_year_to_date:
        yield Column("year_to_date", period.year_to_date().label, width=1.1)
    yield Column("place", f"Place of {ward.wards}", numeric=False, width=1.3)


def _row(line: ReportLine, ward: WardEvidence, base: str, *, rated: bool) -> Row:
    cells: list[Cell] = [line.label]
    parts = (base, "value") if rated else (base, "value", "difference")
    cells += [figure_of(line.result, part) for part in parts]
    cells.append(chance_cell(line.result))
    if rated:
        cells.append(figure_of(line.result, "rate"))
    if not line.result.period.is_its_year_to_date:
        cells.append(figure_of(line.result, "year_to_date"))
    cells.append(place_words(ward.among.get(line.result.indicator), line.result.value.quantity))
    shown = (base,) if rated else (base, "difference")
    cell_notes = (*line.cell_notes(shown, base=base), *_against_another(line, base, rated=rated))
    return Row(tuple(cells), level=line.level, total=line.total, notes=line.notes, cell_notes=cell_notes)


def _against_another(line: ReportLine, base: str, *, rated: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What its change is against, beside what chance says of it, where that is not in the column before."""
    key = "chance" if rated else "difference"
    return tuple((key, said) for _, said in against_another(line.result, base))


def place_words(place: AmongWards | None, rate: Quantity | None = None) -> str:
    """A ward's place by its rate, 1st the highest, where it is sure enough to be told; that it is hidden where the rate is.

    >>> place_words(AmongWards(1, 1, 12)), place_words(AmongWards(2, 4, 12)), place_words(AmongWards(3, 9, 12))
    ('1st', '2nd to 4th', 'not clear')
    >>> place_words(AmongWards(11, 12, 12)), place_words(None)
    ('11th or 12th', 'not known')
    >>> from tithing.vocabulary.quantity import Suppressed
    >>> place_words(None, Suppressed())
    'not told'
    """
    if place is None:
        return "not told" if why_hidden([rate]) else "not known"
    if place.high - place.low >= WIDEST:
        return "not clear"
    first, last = _ordinal(place.low), _ordinal(place.high)
    if first == last:
        return first
    return f"{first} {'or' if place.high - place.low == 1 else 'to'} {last}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ENDINGS.get(number % 10, 'th')}"


def _how_placed(ward: WardEvidence, tables: Sequence[CategoryTable]) -> str:
    rates = [row.line.result.rate for table in tables for row in table.rows if row.line.result.rate.base]
    over = f" Rates are over the {listed(sorted({edition_words(rate) for rate in rates}))}." if rates else ""
    what = "rate" if any(place.by_rate for place in ward.among.values()) else "number"
    return f"Place by {what}, 1st with most, told where chance (95%) leaves it within {WIDEST} places.{over}"
