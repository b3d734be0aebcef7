"""Page one: what got worse, what got better, what is missing, each in a sentence with its figure and its chance."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence, ReportEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs
from tithing.documents.pieces.missing_cells import what_else_is_missing
from tithing.documents.pieces.set_against import how_each_is_set_against, what_it_is_set_against
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import words_of
from tithing.documents.words.shown import lists_at, said_of
from tithing.findings.shown import Shown

NO_CLEAR = "Nothing changed by more than chance could explain."
MOST_OF_A_LIST = 3  # page one has room for these; the chapter has them all
NO_PLAN = "No framework says what was promised for this year."


@section("Summary")
def summary(chapter: Chapter) -> Iterator[DocumentPart]:
    """The key findings of the latest quarter, and where those of the earlier ones stand."""
    evidence = chapter.evidence
    latest = evidence.quarters[-1]
    yield Heading(f"Summary: {latest.quarter.label}", 2, "summary")
    yield from _key_findings(latest, evidence)
    yield from chapter.commentary_of_all("Summary")
    for earlier in evidence.quarters[:-1]:
        yield Paragraph((f"The key findings of {earlier.quarter.label} open its own chapter.",), role="small")


def _key_findings(quarter: QuarterEvidence, evidence: ReportEvidence) -> Iterator[DocumentPart]:
    key = quarter.key
    none = NO_CLEAR if key.tested else _nothing_tested(quarter)
    yield Heading("What got worse", 3)
    yield _list(tuple(words_of(fact) for fact in key.worse), none=none)
    yield Heading("What got better", 3)
    yield _list(tuple(words_of(fact) for fact in key.better), none=none)
    yield Heading("What is missing", 3)
    missing = tuple(words_of(fact) for fact in key.missing)
    yield _list(missing, none=what_else_is_missing((quarter,)) if quarter.objectives else NO_PLAN)
    for heading, facts in lists_at(quarter.facts, Shown.PAGE_ONE):
        yield Heading(heading, 3)
        yield _list(said_of(facts)[:MOST_OF_A_LIST])
    if key.tested:
        yield Paragraph((_how_chosen(quarter),), role="small")


def _nothing_tested(quarter: QuarterEvidence) -> str:
    said = what_it_is_set_against(quarter.lines(), quarter.quarter)
    return f"No change can be stated. {said}".strip()


def _how_chosen(quarter: QuarterEvidence) -> str:
    key = quarter.key
    words = (
        f"{how_each_is_set_against(quarter.lines(), quarter.quarter)} "
        f"{key.tested} changes were tested, and a change is listed only where it is unlikely to be chance after "
        "allowing for looking at them all."
    )
    if key.untested:
        words += f" {key.untested} more could not be tested and stand in the tables only."
    return words


def _list(items: tuple[Runs, ...], *, none: str = NO_CLEAR) -> DocumentPart:
    return BulletList(items) if items else Paragraph((none,))
