"""What the framework says about itself."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import DocumentPart, Paragraph
from tithing.documents.section import Chapter, section


@section()
def framework_notes(chapter: Chapter) -> Iterator[DocumentPart]:
    for text in chapter.span.footnotes:
        yield Paragraph((f"About the framework: {text}",), role="small")
