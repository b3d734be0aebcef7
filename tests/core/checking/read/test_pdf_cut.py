"""Words and figures that a narrow cell, or the end of a page, cuts in two are read whole."""

from __future__ import annotations

import pytest

from tithing.checking.read.blocks import GridCell, GridRow
from tithing.checking.read.pdf.pdf_aligned import aligned_tables
from tithing.checking.read.pdf.pdf_cut import cell_text, ends_a_row, mended, words_known
from tithing.checking.read.pdf.pdf_lines import TextLine, lines_of
from tithing.checking.read.pdf.pdf_page import Page, PdfLine, PdfWord
from tithing.checking.read.pdf.pdf_ruled import ruled_tables

LETTER, HEIGHT = 5.0, 10.0
KNOWN = frozenset({"violence", "crime", "against", "with", "injury", "without", "substance", "misusers"})


def _line(text: str, top: float, left: float = 0.0) -> TextLine:
    words = []
    for each in text.split(" "):
        words.append(PdfWord(each, left, left + LETTER * len(each), top, top + HEIGHT))
        left += LETTER * (len(each) + 1)
    return TextLine(tuple(words))


def _read(*lines: str, letters: int) -> str:
    """The text of a cell that has room for so many letters."""
    placed = [_line(text, number * 12.0) for number, text in enumerate(lines)]
    return cell_text(placed, right=LETTER * letters, known=KNOWN)


@pytest.mark.parametrize(
    ("lines", "letters", "text"),
    [
        (("Viol", "ence", "agai", "nst", "us"), 4, "Violence against us"),
        (("Violence", "with", "injury"), 8, "Violence with injury"),
        (("Violence", "with", "injury"), 4, "Violence with injury"),  # words that are whole stay apart
        (("with", "out", "it"), 4, "without it"),  # known as one word, and the first half fills the cell
        (("with", "out", "it"), 9, "with out it"),
        (("substance", "misusers"), 9, "substance misusers"),
        (("Neighb", "ourhood"), 6, "Neighbourhood"),  # not known: it had a line for itself and no room
        (("Neighb", "ourhood"), 9, "Neighb ourhood"),
        (("138", "5"), 3, "1385"),
        (("138", "5"), 6, "138 5"),
        (("2016", "2017"), 4, "2016 2017"),
        (("Shopliftin", "g"), 10, "Shopliftin" + "g"),
        (("Stockton-on-", "Tees"), 14, "Stockton-on-Tees"),
        (("treatment –", "Crime"), 11, "treatment – Crime"),
    ],
)
def test_pieces_of_a_word_are_one_word_again(lines: tuple[str, ...], letters: int, text: str) -> None:
    assert _read(*lines, letters=letters) == text


def test_words_are_known_from_inside_a_run_where_nothing_cuts_them() -> None:
    assert words_known([_line("Cri me against the pers", 0.0)]) == {"me", "against", "the"}


def _row(*texts: str) -> GridRow:
    return GridRow(tuple(map(GridCell, texts)))


ABOVE = (
    _row("Type", "2016", "2017"),
    _row("Robbery", "7", "36"),
    _row("Criminal damage and vio", "104", "98"),
)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (_row("lence", "", ""), ("Criminal damage and violence", "104", "98")),
        (_row("lence", "4", ""), ("Criminal damage and violence", "1044", "98")),
        (_row("To property", "", ""), ("Criminal damage and vio To property", "104", "98")),
    ],
    ids=["the rest of a word", "and of a figure", "the only row without figures"],
)
def test_a_row_that_the_pages_end_cuts_is_one_again(first: GridRow, last: tuple[str, ...]) -> None:
    rows = mended(ABOVE, (first, _row("Arson", "3", "4")), KNOWN)

    assert len(rows) == len(ABOVE) + 1
    assert tuple(cell.text for cell in rows[2].cells) == last


@pytest.mark.parametrize(
    "first", [_row("Theft", "120", "130"), _row("theft of vehicles", "120", "130"), _row("Theft", "", "9")]
)
def test_another_row_stays_another_row(first: GridRow) -> None:
    assert not ends_a_row(ABOVE, (first,), KNOWN)
    assert mended(ABOVE, (first,), KNOWN) == (*ABOVE, first)


