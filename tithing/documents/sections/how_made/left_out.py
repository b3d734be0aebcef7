"""Which sections a reader might look for and does not find, and why."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading
from tithing.documents.section import Chapter, section


@section()
def left_out(chapter: Chapter) -> Iterator[DocumentPart]:
    said = dict.fromkeys(words for span in chapter.evidence.spans for words in span.left_out)
    if said:
        yield Heading("What this report does not show", 3)
        yield BulletList(tuple((words,) for words in said))
