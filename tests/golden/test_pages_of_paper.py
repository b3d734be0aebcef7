"""No page of the demonstration's reports stands white without a reason, at most one in ten stands white at all, and page one is one
page, on paper and in Word."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from demo.run import DEMO
from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.parts import Document, Heading, PageBreak
from tithing.reading.book import open_book
from tithing.vocabulary.period import Period
from tithing.workflows.figures_out.report import performance_report
from tools.pages.paper import WHITE, Sheet, sheets_of
from tools.pages.word_paper import heights_of

REPORTS = {
    "2017-18Q4": ("2017-18Q4",),
    "2020-21Q3-2020-21Q4": ("2020-21Q3", "2020-21Q4"),
    "2024-25Q4": ("2024-25Q4",),
}
COMMENTARY = {"2017-18Q4": "2017-18q4.md", "2020-21Q3-2020-21Q4": "2020-21.md"}


def begin_a_page(document: Document) -> list[str]:
    """The headings before which the page is turned, and the contents."""
    parts = document.parts
    return [
        "Contents",
        *(
            after.text
            for before, after in pairwise(parts)
            if isinstance(before, PageBreak) and isinstance(after, Heading)
        ),
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_white_pages_have_a_reason_and_are_at_most_one_in_ten(
    demonstration: Path, tmp_path: Path, name: str
) -> None:
    report = performance_report(
        open_book(demonstration), spans=[Period.parse(code) for code in REPORTS[name]], formats=["pdf", "docx"],
        output=tmp_path, published=date(2025, 9, 1), **BY_THE_PUBLIC,
        commentary=DEMO / "commentary" / COMMENTARY[name] if name in COMMENTARY else None,
    )  # fmt: skip

    sheets = sheets_of(next(tmp_path.glob("*.pdf")))
    in_word, body_in_word = heights_of(next(tmp_path.glob("*.docx")).read_bytes())

    heads = begin_a_page(report.document)
    white = [sheet for sheet in sheets if sheet.filled < WHITE]
    assert len(sheets) > 5
    assert sheets[1].opens.startswith("Contents")
    assert body_in_word / 2 < in_word <= body_in_word
    assert [sheet for sheet in white if not sheet.why_white(heads)] == []
    assert len(white) <= max(1, len(sheets) // 10)


def test_a_white_page_in_the_midst_has_no_reason() -> None:
    assert Sheet(2, 0.1, "A table", "and the next").why_white(["Quarter 4"]) == ""
    assert Sheet(2, 0.1, "A table", "Quarter 4, January").why_white(["Quarter 4"]) != ""
    assert Sheet(9, 0.1, "Contact", "").why_white([]) == "the document ends"
