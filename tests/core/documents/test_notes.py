"""A note hangs where it belongs, is printed once, numbered in reading order, and something points to it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.approved import as_text
from tests.support.sample_document import count
from tithing.documents.notes import ROW, Hung, Spot, hang, notes_hung
from tithing.documents.parts import Column, Document, DocumentPart, DocumentTable, Note, Paragraph, Row
from tithing.documents.renderers.laid_out import LaidOut, LaidTable
from tithing.documents.renderers.lay_out import lay_out, note_place
from tithing.vocabulary.quantity import Missing

AREAS = ("north", "south", "west")


def table(rows: int = 3, *, told: dict[Spot, tuple[str, ...]] | None = None, key: str = "t") -> DocumentTable:
    """A table of areas with a count in each cell; `told` are the sentences of a row and a column."""
    said = told or {}
    columns = (Column("name", "Type", numeric=False), *(Column(area, area.title()) for area in AREAS))
    made = (
        Row(
            (f"Row {number}", *(count(number * 10 + place) for place in range(len(AREAS)))),
            notes=said.get((number, ROW), ()),
            cell_notes=tuple((area, said[number, area]) for area in AREAS if (number, area) in said),
        )
        for number in range(rows)
    )
    return DocumentTable(key, key, columns, tuple(made))


def laid(*parts: DocumentPart) -> LaidOut:
    return lay_out(Document("Report", "", "Safer X", date(2025, 9, 1), tuple(notes_hung(parts))))


def every(rows: range, *columns: str) -> list[Spot]:
    return [(row, column) for row in rows for column in columns]


@pytest.mark.parametrize(
    ("rows", "spots", "hung"),
    [
        pytest.param(3, [(1, "south")], Hung(cells=((1, "south"),)), id="one cell"),
        pytest.param(3, [(1, ROW)], Hung(rows=(1,)), id="one row"),
        pytest.param(3, every(range(3), "south"), Hung(columns=("south",)), id="every cell of a column"),
        pytest.param(3, every(range(1, 2), *AREAS), Hung(rows=(1,)), id="every cell of a row"),
        pytest.param(3, every(range(3), *AREAS), Hung(table=True), id="every cell"),
        pytest.param(3, every(range(3), ROW), Hung(table=True), id="every row"),
        pytest.param(15, every(range(14), ROW), Hung(table=True, but=(14,)), id="every row but one"),
        pytest.param(3, every(range(2), ROW), Hung(rows=(0, 1)), id="two rows of three"),
        pytest.param(1, [(0, "south")], Hung(cells=((0, "south"),)), id="a column of one figure"),
        pytest.param(
            4,
            [*every(range(4), "south"), (2, "west")],
            Hung(columns=("south",), cells=((2, "west"),)),
            id="a column and a cell",
        ),
    ],
)
def test_a_note_hangs_on_the_least_that_says_all(rows: int, spots: list[Spot], hung: Hung) -> None:
    assert hang(table(rows), spots) == hung


def test_a_column_without_a_figure_in_a_row_is_whole_without_it() -> None:
    there = table()
    first = there.rows[0]
    gap = Row((first.cells[0], count(Missing()), *first.cells[2:]))
    with_gap = DocumentTable("t", "t", there.columns, (gap, *there.rows[1:]))

    assert hang(with_gap, [(1, "north"), (2, "north")]) == Hung(columns=("north",))


def test_populations_of_two_years_stand_in_the_heads_of_their_areas() -> None:
    years = dict(zip(AREAS, (2022, 2024, 2024), strict=True))
    told = {spot: (f"the population of {years[spot[1]]}",) for spot in every(range(3), *AREAS)}

    text = as_text(laid(table(told=told)))

    assert "Type | North [note 1] | South [note 2] | West [note 2]\nRow 0 | 0 | 1 | 2" in text
    assert text.count("[note") == 3


def test_a_row_of_which_it_does_not_hold_is_named() -> None:
    text = as_text(laid(table(6, told={(row, ROW): ("over people",) for row in range(5)})))

    assert "Table 1: t [note 1]" in text
    assert "Note 1 is of every row but Row 5." in text


def test_a_later_table_says_where_the_note_stands() -> None:
    again = {(1, ROW): ("restated",)}

    text = as_text(laid(table(told=again), table(told=again, key="u")))

    assert text.count("Note 1: Restated.") == 1
    assert "Note 1 is under table 1." in text
    assert note_place([3, 4], 2) == "Notes 3 and 4 are under table 2."


def test_a_note_that_nothing_in_its_table_points_to_belongs_to_the_table() -> None:
    alone = DocumentTable(
        "t", "t", (Column("name", "Type", numeric=False),), (Row(("One",)),), notes=(Note("all", ("All.",)),)
    )

    assert "Table 1: t [note 1]" in as_text(laid(alone))


SENTENCES = st.lists(
    st.sampled_from([f"Sentence {letter}" for letter in "abcdef"]), max_size=3, unique=True
).map(tuple)
TOLD = st.dictionaries(st.tuples(st.integers(0, 6), st.sampled_from([ROW, *AREAS])), SENTENCES, max_size=14)


def sentences_of(rows: int, told: dict[Spot, tuple[str, ...]]) -> set[str]:
    return {each for (row, _), texts in told.items() if row < rows for each in texts}


def in_order(table: LaidTable) -> bool:
    numbers = [note.number for note in table.notes]
    return numbers == sorted(numbers)


@given(st.lists(st.tuples(st.integers(1, 7), TOLD), min_size=1, max_size=4), st.booleans())
def test_every_note_is_printed_once_pointed_to_and_numbered_as_it_is_met(
    tables: list[tuple[int, dict[Spot, tuple[str, ...]]]], in_prose: bool
) -> None:
    parts = [table(rows, told=told, key=f"t{number}") for number, (rows, told) in enumerate(tables)]
    found = laid(*(Paragraph(("Seen here",)),) if in_prose else (), *parts)

    text = as_text(found)
    met = list(dict.fromkeys(map(int, re.findall(r"\[note (\d+)\]", text))))
    printed = list(map(int, re.findall(r"^Note (\d+):", text, re.MULTILINE)))
    told = set().union(*(sentences_of(rows, said) for rows, said in tables))
    assert met == list(range(1, len(told) + 1))
    assert sorted(printed) == met
    assert all(in_order(each) for each in found.tables())


@given(st.integers(2, 7), TOLD)
def test_whatever_is_said_of_a_cell_can_be_read_at_it(rows: int, told: dict[Spot, tuple[str, ...]]) -> None:
    """A reader who looks at the table, the head, the row and the cell finds each sentence that was said of the cell."""
    (hung,) = notes_hung([table(rows, told=told)])
    assert isinstance(hung, DocumentTable)
    words = {note.key: "".join(map(str, note.runs)).rstrip(".") for note in hung.notes}
    left_out = dict(hung.exceptions)
    for (number, column), texts in told.items():
        if number >= rows:
            continue
        row = hung.rows[number]
        about = [key for key in hung.about if f"Row {number}" not in left_out.get(key, ())]
        heads = [key for each in hung.columns if each.key == column for key in each.notes]
        here = {words[key] for key in (*about, *heads, *row.notes, *dict(row.cell_notes).get(column, ()))}
        assert set(texts) <= here
