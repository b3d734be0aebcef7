"""A Word document that an officer can go on editing: styles, fields, header rows, words for pictures."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest

from tests.support.sample_document import areas_table, count, sample_document
from tithing.documents.faces.carried import FAMILY, face_file
from tithing.documents.parts import Column, DocumentTable, Heading, Paragraph, Row
from tithing.documents.renderers import page_widths
from tithing.documents.renderers.laid_out import LaidTable
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_docx import to_docx
from tithing.documents.renderers.word.face import obfuscated
from tithing.documents.renderers.word_table import ARIAL


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(io.BytesIO(to_docx(lay_out(sample_document()))))


def styled(word: Any, style: str) -> list[str]:
    """The words in a style, or in the one of page one that is based on it."""
    names = (style, f"{style} on page one")
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name in names]


def test_title_headings_and_captions_are_real_styles(word: Any) -> None:
    assert styled(word, "Title") == [sample_document().title]
    assert styled(word, "Heading 1")[:2] == ["What got worse", "What is missing"]
    assert styled(word, "Heading 2") == ["How the series behaves"]
    assert len([text for text in styled(word, "Caption") if text.startswith("Table ")]) == 3


def test_contents_are_links_that_are_there_without_a_key_pressed_and_arrive(word: Any) -> None:
    body = word.element.body

    assert [" TOC " in node.text for node in body.xpath(".//w:instrText")] == [True]
    assert not body.xpath(".//w:fldChar/@w:dirty")
    marks = set(body.xpath(".//w:bookmarkStart/@w:name"))
    links = body.xpath(".//w:hyperlink/@w:anchor")
    assert links
    assert set(links) <= marks


def test_the_face_of_every_style_is_carried_in_the_document() -> None:
    opened = zipfile.ZipFile(io.BytesIO(to_docx(lay_out(sample_document()))))
    fonts = opened.read("word/fontTable.xml").decode()
    key = uuid.UUID(re.findall(r'embedRegular r:id="\w+" w:fontKey="\{([^}]+)\}', fonts)[0])

    assert obfuscated(opened.read("word/fonts/regular.odttf"), key) == face_file("regular")
    assert "embedTrueTypeFonts" in opened.read("word/settings.xml").decode()
    styles = opened.read("word/styles.xml").decode() + opened.read("word/numbering.xml").decode()
    named = set(re.findall(r'w:ascii="([^"]+)"', styles))
    assert named - {"Courier"} == {
        FAMILY
    }  # the template's own style for macros, which no part of a report has


def test_columns_have_room_for_the_face_that_stands_in_and_give_way_to_a_wider_one(word: Any) -> None:
    layouts = [table._tbl.xpath("./w:tblPr/w:tblLayout/@w:type") for table in word.tables]

    assert layouts
    assert all(layout == ["autofit"] for layout in layouts)
    crime = lay_out(sample_document()).tables()[1]
    assert all(
        wide >= own for wide, own in zip(_least(crime, face=ARIAL), _least(crime, face=1.0), strict=True)
    )


def _least(table: LaidTable, *, face: float) -> list[float]:
    return [page_widths._needs(table, index, face)[0] for index in range(len(table.columns))]


def test_head_rows_repeat_and_no_row_breaks(word: Any) -> None:
    assert word.tables
    for table in word.tables:
        rows = table._tbl.tr_lst
        heads = [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows]
        assert heads[0]
        assert heads == sorted(heads, reverse=True)
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_upper_heads_span_their_columns() -> None:
    document = replace(sample_document(), parts=(areas_table(),), notes=())
    (table,) = docx.Document(io.BytesIO(to_docx(lay_out(document)))).tables

    assert table._tbl.tr_lst[0].xpath("./w:tc/w:tcPr/w:gridSpan/@w:val") == ["2"] * 4


def test_every_picture_has_words(word: Any) -> None:
    words = word.element.body.xpath(".//wp:docPr/@descr")

    assert len(words) == len(word.inline_shapes)
    assert {chart.alt for chart in sample_document().charts()} <= set(words)


def test_figures_stand_on_the_right_by_their_style(word: Any) -> None:
    cell = word.tables[1].rows[1].cells[1]

    assert cell.paragraphs[0].style.name == "Table figure"
    assert cell.paragraphs[0].style.paragraph_format.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


def test_language_title_and_page_numbers_are_set(word: Any) -> None:
    about, styles = word.core_properties, word.styles.element

    assert (about.title, about.language) == (sample_document().title, "en-GB")
    assert styles.xpath("./w:docDefaults//w:lang/@w:val") == ["en-GB"]
    fields = word.sections[0].footer._element.xpath(".//w:fldSimple/@w:instr")
    assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_wide_table_turns_its_page_with_its_heading_and_the_next_part_turns_back() -> None:
    columns = (Column("a", "Ward", numeric=False), *(Column(str(n), f"Measured {n}") for n in range(9)))
    wide = DocumentTable("wide", "Wards", columns, (Row(("Upper Marl", *[count(1200)] * 9)),))
    parts = (Paragraph(("Before.",)), Heading("Wards"), wide, Paragraph(("After.",)))

    word = docx.Document(io.BytesIO(to_docx(lay_out(replace(sample_document(), parts=parts, notes=())))))

    assert [section.page_width > section.page_height for section in word.sections] == [False, True, False]


def test_control_characters_that_no_word_processor_can_hold_are_left_out() -> None:
    parts = (Heading("Odd\x0bheading"), Paragraph(("Some\x00thing\x1f odd",)))

    word = docx.Document(io.BytesIO(to_docx(lay_out(replace(sample_document(), parts=parts, notes=())))))

    assert "Something odd" in styled(word, "Normal")
