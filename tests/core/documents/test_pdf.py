"""The PDF is tagged, complete and legible (R104): a validator, our own look at the tags, and no words overprinted."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import docx
import page
import pikepdf
import pypdfium2
import pytest

from tests.support.read_back import boxes_of_pdf
from tests.support.sample_document import areas_table, crime_table, indicator_table, sample_document
from tithing.documents.parts import Column, Document, DocumentTable, Heading, Paragraph, Row
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_docx import to_docx
from tithing.documents.renderers.to_pdf import to_pdf


def long_and_wide_document() -> Document:
    """A table of several pages, one too wide to stand upright, and prose that looks like markup."""
    area = areas_table()
    columns = (
        area.columns[0],
        *(replace(c, group=f"{c.group} {n}") for n in (1, 2) for c in area.columns[1:]),
    )
    columns = columns[:13]
    rows = tuple(Row((row.cells[0], *(row.cells[1:] * 2)[:12])) for row in area.rows)
    wide = replace(area, id="wide", columns=columns, rows=rows)
    hostile = DocumentTable(
        "hostile", "Names like #set page() and $x$ and <b>", (Column("a", "Name", numeric=False), Column("b", "n")),
        (Row(("*bold* _under_ `code` @ref \\ #panic()", indicator_table().rows[0].cells[1])),),
    )  # fmt: skip
    parts = (Heading("Long"), crime_table(150), Heading("Wide"), wide, Heading("Odd"), hostile)
    return replace(sample_document(), parts=parts, notes=())


DOCUMENTS = {"sample": sample_document, "long and wide": long_and_wide_document}


@pytest.fixture(scope="module", params=DOCUMENTS)
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Path]:
    document = DOCUMENTS[request.param]()
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(to_pdf(lay_out(document)))
    return document, path


def elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def scope(cell: Any) -> str:
    attributes = cell.get("/A", pikepdf.Array([]))
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(each.Scope) for each in listed if "/Scope" in each), "")


def test_validator_passes(pdf: tuple[Document, Path]) -> None:
    report = page.validate_pdf_bytes(pdf[1].read_bytes())

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_each_table_is_tagged_with_all_its_rows_and_header_cells(pdf: tuple[Document, Path]) -> None:
    document, path = pdf
    with pikepdf.open(path) as opened:
        tables = [each for each in elements(opened.Root.StructTreeRoot) if each.S == "/Table"]

        assert tables
        for table, tagged in zip(document.tables(), tables, strict=True):
            bodies = [each for each in elements(tagged) if each.S == "/TBody"]
            rows = [each for body in bodies for each in elements(body) if each.S == "/TR"]
            heads = [c for h in elements(tagged) if h.S == "/THead" for c in elements(h) if c.S == "/TH"]
            cells = [[c for c in elements(row) if c.S in ("/TH", "/TD")] for row in rows]
            assert len(rows) == len(table.rows)
            assert all([c.S == "/TH" for c in row] == [True] + [False] * (len(row) - 1) for row in cells)
            assert all(scope(row[0]) == "/Row" for row in cells)
            assert len(heads) >= len(table.columns)
            assert {scope(head) for head in heads} == {"/Column"}


def test_no_two_words_stand_on_one_another(pdf: tuple[Document, Path]) -> None:
    pages = boxes_of_pdf(pdf[1])

    assert all(pages), "every page has words"
    assert pages
    for number, boxes in enumerate(pages, start=1):
        for (first, a), (second, b) in combinations(boxes, 2):
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert not (across > 0.5 and down > 1.5), f"page {number}: {first!r} and {second!r}"


def test_nothing_runs_off_the_page(pdf: tuple[Document, Path]) -> None:
    with pikepdf.open(pdf[1]) as opened:
        widths = [float(each.mediabox[2]) for each in opened.pages]

    assert widths
    for width, boxes in zip(widths, boxes_of_pdf(pdf[1]), strict=True):
        assert all(box[0] > 40 and box[2] < width - 40 for _, box in boxes)


def test_title_language_date_and_bookmarks_are_set(pdf: tuple[Document, Path]) -> None:
    document, path = pdf
    with pikepdf.open(path) as opened:
        assert str(opened.Root.Lang) == "en-GB"
        assert str(opened.docinfo["/Title"]) == document.title
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20180614")
        with opened.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert [part.text for part in document.parts if isinstance(part, Heading) and part.level == 2] == [
        title for title in titles if title != "Notes"
    ]


def test_pictures_have_words(pdf: tuple[Document, Path]) -> None:
    document, path = pdf
    with pikepdf.open(path) as opened:
        alts = [
            str(each.get("/Alt", "")) for each in elements(opened.Root.StructTreeRoot) if each.S == "/Figure"
        ]

    assert "" not in alts
    assert Counter(chart.alt for chart in document.charts()) - Counter(alts) == Counter()


def test_a_table_too_wide_for_a_turned_page_becomes_two_with_the_same_rows() -> None:
    columns = (
        Column("name", "Ward", numeric=False),
        *(Column(str(n), f"Measurement {n}") for n in range(14)),
    )
    cell = indicator_table().rows[0].cells[1]
    wide = DocumentTable("wide", "Wards", columns, tuple(Row((f"Ward {n}", *[cell] * 14)) for n in range(5)))
    document = replace(sample_document(), parts=(wide,), notes=())

    with pikepdf.open(io.BytesIO(to_pdf(lay_out(document)))) as opened:
        tables = [each for each in elements(opened.Root.StructTreeRoot) if each.S == "/Table"]
        rows = [sum(e.S == "/TR" for e in elements(table)) for table in tables]

    assert rows == [6, 6]


def test_head_is_repeated_on_each_page_of_a_long_table() -> None:
    document = replace(sample_document(), parts=(crime_table(150),), notes=())
    content = to_pdf(lay_out(document))

    with pikepdf.open(io.BytesIO(content)) as opened:
        pages = len(opened.pages)
    assert pages >= 3


@pytest.mark.parametrize("lines", range(20, 36, 3))
def test_a_paragraph_that_leads_in_a_table_stands_on_the_page_where_it_begins(lines: int) -> None:
    filling = tuple(Paragraph((f"Line {n} of what was said before.",)) for n in range(lines))
    lead = Paragraph(("Two places had ten or more.",))
    document = replace(sample_document(), parts=(*filling, lead, crime_table(4)), notes=())

    opened = pypdfium2.PdfDocument(to_pdf(lay_out(document)))
    pages = [each.get_textpage().get_text_bounded() for each in opened]
    word = docx.Document(io.BytesIO(to_docx(lay_out(document))))

    assert [("Two places" in each) for each in pages] == [("Table 1:" in each) for each in pages]
    kept = [each.text for each in word.paragraphs if each.paragraph_format.keep_with_next]
    assert kept == ["Two places had ten or more."]
