"""Which rows of a table are parts of which: worked out from the figures, for labels and indents seldom say.

A row is the whole of the rows under it, or a total of the rows above it, when it is their sum in column after column.
One column that does not add then shows a wrong figure; a structure that adds in a single column shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.thresholds import counted, exactly

Values = Sequence[Decimal | None]  # one for each adding column of a row

_MOST_PARTS = counted("understand.lines.nesting", "most_parts")
_MOST_ABOVE = counted("understand.lines.nesting", "most_above")
_MOST_SKIPPED = counted("understand.lines.nesting", "most_skipped")
_LARGE_ENOUGH = counted("understand.lines.nesting", "large_enough")
_FEW_PARTS = counted("understand.lines.nesting", "few_parts")
_FEWEST_OF_ALL = counted("understand.lines.nesting", "fewest_of_all")
_LARGE = counted("understand.lines.nesting", "large")
_TELLING_ROOM = counted("understand.lines.nesting", "telling_room")
_CHANCE = exactly("understand.lines.nesting", "chance")
_TELLING_TOTAL = counted("understand.lines.nesting", "telling_total")


@dataclass(frozen=True)
class SumGroup:
    """`whole` is the sum of `parts` in the columns `agreeing` and not in `failing`; `skipped` rows stand among the
    parts and are not counted in them."""

    whole: int
    parts: tuple[int, ...]
    agreeing: tuple[int, ...]
    failing: tuple[int, ...]
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Run:
    """Rows that may be the parts of another, with the sum of each column."""

    parts: tuple[int, ...]
    sums: Values


@dataclass
class _Nesting:
    rows: Sequence[Values]
    independent: Sequence[int]
    lenient: bool  # other groups of the table add, so that a sum in one column of two is meant
    room: Sequence[Decimal]  # half a unit of the last digit of each column; nothing where counts are exact
    groups: dict[int, SumGroup]

    def after(self, row: int) -> int:
        """The row that follows `row` and everything within it."""
        group = self.groups.get(row)
        if group is None or group.parts[0] < row:
            return row + 1
        return max(self.after(part) for part in (*group.parts, *group.skipped))


def groups_in(
    rows: Sequence[Values],
    *,
    totals: frozenset[int] = frozenset(),
    dependent: frozenset[int] = frozenset(),
    room: Sequence[Decimal] = (),
) -> tuple[SumGroup, ...]:
    """The groups of a table, wholes before their parts and totals after them.

    `totals` are the rows whose label says total; `dependent` the columns that are worked out from others, which
    confirm a sum but do not count as evidence of their own.

    >>> from decimal import Decimal as D
    >>> rows = [[D(36), D(18)], [D(5), D(3)], [D(31), D(15)]]
    >>> groups_in(rows)[0].parts
    (1, 2)
    """
    width = max((len(row) for row in rows), default=0)
    room = room or (Decimal(0),) * width
    nesting = _Nesting(rows, [c for c in range(width) if c not in dependent], False, room, {})
    for lenient in (False, True):
        nesting.lenient = lenient and any(not group.failing for group in nesting.groups.values())
        for whole in range(len(rows) - 2, -1, -1) if nesting.lenient or not lenient else ():
            if whole not in totals and whole not in nesting.groups:
                _find_below(nesting, whole, totals)
    nesting.lenient = True  # their label says that they are sums
    for whole in sorted(totals):
        _find_above(nesting, whole)
    return tuple(nesting.groups[row] for row in sorted(nesting.groups))


def _find_below(nesting: _Nesting, whole: int, totals: frozenset[int]) -> None:
    runs = list(_runs_below(nesting, whole, totals))
    groups = [group for run in runs if (group := _group(nesting, whole, run))]
    found = next((group for group in groups if not group.failing), None)
    found = found or _skipping(nesting, whole, runs)
    found = found or (groups[0] if groups else None)
    if found is not None:
        nesting.groups[whole] = found


def _runs_below(nesting: _Nesting, whole: int, totals: frozenset[int]) -> Iterator[_Run]:
    row = whole + 1
    parts: tuple[int, ...] = ()
    sums: list[Decimal | None] = [Decimal(0)] * len(nesting.rows[whole])
    while row < len(nesting.rows) and row not in totals and len(parts) < _MOST_PARTS:
        parts = (*parts, row)
        sums = _added(sums, nesting.rows[row])
        if len(parts) > 1:
            yield _Run(parts, sums)
        row = nesting.after(row)


def _added(sums: Values, row: Values) -> list[Decimal | None]:
    """The sums with a row more; a column with a gap has none."""
    return [
        None if total is None or value is None else total + value
        for total, value in zip(sums, row, strict=True)
    ]


def _run(nesting: _Nesting, parts: tuple[int, ...]) -> _Run:
    sums: list[Decimal | None] = [Decimal(0)] * len(nesting.rows[parts[0]])
    for part in parts:
        sums = _added(sums, nesting.rows[part])
    return _Run(parts, sums)


def _find_above(nesting: _Nesting, whole: int) -> None:
    """A total under its parts: of the longest run of uncounted rows above it that it is the sum of."""
    inside = {row for group in nesting.groups.values() for row in group.parts}
    free = [
        row for row in range(whole) if row not in inside and any(v is not None for v in nesting.rows[row])
    ]
    groups = [group for run in _runs_above(nesting, free) if (group := _group(nesting, whole, run))]
    best = min(groups, key=lambda group: len(group.failing), default=None)
    if best is not None:
        nesting.groups[whole] = best


def _runs_above(nesting: _Nesting, free: Sequence[int]) -> list[_Run]:
    """The runs of rows that end with the last, the longest first."""
    runs: list[_Run] = []
    sums: list[Decimal | None] = [Decimal(0)] * max(map(len, nesting.rows), default=0)
    free = free[-_MOST_ABOVE:]
    for start in range(len(free) - 1, -1, -1):
        sums = _added(sums, nesting.rows[free[start]])
        runs.append(_Run(tuple(free[start:]), sums))
    return runs[:0:-1]


def _group(nesting: _Nesting, whole: int, run: _Run) -> SumGroup | None:
    parts = run.parts
    agreeing, failing = _tested(nesting, whole, run)
    if not agreeing:
        return None
    telling = [c for c in agreeing if _tells(nesting, whole, parts, c)]
    if any(nesting.room[c] for c in telling) and not _beyond_chance(nesting, whole, parts, telling):
        return None
    alone = [c for c in telling if c in nesting.independent]
    if not alone:
        return None
    if failing and _plainly_whole(nesting, whole, run, alone, failing):
        return SumGroup(whole, parts, agreeing, tuple(c for c in failing if c in nesting.independent))
    if failing and (len(telling) < 2 or len(failing) > 1 + (len(agreeing) > 5)):
        return _nearly_so(nesting, whole, run, telling, failing) if nesting.lenient else None
    if len(nesting.independent) > 1 and len(alone) < 2 and len(telling) < 2:
        return None
    return SumGroup(whole, parts, agreeing, failing)


def _nearly_so(
    nesting: _Nesting, whole: int, run: _Run, telling: Sequence[int], failing: Sequence[int]
) -> SumGroup | None:
    """A sum to the last digit of one large figure, and near it in the only other column: one of the two is a slip."""
    levels = [c for c in failing if c in nesting.independent]
    exact = [
        c
        for c in telling
        if not nesting.room[c] and abs(nesting.rows[whole][c] or Decimal(0)) >= _LARGE_ENOUGH
    ]
    near = (
        len(levels) == 1
        and 0 < len(run.parts) <= _FEW_PARTS
        and _near(nesting.rows[whole][levels[0]], run.sums[levels[0]])
    )
    return SumGroup(whole, run.parts, tuple(telling), tuple(levels)) if exact and near else None


def _near(value: Decimal | None, total: Decimal | None) -> bool:
    return value is not None and total is not None and abs(value - total) * 5 <= max(abs(value), abs(total))


def _plainly_whole(
    nesting: _Nesting, whole: int, run: _Run, telling: Sequence[int], failing: Sequence[int]
) -> bool:
    """The row over all the others that is their sum to the last digit of a large figure, and almost so beside it."""
    if len(run.parts) != len(nesting.rows) - 1 or len(run.parts) < _FEWEST_OF_ALL:
        return False
    exact = any((value := nesting.rows[whole][c]) is not None and value >= _LARGE for c in telling)
    return exact and all(
        _almost(nesting.rows[whole][c], run.sums[c]) for c in failing if c in nesting.independent
    )


def _almost(value: Decimal | None, total: Decimal | None) -> bool:
    return value is not None and total is not None and abs(value - total) * 100 <= abs(value)


def _tested(nesting: _Nesting, whole: int, run: _Run) -> tuple[tuple[int, ...], tuple[int, ...]]:
    agreeing: list[int] = []
    failing: list[int] = []
    for column, (value, total) in enumerate(zip(nesting.rows[whole], run.sums, strict=True)):
        if value is not None and total is not None:
            room = nesting.room[column] * (len(run.parts) + 1)
            (agreeing if abs(total - value) <= room else failing).append(column)
    return tuple(agreeing), tuple(failing)


def _tells(nesting: _Nesting, whole: int, parts: tuple[int, ...], column: int) -> bool:
    """A sum of two figures or more that are not nothing, large enough not to agree by chance."""
    value, room = nesting.rows[whole][column] or Decimal(0), nesting.room[column]
    least = _TELLING_ROOM * room * (len(parts) + 1) if room else _TELLING_TOTAL
    return abs(value) >= least and sum(bool(nesting.rows[part][column]) for part in parts) > 1


def _beyond_chance(nesting: _Nesting, whole: int, parts: tuple[int, ...], telling: Sequence[int]) -> bool:
    """Rounded figures agree within their rounding now and then: in so many columns together they do not."""
    chance = Decimal(1)
    for column in telling:
        value = abs(nesting.rows[whole][column] or Decimal(1))
        room = nesting.room[column] * (len(parts) + 1)
        chance *= 2 * (room or Decimal("0.5")) / value
    return chance < _CHANCE


def _skipping(nesting: _Nesting, whole: int, runs: Sequence[_Run]) -> SumGroup | None:
    """The sum but for a few rows in the middle: rows printed in a group that does not count them.

    What a run has too much in one column must be what the rows left out have in it: only rows with that sum are tried.
    """
    column = _fullest(nesting, whole, runs[-1].parts) if runs else None
    if column is None:
        return None
    wanted = nesting.rows[whole][column] or Decimal(0)
    values = [nesting.rows[part][column] or Decimal(0) for part in runs[-1].parts]
    windows = _windows(values)
    for run in runs:
        excess = sum(values[: len(run.parts)], -wanted)
        for start, end in windows.get(excess, ()):
            if end < len(run.parts) and (group := _leaving_out(nesting, whole, run.parts, start, end)):
                return group
    return None


def _windows(values: Sequence[Decimal]) -> dict[Decimal, list[tuple[int, int]]]:
    """The stretches of rows that may be left out, the shortest first, by what they add to."""
    windows: dict[Decimal, list[tuple[int, int]]] = {}
    for size in range(1, _MOST_SKIPPED + 1):
        for start in range(1, len(values) - size):
            end = start + size
            windows.setdefault(sum(values[start:end], Decimal(0)), []).append((start, end))
    return windows


def _fullest(nesting: _Nesting, whole: int, parts: Sequence[int]) -> int | None:
    """The column of the whole in which fewest of its likely parts have no figure."""
    values = enumerate(nesting.rows[whole])
    given = [column for column, value in values if value is not None and not nesting.room[column]]
    return min(given, key=lambda c: sum(nesting.rows[part][c] is None for part in parts), default=None)


def _leaving_out(
    nesting: _Nesting, whole: int, parts: tuple[int, ...], start: int, end: int
) -> SumGroup | None:
    kept = parts[:start] + parts[end:]
    group = _group(nesting, whole, _run(nesting, kept))
    if group is None or group.failing or len(group.agreeing) <= 2 or len(kept) <= 2:
        return None
    return SumGroup(whole, kept, group.agreeing, (), parts[start:end])