def _page(rows: list[list[str]], edges: list[list[float]]) -> Page:
    """Rows of one height, each with its own edges between the columns; figures are cut at a column's edge."""
    words, across, down = [], [PdfLine(0.0, 0.0, edges[0][-1])], []
    for number, (row, lefts) in enumerate(zip(rows, edges, strict=True)):
        top, bottom = number * 40.0, number * 40.0 + 40.0
        across.append(PdfLine(bottom, 0.0, lefts[-1]))
        down += [PdfLine(left, top, bottom) for left in lefts]
        for text, left in zip(row, lefts, strict=False):
            for line, piece in enumerate(text.split("|")):
                words += _line(piece, top + 2 + 12 * line, left + 2).words
    return Page(1, 600, 800, words, across, down)


def _texts(page: Page) -> list[list[tuple[str, ...]]]:
    tables = ruled_tables(page, KNOWN)
    return [[tuple(cell.text for cell in row.cells) for row in table.grid.rows] for table in tables]


def test_figures_that_their_cells_cut_are_no_rows_of_their_own() -> None:
    edges = [0.0, 60.0, 80.0, 100.0, 120.0]

    page = _page([["Crime", "A", "B", "C"], ["All", "138|5", "146|5", "9"]], [edges, edges])

    assert _texts(page) == [[("Crime", "A", "B", "C"), ("All", "1385", "1465", "9")]]


def test_figures_stacked_in_one_drawn_row_are_rows() -> None:
    edges = [0.0, 60.0, 100.0, 140.0]

    page = _page([["Crime", "A", "B"], ["Thefts|Frauds", "138|5", "146|15"]], [edges, edges])

    assert _texts(page)[0][1:] == [("Thefts", "138", "146"), ("Frauds", "5", "15")]


def test_tables_that_touch_are_two_where_no_line_between_columns_goes_on() -> None:
    three, four = [0.0, 80.0, 160.0, 240.0], [0.0, 60.0, 120.0, 180.0, 240.0]

    page = _page(
        [["Type", "A", "B"], ["x", "1", "2"], ["Type", "C", "D", "E"], ["y", "3", "4", "5"]],
        [three] * 2 + [four] * 2,
    )

    assert _texts(page) == [
        [("Type", "A", "B"), ("x", "1", "2")],
        [("Type", "C", "D", "E"), ("y", "3", "4", "5")],
    ]


def test_lines_of_words_are_read_from_the_top() -> None:
    assert [line.text for line in lines_of([*_line("b", 20).words, *_line("a", 0).words])] == ["a", "b"]


def _aligned(*lines: tuple[float, dict[float, str]]) -> list[list[tuple[str, ...]]]:
    """Lines at their heights, each piece at its distance from the left."""
    placed = [
        TextLine(tuple(word for left, text in pieces.items() for word in _line(text, top, left).words))
        for top, pieces in lines
    ]
    tables = aligned_tables(placed, (), page=1)
    return [[tuple(cell.text for cell in row.cells) for row in table.grid.rows] for table in tables]


HEAD = (0.0, {0.0: "Type", 100.0: "2016", 160.0: "2017"})


def test_every_line_of_a_label_is_its_rows_where_rows_stand_further_apart() -> None:
    table = _aligned(
        HEAD,
        (25.0, {0.0: "Theft", 100.0: "104", 160.0: "98"}),
        (39.0, {0.0: "From Shops"}),
        (53.0, {0.0: "And Cars"}),
        (78.0, {0.0: "Robbery", 100.0: "7", 160.0: "36"}),
        (92.0, {0.0: "Of Persons"}),
    )

    assert table[0][1:] == [("Theft From Shops And Cars", "104", "98"), ("Robbery Of Persons", "7", "36")]


def test_the_end_of_a_figure_that_a_column_cuts_is_put_to_it() -> None:
    table = _aligned(
        (0.0, {0.0: "Type", 60.0: "A", 100.0: "B", 140.0: "C", 180.0: "D", 220.0: "E"}),
        (14.0, {0.0: "Theft", 60.0: "40", 100.0: "41", 140.0: "42", 180.0: "43", 220.0: "166"}),
        (28.0, {0.0: "Tota", 60.0: "240", 100.0: "241", 140.0: "242", 180.0: "243", 220.0: "966"}),
        (42.0, {0.0: "l", 220.0: "8"}),
    )

    assert table[0][-1] == ("Tota l", "240", "241", "242", "243", "9668")
