"""The performance report in words as approved: a word, number, note or alternative text that changes is seen in review.

The demonstration's figures are in the checkout, so this needs no reference files. APPROVE=1 writes the texts anew.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from demo.run import DEMO
from tests.support.approved import GOLDEN, approve, as_text
from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.parts import Document
from tithing.documents.renderers.lay_out import lay_out
from tithing.reading.book import Book, open_book
from tithing.vocabulary.period import Period
from tithing.workflows.figures_out.report import performance_report

# the file of the words, the spans, the commentary, the day on the cover
REPORTS = [
    ("2017-18Q4", ("2017-18Q4",), "2017-18q4.md", date(2018, 6, 14)),
    ("2020-21Q3-2020-21Q4", ("2020-21Q3", "2020-21Q4"), "2020-21.md", date(2021, 6, 30)),
    ("2024-25Q4", ("2024-25Q4",), "", date(2025, 9, 1)),
    ("2020-21H2", ("2020-21H2",), "", date(2021, 6, 30)),  # a half-year, of which both quarters came
    (
        "2017-18",
        ("2017-18",),
        "",
        date(2018, 6, 14),
    ),  # a year that decides its targets, of which two quarters came
    ("2024-25", ("2024-25",), "", date(2025, 9, 1)),  # a whole year, by ward too
]


@pytest.fixture(scope="module")
def book(demonstration: Path) -> Book:
    return open_book(demonstration)


def report(book: Book, quarters: tuple[str, ...], commentary: str, published: date, output: Path) -> Document:
    return performance_report(
        book,
        spans=[Period.parse(code) for code in quarters],
        formats=["json"],
        output=output,
        published=published,
        **BY_THE_PUBLIC,
        commentary=DEMO / "commentary" / commentary if commentary else None,
    ).document


@pytest.mark.parametrize(("name", "quarters", "commentary", "published"), REPORTS)
def test_the_words_of_the_report_are_as_approved(
    book: Book, tmp_path: Path, name: str, quarters: tuple[str, ...], commentary: str, published: date
) -> None:
    document = report(book, quarters, commentary, published, tmp_path)

    approve(f"documents/performance-report-{name}.txt", as_text(lay_out(document)))


@pytest.mark.parametrize("room", ["documents", "sections", "words"])
def test_no_reader_meets_the_number_of_a_rule(room: str) -> None:
    words = "\n".join(path.read_text(encoding="utf-8") for path in (GOLDEN / room).glob("*.txt"))

    assert len(words) > 1000
    assert re.findall(r"\bR\d{2,3}\b", words) == []


def test_a_changed_word_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("APPROVE", raising=False)
    monkeypatch.setattr("tests.support.approved.GOLDEN", tmp_path)
    (tmp_path / "words.txt").write_text("Shoplifting rose by 129.\n", encoding="utf-8")

    with pytest.raises(AssertionError, match="is not what is written now"):
        approve("words.txt", "Shoplifting rose by 128.\n")
