"""Every indicator of a quarter as a line: the plan's in its order, the categories, then the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tithing.documents.evidence import ReportedObjective
from tithing.documents.parts import DocumentPart, Heading, Paragraph
from tithing.documents.pieces.lines_table import lines_table
from tithing.documents.pieces.set_against import what_it_is_set_against
from tithing.documents.section import Chapter, section
from tithing.documents.sections.how_the_plan_stands import how_many_stand_how

COLUMNS = ("value", "compared", "difference", "direction")
OF_THE_PLAN = (*COLUMNS, "target", "target_state")
NOTHING = "No indicator is as you asked. Choose other filters to see more."


@section()
def opening(chapter: Chapter) -> Iterator[DocumentPart]:
    """How the plan stands, and what the figures are set against."""
    lines = [line for objective in chapter.span.objectives for line in objective.lines]
    if any(line.result.target.text for line in lines):
        yield Paragraph((how_many_stand_how(lines, chapter.period),), role="lead")
    if words := what_it_is_set_against(chapter.span.lines(), chapter.period):
        yield Paragraph((words,))
    if not chapter.span.lines():
        yield Paragraph((NOTHING,))


@section()
def lines(chapter: Chapter) -> Iterator[DocumentPart]:
    span = chapter.span
    for objective in span.objectives:
        yield Heading(f"{objective.word}: {objective.title}", 3)
        yield lines_table(replace(objective, columns=OF_THE_PLAN), chapter.period)
    for table in span.tables:
        yield Heading(table.title, 3)
        rows = tuple(row.line for row in table.rows)
        yield lines_table(ReportedObjective(table.title, "", COLUMNS, rows), chapter.period)
    if span.others:
        yield Heading("Other indicators", 3)
        yield lines_table(ReportedObjective("Other indicators", "", COLUMNS, span.others), chapter.period)
