"""Words of a partner's making run nowhere and stop no format: what cannot be shown is told with its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.support.sample_document import crime_table, sample_document
from tithing.documents.parts import Chart, Document, DocumentTable, Heading, Paragraph, Row
from tithing.documents.renderers import FORMATS, rendered, write_document
from tithing.documents.renderers.culprits import letter_words, placed_words
from tithing.documents.renderers.lay_out import lay_out
from tithing.vocabulary.problems import Refused, Unforeseen

FORMULA = re.compile(r"\s*[=+@＝＋＠]|\s*-(?!\d)|\s*－")


def hostile(lead: str) -> Document:
    """The sample document with these letters before whatever a partner could have written."""
    document = sample_document()
    words = ("title", "subtitle", "author", "summary", "contact", "licence", "welsh_title")
    said = {name: lead + getattr(document, name) for name in words}
    return replace(document, **said, parts=tuple(_with_lead(part, lead) for part in document.parts))


def _with_lead(part: Any, lead: str) -> Any:
    if isinstance(part, Heading):
        return replace(part, text=lead + part.text)
    if not isinstance(part, DocumentTable):
        return part
    columns = tuple(replace(each, head=lead + each.head) for each in part.columns)
    rows = tuple(replace(each, cells=(f"{lead}{each.cells[0]}", *each.cells[1:])) for each in part.rows)
    return replace(part, caption=lead + part.caption, columns=columns, rows=rows, source=lead + part.source)


@pytest.mark.parametrize(
    "lead", ["=1+1 ", " =1+1 ", "+1 x ", "-x ", "@SUM(1) ", "＝1 ", "\t=1 ", '=HYPERLINK("x") ', "a;=1 "]
)
def test_no_words_become_a_formula(lead: str) -> None:
    made = rendered(hostile(lead), ["csv", "xlsx"])

    rows = list(csv.reader(io.StringIO(made["csv"].decode())))
    assert len(rows) > 20
    assert {len(row) for row in rows} == {len(rows[0])}
    assert list(filter(_would_run, chain(*rows))) == []
    cells = cells_of(made["xlsx"])
    assert any(lead.strip() in str(cell.value) for cell in cells)
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if cell.hyperlink and cell.hyperlink.target] == []


def cells_of(workbook: bytes) -> list[Any]:
    sheets = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets
    return [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]


def _would_run(cell: str) -> bool:
    return bool(FORMULA.match(cell)) and not _is_number(cell)


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[+\-−]?£?\d[\d,]*(\.\d+)?( ?%| points)?", cell))


def test_numbers_stay_numbers_in_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(sample_document(), ["csv"])["csv"].decode())))

    below = [row["value"] for row in rows if row["value"].startswith("-")]
    assert below
    assert all(float(value) < 0 for value in below)


@pytest.mark.parametrize("letters", ["\x07", "\x1b[2J", "\ud800", "\ufffe", "\x9b", "\u202e", "\x00", "\x7f"])
def test_what_shows_nothing_stops_no_format_and_stands_in_none(letters: str) -> None:
    made = rendered(hostile(letters), FORMATS)

    assert set(made) == set(FORMATS)
    for name in ("html", "csv", "json"):
        held = made[name].decode()
        assert letters[0] not in held


UNSHOWN = ("\uf0b7", "字", "ਪ", "ব", "ไ", "😀", "\U0010fffd")


SPOILT: dict[str, Callable[[Document, str], Document]] = {
    "the title": lambda document, letter: replace(document, title=f"Report {letter}"),
    "note ": lambda document, letter: _in_note(document, letter),
    'row "Shops': lambda document, letter: _in_cell(document, letter),
    'the words under "What we did"': lambda document, letter: _in_prose(document, letter),
}


@pytest.mark.parametrize(
    ("letter", "where"),
    [*((letter, "the title") for letter in UNSHOWN), *((UNSHOWN[0], place) for place in SPOILT)],
)
def test_a_letter_without_a_picture_is_named_with_its_place_and_nothing_is_written(
    letter: str, where: str, tmp_path: Path
) -> None:
    document = SPOILT[where](sample_document(), letter)

    with pytest.raises(Refused) as told:
        write_document(document, FORMATS, tmp_path, "report", about={})

    assert not isinstance(told.value, Unforeseen)
    [problem] = told.value.problems
    assert where in problem.file
    assert letter_words(letter) in problem.what
    assert "--formats" in problem.change
    assert list(tmp_path.iterdir()) == []


def _in_note(document: Document, letter: str) -> Document:
    return replace(document, notes=(replace(document.notes[0], runs=(f"{letter} counted otherwise",)),))


def _in_cell(document: Document, letter: str) -> Document:
    table = crime_table()
    row = Row((f"Shops {letter}", *table.rows[0].cells[1:]))
    return replace(document, parts=(replace(table, rows=(row, *table.rows)),))


def _in_prose(document: Document, letter: str) -> Document:
    return replace(document, parts=(Heading("What we did"), Paragraph((f"{letter} Patrols were doubled.",))))


def test_each_place_of_an_unshown_letter_is_told_and_of_very_many_how_many_more() -> None:
    document = replace(sample_document(), parts=tuple(Paragraph((f"\uf0b7 line {n}",)) for n in range(30)))

    with pytest.raises(Refused) as told:
        rendered(document, ["pdf"])

    told_of, more = told.value.problems

    assert "line 0" in str(told_of) or told_of.file
    assert "and in 10 more places" in str(more)


def test_a_failing_library_is_told_as_the_part_it_could_not_take(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(chart: Chart) -> str:
        raise ValueError("expected f64 at line 1")

    monkeypatch.setattr("tithing.documents.renderers.to_docx.chart_svg", draw)

    with pytest.raises(Unforeseen) as told:
        rendered(sample_document(), ["docx"])

    charts = lay_out(sample_document()).charts()
    assert charts
    assert [problem.file for problem in told.value.problems] == [
        f'chart {chart.number} "{chart.chart.title}"' for chart in charts
    ]
    assert "the docx could not be made of this part" in str(told.value)
    assert "f64" not in str(told.value)
    assert isinstance(told.value.__cause__, ValueError)


def test_every_text_of_a_document_has_a_place() -> None:
    laid = lay_out(hostile("zz"))

    places = dict(placed_words(laid))
    assert "the title" in places
    assert len({where for where, words in places.items() if "zz" in words}) > 20
