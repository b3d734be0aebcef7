"""A count below nought: offences moved to another month make one of -1 or -2, a slip of the keyboard one of -14."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.rules.stands_for_not_known import BELOW
from tithing.observations.plausible.seen import Rule, Seen, asked, number
from tithing.vocabulary.questions import Question
from tithing.vocabulary.units import Unit

SLUG = "count_below_nought"
MOVED = -3  # what records that were moved or taken back leave of a small count


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    value = nw.col("value")
    below = (value < MOVED) & ~value.is_in(list(BELOW)) & (nw.col("unit") == str(Unit.COUNT))
    for row in seen.stated.filter(below).sort("file", "row", "measure").rows(named=True):
        words = f"{seen.figure(row)}, is {number(row)}, a count below nought: were records taken back?"
        yield asked(SLUG, words, row, [row])


RULE = Rule(SLUG, asks)
