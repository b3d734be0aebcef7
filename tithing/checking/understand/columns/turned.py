"""Columns of changes with the sign the other way round, or with none: a reduction, a saving, a variance of which more is
better, sizes beside a word or a colour.

No head says it in the same words twice; the figures do. Where earlier less current is what a column prints in nearly every
row, and current less earlier in hardly any, its sign is turned; where no row has a sign and several fell, it prints sizes.
No row of such a column is wrong for that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from tithing.checking.read.numbers import PrintedNumber, read_change
from tithing.checking.read.printed import PrintedTable
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import CHANGES, LEVELS, ColumnRole, Role

_FEWEST = counted("understand.columns.turned", "fewest")
_MOST_OFTEN = exactly("understand.columns.turned", "most_often")
_NEAR = counted("understand.columns.turned", "near")
_LEVELS = LEVELS | {Role.TARGET, Role.UNSURE, Role.SHARE}
_HUNDRED = Decimal(100)

Numbers = Sequence[PrintedNumber | None]
Makes = Callable[[PrintedNumber, PrintedNumber], Decimal | None]


def with_turned(table: PrintedTable, columns: Sequence[ColumnRole]) -> list[ColumnRole]:
    """The columns, those whose sign is turned marked so."""
    numbers = {column.column: _numbers(table, column.column) for column in columns}
    turned = {*_by_per_cents(columns, numbers), *_of_headed(columns, numbers)}
    sizes = set(_sizes(columns, numbers, but=turned))
    return [
        replace(column, turned=column.column in turned, sizes=column.column in sizes) for column in columns
    ]


def _by_per_cents(columns: Sequence[ColumnRole], numbers: dict[int, Numbers]) -> Iterator[int]:
    for percent in _having(columns, Role.PERCENT_CHANGE):
        for earlier, current in _pairs(columns, percent):
            series = numbers[earlier.column], numbers[current.column]
            if _is_turned(series, numbers[percent.column], _per_cent):
                yield percent.column
                yield from _differences(columns, numbers, series)


def _sizes(
    columns: Sequence[ColumnRole], numbers: dict[int, Numbers], *, but: Collection[int]
) -> Iterator[int]:
    """Changes that are printed without a sign whichever way they went."""
    for change in (each for each in columns if each.role in CHANGES and each.column not in but):
        series = [(numbers[a.column], numbers[b.column]) for a, b in _pairs(columns, change)]
        own = numbers[change.column]
        if not _is_signed(own) and any(_prints_sizes(each, own, _makes_of(change)) for each in series):
            yield change.column


def _makes_of(change: ColumnRole) -> Makes:
    return _per_cent if change.role is Role.PERCENT_CHANGE else _less


def _is_signed(numbers: Numbers) -> bool:
    return any(number is not None and (number.value < 0 or number.plus or number.arrow) for number in numbers)


def _prints_sizes(series: tuple[Numbers, Numbers], change: Numbers, makes: Makes) -> bool:
    """Whether a column without a sign is the size of what lies between two others, which rose in some rows and fell in others."""
    tried, rose, fell = 0, 0, 0
    for right, moved in _rights(series, change, makes):
        tried += 1
        fits = abs(moved.value - abs(right)) <= moved.step
        rose, fell = rose + int(fits and right > 0), fell + int(fits and right < 0)
    return fell >= 2 and rose >= 1 and rose + fell >= _FEWEST and rose + fell >= _MOST_OFTEN * tried


def _rights(
    series: tuple[Numbers, Numbers], change: Numbers, makes: Makes
) -> Iterator[tuple[Decimal, PrintedNumber]]:
    """What each row's change is, by the two levels, and what it is printed as."""
    for before, after, moved in zip(*series, change, strict=True):
        right = makes(before, after) if before is not None and after is not None else None
        if right is not None and right != 0 and moved is not None:
            yield right, moved


def _differences(
    columns: Sequence[ColumnRole], numbers: dict[int, Numbers], series: tuple[Numbers, Numbers]
) -> Iterator[int]:
    for column in _having(columns, Role.DIFFERENCE):
        if _is_turned(series, numbers[column.column], _less):
            yield column.column


def _of_headed(columns: Sequence[ColumnRole], numbers: dict[int, Numbers]) -> Iterator[int]:
    """Differences between the one column that is called earlier and the one that is called current."""
    earlier, current = (list(_having(columns, role)) for role in (Role.EARLIER, Role.CURRENT))
    if len(earlier) == len(current) == 1:
        yield from _differences(columns, numbers, (numbers[earlier[0].column], numbers[current[0].column]))


def _having(columns: Sequence[ColumnRole], role: Role) -> Iterator[ColumnRole]:
    return (column for column in columns if column.role is role)


def _pairs(columns: Sequence[ColumnRole], change: ColumnRole) -> Iterator[tuple[ColumnRole, ...]]:
    near = [c for c in columns if c.role in _LEVELS and abs(c.column - change.column) <= _NEAR]
    return permutations(near, 2)


def _numbers(table: PrintedTable, column: int) -> Numbers:
    return [
        read_change(row.cells[column - 1].text) if column <= len(row.cells) else None for row in table.rows
    ]


def _is_turned(series: tuple[Numbers, Numbers], change: Numbers, makes: Makes) -> bool:
    """Whether a column is what one makes of the other with the sign turned, in nearly every row, and never as it stands."""
    tried = straight = turned = 0
    for right, moved in _rights(series, change, makes):
        tried += 1
        straight += abs(moved.value - right) <= moved.step
        turned += abs(moved.value + right) <= moved.step
    return turned >= _FEWEST and turned >= _MOST_OFTEN * tried and 3 * straight <= turned


def _per_cent(before: PrintedNumber, after: PrintedNumber) -> Decimal | None:
    return _HUNDRED * (after.value - before.value) / before.value if before.value > 0 else None


def _less(before: PrintedNumber, after: PrintedNumber) -> Decimal | None:
    return after.value - before.value
