"""What may be told of a change: decided here and nowhere else, from the caveats of both ends.

A caveat that could explain a change says what the two figures would be if they were alike in it. Where the change would
then be half of what it is, or turn round, or no longer be as clear, no word of chance, better or worse is said of it.

>>> from tithing.vocabulary.beside.caveat import CaveatKind
>>> places = Caveat(CaveatKind.COMPLETENESS, "fewer rows have no place than a year ago")
>>> clear = lambda now, before: abs(now - before) > 30
>>> telling(140, 100, [Doubt(places, ((1.0, 1.02),))], clear).because
''
>>> telling(140, 100, [Doubt(places, ((1.0, 1.25),))], clear).because
'fewer rows have no place than a year ago'
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tithing.vocabulary.beside.caveat import Caveat, words_of

Clear = Callable[[float, float], bool]  # whether a change from the second to the first is clear (R92)
Factors = tuple[float, float]  # what the later and the earlier figure are multiplied by
HALF = 0.5  # of a change: a caveat that could make so much of it could explain it


@dataclass(frozen=True)
class Doubt:
    """A caveat of a comparison, and by what its two figures are multiplied to be alike: in one way, or in several that are
    possible; None where nobody can say.
    """

    caveat: Caveat
    alike: tuple[Factors, ...] | None = None


@dataclass(frozen=True)
class Telling:
    """What is said beside a change, and why it is not told in words of chance, better or worse: "" where it may be."""

    caveats: tuple[Caveat, ...] = ()
    because: str = ""

    @property
    def may_be_told(self) -> bool:
        return not self.because


def telling(now: float, before: float, doubts: Sequence[Doubt], clear: Clear) -> Telling:
    """The one decision: `clear` tests two figures, each as it is or as it would be."""
    caveats = tuple(each.caveat for each in doubts)

    def explained_by(ways: Iterable[Factors]) -> bool:
        return any(_explains(now, before, factors, clear) for factors in ways)

    for each in doubts:
        if each.alike is None or explained_by(each.alike):
            return Telling(caveats, each.caveat.words)
    if explained_by(_together([each.alike for each in doubts if each.alike])):
        return Telling(caveats, " and ".join(words_of(caveats)))
    return Telling(caveats)


def _explains(now: float, before: float, factors: Factors, clear: Clear) -> bool:
    """Whether the change would be half of what it is or less, or turn round, or no longer be as clear or unclear."""
    change, alike = now - before, now * factors[0] - before * factors[1]
    if change and alike / change <= HALF:
        return True
    return clear(now, before) != clear(now * factors[0], before * factors[1])


def _together(bounded: Sequence[tuple[Factors, ...]]) -> Iterable[Factors]:
    """What several caveats come to at once; nothing more where there is one."""
    for each in itertools.product(*bounded) if len(bounded) > 1 else ():
        yield math.prod(one for one, _ in each), math.prod(other for _, other in each)
