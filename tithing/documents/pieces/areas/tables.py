"""The tables of areas side by side: counts, and rates where a population is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from tithing.documents.evidence import CategoryRow, CategoryTable
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Cell, Column, DocumentTable, Row
from tithing.documents.pieces.columns import source_words
from tithing.documents.pieces.rates_per import per_of, per_words
from tithing.indicators.caveats.additivity import NOT_ALL_KNOWN, in_no_part
from tithing.indicators.figure_made import figure_made, rate_decimals
from tithing.indicators.result import Result
from tithing.vocabulary.areas import Area
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity, number_of

REST, UNPLACED = "in_no_district", "Unplaced"
WHAT = {"value": "number", "rate": "rate"}
MOST_AREAS = 7  # more, and an upright page has no room for a column of each
MOST_CATEGORIES = 7
MOST_NAMED = 3


def area_tables(table: CategoryTable, quarter: Period, *, own: Area) -> tuple[DocumentTable, ...]:
    """Areas side by side: tables of counts and, where any is known, of rates. Few areas are columns; of many each is a row, and the
    categories stand in as many tables as have room, each with its own title.
    """
    if len(table.areas) < 2:
        return ()
    made = _turned if len(table.areas) > MOST_AREAS else _side_by_side
    counts = made(table, quarter, own, "value")
    return (*counts, *made(table, quarter, own, "rate")) if rates_known(table) else counts


def rates_known(table: CategoryTable) -> bool:
    return any(number_of(result.rate.quantity) is not None for row in table.rows for result in row.by_area)


def table_with(tables: Iterable[DocumentTable], part: str, indicator: str) -> DocumentTable | None:
    """The table that has this part of an indicator's figures."""
    return next((table for table in tables if _has(table, part, indicator)), None)


def _has(table: DocumentTable, part: str, indicator: str) -> bool:
    figures = (cell.provenance for row in table.rows for cell in row.cells if isinstance(cell, Figure))
    return any(figure.part == part and figure.indicator == indicator for figure in figures)


def _side_by_side(table: CategoryTable, quarter: Period, own: Area, part: str) -> tuple[DocumentTable, ...]:
    columns = [Column("category", "Category", numeric=False, width=2.6), *_area_columns(table, own)]
    rows = tuple(_area_row(row, table.areas, part) for row in table.rows)
    if part == "rate":
        columns.append(_per_column(table))
        rows = tuple(_with_per(made, row, table) for made, row in zip(rows, table.rows, strict=True))
    elif has_a_rest(table):
        columns.append(Column(REST, UNPLACED))
        rows = tuple(_with_rest(made, row, table) for made, row in zip(rows, table.rows, strict=True))
    made = DocumentTable(
        id=f"{quarter.code}-{table.key}-areas-{part}",
        caption=f"{table.title} by area, {quarter.label}: {WHAT[part]} in the {quarter.name}",
        columns=tuple(columns),
        rows=rows,
        source=source_words(result for row in table.rows for result in row.by_area),
        short_title=_short_title(table, part),
    )
    return (made,)


def _per_column(table: CategoryTable) -> Column:
    """Headed by per how many, where that is the same in every row; else each row says it."""
    return Column(
        "per", "Per" if _is_mixed(table) else per_words(_results(table)).capitalize(), numeric=False
    )


def _with_per(made: Row, row: CategoryRow, table: CategoryTable) -> Row:
    base = _base_word(row.by_area)
    said = f"{per_words(row.by_area).removeprefix('per ')} {base}" if base and _is_mixed(table) else base
    return replace(made, cells=(*made.cells, said))


def _is_mixed(table: CategoryTable) -> bool:
    return len(per_of(_results(table))) > 1


def _results(table: CategoryTable) -> list[Result]:
    return [result for row in table.rows for result in row.by_area]


def _short_title(table: CategoryTable, part: str) -> str:
    return f"{table.title} {'rates' if part == 'rate' else 'by area'}"


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


# -- each area a row -----------------------------------------------------------------------------------------


def _turned(table: CategoryTable, quarter: Period, own: Area, part: str) -> tuple[DocumentTable, ...]:
    groups = in_groups(table.rows)
    return tuple(
        _turned_table(table, group, quarter, own=own, part=part, number=number)
        for number, group in enumerate(groups, start=1)
    )


def in_groups(rows: Sequence[CategoryRow]) -> Iterator[tuple[CategoryRow, ...]]:
    """The categories in tables of at most so many, a whole with its parts where those have room."""
    group: list[CategoryRow] = []
    for family in _families(rows):
        if group and len(group) + len(family) > MOST_CATEGORIES:
            yield tuple(group)
            group = []
        group += family
        while len(group) > MOST_CATEGORIES:
            yield tuple(group[:MOST_CATEGORIES])
            group = group[MOST_CATEGORIES:]
    yield tuple(group)


def _families(rows: Sequence[CategoryRow]) -> Iterator[list[CategoryRow]]:
    """Each whole with the deeper rows that follow it."""
    starts = [place for place, row in enumerate(rows) if not place or row.line.level == 0]
    for start, end in pairwise([*starts, len(rows)]):
        yield list(rows[start:end])


def _turned_table(
    table: CategoryTable, rows: Sequence[CategoryRow], quarter: Period, *, own: Area, part: str, number: int
) -> DocumentTable:
    names = listed([row.line.label for row in rows], most=MOST_NAMED)
    made = [_row_of_area(area, rows, own, part) for area in table.areas]
    if part == "value" and has_a_rest(table):
        made.append(_row_of_rest(rows, table))
    return DocumentTable(
        id=f"{quarter.code}-{table.key}-areas-{part}-{number}",
        caption=f"{names} by area, {quarter.label}: {WHAT[part]} in the {quarter.name}",
        columns=(
            Column("area", "Area", numeric=False, width=2.2),
            *(_category_column(row, part) for row in rows),
        ),
        rows=tuple(made),
        source=source_words(result for row in rows for result in row.by_area),
        short_title=f"{_short_title(table, part)} {number}",
    )


def _category_column(row: CategoryRow, part: str) -> Column:
    base = _base_word(row.by_area) if part == "rate" else ""
    unit = f"{per_words(row.by_area)} {base}" if base else ""
    return Column(row.line.result.indicator, row.line.label, unit=unit)


def _row_of_area(area: Area, rows: Sequence[CategoryRow], own: Area, part: str) -> Row:
    cells: list[Cell] = [f"{area.head} (own area)" if area.code == own.code else area.head]
    notes: list[tuple[str, tuple[str, ...]]] = []
    for row in rows:
        found = {result.area.code: figure_of(result, part) for result in row.by_area}
        figure = found.get(area.code)
        cells.append(replace(figure, decimals=_decimals(found)) if figure else "")
        of_area = dict(_area_notes(row, part)).get(area.code, ())
        if said := (*row.line.notes, *of_area):
            notes.append((row.line.result.indicator, said))
    return Row(tuple(cells), cell_notes=tuple(notes))


def _row_of_rest(rows: Sequence[CategoryRow], table: CategoryTable) -> Row:
    """What the whole holds beside its parts, under every category."""
    made = [_with_rest(Row(()), row, table) for row in rows]
    notes = tuple(
        (row.line.result.indicator, said)
        for row, each in zip(rows, made, strict=True)
        for _, said in each.cell_notes
    )
    return Row((UNPLACED, *(each.cells[0] for each in made)), cell_notes=notes)
