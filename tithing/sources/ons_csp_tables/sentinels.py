"""-99 where no other count is below nought: a transferred offence, or what a program writes for no number?"""

from __future__ import annotations

from collections.abc import Sequence

from tithing.observations.figure_names import FigureNames
from tithing.sources.cells import SENTINELS
from tithing.sources.entries import StatedFigure
from tithing.statistics.rounding import written
from tithing.vocabulary.questions import FigureKey, Question, one_of_a_kind
from tithing.vocabulary.units import Unit


def marks_among_counts(
    entries: Sequence[StatedFigure], file: str, names: FigureNames
) -> tuple[Question, ...]:
    """A question, where every count below nought is a number that programs write for none."""
    below = [
        each for each in entries if each.unit is Unit.COUNT and each.value is not None and each.value < 0
    ]
    if not below or not all(each.value in SENTINELS for each in below):
        return ()
    return one_of_a_kind(_question(each, file, names) for each in below)


def _question(entry: StatedFigure, file: str, names: FigureNames) -> Question:
    number = written(entry.value or 0.0)
    words = (
        f"Is {number} for {names.figure(entry.measure, entry.area, entry.period.code)} (row {entry.row}) a count? "
        "Nothing else in the workbook is below 0, and programs write it for a number that is not there."
    )
    figures = (
        ("measure", entry.measure),
        ("area", entry.area),
        ("period", entry.period.code),
        ("value", number),
    )
    about = FigureKey(entry.measure, entry.area, entry.period.code, entry.breakdown, entry.supplier)
    return Question("sentinel_among_counts", words, figures, (about,), file, entry.row)
