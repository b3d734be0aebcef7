"""% change = difference / earlier x 100, from unrounded figures, rounded once (R81); the earlier figure may be implied.

A per cent with only its sign wrong is told by `sign`, one taken on another base by `wrong_base`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil, floor

from tithing.checking.read.numbers import show
from tithing.checking.test.changes.wrong_base import other_base
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.columns.change_rows import (
    HUNDRED,
    ChangeRow,
    change_rows,
    opposite,
    percent_between,
    percent_of,
    printed,
)
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "percent_change"


def relations(book: Pack) -> Iterator[Relation]:
    """For each row with a per cent that can be worked out: is it the per cent? A column that is cut off all the way
    down is one mistake, and is told once."""
    rows = [row for row in change_rows(book) if row.percent is not None and percent_between(row) is not None]
    cut = [group for group in _columns(rows) if _all_cut_off(group)]
    told = {id(row): group for group in cut for row in group}
    for row in rows:
        if id(row) in told:
            yield from _of_cut_column(row, told[id(row)])
        elif fits(row):
            yield _per_cent_tested(row, holds=True)
        elif _is_its_own_mistake(row):
            yield _per_cent_tested(row, holds=False)


def _is_its_own_mistake(row: ChangeRow) -> bool:
    right = percent_between(row)
    assert row.percent is not None
    assert right is not None
    return (
        not overlap(opposite(printed(row.percent)), right) and not other_base(row) and not _sign_conflict(row)
    )


def _columns(rows: Sequence[ChangeRow]) -> list[list[ChangeRow]]:
    columns: dict[int, list[ChangeRow]] = {}
    for row in rows:
        columns.setdefault(id(row.sheet), []).append(row)
    return list(columns.values())


def _all_cut_off(rows: Sequence[ChangeRow]) -> bool:
    """Whether two rows or more are cut off, and no row of the column was rounded up."""
    wrong = [row for row in rows if not fits(row)]
    return len(wrong) > 1 and all(_cut_off(row, _exactly(row)) for row in wrong) and not any(map(_up, rows))


def _up(row: ChangeRow) -> bool:
    assert row.percent is not None
    return row.percent.number.unit != "" and abs(row.percent.value) > abs(_exactly(row))


def _of_cut_column(row: ChangeRow, column: Sequence[ChangeRow]) -> Iterator[Relation]:
    wrong = [one for one in column if not fits(one)]
    if row not in wrong or row is not wrong[0]:
        yield _per_cent_tested(row, holds=True)
        return
    told = _per_cent_tested(row, holds=False)
    assert row.percent is not None
    others = ", ".join(one.label for one in wrong[1:])
    words = f"{told.explanation} The whole column is cut off instead of rounded; so it is in {others}."
    # how the author rounds says nothing of the counts, whatever else is wrong with them
    yield replace(
        told, explanation=words, figures=(row.percent,), expected={row.percent: told.expected[row.percent]}
    )


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


def _per_cent_tested(row: ChangeRow, *, holds: bool) -> Relation:
    assert row.percent is not None
    assert row.current is not None
    before = row.earlier or row.difference
    figures = (row.percent, row.current) if before is None else (row.percent, row.current, before)
    if holds:
        return Relation(RULE, row.family, figures, True)
    base, right = _base_value(row), _exactly(row)
    words = show(right, row.percent.number)
    explanation = (
        f"({row.current.text} \u2212 {plain(base, 4)}) / {plain(base, 4)} = "
        f"{plain(right, 2)}%, not {row.percent.text}."
    )
    explanation += _other_earlier(row)
    expected = {row.percent: words, **_levels(row)}
    slip = "cut off instead of rounded" if _cut_off(row, right) else likely_slip(row.percent.text, words)
    severity = Severity.PROBABLE if _cut_off(row, right) else Severity.CERTAIN
    return Relation(RULE, row.family, figures, False, severity, explanation, expected, slip)


def _levels(row: ChangeRow) -> dict[PrintedFigure, str]:
    """What the current and the earlier count would be, were the per cent right."""
    if row.earlier is None or row.current is None or row.percent is None or row.percent.low <= -HUNDRED:
        return {}
    low, high = 1 + row.percent.low / HUNDRED, 1 + row.percent.high / HUNDRED
    return {
        row.current: _counts(row.earlier.value * low, row.earlier.value * high, row.current),
        row.earlier: _counts(row.current.value / high, row.current.value / low, row.earlier),
    }


def _counts(low: Decimal, high: Decimal, like: PrintedFigure) -> str:
    """The whole numbers within an interval, in words; nothing where figures are rounded anyway."""
    first, last = ceil(low), floor(high)
    if not like.exact or first > last:
        return ""
    ends = (show(Decimal(first), like.number), show(Decimal(last), like.number))
    return ends[0] if first == last else " to ".join(ends)


def _exactly(row: ChangeRow) -> Decimal:
    """The per cent that the figures as printed make."""
    assert row.current is not None
    base = _base_value(row)
    return HUNDRED * (row.current.value - base) / base


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
