"""Indicators that no objective and no table of categories shows, each with what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tithing.documents.evidence import ReportedObjective, ReportLine
from tithing.documents.parts import DocumentPart, DocumentTable, Heading
from tithing.documents.pieces.about_line import about_line
from tithing.documents.pieces.lines_table import lines_table
from tithing.documents.pieces.missing_cells import OTHER_COLUMNS
from tithing.documents.section import Chapter, section
from tithing.vocabulary.period import Period


@section()
def other_indicators(chapter: Chapter) -> Iterator[DocumentPart]:
    lines = chapter.span.others
    if not lines:
        return
    yield Heading("Other indicators", 3)
    yield others_table(lines, chapter.period)
    for line in lines:
        yield from about_line(line, chapter)


def others_table(lines: tuple[ReportLine, ...], period: Period) -> DocumentTable:
    """Indicators that stand under no objective, in one table."""
    table = lines_table(ReportedObjective("Other indicators", "", OTHER_COLUMNS, lines), period)
    return replace(table, id=f"{period.code}-other-indicators")
