"""Which columns a table compares: for each column of changes, the two columns whose figures make it.

Heads tell it where a table has one earlier and one current column. A table of five years with the change since the
first, of areas with a change each, or of targets and results prints several changes, and only the figures tell which
two columns each is the change of. A column of changes that no two columns make is of something not printed, and the
rules stay silent on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import CHANGES, LEVELS, ColumnRole, Role
from tithing.checking.understand.intervals import overlap
from tithing.checking.understand.pack import PrintedFigure, TableSheet

_HUNDRED = Decimal(100)
_TELLING = re.compile(r"[a-z]{3,}|q[1-4]\b|\d{4}")
_FEWEST = counted("understand.columns.comparisons", "fewest")
MOST_OFTEN = exactly("understand.columns.comparisons", "most_often")
_FEW = counted("understand.columns.comparisons", "few")
_REFUTED = counted("understand.columns.comparisons", "refuted")
_MOST_COLUMNS = counted("understand.columns.comparisons", "most_columns")
_COMPARED = LEVELS | {Role.TARGET, Role.SHARE, Role.UNSURE, Role.RANK}

Pair = tuple[ColumnRole, ColumnRole]
Fits = Callable[[PrintedFigure, PrintedFigure, PrintedFigure], bool]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two columns and what the table prints of their change; `earlier` is None where only the change is printed."""

    earlier: ColumnRole | None
    current: ColumnRole
    difference: ColumnRole | None = None
    percent: ColumnRole | None = None


@lru_cache(maxsize=2048)  # two rules ask, each for all tables in turn
def comparisons_in(sheet: TableSheet) -> tuple[Comparison, ...]:
    """What a table compares, as its heads say unless its figures say otherwise, and as its figures say beyond that."""
    current, earlier = sheet.only(Role.CURRENT), sheet.only(Role.EARLIER)
    headed = [sheet.only(role) for role in CHANGES] if current is not None else []
    kept = [column for column in headed if column is not None and _stands(sheet, earlier, current, column)]
    found = [_headed(earlier, current, kept)] if kept and current is not None else []
    left = [column for column in sheet.columns if _may_be_change(sheet, column) and column not in kept]
    return (*found, *_by_figures(sheet, left))


def _may_be_change(sheet: TableSheet, column: ColumnRole) -> bool:
    """A column that its head calls a change, or per cents beside one ("1 yr change", "1 yr %")."""
    beside = sheet.columns[column.column - 2] if column.column > 1 else column
    if column.role in CHANGES or beside.role is not Role.DIFFERENCE:
        return column.role in CHANGES
    figures = sheet.in_column(column)
    return bool(figures) and all(figure.number.unit == "%" for figure in figures)


def _headed(earlier: ColumnRole | None, current: ColumnRole, changes: Sequence[ColumnRole]) -> Comparison:
    difference = next((column for column in changes if column.role is Role.DIFFERENCE), None)
    percent = next((column for column in changes if column is not difference), None)
    return Comparison(earlier, current, difference, percent)


def _stands(
    sheet: TableSheet, earlier: ColumnRole | None, current: ColumnRole | None, change: ColumnRole
) -> bool:
    """Whether the figures leave room for what the heads say: where they do in no row, or another pair makes the change,
    the heads mean something else."""
    if earlier is None or current is None:
        return _pair_for(sheet, change) is None
    tried, agreed = _counted(sheet, (earlier, current), change, _nearly)
    other = _pair_for(sheet, change)
    if (
        other is not None
        and other != (earlier, current)
        and _fits_better(sheet, other, (earlier, current), change)
    ):
        return False
    if 2 * agreed >= tried:
        return True
    return not (tried >= _REFUTED and _FEW * agreed <= tried) and other is None


def _fits_better(sheet: TableSheet, other: Pair, headed: Pair, change: ColumnRole) -> bool:
    """Whether two other columns make a change in more rows than those that the heads say, and by more than a row or two."""
    return _counted(sheet, other, change, _exactly)[1] > 1 + _counted(sheet, headed, change, _exactly)[1]


def _by_figures(sheet: TableSheet, changes: Sequence[ColumnRole]) -> Iterator[Comparison]:
    pairs: dict[tuple[int, int], list[ColumnRole]] = {}
    columns: dict[tuple[int, int], Pair] = {}
    for change in changes:
        pair = _pair_for(sheet, change)
        if pair is not None:
            key = pair[0].column, pair[1].column
            pairs.setdefault(key, []).append(change)
            columns[key] = pair
    for key, members in pairs.items():
        yield _headed(*columns[key], members)


