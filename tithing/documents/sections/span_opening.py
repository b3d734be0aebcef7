"""A span's chapter opens on its name and, where page one speaks of a later one, on its own key findings."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.changes import changes_told, what_else_changed, worse_and_better
from tithing.documents.pieces.page_one.headline import headline_parts
from tithing.documents.pieces.page_one.missing import missing_parts
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import plain_sentence


@section()
def span_opening(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading(chapter.period.heading, 2, f"quarter-{chapter.period.code}")
    if not chapter.is_latest:
        chapter.told.note_changes(changes_told(chapter.span))
        for part in _key_lists(chapter):
            if isinstance(part, Paragraph):
                chapter.told.note_sentence(plain_sentence(part.runs))
            yield part


def _key_lists(chapter: Chapter) -> Iterator[DocumentPart]:
    """The totals first, which the lists below name as told above."""
    yield from headline_parts(chapter.span)
    yield from worse_and_better(chapter.span)
    yield from what_else_changed(chapter.span)
    yield from missing_parts(chapter.span)
