"""What is new since the last report: figures that it showed and that are others now, and those that came late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.room import ROOMIEST, Room
from tithing.documents.words.shown import said_of
from tithing.findings.rules.corrected import CORRECTED
from tithing.findings.rules.revised import REVISED
from tithing.observations.erased import day_in_words

NONE = "Nothing that these tables show was revised, corrected or supplied late since then."


def news_parts(span: SpanEvidence, since: date | None, room: Room = ROOMIEST) -> Iterator[DocumentPart]:
    """`since` the last report was released, or the day that was asked for; nothing where there is neither."""
    if since is None:
        return
    said = said_of(span.facts_of(CORRECTED, REVISED))
    count = f": {min(room.news, len(said))} of {len(said)}" if said else ""
    yield Heading(f"New since {day_in_words(since)}{count}", 3)
    yield BulletList(said[: room.news]) if said else Paragraph((NONE,))
