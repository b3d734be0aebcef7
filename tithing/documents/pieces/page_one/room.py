"""How much page one tells of each list, so that a busy quarter stands on one page: by steps, all of them cut alike and each said.

>>> ROOMIEST.most, TIGHTEST.most
(5, 1)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate


@dataclass(frozen=True)
class Room:
    """The most that is told: of a list that has its own heading, of the parts of one change, of a list in one line, of targets by
    name, of what is unusual, new or missing, and of bars. A list that is told of none says how many there are.
    """

    most: int = 5  # look and voice, page one
    parts: int = 4
    few: int = 2
    untested: int = 3
    names: int = 6
    unusual: int = 5
    news: int = 5
    missing: int = 5
    bars: int = 5
    reasons: int = 1  # whether it is said why nobody can say how some targets stand


ROOMIEST = Room()
# What is told less of, one after another: first what is least missed, and last what got worse.
# A cut of a list that is no longer changes nothing.
CUTS: tuple[dict[str, int], ...] = (
    {"bars": 4}, {"bars": 3}, {"news": 3}, {"parts": 3}, {"reasons": 0}, {"unusual": 4}, {"missing": 4},
    {"names": 4}, {"missing": 3}, {"unusual": 3}, {"names": 3}, {"news": 2}, {"few": 1}, {"parts": 2}, {"missing": 2},
    {"few": 0}, {"bars": 2}, {"most": 4}, {"missing": 1}, {"parts": 1}, {"unusual": 2}, {"news": 1}, {"unusual": 1},
    {"untested": 2}, {"names": 2}, {"most": 3}, {"untested": 1}, {"names": 1}, {"untested": 0}, {"most": 2}, {"most": 1},
)  # fmt: skip
STEPS: tuple[Room, ...] = tuple(accumulate(CUTS, lambda room, cut: replace(room, **cut), initial=ROOMIEST))
TIGHTEST = STEPS[-1]


def is_tighter(later: Room, earlier: Room) -> bool:
    """Whether one tells no more of any list than the other, and less of one.

    >>> all(is_tighter(later, earlier) for earlier, later in zip(STEPS, STEPS[1:]))
    True
    """
    ours, theirs = vars(later), vars(earlier)
    return ours != theirs and all(ours[name] <= theirs[name] for name in ours)
