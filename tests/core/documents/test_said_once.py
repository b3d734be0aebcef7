"""What a document has told it does not tell again, whichever section comes later."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents.test_page_one_is_true import evidence_of, told
from tests.core.findings.cast import HARTLEPOOL
from tithing.documents.binding import Binder
from tithing.documents.evidence import ReportEvidence, SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Paragraph
from tithing.documents.section import Chapter, DocumentSection
from tithing.documents.sections.objectives import objectives
from tithing.documents.sections.set_against import set_against
from tithing.documents.sections.span_opening import span_opening
from tithing.documents.sections.summary import summary
from tithing.documents.told import ToldAbove
from tithing.documents.words.facts import plain_sentence

QUARTERS = st.integers(1, 12).flatmap(lambda n: st.tuples(*(told(i) for i in range(n))))


def sentences(chapter: Chapter, *sections: DocumentSection) -> list[str]:
    """Every paragraph and item that the sections say one after another."""
    return [words for each in sections for part in each(chapter) for words in _words(part)]


def _words(part: DocumentPart) -> list[str]:
    if isinstance(part, BulletList):
        return [plain_sentence(item) for item in part.items]
    return [plain_sentence(part.runs)] if isinstance(part, Paragraph) else []


def of(latest: SpanEvidence, *earlier: SpanEvidence) -> Chapter:
    spans = (*earlier, latest)
    report = ReportEvidence("Safer X Partnership", HARTLEPOOL, date(2021, 6, 30), spans)
    return Chapter(report, spans[0], Binder(report, ("Summary",)))


@given(QUARTERS)
def test_no_sentence_of_page_one_stands_again_under_an_objective(quarter: tuple[object, ...]) -> None:
    chapter = of(evidence_of(quarter))  # type: ignore[arg-type]

    first = sentences(chapter, summary)
    below = sentences(chapter, objectives)

    named = {line.partition(": ")[0] for line in first if ", up from " in line or ", down from " in line}
    again = [line for line in below for name in named if line.startswith(f"{name}: ")]
    assert first
    assert again == []
    assert not {*below} & {*first}


@given(QUARTERS)
def test_what_opens_an_earlier_chapter_is_not_said_again_below_it(quarter: tuple[object, ...]) -> None:
    evidence = evidence_of(quarter)  # type: ignore[arg-type]
    chapter = of(evidence_of(quarter), evidence)  # type: ignore[arg-type]

    said = sentences(chapter, span_opening, set_against)

    paragraphs = [line for line in said if line.startswith("The book holds no figure")]
    assert said
    assert len(paragraphs) == len({*paragraphs})


def test_what_was_told_is_known_by_its_series_and_its_words() -> None:
    above = ToldAbove()
    above.note_targets(["robbery"], "2017-18Q4")
    above.note_sentence("Nothing is missing.")

    assert above.has_target("robbery", "2017-18Q4")
    assert not above.has_target("robbery", "2017-18Q3")
    assert above.has_sentence("Nothing is missing.")
    assert not above.has_change(("robbery", "", "E06000001", "2017-18Q4"))
