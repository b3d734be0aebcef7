"""The lists of what changed, each by its direction: two that are always there, and three where there is something."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.parts import DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.key_lists import ListOnPageOne, list_parts
from tithing.documents.pieces.page_one.nothing import could_have_been_seen, nothing_went
from tithing.findings.find import KeyFindings

FEW = 3  # of what is neither sure nor tested, the largest


def lists_that_may_be_empty(quarter: QuarterEvidence) -> Iterator[DocumentPart]:
    """What got worse and what got better; where either is empty, why, and what a test could have seen."""
    lists = worse_and_better(quarter.key)
    for one, way in lists:
        if one.found.of:
            yield from list_parts(one, quarter)
        else:
            yield Heading(one.heading, 3)
            yield Paragraph((nothing_went(quarter, way),))
    none = any(not one.found.of for one, _ in lists)
    if none and (seen := could_have_been_seen(quarter)):
        yield Paragraph((seen,), role="small")


def worse_and_better(key: KeyFindings) -> tuple[tuple[ListOnPageOne, str], ...]:
    """The two lists that every report has, each with its way."""
    return (
        (
            ListOnPageOne("What got worse", "change for the worse", "changes for the worse", key.worse),
            "worse",
        ),
        (
            ListOnPageOne("What got better", "change for the better", "changes for the better", key.better),
            "better",
        ),
    )


def change_lists(quarter: QuarterEvidence) -> Iterator[DocumentPart]:
    """What changed and is neither good nor bad in itself, what only might have, and what nobody could test."""
    key = quarter.key
    for one in (
        ListOnPageOne(
            "What changed, neither good nor bad in itself",
            "change beyond chance that may be good or bad",
            "changes beyond chance that may be good or bad",
            key.neither,
        ),
        ListOnPageOne(
            "What may have changed",
            "change clear by itself, but one of many looked at",
            "changes clear by themselves, but among many looked at",
            key.perhaps,
            FEW,
        ),
        ListOnPageOne(
            "What changed and could not be tested",
            "change that could not be tested against chance",
            "changes that could not be tested against chance",
            key.not_tested,
            FEW,
            "the largest first",
        ),
    ):
        yield from list_parts(one, quarter)
