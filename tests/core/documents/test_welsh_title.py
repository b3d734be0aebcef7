"""Where a partnership asks for it, a document has a Welsh title beside the English one, marked as Welsh, in every format."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pypdfium2

from tests.support.sample_document import sample_document
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_docx import to_docx
from tithing.documents.renderers.to_html import to_html
from tithing.documents.renderers.to_pdf import to_pdf
from tithing.documents.renderers.to_xlsx import to_xlsx

WELSH = "Adroddiad perfformiad diogelwch cymunedol: Tŷ Ddiogelach"


def _laid(welsh: str) -> object:
    return lay_out(replace(sample_document(), welsh_title=welsh))


def test_the_welsh_title_is_in_every_format_and_said_to_be_welsh() -> None:
    laid = _laid(WELSH)

    page = to_html(laid).decode()
    word = zipfile.ZipFile(io.BytesIO(to_docx(laid))).read("word/document.xml").decode()
    cover = openpyxl.load_workbook(io.BytesIO(to_xlsx(laid))).worksheets[0]
    printed = pypdfium2.PdfDocument(to_pdf(laid))[0].get_textpage().get_text_range()
    assert f'lang="cy">{WELSH}<' in page
    assert WELSH in word
    assert 'w:val="cy-GB"' in word
    assert WELSH in [row[0].value for row in cover.iter_rows()]
    assert WELSH in printed.replace("\r\n", " ")


def test_without_it_nothing_is_said_in_welsh() -> None:
    laid = _laid("")

    assert 'lang="cy"' not in to_html(laid).decode()
    assert b"cy-GB" not in zipfile.ZipFile(io.BytesIO(to_docx(laid))).read("word/document.xml")
