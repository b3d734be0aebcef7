"""The lists of what changed, each by its direction: two that are always there, and what else changed in a line for each way."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.key_lists import MOST, ListOnPageOne, in_a_row, list_parts
from tithing.documents.pieces.page_one.nothing import could_have_been_seen, nothing_went
from tithing.findings.key_list import KeyList

FEW = 2  # of what is neither sure nor tested, the largest
WORSE, BETTER, ELSE = "What got worse", "What got better", "What else changed"
EITHER = "What got worse, and what got better"


def worse_and_better(span: SpanEvidence) -> Iterator[DocumentPart]:
    """What got worse and what got better; where either is empty, why, and what a test could have seen."""
    key = span.key
    if not (key.tested or key.untested):
        yield Heading(EITHER, 3)
        yield Paragraph((nothing_went(span, "worse"),))
        return
    lists = ((WORSE, "worse", key.worse), (BETTER, "better", key.better))
    for heading, way, found in lists:
        if found.of:
            yield from list_parts(heading, ListOnPageOne(found), span)
        else:
            yield Heading(heading, 3)
            yield Paragraph((nothing_went(span, way),))
    if not (key.worse.of and key.better.of) and (seen := could_have_been_seen(span)):
        yield Paragraph((seen,), role="small")


def what_else_changed(span: SpanEvidence) -> Iterator[DocumentPart]:
    """What changed and is neither good nor bad in itself, what only might have, and what nobody could test."""
    key = span.key
    lists: tuple[tuple[str, KeyList, int], ...] = (
        ("Beyond chance, neither good nor bad in itself", key.neither, MOST),
        (f"Clear taken alone, but could be chance among the {key.tested} looked at", key.perhaps, FEW),
        ("Could be chance, the largest by number", key.unclear, FEW),
        ("Not tested against chance, the largest", key.not_tested, FEW + 1),
    )
    lines = tuple(
        in_a_row(heading, ListOnPageOne(found, most), span) for heading, found, most in lists if found.of
    )
    if lines:
        yield Heading(ELSE, 3)
        yield BulletList(lines)
