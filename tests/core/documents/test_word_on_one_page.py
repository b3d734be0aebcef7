"""Page one is one page in Word too, and so is a document of one page: what fits the printed page fits there, without setting it."""

from __future__ import annotations

import io

import docx
import pytest

from tests.core.documents.test_page_one_fits import busy, page_one
from tests.support.sample_document import sample_document
from tithing.documents.parts import Document, DocumentPart, Heading, PageBreak, Paragraph
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_docx import to_docx
from tithing.documents.renderers.word.closer import ON_PAGE_ONE, PAGE_ONE_STYLES
from tools.pages.word_paper import heights_of

AFTER = (PageBreak(), Heading("The next part", 2, "next"), Paragraph(("It goes on.",)))


def word_of(parts: tuple[DocumentPart, ...], *, welsh_title: str = "") -> bytes:
    made = sample_document()
    document = Document(
        "Community safety performance report",
        "Quarter 3, October to December 2020",
        made.author,
        made.published,
        (*parts, *AFTER),
        welsh_title=welsh_title,
    )
    return to_docx(lay_out(document))


@pytest.mark.parametrize(
    ("number", "length"), [(0, 20), (1, 96), (5, 60), (14, 20), (14, 60), (40, 96), (90, 60)]
)
@pytest.mark.parametrize("own_name", ["", "Partneriaeth Casnewydd Mwy Diogel"])
def test_what_fits_the_printed_page_fits_page_one_in_word(number: int, length: int, own_name: str) -> None:
    welsh = "Adroddiad perfformiad diogelwch cymunedol" if own_name else ""

    height, body = heights_of(word_of(page_one(busy(number, length), own_name=own_name), welsh_title=welsh))

    assert 0 < height <= body


def test_page_one_is_a_section_of_its_own_whose_styles_keep_their_rank() -> None:
    word = docx.Document(io.BytesIO(word_of(page_one(busy(14, 20)))))
    closer = [each.style for each in word.paragraphs if each.style.name.endswith(ON_PAGE_ONE)]

    assert len(word.sections) == 2
    assert {style.base_style.name + ON_PAGE_ONE for style in closer} == {style.name for style in closer}
    assert {style.base_style.name for style in closer} >= {"Heading 1", "Heading 2", "List Bullet"}
    assert {style.base_style.name for style in closer} <= set(PAGE_ONE_STYLES)


def test_the_head_is_on_every_page_but_the_first_and_the_foot_on_all() -> None:
    first, others = docx.Document(io.BytesIO(word_of(page_one(busy(4, 20))))).sections

    assert first.header.paragraphs[0].text == ""
    assert "Community safety performance report" in others.header.paragraphs[0].text
    for section in (first, others):
        assert section.footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]


def test_no_paragraph_of_the_contents_asks_for_a_page_that_its_section_began() -> None:
    word = docx.Document(io.BytesIO(word_of(page_one(busy(4, 20)))))
    (contents,) = (each for each in word.paragraphs if each.text == "Contents")

    assert not contents.paragraph_format.page_break_before
