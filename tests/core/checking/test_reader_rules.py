"""What readers work out for themselves: titles, heads, notes, captions, split words, text on a turned page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.core.checking.read.put import compiled, without_tags
from tithing.checking.check import check
from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument


def _html(body: str, folder: Path) -> PrintedDocument:
    path = folder / "page.html"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return read_here(path)


def _csv(text: str, folder: Path) -> PrintedDocument:
    path = folder / "tables.csv"
    path.write_text(text, encoding="utf-8")
    return read_here(path)


def _pdf(source: str, folder: Path, *, tags: bool = False) -> PrintedDocument:
    path = folder / "pages.pdf"
    path.write_bytes(compiled(source) if tags else without_tags(compiled(source)))
    return read_here(path)


def test_headings_stand_over_a_table_outermost_first_and_its_caption_last(tmp_path: Path) -> None:
    document = _html(
        "<h1>Pack</h1><h2>Crime</h2><p>It fell.</p><table><caption>Table 1: Robbery</caption>"
        "<tr><th>Area<th>2017<th>2018</tr><tr><td>Marlbeck<td>7<td>36</tr></table>"
        "<h2>Fires</h2><table><tr><th>Area<th>2017</tr><tr><td>Marlbeck<td>4</tr></table>",
        tmp_path,
    )

    assert [table.context for table in document.tables] == [
        ("Pack", "Crime", "Table 1: Robbery"),
        ("Pack", "Fires"),
    ]
    assert document.sentences[0].context == ("Pack", "Crime")


def test_a_merged_label_is_the_label_of_every_row_it_covers(tmp_path: Path) -> None:
    document = _html(
        "<table><tr><th>Area<th>Crime<th>2018</tr><tr><td rowspan=2>Marlbeck<td>Robbery<td>36</tr>"
        "<tr><td>Theft<td>12</tr></table>",
        tmp_path,
    )

    assert [(row.label, row.texts) for row in document.tables[0].rows] == [
        ("Marlbeck", ("Robbery", "36")),
        ("Marlbeck", ("Theft", "12")),
    ]


def test_a_note_under_a_table_belongs_to_it_and_is_a_sentence(tmp_path: Path) -> None:
    document = _html(
        "<table><tr><th>Area<th>2018</tr><tr><td>Marlbeck*<td>36</tr></table><p>* Provisional figures.</p>",
        tmp_path,
    )

    assert document.tables[0].notes == ("* Provisional figures.",)
    assert [each.text for each in document.sentences] == ["Provisional figures."]


def test_commentary_in_a_cell_is_read_as_sentences_too(tmp_path: Path) -> None:
    said = "Robbery rose by 29 offences, from 7 to 36, in the quarter that this report covers."
    document = _html(
        f"<table><tr><th>Measure<th>2018<th>Comment</tr><tr><td>Robbery<td>36<td>{said}</tr></table>",
        tmp_path,
    )

    assert [(each.text, each.context) for each in document.sentences] == [(said, ("Robbery",))]


def test_a_one_cell_table_is_a_frame_round_a_paragraph(tmp_path: Path) -> None:
    document = _html("<table><tr><td>Crime fell by 4%.</td></tr></table>", tmp_path)

    assert document.tables == ()
    assert [each.text for each in document.sentences] == ["Crime fell by 4%."]


def test_several_tables_of_a_sheet_are_parted_by_blank_rows_and_titles(tmp_path: Path) -> None:
    document = _csv(
        "Robbery,,\nArea,2017,2018\nMarlbeck,7,36\n,,\nFires,,\nArea,2017,2018\nMarlbeck,4,5\nEasterby,6,7\n"
        "Source: fire and rescue,,\n",
        tmp_path,
    )

    assert [table.context[-1] for table in document.tables] == ["Robbery", "Fires"]
    assert [len(table.rows) for table in document.tables] == [1, 2]
    assert document.tables[1].notes == ("Source: fire and rescue",)
    assert document.tables[1].rows[1].place.line == 8


def test_tables_side_by_side_are_two_tables(tmp_path: Path) -> None:
    document = _csv(
        "Area,Crime,,Area,Fires\nMarlbeck,7,,Marlbeck,1\nEasterby,8,,Easterby,2\nHolmforth,9,,Holmforth,3\n",
        tmp_path,
    )

    assert [table.heads for table in document.tables] == [("Crime",), ("Fires",)]
    assert [len(table.rows) for table in document.tables] == [3, 3]


def test_one_figure_a_line_is_put_together_into_its_tables(tmp_path: Path) -> None:
    document = _csv(
        "table,row,column,value,display\nt,Robbery,2017,7,7\nt,Robbery,2018,36,36 [p]\nt,Theft,2017,306,306\n"
        't,Theft,2018,1297,"1,297"\n',
        tmp_path,
    )

    [table] = document.tables
    assert table.heads == ("2017", "2018")
    assert [(row.label, row.texts) for row in table.rows] == [
        ("Robbery", ("7", "36 [p]")),
        ("Theft", ("306", "1,297")),
    ]


def test_figures_under_no_heads_are_read_and_the_report_says_that_there_were_none(tmp_path: Path) -> None:
    document = _csv("Marlbeck,7,36\nEasterby,8,12\nHolmforth,1,2\n", tmp_path)

    report = check([document])
    assert [row.texts for row in document.tables[0].rows] == [("7", "36"), ("8", "12"), ("1", "2")]
    assert report.figures == 6
    assert any("has no headings" in notice for notice in report.notices)


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(quarters: int, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    table = "#table(columns: 3, [Area], [2017], [2018], [Marlbeck], [7], [36], [Easterby], [8], [12])"
    turned = f"#set page(width: 400pt, height: 300pt)\n#rotate(-{quarters}deg, reflow: true)[{table}]"
    upright = without_tags(compiled(turned))
    path = tmp_path / "turned.pdf"
    with pikepdf.open(io.BytesIO(upright)) as document:
        document.pages[0].Rotate = quarters
        document.save(path)

    [found] = read_here(path).tables

    assert found.heads == ("2017", "2018")
    assert [(row.label, row.texts) for row in found.rows] == [
        ("Marlbeck", ("7", "36")),
        ("Easterby", ("8", "12")),
    ]


def test_a_heading_is_known_by_its_size_where_a_page_has_no_tags(tmp_path: Path) -> None:
    document = _pdf(
        "#set page(width: 300pt)\n#text(size: 18pt)[Quarter 4]\n\n#text(size: 14pt)[Robbery]\n\n"
        + "It rose by 29. " * 20,
        tmp_path,
    )

    assert document.sentences[0].context == ("Quarter 4", "Robbery")
    assert {each.text for each in document.sentences} == {"It rose by 29."}


def test_a_word_that_a_narrow_cell_has_cut_is_put_together(tmp_path: Path) -> None:
    cut = "Residen#linebreak()tial burglary"
    document = _pdf(
        '#set text(font: "DejaVu Sans Mono", size: 10pt)\n#table(columns: (52pt, 60pt, 60pt), inset: 5pt, '
        f"[Area], [2017], [2018], [{cut}], [7], [36], [Theft], [8], [12])",
        tmp_path,
    )

    assert document.tables[0].rows[0].label == "Residential burglary"


@pytest.mark.parametrize("tags", [True, False])
def test_a_sentence_that_the_page_s_end_cuts_in_two_is_one_and_takes_no_words_of_others(
    tags: bool, tmp_path: Path
) -> None:
    filler = " ".join(f"Word{n}" for n in range(30))
    said = "Reports made of noise in the parks " + "and the woods " * 60 + "rose from 40 to 44."
    others = ["One other figure fell from 20 to 18.", "The last of them is 7."]

    source = "\n\n".join(
        [
            '#set page(width: 12cm, height: 9cm)\n#set text(lang: "en", hyphenate: false)',
            f"{filler}.",
            said,
            *others,
        ]
    )
    document = _pdf(source, tmp_path, tags=tags)

    sentences = [sentence.text for sentence in document.sentences]
    assert (document.pages or 0) > 1
    assert sentences[-3:] == [said, *others]


MARKED_ONCE = {
    "a title marked as head": "<tr><th>Crime recorded<th><th></tr><tr><td>Type<td>Jan 17 - Mar 17<td>Jan 18 - Mar 18</tr>",
    "the upper of two heads": "<tr><th>Type<th>ASHBY<th></tr><tr><td><td>Jan 17 - Mar 17<td>Jan 18 - Mar 18</tr>",
}


@pytest.mark.parametrize("head", MARKED_ONCE.values(), ids=MARKED_ONCE.keys())
def test_a_first_row_that_is_marked_by_habit_does_not_make_heads_of_figures(
    head: str, tmp_path: Path
) -> None:
    rows = "<tr><td>Robbery<td>7<td>36</tr><tr><td>Theft<td>306<td>297</tr>"

    document = _html(f"<table>{head}{rows}</table>", tmp_path)

    (table,) = document.tables
    assert [row.label for row in table.rows] == ["Robbery", "Theft"]
    assert [head.split(" | ")[-1] for head in table.heads] == ["Jan 17 - Mar 17", "Jan 18 - Mar 18"]


def test_a_heading_of_a_quarter_stands_over_the_headings_of_its_own_level_that_follow(tmp_path: Path) -> None:
    table = "<table><tr><th>Type<th>2019<th>2020</tr><tr><td>Robbery<td>7<td>36</tr></table>"
    quarters = ("Quarter 3 - October to December 2020", "Quarter 4 - January to March 2021")
    body = "".join(f"<h2>{quarter}</h2><h2>Fires</h2>{table}<h2>Drugs</h2>{table}" for quarter in quarters)

    document = _html(f"<h1>Pack</h1><h2>19 July 2021</h2><h2>Performance</h2><p>It fell.</p>{body}", tmp_path)

    assert [table.context for table in document.tables] == [
        ("Pack", quarter, kind) for quarter in quarters for kind in ("Fires", "Drugs")
    ]
