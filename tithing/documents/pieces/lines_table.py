"""Indicators in one table: each a row, under the columns asked for."""

from __future__ import annotations

from tithing.documents.evidence import ReportedObjective
from tithing.documents.parts import Column, DocumentTable
from tithing.documents.pieces.columns import source_words
from tithing.documents.pieces.fitted import fitted
from tithing.vocabulary.period import Period


def lines_table(objective: ReportedObjective, period: Period) -> DocumentTable:
    """An objective's indicators in those of the framework's columns that have anything, and the recent quarters where there are
    enough.
    """
    shown = fitted(objective.columns, objective.lines, period)
    head = Column("indicator", "Indicator", numeric=False, width=3.0)
    key = f"{period.code}-{_slug(objective.title)}"
    return DocumentTable(
        id=key,
        caption=f"{objective.title}, {period.label}",
        columns=(head, *shown.columns(period)),
        rows=tuple(shown.row(line) for line in objective.lines),
        source=source_words(line.result for line in objective.lines),
        notes=shown.table_notes(key),
        short_title=objective.title,
    )


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
