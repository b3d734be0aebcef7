"""What the quarter's figures are set against, where that is not the same quarter last year and the chapter's opening has not
said it."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import DocumentPart, Paragraph
from tithing.documents.pieces.set_against import what_it_is_set_against
from tithing.documents.section import Chapter, section


@section()
def set_against(chapter: Chapter) -> Iterator[DocumentPart]:
    words = what_it_is_set_against(chapter.span.lines(), chapter.period)
    if words and not chapter.told.has_sentence(words):
        yield Paragraph((words,))
