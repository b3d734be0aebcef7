"""Of a count after a change of so many per cent there was a whole number before: "fell by 7.1% to 12" there was none.

Only small counts tell: beside a large one there is a whole number for every per cent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from tithing.checking.understand.intervals import plain
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind

NEITHER = "another per cent, or another number"
_HUNDRED = Decimal(100)


def whole_before(percent: Mark, after: Mark, *, fell: bool) -> Iterator[tuple[bool, str, str, str]]:
    """The test of a per cent against the count that it led to: whether it holds, what is said, and why not. A per cent
    that is cut off instead of rounded is let pass: that is another mistake."""
    share, count = percent.number, after.number
    if (
        after.kind is not MarkKind.COUNT
        or after.loose
        or percent.loose
        or not count.whole
        or count.value <= 0
    ):
        return
    low, high = share.low, share.value + share.step
    if low <= 0 or (fell and high >= _HUNDRED):
        return
    factors = sorted(1 + (-edge if fell else edge) / _HUNDRED for edge in (low, high))
    first = (count.value / factors[1]).to_integral_value(ROUND_CEILING)
    words = (
        f"{after.text} after a {'fall' if fell else 'rise'} of {percent.text} needs between "
        f"{plain(count.value / factors[1], 2)} and {plain(count.value / factors[0], 2)} before, and no count is."
    )
    yield first <= count.value / factors[0], percent.text, NEITHER, words


def whole_base(percent: Mark, change: Mark) -> Iterator[tuple[bool, str, str, str]]:
    """The test of a per cent against the number that it is of: "216%, 6 crimes" has no whole number before it. One that is
    cut off instead of rounded is let pass."""
    share, count = percent.number, change.number
    loose = percent.loose or change.loose
    if change.kind is not MarkKind.COUNT or loose or not count.whole or count.value <= 0 or share.low <= 0:
        return
    least, most = _HUNDRED * count.value / (share.value + share.step), _HUNDRED * count.value / share.low
    words = f"{change.text} at {percent.text} needs between {plain(least, 2)} and {plain(most, 2)} before, and no count is."
    yield least.to_integral_value(ROUND_CEILING) <= most, percent.text, NEITHER, words
