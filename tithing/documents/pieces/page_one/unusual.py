"""Series whose latest points are unusual, the surest and largest first, so many of so many."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading
from tithing.documents.pieces.page_one.key_lists import told_name
from tithing.documents.pieces.page_one.room import ROOMIEST, Room
from tithing.documents.words.facts import words_of
from tithing.documents.words.shown import lists_at
from tithing.findings.fact import by_weight
from tithing.findings.shown import Shown


def own_headings(span: SpanEvidence, room: Room = ROOMIEST) -> Iterator[DocumentPart]:
    """What is shown on page one under a heading of its own."""
    for heading, facts in lists_at(span.facts, Shown.PAGE_ONE):
        ordered = sorted(facts, key=by_weight)
        said = [words for fact in ordered if (words := words_of(fact, label=told_name(fact, span)))]
        once = tuple(dict.fromkeys(said))
        shown = once[: room.unusual]
        if shown:
            yield Heading(f"{heading}: {len(shown)} of {len(once)}", 3)
            yield BulletList(shown)
