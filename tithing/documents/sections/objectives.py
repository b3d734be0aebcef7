"""The plan's objectives or priorities: each opens on the table of its indicators, with what is said of them below."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportedObjective
from tithing.documents.parts import DocumentPart, Heading, Paragraph
from tithing.documents.pieces.about_line import about_line
from tithing.documents.pieces.lines_table import lines_tables
from tithing.documents.section import Chapter, section


@section()
def objectives(chapter: Chapter) -> Iterator[DocumentPart]:
    for objective in chapter.span.objectives:
        yield from _objective(objective, chapter)


def _objective(objective: ReportedObjective, chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading(f"{objective.word}: {objective.title}", 3)
    yield from lines_tables(objective, chapter.period)
    for text in objective.notes:
        yield Paragraph((text,), role="small")
    for line in objective.lines:
        yield from about_line(line, chapter)
