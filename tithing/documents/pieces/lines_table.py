"""Indicators in one table: each a row, under the columns asked for."""

from __future__ import annotations

from tithing.documents.evidence import ReportedObjective
from tithing.documents.parts import Column, DocumentTable, Row, SparkLine
from tithing.documents.pieces.columns import COLUMNS, columns_for, source_words, spark_of
from tithing.vocabulary.period import Period


def lines_table(objective: ReportedObjective, quarter: Period) -> DocumentTable:
    """An objective's indicators in the framework's columns, and the recent quarters where there are enough."""
    keys = columns_for(objective.columns)
    if any(isinstance(spark_of(line.history, line.label), SparkLine) for line in objective.lines):
        keys = (*keys, "series")
    head = Column("indicator", "Indicator", numeric=False, width=3.0)
    columns = [head] + [
        Column(key, kind.head(quarter), unit=kind.unit, numeric=kind.numeric, width=kind.width)
        for key in keys
        for kind in [COLUMNS[key]]
    ]
    rows = [
        Row(
            (line.label, *(COLUMNS[key].cell(line) for key in keys)),
            notes=line.notes,
            cell_notes=line.cell_notes(keys),
        )
        for line in objective.lines
    ]
    return DocumentTable(
        id=f"{quarter.code}-{_slug(objective.title)}",
        caption=f"{objective.title}: indicators, {quarter.label}",
        columns=tuple(columns),
        rows=tuple(rows),
        source=source_words(line.result for line in objective.lines),
        short_title=objective.title,
    )


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
