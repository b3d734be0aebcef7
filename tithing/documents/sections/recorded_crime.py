"""Recorded crime by category, against the same quarter last year."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import DocumentPart, Heading
from tithing.documents.pieces.categories import category_parts
from tithing.documents.section import Chapter, section


@section("Recorded crime")
def recorded_crime(chapter: Chapter) -> Iterator[DocumentPart]:
    tables = [table for table in chapter.span.tables if not table.is_asb]
    if tables:
        yield Heading("Recorded crime by category", 3)
        yield from chapter.commentary("Recorded crime")
    for table in tables:
        yield from category_parts(table, chapter)
