"""Pages of a PDF that are not one upright column: sideways, with heads set upwards, with prose in columns."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.core.checking.read.put import (
    INVENTED,
    PutTable,
    compiled,
    typst_text,
    without_tags,
    write_aligned_pdf,
)
from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument

SENTENCES = [
    f"In area number {n} the count of recorded offences rose from {n * 10} to {n * 11} over the year, which is a rise "
    "of about ten per cent on the year before."
    for n in range(1, 25)
]
OPENING = "This page has an opening that runs over its whole width and says what is to come in the columns below it."
CLOSING = (
    "After the table the prose runs over the whole width again, and says that the total rose by ten per cent."
)


def _read(source: str, folder: Path) -> PrintedDocument:
    path = folder / "pack.pdf"
    path.write_bytes(without_tags(compiled(source)))
    return read_here(path)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_the_file_turns_is_read_as_its_words_run(degrees: int, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    upright, turned = tmp_path / "upright.pdf", tmp_path / "turned.pdf"
    write_aligned_pdf(INVENTED, upright)
    with pikepdf.open(io.BytesIO(upright.read_bytes())) as document:
        for page in document.pages:
            page.rotate(degrees, relative=False)
        document.save(turned)

    one, other = read_here(upright), read_here(turned)

    assert [table.rows for table in other.tables] == [table.rows for table in one.tables]
    assert len(one.tables) == sum(isinstance(item, PutTable) for item in INVENTED)
    assert other.sentences == one.sentences


@pytest.mark.parametrize("degrees", [90, 270])
@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_a_table_set_sideways_on_an_upright_page_is_read(degrees: int, stroke: str, tmp_path: Path) -> None:
    table = (
        f"table(columns: (5cm, 2cm, 2cm, 2cm), stroke: {stroke}, [Category], [2016/17], [2017/18], [Change], "
        "[Robbery], [7], [36], [29], [Theft], [306], [297], [-9], [Arson], [40], [44], [4])"
    )

    document = _read(f"#rotate({degrees}deg, reflow: true, {table})", tmp_path)

    assert [table.heads for table in document.tables] == [("2016/17", "2017/18", "Change")]
    assert [(row.label, row.texts) for row in document.tables[0].rows] == [
        ("Robbery", ("7", "36", "29")),
        ("Theft", ("306", "297", "−9")),
        ("Arson", ("40", "44", "4")),
    ]


@pytest.mark.parametrize("degrees", [-90, 90])
@pytest.mark.parametrize("stroke", ["0.5pt", "(bottom: 0.5pt)"])
def test_heads_set_upwards_or_downwards_stand_over_their_columns(
    degrees: int, stroke: str, tmp_path: Path
) -> None:
    heads = ("Jan 17 - Mar 17", "Jan 18 - Mar 18", "Actual change")
    turned = ", ".join(f"rotate({degrees}deg, reflow: true)[{head}]" for head in heads)

    document = _read(
        f"#table(columns: (4cm, 1.2cm, 1.2cm, 1.2cm), stroke: {stroke}, align: bottom, [Category], {turned}, "
        "[Robbery], [7], [36], [29], [Theft], [306], [297], [-9])",
        tmp_path,
    )

    assert [(table.label_head, table.heads) for table in document.tables] == [("Category", heads)]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("justified", ["true", "false"])
@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_prose_in_columns_is_read_down_each_column_and_the_table_between_across(
    columns: int, justified: str, stroke: str, tmp_path: Path
) -> None:
    rows = [(f"Type {n}", str(n * 7), str(n * 9), str(n * 2)) for n in range(1, 8)]
    cells = ", ".join(f"[{text}]" for row in rows for text in row)
    first, second = ("\n\n".join(half) for half in (SENTENCES[:12], SENTENCES[12:]))

    document = _read(
        f'#set page(paper: "a4", margin: 2cm)\n#set text(size: 9pt)\n#set par(justify: {justified})\n'
        f"= Crime in the year\n{OPENING}\n\n#block(height: 9cm)[#columns({columns})[{first}]]\n\n"
        f"#table(columns: (3fr, 1fr, 1fr, 1fr), stroke: {stroke}, [Category], [2016/17], [2017/18], [Change], {cells})"
        f"\n\n{CLOSING}\n\n#block(height: 9cm)[#columns({columns})[{second}]]",
        tmp_path,
    )

    assert [each.text for each in document.sentences] == [OPENING, *SENTENCES[:12], CLOSING, *SENTENCES[12:]]
    assert [[(row.label, *row.texts) for row in table.rows] for table in document.tables] == [rows]


def test_a_table_of_labels_and_words_is_not_taken_for_two_columns_of_prose(tmp_path: Path) -> None:
    rows = [
        (f"Measure number {n} of the plan", f"{n * 7}", "Rising for the third quarter in a row")
        for n in range(1, 9)
    ]
    cells = ", ".join(f"[{text}]" for row in rows for text in row)

    document = _read(
        f"#table(columns: (6cm, 2cm, 7cm), stroke: none, [Measure], [Count], [Trend], {cells})", tmp_path
    )

    assert [[(row.label, *row.texts) for row in table.rows] for table in document.tables] == [rows]


WRAPPED = (
    "#table(columns: (4.2cm, 2.2cm, 2.2cm, 1.6cm, 1.8cm), stroke: none, align: top, row-gutter: 3pt, "
    "[Crime category], [Jan 17 - Mar 17], [Jan 18 - Mar 18], [Change], [% change], "
    "[Robbery], [1,107], [1,036], [-71], [-6.4%], "
    "[Burglary - residential, with a label that needs lines], [156], [221], [65], [41.7%], "
    "[Hospital admissions for knife wounds], [Data unavailable], [Data unavailable], [], [], "
    "[Other theft], [306], [297], [-9], [-2.9%])"
)


def test_heads_labels_and_words_for_missing_figures_that_need_two_lines_are_whole(tmp_path: Path) -> None:
    document = _read(f"#set text(size: 11pt)\n{WRAPPED}", tmp_path)

    assert [table.heads for table in document.tables] == [
        ("Jan 17 - Mar 17", "Jan 18 - Mar 18", "Change", "% change")
    ]
    assert [(row.label, *row.texts) for row in document.tables[0].rows] == [
        ("Robbery", "1,107", "1,036", "−71", "−6.4%"),
        ("Burglary - residential, with a label that needs lines", "156", "221", "65", "41.7%"),
        ("Hospital admissions for knife wounds", "Data unavailable", "Data unavailable", "", ""),
        ("Other theft", "306", "297", "−9", "−2.9%"),
    ]


def test_a_last_row_alone_on_the_next_page_belongs_to_its_table(tmp_path: Path) -> None:
    rows = [(f"Category {n}", str(n * 7), str(n * 9), str(n * 2)) for n in range(1, 6)]
    cells = ", ".join(f"[{text}]" for row in rows for text in row)

    document = _read(
        "#set page(width: 16cm, height: 5.2cm, margin: 1cm)\n#table(columns: (5cm, 2cm, 2cm, 2cm), stroke: none, "
        f"[Category], [2016/17], [2017/18], [Change], {cells})",
        tmp_path,
    )

    assert document.pages == 2
    assert [[(row.label, *row.texts) for row in table.rows] for table in document.tables] == [rows]
    assert [row.place.page for row in document.tables[0].rows] == [1, 1, 1, 1, 2]


PROSE = "The partnership met in the town hall and heard from each of its members about what was done in the year. "
ITEMS = (
    "These fell: robbery (-7.9%/-3 crimes), burglary (-9.8%/-14 crimes)",
    "These rose: theft (+11.6%/+24 crimes), arson (+41.7%/+5 crimes)",
    "Noise fell from 264 to 251",
    "Litter rose from 80 to 96",
)


def test_items_of_a_list_whose_marks_are_drawn_are_sentences_of_their_own(tmp_path: Path) -> None:
    items = " \\ ".join(typst_text(item) for item in ITEMS)

    document = _read(f"#set par(justify: true)\n{PROSE * 3}\n\n{items}\n", tmp_path)

    assert [each.text for each in document.sentences][-len(ITEMS) :] == list(ITEMS)


def test_a_line_that_a_long_word_broke_goes_on(tmp_path: Path) -> None:
    long = "Visits to libraries and leisure centres in the financial year of 2030 to 2031 and in 2032 (12) "
    url = "Anti-social-behaviour-and-public-space-protection-order-consultation-of-the-whole-borough-council rose."

    document = _read(f"{PROSE * 3}\n\n{long}{url}\n", tmp_path)

    assert any("(12) Anti-social-behaviour" in each.text for each in document.sentences)


def test_a_heading_parts_two_tables_without_rules(tmp_path: Path) -> None:
    table = "#table(columns: (4cm, 2cm, 2cm), stroke: none, {})\n"
    first = (
        "[*Category*], [*2030*], [*2031*], [Robbery], [7], [36], [Theft], [306], [297], [Arson], [40], [44]"
    )
    second = "[*Month*], [*Calls*], [*Visits*], [Sep], [1143], [20], [Oct], [1207], [31], [Nov], [998], [40]"

    document = _read(f"{PROSE * 3}\n{table.format(first)}\n== Calls\n{table.format(second)}", tmp_path)

    assert [table.heads for table in document.tables] == [("2030", "2031"), ("Calls", "Visits")]
    assert [len(table.rows) for table in document.tables] == [3, 3]
