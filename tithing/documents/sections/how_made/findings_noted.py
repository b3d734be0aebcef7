"""What the finding rules have for the last pages: figures that were revised, totals that their parts do not give."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading
from tithing.documents.section import Chapter, section
from tithing.documents.words.shown import lists_at, said_of
from tithing.findings.shown import Shown


@section()
def findings_noted(chapter: Chapter) -> Iterator[DocumentPart]:
    """Of all quarters together, under the headings that the rules bring."""
    facts = [fact for span in chapter.evidence.spans for fact in span.facts]
    for heading, found in lists_at(facts, Shown.DATA_NOTES):
        yield Heading(heading, 3)
        yield BulletList(said_of(found))
