"""A row's figures are of the kind that its label says: "% of" is no count, "number of" has no per cents and no fractions,
and a rate per 1,000 is less than its count (R83 to R85). Rows changed round in every column show by nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.bases import counted_row
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.measures import is_rate, is_share, rate_base
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "units_of_label"
_LEVELS = frozenset({Role.BASELINE, Role.EARLIER, Role.CURRENT, Role.YEAR_TO_DATE})
_SHARE_OF = re.compile(r"^\W*(%|percentage|per\s?cent)\s+of\b|^\W*proportion\s+of\b", re.IGNORECASE)
_OF_AIM = re.compile(r"\b(target|plan|budget|baseline|average|capacity|previous|last)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"^\W*(total\s+)?number\s+of\b", re.IGNORECASE)
_IN_PARTS = re.compile(
    r"\b(average|mean|median|full[\s-]time|fte|hours|days|thousands?|millions?|000s?)\b", re.IGNORECASE
)
_ALL = 100
_FEWEST = counted("test.alone.units_of_label", "fewest")


def relations(book: Pack) -> Iterator[Relation]:
    """For each row of levels over time: are its figures of the kind that its label names?"""
    for sheet in book.here:
        for row in range(len(sheet.table.rows)):
            figures = _levels(sheet, row)
            if len(figures) >= _FEWEST:
                yield from _of_row(sheet, row, figures)


def _levels(sheet: TableSheet, row: int) -> list[PrintedFigure]:
    return [
        figure
        for column in sheet.columns
        if column.role in _LEVELS and (figure := sheet.at(row, column)) is not None
    ]


def _of_row(sheet: TableSheet, row: int, figures: list[PrintedFigure]) -> Iterator[Relation]:
    label = sheet.label(row)
    if _SHARE_OF.match(label) and not _OF_AIM.search(label):
        yield from _counts_for_shares(sheet, row, figures)
    elif _NUMBER_OF.match(label) and not is_rate(label) and not is_share(label):
        yield from _parts_for_counts(figures, label)
    elif rate_base(label).split(" ")[0] == "1,000":
        yield from _more_than_counted(sheet, row, figures)


def _counts_for_shares(sheet: TableSheet, row: int, figures: list[PrintedFigure]) -> Iterator[Relation]:
    """Whole numbers without a sign under "% of": more than all of it, or with the per cents in the row beside them."""
    if not all(figure.number.whole for figure in figures):
        return
    most = max(figures, key=lambda figure: figure.value)
    if most.value > _ALL or any(_has_per_cents(sheet, near) for near in (row - 1, row + 1)):
        yield _other_kind(most, "a per cent, as its label says")


def _has_per_cents(sheet: TableSheet, row: int) -> bool:
    """Whether a row that is said to be a number has the per cents."""
    if not 0 <= row < len(sheet.table.rows) or not _NUMBER_OF.match(sheet.label(row)):
        return False
    figures = _levels(sheet, row)
    return len(figures) >= _FEWEST and all(figure.number.unit == "%" for figure in figures)


def _parts_for_counts(figures: list[PrintedFigure], label: str) -> Iterator[Relation]:
    per_cents = all(figure.number.unit == "%" for figure in figures)
    fractions = all(figure.number.step < 1 and not figure.number.unit for figure in figures)
    if per_cents or (fractions and not _IN_PARTS.search(label)):
        yield _other_kind(figures[0], "a whole number, as its label says")


def _more_than_counted(sheet: TableSheet, row: int, figures: list[PrintedFigure]) -> Iterator[Relation]:
    """Rates that are more than their counts, in every column: on fewer than a thousand people, or not rates at all."""
    counted = counted_row(sheet, row)
    counts = [] if counted is None else _levels(sheet, counted)
    columns = {figure.fact.cell.column: figure for figure in counts}
    both = [(figure, columns[c]) for figure in figures if (c := figure.fact.cell.column) in columns]
    if len(both) >= _FEWEST and all(rate.value > count.value > 0 for rate, count in both):
        yield _other_kind(both[0][0], f"a rate, less than its count of {both[0][1].text}")


def _other_kind(figure: PrintedFigure, kind: str) -> Relation:
    words = f"{figure.text} is not {kind}, nor are the others of {figure.fact.label!r}: do they belong to another row?"
    slip = "two rows changed round"
    return Relation(RULE, "unit", (figure,), False, Severity.PROBABLE, words, {figure: kind}, slip)
