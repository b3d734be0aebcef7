"""Indicators in one table: each a row, under the columns asked for."""

from __future__ import annotations

from dataclasses import replace

from tithing.documents.evidence import ReportedObjective
from tithing.documents.parts import Column, DocumentTable
from tithing.documents.pieces.columns import source_words
from tithing.documents.pieces.fitted import fitted
from tithing.vocabulary.period import Period

MOST_COLUMNS = 8  # beside the names; with more, an upright page has no room
OF_THE_PLAN = (
    "baseline",
    "baseline_change",
    "baseline_percent",
    "target",
    "target_state",
    "distance",
    "target_path",
    "change_on_target_path",
    "reached",
    "year_end",
    "year_to_date",
)


def lines_tables(objective: ReportedObjective, period: Period) -> tuple[DocumentTable, ...]:
    """An objective's indicators in one table, or where its columns would be too many, in two, each with its own question: how the
    figures of the period moved, and how they stand against the plan and the year.
    """
    whole = lines_table(objective, period)
    plan = [column for column in objective.columns if column in OF_THE_PLAN]
    moved = [column for column in objective.columns if column not in OF_THE_PLAN]
    if len(whole.columns) <= MOST_COLUMNS + 1 or not (plan and moved):
        return (whole,)
    return (
        _asking(replace(objective, columns=tuple(moved)), period, "how the figures moved"),
        _asking(
            replace(objective, columns=tuple(plan)), period, "how they stand against the plan", moves=False
        ),
    )


def _asking(
    objective: ReportedObjective, period: Period, question: str, *, moves: bool = True
) -> DocumentTable:
    """A table of its own, by its question."""
    made = lines_table(objective, period, moves=moves)
    words = f"{objective.title}: {question}"
    return replace(made, caption=f"{words}, {period.label}", short_title=words)


def lines_table(objective: ReportedObjective, period: Period, *, moves: bool = True) -> DocumentTable:
    """An objective's indicators in those of the framework's columns that have anything, and the recent quarters where there are
    enough. Where it is not of how they `moves`, it has neither a direction nor a series.
    """
    shown = fitted(objective.columns, objective.lines, period, changes=moves)
    head = Column("indicator", "Indicator", numeric=False, width=3.0)
    key = f"{period.code}-{_slug(objective.title)}{'' if moves else '-plan'}"
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
