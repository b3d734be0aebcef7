"""Totals as supplied that their parts do not give."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import words_of
from tithing.findings.fact import FactKind


@section()
def not_adding_up(chapter: Chapter) -> Iterator[DocumentPart]:
    """Shown as supplied, and said (R71, R84)."""
    items = [
        words_of(fact)
        for quarter in chapter.evidence.quarters
        for fact in quarter.facts_of(FactKind.SUPPLIED_TOTAL, FactKind.SUPPLIED_YEAR)
    ]
    if items:
        yield Heading("Totals that their parts do not give", 3)
        yield BulletList(tuple(dict.fromkeys(items)))
