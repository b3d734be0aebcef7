"""% change = difference / earlier x 100, from unrounded figures, rounded once (R81); the earlier figure may be implied.

A per cent with only its sign wrong is told by `sign`, one taken on another base by `wrong_base`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.book import Book
from tithing.checking.finding import Severity
from tithing.checking.numbers import show
from tithing.checking.relation import Relation, overlap, plain
from tithing.checking.rules.change_rows import (
    HUNDRED,
    ChangeRow,
    change_rows,
    opposite,
    percent_between,
    percent_of,
    printed,
)
from tithing.checking.rules.slips import likely_slip
from tithing.checking.rules.wrong_base import other_base

RULE = "percent_change"


def relations(book: Book) -> Iterator[Relation]:
    """For each row with a per cent that can be worked out: is it the per cent?"""
    for row in change_rows(book):
        right = percent_between(row)
        if row.percent is None or right is None:
            continue
        if fits(row):
            yield _relation(row, holds=True)
        elif (
            not overlap(opposite(printed(row.percent)), right)
            and not other_base(row)
            and not _sign_conflict(row)
        ):
            yield _relation(row, holds=False)


def fits(row: ChangeRow) -> bool:
    """Whether the per cent agrees with the row: as a change on the earlier figure, or in points where the measure is a
    share (R83)."""
    right, change = percent_between(row), row.change()
    assert row.percent is not None
    given = printed(row.percent)
    if right is not None and overlap(given, right):
        return True
    if not row.in_points:
        return False
    if change is None and row.difference is not None:
        change = printed(row.difference)
    return change is not None and (overlap(given, change) or overlap(opposite(given), change))


def _sign_conflict(row: ChangeRow) -> bool:
    return (
        row.earlier is None
        and row.difference is not None
        and row.percent is not None
        and row.difference.value * row.percent.value < 0
    )


def _relation(row: ChangeRow, *, holds: bool) -> Relation:
    assert row.percent is not None
    assert row.current is not None
    base = _base_value(row)
    right = HUNDRED * (row.current.value - base) / base
    words = show(right, row.percent.number)
    explanation = (
        f"({row.current.text} \u2212 {plain(base, 4)}) / {plain(base, 4)} = "
        f"{plain(right, 2)}%, not {row.percent.text}."
    )
    expected = {row.percent: words}
    figures = [row.percent, row.current]
    figures += (
        [row.earlier] if row.earlier is not None else [row.difference] if row.difference is not None else []
    )
    if holds:
        return Relation(RULE, "change", tuple(figures), True)
    explanation += _other_earlier(row)
    slip = "cut off instead of rounded" if _cut_off(row, right) else likely_slip(row.percent.text, words)
    severity = Severity.PROBABLE if _cut_off(row, right) else Severity.CERTAIN
    return Relation(RULE, "change", tuple(figures), False, severity, explanation, expected, slip)


def _base_value(row: ChangeRow) -> Decimal:
    assert row.current is not None
    if row.earlier is not None:
        return row.earlier.value
    assert row.difference is not None
    return row.current.value - row.difference.value


def _other_earlier(row: ChangeRow) -> str:
    """Difference and per cent that agree with each other, on an earlier figure that is not printed."""
    if row.earlier is None or row.difference is None or row.current is None or row.percent is None:
        return ""
    change = printed(row.difference)
    base = (row.current.low - change[1], row.current.high - change[0])
    between = percent_of(change, base)
    if between is None or not overlap(between, printed(row.percent)):
        return ""
    implied = row.current.value - row.difference.value
    if implied == row.earlier.value:
        return ""
    return f" {row.percent.text} is {row.difference.text} on an earlier value of {plain(implied, 4)}."


def _cut_off(row: ChangeRow, right: Decimal) -> bool:
    assert row.percent is not None
    step, given = row.percent.number.step, row.percent.value
    exact = row.current is not None and row.current.exact and row.earlier is not None and row.earlier.exact
    return exact and abs(given) < abs(right) < abs(given) + step and given * right >= 0
