"""A fall has a minus and a rise has none: the difference and the per cent have the sign of current less earlier (R81)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeGuard

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.change_rows import (
    HUNDRED,
    ChangeRow,
    change_rows,
    opposite,
    percent_between,
    percent_of,
    printed,
)
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "sign"


def relations(book: Pack) -> Iterator[Relation]:
    """For each row: do the difference and the per cent have the sign that the figures give them?"""
    for row in change_rows(book):
        if row.earlier is not None and row.current is not None:
            yield from _against_values(row)
        elif row.current is not None and row.difference is not None and row.percent is not None:
            yield _against_each_other(row)


def _against_values(row: ChangeRow) -> Iterator[Relation]:
    change = row.change()
    assert change is not None
    if _has_a_way(row.difference):
        lost = _turned(printed(row.difference), change)
        yield _sign_of_change(row, row.difference, holds=not lost)
    if _has_a_way(row.percent):
        yield _sign_of_change(row, row.percent, holds=not _percent_lost_its_sign(row, row.percent, change))


def _has_a_way(figure: PrintedFigure | None) -> TypeGuard[PrintedFigure]:
    """Whether it is a change that goes up or down, and not only the size of one."""
    return figure is not None and figure.value != 0 and not _is_size(figure)


def _percent_lost_its_sign(row: ChangeRow, figure: PrintedFigure, change: tuple[Decimal, Decimal]) -> bool:
    percent = percent_between(row)
    lost = percent is not None and _turned(printed(figure), percent)
    if row.in_points and not overlap(printed(figure), percent or change):
        return lost or _turned(printed(figure), change)
    return lost


def _is_size(figure: PrintedFigure) -> bool:
    """Whether the column prints no signs at all, whichever way a figure went."""
    return figure.fact.column.sizes


def _turned(given: tuple[Decimal, Decimal], right: tuple[Decimal, Decimal]) -> bool:
    """Whether the figure is right but for its sign."""
    return not overlap(given, right) and overlap(opposite(given), right)


def _sign_of_change(row: ChangeRow, figure: PrintedFigure, *, holds: bool) -> Relation:
    assert row.current is not None
    assert row.earlier is not None
    figures = (figure, row.current, row.earlier)
    if holds:
        return Relation(RULE, row.family, figures, True)
    word = "fell" if row.current.value < row.earlier.value else "rose"
    explanation = (
        f"The figure {word} from {row.earlier.text} to {row.current.text}, so {figure.text} should be "
        f"{_flipped(figure)}."
    )
    expected = {figure: _flipped(figure)}
    slip = "a minus sign lost" if figure.value > 0 else "a minus sign too many"
    return Relation(RULE, row.family, figures, False, Severity.CERTAIN, explanation, expected, slip)


def _flipped(figure: PrintedFigure) -> str:
    return show(-figure.value, figure.number)


def _against_each_other(row: ChangeRow) -> Relation:
    """Without the earlier figure: difference and per cent must have one sign, and the implied earlier figure none."""
    difference, percent = row.difference, row.percent
    assert difference is not None
    assert percent is not None
    figures = (difference, percent)
    if difference.value * percent.value >= 0:
        return Relation(RULE, row.family, figures, True)
    for culprit in (difference, percent):
        if _fits_flipped(row, culprit):
            explanation = _fit_words(row, culprit)
            expected = {culprit: _flipped(culprit)}
            pair = (culprit, *(figure for figure in figures if figure is not culprit))
            return Relation(
                RULE, row.family, pair, False, Severity.CERTAIN, explanation, expected, "a minus sign lost"
            )
    return Relation(RULE, row.family, (percent, difference), False, Severity.PROBABLE, _conflict_words(row))


def _fits_flipped(row: ChangeRow, culprit: PrintedFigure) -> bool:
    """Whether current, difference and per cent agree once the culprit's sign is turned."""
    assert row.current is not None
    assert row.difference is not None
    assert row.percent is not None
    change, share = printed(row.difference), printed(row.percent)
    change = opposite(change) if culprit is row.difference else change
    share = opposite(share) if culprit is row.percent else share
    between = percent_of(change, (row.current.low - change[1], row.current.high - change[0]))
    return between is not None and overlap(between, share)


def _fit_words(row: ChangeRow, culprit: PrintedFigure) -> str:
    assert row.current is not None
    assert row.difference is not None
    change = -row.difference.value if culprit is row.difference else row.difference.value
    base = row.current.value - change
    return (
        f"{plain(change, 4)} on an earlier {plain(base, 4)} gives {row.current.text} and "
        f"{plain(HUNDRED * change / base, row.percent.number.decimals if row.percent else 1)}%; with {culprit.text} as "
        f"printed, the difference and the per cent point opposite ways."
    )


def _conflict_words(row: ChangeRow) -> str:
    assert row.current is not None
    assert row.difference is not None
    assert row.percent is not None
    words = f"The difference is {row.difference.text} and the per cent {row.percent.text}: they have opposite signs."
    baseline = row.sheet.at(row.row, row.sheet.only(Role.BASELINE))
    if baseline is None or abs(row.current.value - baseline.value) != abs(row.percent.value):
        return words
    return f"{words} {row.percent.text} is the current figure less the baseline of {baseline.text}, its sign lost."