def _pair_for(sheet: TableSheet, change: ColumnRole) -> Pair | None:
    """The two columns that make a change in most rows, those among them that its head names; of several, the nearest."""
    best: Pair | None = None
    most = 0
    for pair in _pairs_for(sheet, change):
        tried, agreed = _counted(sheet, pair, change, _exactly)
        if agreed >= _FEWEST and agreed >= MOST_OFTEN * tried and agreed > most:
            best, most = pair, agreed
    return best


def _pairs_for(sheet: TableSheet, change: ColumnRole) -> Iterator[Pair]:
    """The pairs of columns that a change may be of. An average is of earlier years where the change's head names it, and of
    others' figures elsewhere."""
    levels = [column for column in sheet.columns if column.role in _COMPARED and column is not change]
    means = sheet.having(Role.AVERAGE)
    named = _named(sheet, [*levels, *means], change)
    levels += [column for column in means if column.column in named]
    near = sorted(levels, key=lambda column: abs(column.column - change.column))[:_MOST_COLUMNS]
    for current, earlier in permutations(near, 2):
        if named <= {current.column, earlier.column}:
            yield earlier, current


def _named(sheet: TableSheet, levels: Sequence[ColumnRole], change: ColumnRole) -> set[int]:
    """The columns whose heads the head of a change names by words that tell them apart: "since June", "on 2029", "v average"."""
    heads = {column.column: _telling(sheet.table.heads[column.column - 1]) for column in levels}
    common = frozenset.intersection(*heads.values()) if heads else frozenset()
    wanted = _telling(sheet.table.heads[change.column - 1]) - common
    named = {column for column, words in heads.items() if words & wanted}
    return named if len(named) <= 2 else set()


def _telling(head: str) -> frozenset[str]:
    return frozenset(_TELLING.findall(head.lower()))


def _counted(sheet: TableSheet, pair: Pair, change: ColumnRole, fits: Fits) -> tuple[int, int]:
    """In how many rows all three figures are printed, and in how many they agree."""
    tried = agreed = 0
    for row in range(len(sheet.table.rows)):
        before, after, moved = (sheet.at(row, column) for column in (*pair, change))
        if before is not None and after is not None and moved is not None and before.value != after.value:
            tried += 1
            agreed += fits(before, after, moved)
    return tried, agreed


def _exactly(before: PrintedFigure, after: PrintedFigure, moved: PrintedFigure) -> bool:
    if moved.fact.role is Role.DIFFERENCE or _in_points(before, after, moved):
        return makes_difference(before, after, moved)
    return makes_percent(before, after, moved)


def _in_points(before: PrintedFigure, after: PrintedFigure, moved: PrintedFigure) -> bool:
    """Whether a change of two per cents has no sign of a per cent of its own: it may be in points."""
    shares = before.number.unit == after.number.unit == "%"
    return shares and moved.number.unit != "%" and makes_difference(before, after, moved)


def makes_difference(before: PrintedFigure, after: PrintedFigure, moved: PrintedFigure) -> bool:
    """Whether one figure less the other can be the third."""
    return overlap((moved.low, moved.high), (after.low - before.high, after.high - before.low))


def makes_percent(before: PrintedFigure, after: PrintedFigure, moved: PrintedFigure) -> bool:
    """Whether one figure can be this per cent more than the other."""
    if before.low <= 0:
        return False
    return overlap((moved.low, moved.high), (_share(after.low, before.high), _share(after.high, before.low)))


def _nearly(before: PrintedFigure, after: PrintedFigure, moved: PrintedFigure) -> bool:
    """As printed but for its sign, in points, or on the current figure as the base: mistakes that the rules tell."""
    size = (abs(moved.low), abs(moved.high)) if moved.low * moved.high > 0 else (Decimal(0), moved.high)
    low, high = min(size), max(size)
    change = abs(after.value - before.value)
    room = (before.high - before.low + after.high - after.low) / 2
    if overlap((low, high), (change - room, change + room)):
        return True
    bases = [base.value for base in (before, after) if base.value > 0]
    if moved.fact.role is Role.DIFFERENCE:
        return False
    shares = [(_HUNDRED * (change - room) / base, _HUNDRED * (change + room) / base) for base in bases]
    return any(overlap((low - moved.number.step, high + moved.number.step), share) for share in shares)


def _share(after: Decimal, before: Decimal) -> Decimal:
    return _HUNDRED * (after / before - 1)
