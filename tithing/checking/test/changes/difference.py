"""Difference = current less earlier (R81)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.columns.change_rows import (
    HUNDRED,
    ChangeRow,
    change_rows,
    percent_between,
    printed,
)
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "difference"


def relations(book: Pack) -> Iterator[Relation]:
    """For each row with earlier, current and difference: does the one less the other give the third?"""
    for row in change_rows(book):
        change = row.change()
        if change is None or row.difference is None:
            continue
        if overlap(change, printed(row.difference)):
            yield _joint(row) or _less_earlier(row, holds=True)
        elif not overlap((-change[1], -change[0]), printed(row.difference)):
            yield _less_earlier(row, holds=False)  # the same figure with the other sign is told by `sign`


def _less_earlier(row: ChangeRow, *, holds: bool) -> Relation:
    earlier, current, difference = row.earlier, row.current, row.difference
    assert earlier is not None
    assert current is not None
    assert difference is not None
    figures = (difference, current, earlier)
    if holds:
        return Relation(RULE, row.family, figures, True)
    right = current.value - earlier.value
    explanation = f"{current.text} \u2212 {earlier.text} = {plain(right, 4)}, not {difference.text}."
    explanation += _other_base(row)
    expected = {
        difference: show(right, difference.number),
        current: show(earlier.value + difference.value, current.number),
        earlier: show(current.value - difference.value, earlier.number),
    }
    slip = likely_slip(difference.text, expected[difference])
    return Relation(RULE, row.family, figures, False, Severity.CERTAIN, explanation, expected, slip)


def _other_base(row: ChangeRow) -> str:
    """Where difference and per cent agree with each other, they come from an earlier figure not printed."""
    assert row.current is not None
    assert row.difference is not None
    base = row.current.value - row.difference.value
    if row.percent is None or base <= 0:
        return ""
    share = HUNDRED * row.difference.value / base
    if not row.percent.number.low <= share <= row.percent.number.high:
        return ""
    return (
        f" The difference and {row.percent.text} both fit an earlier value of {plain(base, 4)}, "
        f"which is not the one printed."
    )


def _joint(row: ChangeRow) -> Relation | None:
    """Rounded figures that agree two by two, yet no unrounded figures can give all of them together."""
    if row.percent is None or row.earlier is None or row.current is None or row.difference is None:
        return None
    if row.earlier.exact and row.current.exact:
        return None
    between = percent_between(row)
    if between is None or not overlap(between, printed(row.percent)) or _possible_together(row):
        return None
    right = row.current.value - row.earlier.value
    explanation = (
        f"{row.current.text} \u2212 {row.earlier.text} = {plain(right, 4)}; even unrounded figures cannot give a "
        f"difference of {row.difference.text} and a change of {row.percent.text} together."
    )
    expected = {row.difference: show(right, row.difference.number)}
    figures = (row.difference, row.current, row.earlier, row.percent)
    return Relation(RULE, row.family, figures, False, Severity.CERTAIN, explanation, expected)


def _possible_together(row: ChangeRow) -> bool:
    """Whether some earlier value e and difference d satisfy all four printed figures.

    For each e the difference lies between lines that are straight in e, so the widest room is at an end of e or where
    two of the lines cross.
    """
    earlier, current, difference, percent = row.earlier, row.current, row.difference, row.percent
    assert earlier and current and difference and percent  # noqa: PT018 - one reason: the caller saw all four
    lows = [(Decimal(0), difference.low), (Decimal(-1), current.low), (percent.low / HUNDRED, Decimal(0))]
    highs = [(Decimal(0), difference.high), (Decimal(-1), current.high), (percent.high / HUNDRED, Decimal(0))]
    tries = {earlier.low, earlier.high, *_crossings(lows + highs, earlier)}
    nearly = Decimal("1e-12")
    return any(
        max(a * e + b for a, b in lows) <= min(a * e + b for a, b in highs) + nearly
        for e in tries
        if earlier.low <= e <= earlier.high
    )


def _crossings(lines: list[tuple[Decimal, Decimal]], earlier: PrintedFigure) -> set[Decimal]:
    return {
        (b2 - b1) / (a1 - a2)
        for index, (a1, b1) in enumerate(lines)
        for a2, b2 in lines[index + 1 :]
        if a1 != a2
    }
