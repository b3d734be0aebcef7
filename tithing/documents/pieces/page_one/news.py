"""What is new since the last report: figures that it showed and that are others now, and those that came late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph
from tithing.documents.words.shown import said_of
from tithing.findings.rules.corrected import CORRECTED
from tithing.findings.rules.revised import REVISED
from tithing.observations.erased import day_in_words

MOST = 5
NONE = "Nothing that these tables show was revised, corrected or supplied late since then."


def news_parts(quarter: QuarterEvidence, since: date | None) -> Iterator[DocumentPart]:
    """Nothing where no report was released before and no day was asked for."""
    if since is None:
        return
    said = said_of(quarter.facts_of(CORRECTED, REVISED))
    yield Heading(f"New since the last report, of {day_in_words(since)}", 3)
    if len(said) > MOST:
        yield Paragraph((f"{MOST} of {len(said)}; all are in How this report was made.",), role="small")
    yield BulletList(said[:MOST]) if said else Paragraph((NONE,))
