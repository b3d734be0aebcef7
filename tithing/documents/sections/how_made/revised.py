"""What was revised since it was last published."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import revised_words
from tithing.findings.fact import FactKind


@section()
def revised(chapter: Chapter) -> Iterator[DocumentPart]:
    items = [
        revised_words(fact)
        for quarter in chapter.evidence.quarters
        for fact in quarter.facts_of(FactKind.REVISED)
    ]
    if items:
        yield Heading("What was revised", 3)
        yield BulletList(tuple(dict.fromkeys(items)))
