"""The last pages open on their name."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import DocumentPart, Heading
from tithing.documents.section import Chapter, section


@section()
def opening(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading("How this report was made", 2, "data-notes")
