"""The lists of what changed, each by its direction: two that are always there, and what else changed in a line for each way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Strong
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
    lists = [(each, ListOnPageOne(each.found, each.most, room.parts)) for each in _else(span, room)]
    lines = [in_a_row(each.heading, one, span) for each, one in lists if one.told]
    unnamed = [f"{each.found.of} {each.which}" for each, one in lists if each.found.of and not one.told]
    if unnamed:
        lines.append((Strong("Not named here: "), f"{'; '.join(unnamed)}."))
    if lines:
        yield Heading(ELSE, 3)
        yield BulletList(tuple(lines))


def changes_told(span: SpanEvidence, room: Room = ROOMIEST) -> Iterator[Fact]:
    """The changes that the lists tell with what they are against and how sure they are, the totals among them; not the parts,
    which are only named.
    """
    yield from (fact for fact in span.facts_of(CHANGE) if fact.indicator in span.totals_told)
    lists = ((span.key.worse, room.most), (span.key.better, room.most))
    for found, most in (*lists, *((each.found, each.most) for each in _else(span, room))):
        yield from (item.fact for item in found.items[:most])


@dataclass(frozen=True)
class _OneLine:
    """A list that stands in one line: its heading, what its changes are where none is named, and how many are told."""

    heading: str
    which: str
    found: KeyList
    most: int


def _else(span: SpanEvidence, room: Room) -> tuple[_OneLine, ...]:
    key = span.key
    alone = f"taken alone, but could be chance among the {key.looked_at} looked at"
    return (
        _OneLine(
            "Beyond chance, neither good nor bad in itself",
            "beyond chance, neither good nor bad in itself",
            key.neither,
            room.most,
        ),
        _OneLine(f"Clear {alone}", f"clear {alone}", key.perhaps, room.few),
        _OneLine("Could be chance, the largest by number", "that could be chance", key.unclear, room.few),
        _OneLine(
            "Not tested against chance, the largest",
            "not tested against chance",
            key.not_tested,
            room.untested,
        ),
    )
