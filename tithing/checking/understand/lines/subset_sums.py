"""Which of the rows above a total it is the sum of, where some stand there as parts of others and are not counted twice.

The rows must make the total in every column: one set of rows that does so in two columns of large figures is no chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tithing.checking.thresholds import counted, exactly

Vector = tuple[Decimal, ...]
_MOST_ROWS = counted("understand.lines.subset_sums", "most_rows")
_CHANCE = exactly("understand.lines.subset_sums", "chance")


def rows_that_add(rows: Sequence[Vector], total: Vector, *, room: Vector) -> tuple[int, ...]:
    """The rows whose sum is the total in every column, as many of them as may be; none where there is no such set, or one
    would be found by chance.

    >>> D = Decimal
    >>> rows = [(D(30), D(40)), (D(10), D(15)), (D(20), D(25)), (D(100), D(110))]
    >>> rows_that_add(rows, (D(130), D(150)), room=(D(0), D(0)))
    (1, 2, 3)
    """
    if not 2 < len(rows) <= _MOST_ROWS or not _beyond_chance(len(rows), total, room):
        return ()
    sums: dict[Vector, int] = {tuple(Decimal(0) for _ in total): 0}
    for number, row in enumerate(rows):
        sums |= {_plus(known, row): chosen | 1 << number for known, chosen in sums.items()}
    fitting = [chosen for known, chosen in sums.items() if _meets(known, total, room, chosen.bit_count() + 1)]
    best = max(fitting, key=int.bit_count, default=0)
    return tuple(n for n in range(len(rows)) if best >> n & 1) if best.bit_count() > 1 else ()


def _plus(one: Vector, two: Vector) -> Vector:
    return tuple(a + b for a, b in zip(one, two, strict=True))


def _meets(known: Vector, total: Vector, room: Vector, figures: int) -> bool:
    return all(abs(a - b) <= r * figures for a, b, r in zip(known, total, room, strict=True))


def _beyond_chance(rows: int, total: Vector, room: Vector) -> bool:
    chance = Decimal(2**rows)
    for value, half in zip(total, room, strict=True):
        chance *= (1 + 2 * half * rows) / max(abs(value), Decimal(1))
    return chance < _CHANCE
