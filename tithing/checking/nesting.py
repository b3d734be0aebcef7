"""Which rows of a table are parts of which: worked out from the figures, for labels and indents seldom say.

A row is the whole of the rows under it, or a total of the rows above it, when it is their sum in column after column.
One column that does not add then shows a wrong figure; a structure that adds in a single column shows nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Values = Sequence[Decimal | None]  # one for each adding column of a row

_MOST_PARTS = 30
_MOST_SKIPPED = 3
_TELLING_TOTAL = 10  # sums below this agree by chance too often


@dataclass(frozen=True)
class Group:
    """`whole` is the sum of `parts` in the columns `agreeing` and not in `failing`; `skipped` rows stand among the
    parts and are not counted in them."""

    whole: int
    parts: tuple[int, ...]
    agreeing: tuple[int, ...]
    failing: tuple[int, ...]
    skipped: tuple[int, ...] = ()


@dataclass
class _Nesting:
    rows: Sequence[Values]
    independent: Sequence[int]
    groups: dict[int, Group]

    def after(self, row: int) -> int:
        """The row that follows `row` and everything within it."""
        group = self.groups.get(row)
        if group is None or group.parts[0] < row:
            return row + 1
        return max(self.after(part) for part in (*group.parts, *group.skipped))


def groups_in(
    rows: Sequence[Values], *, totals: frozenset[int] = frozenset(), dependent: frozenset[int] = frozenset()
) -> tuple[Group, ...]:
    """The groups of a table, wholes before their parts and totals after them.

    `totals` are the rows whose label says total; `dependent` the columns that are worked out from others, which
    confirm a sum but do not count as evidence of their own.

    >>> from decimal import Decimal as D
    >>> rows = [[D(36), D(18)], [D(5), D(3)], [D(31), D(15)]]
    >>> groups_in(rows)[0].parts
    (1, 2)
    """
    width = max((len(row) for row in rows), default=0)
    nesting = _Nesting(rows, [c for c in range(width) if c not in dependent], {})
    for whole in range(len(rows) - 2, -1, -1):
        if whole not in totals:
            _find_below(nesting, whole, totals)
    for whole in sorted(totals):
        _find_above(nesting, whole)
    return tuple(nesting.groups[row] for row in sorted(nesting.groups))


def _find_below(nesting: _Nesting, whole: int, totals: frozenset[int]) -> None:
    runs = list(_runs_below(nesting, whole, totals))
    found = next(
        (group for parts in runs if (group := _group(nesting, whole, parts)) and not group.failing), None
    )
    found = found or next((g for parts in runs if (g := _skipping(nesting, whole, parts))), None)
    if found is None:
        found = next((group for parts in runs if (group := _group(nesting, whole, parts))), None)
    if found is not None:
        nesting.groups[whole] = found


def _runs_below(nesting: _Nesting, whole: int, totals: frozenset[int]) -> list[tuple[int, ...]]:
    runs: list[tuple[int, ...]] = []
    parts: list[int] = []
    row = whole + 1
    while row < len(nesting.rows) and row not in totals and len(parts) < _MOST_PARTS:
        parts.append(row)
        if len(parts) > 1:
            runs.append(tuple(parts))
        row = nesting.after(row)
    return runs


def _find_above(nesting: _Nesting, whole: int) -> None:
    """A total under its parts: of the longest run of uncounted rows above it that it is the sum of."""
    inside = {row for group in nesting.groups.values() for row in group.parts}
    free = [
        row for row in range(whole) if row not in inside and any(v is not None for v in nesting.rows[row])
    ]
    runs = [tuple(free[start:]) for start in range(len(free) - 1)]
    groups = [group for parts in runs if (group := _group(nesting, whole, parts))]
    best = min(groups, key=lambda group: len(group.failing), default=None)
    if best is not None:
        nesting.groups[whole] = best


def _group(nesting: _Nesting, whole: int, parts: tuple[int, ...]) -> Group | None:
    agreeing, failing = _tested(nesting.rows, whole, parts)
    telling = [c for c in agreeing if _tells(nesting.rows, whole, parts, c)]
    alone = [c for c in telling if c in nesting.independent]
    if not alone:
        return None
    if failing and (len(telling) < 2 or len(failing) > 1 + (len(agreeing) > 5)):
        return None
    if len(nesting.independent) > 1 and len(alone) < 2 and len(telling) < 2:
        return None
    return Group(whole, parts, agreeing, failing)


def _tested(
    rows: Sequence[Values], whole: int, parts: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    agreeing: list[int] = []
    failing: list[int] = []
    for column, value in enumerate(rows[whole]):
        total = _sum(rows, parts, column)
        if value is not None and total is not None:
            (agreeing if total == value else failing).append(column)
    return tuple(agreeing), tuple(failing)


def _sum(rows: Sequence[Values], parts: tuple[int, ...], column: int) -> Decimal | None:
    total = Decimal(0)
    for part in parts:
        value = rows[part][column]
        if value is None:
            return None
        total += value
    return total


def _tells(rows: Sequence[Values], whole: int, parts: tuple[int, ...], column: int) -> bool:
    """A sum of two figures or more that are not nothing, large enough not to agree by chance."""
    value = rows[whole][column] or Decimal(0)
    return abs(value) >= _TELLING_TOTAL and sum(bool(rows[part][column]) for part in parts) > 1


def _skipping(nesting: _Nesting, whole: int, parts: tuple[int, ...]) -> Group | None:
    """The sum but for a few rows in the middle: rows printed in a group that does not count them."""
    for size in range(1, _MOST_SKIPPED + 1):
        for start in range(1, len(parts) - size):
            kept = parts[:start] + parts[start + size :]
            group = _group(nesting, whole, kept)
            if group is not None and not group.failing and len(group.agreeing) > 2 and len(kept) > 2:
                return Group(whole, kept, group.agreeing, (), parts[start : start + size])
    return None
