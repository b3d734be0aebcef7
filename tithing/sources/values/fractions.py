"""Percentages that may be parts of one: 0.3 for 30%."""

from __future__ import annotations

from collections.abc import Sequence

from tithing.sources.columns.headings import Columns
from tithing.sources.entries import StatedFigure
from tithing.statistics.rounding import written
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.units import Unit


def fractions(columns: Columns, entries: Sequence[StatedFigure]) -> list[Problem]:
    """Percentages that are none of them over 1 may be parts of one. With its sign a number is clear."""
    said = [entry for entry in entries if entry.unit is Unit.PERCENT and entry.value]
    bare = _without_sign(said, columns)
    if any((entry.value or 0.0) > 1 for entry in said) or all(entry.value == 1 for entry in bare):
        return []
    return [_doubtful(columns, bare)]


def _doubtful(columns: Columns, bare: Sequence[StatedFigure]) -> Problem:
    one = written(bare[0].value or 0.0)
    more = f" (and {len(bare) - 1:,} more like it)" if len(bare) > 1 else ""
    what = f"{one} may be {one}% or, as a part of 1, a hundred times as much: no percentage of the file is over 1{more}"
    change = f"Write the sign with the number, {one}% or 30%"
    heading = columns.heading("value")
    return columns.table.problem(what, change, row=bare[0].row, column=heading)


def _without_sign(entries: Sequence[StatedFigure], columns: Columns) -> list[StatedFigure]:
    rows = {row.number: row for row in columns.body}
    return [each for each in entries if not columns.text(rows[each.row], "value").endswith("%")]
