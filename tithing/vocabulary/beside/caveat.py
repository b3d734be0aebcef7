"""What must be said beside a figure: of which kind, in which words, and whether one of that kind could explain a change.

One value from the row of a file to the foot of a table: whoever changes a figure keeps its caveats, and adds their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

CaveatFigures = tuple[tuple[str, float], ...]  # (what, how many) pairs, such as what another supplier gave


class CaveatKind(Enum):
    """Each with its name as a machine reads it, and whether it could explain a change where it is large enough."""

    COMPLETENESS = "completeness", True  # rows without a place, or a supplier that did not send
    BEST_FIT = "best fit", False
    DENOMINATOR = "denominator", True  # another year's, implied, or of another edition
    BREAK = "break", True
    SEASON = "season", True  # two quarters of different times of the year
    BOUNDARY = "boundary", True  # an area that was made of others
    RIVAL = "rival supplier", True
    ANSWERED = "answered question", True
    NOTED = "noted", False  # what its own file says
    WORKED_OUT = "worked out", False  # added up from parts or districts
    STATED = "stated", False  # how it came: as a rate, as printed in the plan
    PRACTICE = "practice", False  # the book is one to practise with
    DOUBT = "doubt", False  # it cannot be true together with another

    def __init__(self, word: str, can_explain_a_change: bool) -> None:
        self.word = word
        self.can_explain_a_change = can_explain_a_change

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class Caveat:
    """`figures` are the numbers it rests on, for whoever has to weigh it; its words say all that is said.

    >>> rival = Caveat(CaveatKind.RIVAL, "the council supplied 12 for the same figure", (("council", 12.0),))
    >>> str(rival.kind), rival.kind.can_explain_a_change, rival.figure("council")
    ('rival supplier', True, 12.0)
    """

    kind: CaveatKind
    words: str
    figures: CaveatFigures = ()

    def figure(self, name: str) -> float | None:
        """The number of this name, None where there is none."""
        return dict(self.figures).get(name)


def noted(*texts: str, kind: CaveatKind = CaveatKind.NOTED) -> tuple[Caveat, ...]:
    """A caveat of one kind for each text that says something."""
    return tuple(Caveat(kind, text) for text in texts if text)


def once(caveats: Iterable[Caveat]) -> tuple[Caveat, ...]:
    """Each words once, in their order."""
    found: dict[str, Caveat] = {}
    for each in caveats:
        found.setdefault(each.words, each)
    return tuple(found.values())


def words_of(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    """What they say, each once, in their order."""
    return tuple(each.words for each in once(caveats))
