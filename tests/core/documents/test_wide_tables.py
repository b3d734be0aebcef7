"""What an upright page has no room for becomes tables with a title and a question each: nothing is lost, nothing stands twice."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st

from tests.core.findings.cast import HARTLEPOOL, QUARTER, a_result
from tithing.documents.evidence import CategoryRow, CategoryTable, ReportedObjective, ReportLine
from tithing.documents.parts import Column, Document, DocumentTable, Heading, Note, Row
from tithing.documents.pieces.areas.tables import MOST_AREAS, MOST_CATEGORIES, area_tables, in_groups
from tithing.documents.pieces.columns import COLUMNS
from tithing.documents.pieces.lines_table import MOST_COLUMNS, lines_tables
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_pdf import to_pdf
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Known, number_of

LEVELS = st.lists(st.integers(0, 2), min_size=1, max_size=30)
NOT_WORKED_OUT = ("average", "long_run", "series")
ASKED = sorted(key for key in COLUMNS if not any(word in key for word in NOT_WORKED_OUT))


def table_of(levels: list[int], areas: int) -> CategoryTable:
    """Categories of these depths in so many areas, each number another."""
    places = (
        HARTLEPOOL,
        *(Area(f"E0600{900 + n:04}", f"Area {n}", AreaKind.DISTRICT) for n in range(1, areas)),
    )
    rows = []
    for number, level in enumerate(levels):
        results = tuple(
            replace(
                a_result(Known(100.0 * number + place), Known(1.0), slug=f"m{number}", people=90_000.0),
                area=area,
            )
            for place, area in enumerate(places)
        )
        rows.append(CategoryRow(ReportLine(f"Category {number}", results[0], level=level), results))
    return CategoryTable("crime", "Recorded crime", tuple(rows), places)


def numbers_in(tables: tuple[DocumentTable, ...], part: str) -> list[float]:
    figures = (
        cell for table in tables for row in table.rows for cell in row.cells if isinstance(cell, Figure)
    )
    return sorted(number_of(each.quantity) or 0.0 for each in figures if each.provenance.part == part)


@given(LEVELS)
def test_groups_of_categories_have_room_and_lose_none(levels: list[int]) -> None:
    rows = table_of(levels, 2).rows

    groups = list(in_groups(rows))

    assert [row for group in groups for row in group] == list(rows)
    assert all(0 < len(group) <= MOST_CATEGORIES for group in groups)


@given(LEVELS, st.integers(2, 16))
def test_every_area_and_category_stands_once_in_tables_that_have_room(levels: list[int], areas: int) -> None:
    table = table_of(levels, areas)

    made = area_tables(table, QUARTER, own=HARTLEPOOL)

    every = sorted(100.0 * number + place for number in range(len(levels)) for place in range(areas))
    assert numbers_in(made, "value") == every
    assert len(numbers_in(made, "rate")) == len(every)
    assert len({each.caption for each in made}) == len({each.id for each in made}) == len(made)
    assert all(len(each.columns) <= max(MOST_AREAS, MOST_CATEGORIES) + 2 for each in made)
    assert all("part" not in each.caption for each in made)
    assert any(
        "(own area)" in str(each.columns[1].head) or "(own area)" in str(each.rows[0].cells[0])
        for each in made
    )


@given(st.lists(st.sampled_from(ASKED), unique=True, min_size=1))
def test_an_objective_with_many_columns_asks_two_questions(columns: list[str]) -> None:
    line = ReportLine("Shoplifting", a_result(412, 283))

    tables = lines_tables(ReportedObjective("Safe streets", "Objective", tuple(columns), (line,)), QUARTER)

    heads = [column.key for table in tables for column in table.columns[1:]]
    assert len(tables) in (1, 2)
    assert len({table.id for table in tables}) == len({table.caption for table in tables}) == len(tables)
    assert len(heads) == len(set(heads))
    assert len(tables) == 2 or len(tables[0].columns) <= MOST_COLUMNS + 1 or not plan_and_moves(columns)


def plan_and_moves(columns: list[str]) -> bool:
    from tithing.documents.pieces.lines_table import OF_THE_PLAN

    return bool(set(columns) & set(OF_THE_PLAN)) and bool(set(columns) - set(OF_THE_PLAN))


def test_a_long_table_with_a_note_at_the_head_of_a_column_is_set() -> None:
    rows = tuple(Row((f"Area {number}", str(number))) for number in range(90))
    note = Note("of-all", ("The rate is over the population of 2024.",))
    columns = (Column("a", "Area", numeric=False), Column("n", "Number", notes=("of-all",)))
    table = DocumentTable("long", "A long table", columns, rows, notes=(note,))
    document = Document("Report", "Quarter 4", "Safer X", date(2025, 9, 1), (Heading("Areas", 2), table))

    pdf = pypdfium2.PdfDocument(io.BytesIO(to_pdf(lay_out(document))))

    assert len(pdf) > 1
    assert "[note 1]" in pdf[1].get_textpage().get_text_bounded()


PER = st.lists(st.sampled_from([1_000, 100_000]), min_size=1, max_size=4)


@given(PER, st.sampled_from([2, MOST_AREAS + 1]))
def test_a_table_of_rates_says_per_how_many_each_is(pers: list[int], areas: int) -> None:
    table = table_of([0] * len(pers), areas)
    rows = tuple(_per(row, per) for row, per in zip(table.rows, pers, strict=True))

    [rates] = [
        each for each in area_tables(replace(table, rows=rows), QUARTER, own=HARTLEPOOL) if "rate" in each.id
    ]

    turned = areas > MOST_AREAS
    said = [column.unit for column in rates.columns[1:]] if turned else _said_beside(rates)
    assert said == [f"per {per:,} people" for per in pers]


def _per(row: CategoryRow, per: int) -> CategoryRow:
    results = tuple(replace(each, rate=replace(each.rate, per=per)) for each in row.by_area)
    return replace(row, line=replace(row.line, result=results[0]), by_area=results)


def _said_beside(rates: DocumentTable) -> list[str]:
    """The heading of the last column and what it has in each row, as one reads them."""
    head = rates.columns[-1].head
    return [f"{head} {row.cells[-1]}".replace("Per", "per") for row in rates.rows]
