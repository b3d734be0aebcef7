"""The lists of what changed, each by its direction: two that are always there, and what else changed in a line for each way."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.key_lists import ListOnPageOne, in_a_row, list_parts
from tithing.documents.pieces.page_one.nothing import could_have_been_seen, nothing_went
from tithing.documents.pieces.page_one.room import ROOMIEST, Room
from tithing.findings.fact import Fact
from tithing.findings.key_list import KeyList
from tithing.findings.rules.changes import CHANGE

WORSE, BETTER, ELSE = "What got worse", "What got better", "What else changed"
EITHER = "What got worse, and what got better"


def worse_and_better(span: SpanEvidence, room: Room = ROOMIEST) -> Iterator[DocumentPart]:
    """What got worse and what got better; where either is empty, why, and what a test could have seen."""
    key = span.key
    if not (key.worse.of or key.better.of):
        yield Heading(EITHER, 3)
        yield Paragraph((nothing_went(span, "worse", "better"),))
    else:
        for heading, way, found in ((WORSE, "worse", key.worse), (BETTER, "better", key.better)):
            yield from _one_way(heading, way, ListOnPageOne(found, room.most, room.parts), span)
    if not (key.worse.of and key.better.of) and (seen := could_have_been_seen(span)):
        yield Paragraph((seen,), role="small")


def _one_way(heading: str, way: str, one: ListOnPageOne, span: SpanEvidence) -> Iterator[DocumentPart]:
    if one.found.of:
        yield from list_parts(heading, one, span)
    else:
        yield Heading(heading, 3)
        yield Paragraph((nothing_went(span, way),))


def what_else_changed(span: SpanEvidence, room: Room = ROOMIEST) -> Iterator[DocumentPart]:
    """What changed and is neither good nor bad in itself, what only might have, and what nobody could test."""
    lines = tuple(
        in_a_row(heading, ListOnPageOne(found, most, room.parts), span)
        for heading, found, most in _else(span, room)
        if found.of
    )
    if lines:
        yield Heading(ELSE, 3)
        yield BulletList(lines)


def changes_told(span: SpanEvidence, room: Room = ROOMIEST) -> Iterator[Fact]:
    """The changes that the lists tell with what they are against and how sure they are, the totals among them; not the parts,
    which are only named.
    """
    yield from (fact for fact in span.facts_of(CHANGE) if fact.indicator in span.totals_told)
    lists = ((span.key.worse, room.most), (span.key.better, room.most))
    for found, most in (*lists, *((found, most) for _, found, most in _else(span, room))):
        yield from (item.fact for item in found.items[:most])


def _else(span: SpanEvidence, room: Room) -> tuple[tuple[str, KeyList, int], ...]:
    """Each list that stands in one line: its heading, and how many of it are told."""
    key = span.key
    return (
        ("Beyond chance, neither good nor bad in itself", key.neither, room.most),
        (f"Clear taken alone, but could be chance among the {key.tested} looked at", key.perhaps, room.few),
        (f"Could be chance{', the largest by number' if room.few else ''}", key.unclear, room.few),
        ("Not tested against chance, the largest", key.not_tested, room.untested),
    )
