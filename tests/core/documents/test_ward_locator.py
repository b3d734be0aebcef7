"""A ward's document shows where the ward lies in its district: in a page, on paper and in Word, and no word is moved by it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import docx
import pikepdf
import pytest

from tests.core.documents.test_ward_map import SVG, square
from tests.core.findings.cast import HARTLEPOOL, QUARTER
from tests.support.sample_document import sample_document
from tithing.documents.charts.area_map import LOCATOR, locator_svg
from tithing.documents.evidence import ReportEvidence, SpanEvidence, WardEvidence
from tithing.documents.parts import Document, Heading, Locator, Paragraph
from tithing.documents.pieces.ward_locator import ward_locator
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_docx import to_docx
from tithing.documents.renderers.to_html import to_html
from tithing.documents.renderers.to_pdf import to_pdf
from tithing.reading.questions.outlines import WardOutlines
from tithing.vocabulary.areas import Area, AreaKind
from tools.pages.word_paper import heights_of

SAID = "Map: Ward 2 among the 6 wards of Hartlepool, as drawn in 2025."


def located(*, lacking: tuple[str, ...] = (), own: int = 2) -> Locator | None:
    rings = {f"E0501{at:04}": (square(at),) for at in range(6)}
    span = SpanEvidence(
        QUARTER, ward=WardEvidence(HARTLEPOOL, 6), outlines=WardOutlines(rings, (2025,), (), lacking)
    )
    ward = Area(f"E0501{own:04}", f"Ward {own}", AreaKind.WARD)
    return ward_locator(ReportEvidence("Safer X", ward, date(2021, 6, 30), (span,)))


def profile(locator: Locator | None) -> Document:
    parts = (Heading("What changed"), Paragraph(("Nothing.",)))
    return replace(sample_document(), parts=parts, notes=(), one_page=True, locator=locator)


def test_the_own_ward_is_marked_among_those_of_its_district_and_words_say_so() -> None:
    locator = located()

    assert locator is not None
    assert locator.alt == SAID
    assert [area.shade for area in locator.areas] == ["1", "1", "4", "1", "1", "1"]


@pytest.mark.parametrize(("lacking", "own"), [(("Ward 5",), 2), ((), 9)])
def test_without_every_boundary_there_is_no_map(lacking: tuple[str, ...], own: int) -> None:
    assert located(lacking=lacking, own=own) is None


def test_it_is_drawn_small_with_the_own_ward_over_its_neighbours() -> None:
    locator = located()
    assert locator is not None
    root = ElementTree.fromstring(locator_svg(locator))
    shapes = root.findall(f"{SVG}path")

    assert len(shapes) == 6
    assert [shape.get("fill") == "#FFFFFF" for shape in shapes] == [True] * 5 + [False]
    assert float(root.get("width", 0)) <= LOCATOR[0]
    assert float(root.get("height", 0)) <= LOCATOR[1] + 1


def test_it_is_in_the_page_on_paper_and_in_word_with_its_words_and_no_word_is_moved_by_it() -> None:
    with_map, without = (lay_out(profile(each)) for each in (located(), None))

    word = docx.Document(io.BytesIO(to_docx(with_map)))
    paper = to_pdf(with_map)
    assert f'aria-label="{SAID}"' in to_html(with_map).decode()
    assert SAID in word.element.body.xpath(".//wp:anchor/wp:docPr/@descr")
    assert SAID in alternatives(paper)
    assert SAID not in alternatives(to_pdf(without))
    assert "Map:" not in to_html(without).decode()
    assert places_of(paper) == places_of(to_pdf(without))
    assert heights_of(to_docx(with_map)) == heights_of(to_docx(without))


def alternatives(pdf: bytes) -> list[str]:
    opened = pikepdf.open(io.BytesIO(pdf))
    return [
        str(each.get("/Alt"))
        for each in opened.objects
        if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
    ]


def places_of(pdf: bytes) -> list[tuple[str, tuple[int, ...]]]:
    """The words of the first page, each where it stands."""
    import pypdfium2

    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    boxes = (text.get_rect(at) for at in range(text.count_rects()))
    return [(text.get_text_bounded(*box), tuple(round(side) for side in box)) for box in boxes]
