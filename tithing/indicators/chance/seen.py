"""How much a quarter's tests could have seen: by how much the largest and the smallest count had to change to stand out.

Of the changes that were looked at together, one alone stands out where its p-value is under 0.05 divided by how many there
are; that is the level here, so that what is said holds for every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tithing.indicators.chance.many import p_values_by_series
from tithing.indicators.result import Result
from tithing.statistics.count_tests import CLEAR, is_count
from tithing.statistics.detectable import smallest_clear_fall, smallest_clear_rise
from tithing.vocabulary.quantity import number_of
from tithing.vocabulary.units import Unit


@dataclass(frozen=True)
class CouldHaveSeen:
    """A count a year before, what it would have had to rise or fall to, and how much that is in per cent of it; `fall` None
    where no fall could have been told from chance.
    """

    result: Result
    before: int
    rise: int
    fall: int | None

    @property
    def rise_percent(self) -> float:
        return 100.0 * (self.rise - self.before) / self.before


def could_have_seen(results: Iterable[Result]) -> tuple[CouldHaveSeen, ...]:
    """What the test of the largest count and that of the smallest, of ten or more a year before, could have seen."""
    looked_at = list(results)
    counts = sorted((each for each in looked_at if _is_tested_count(each)), key=_before)
    level = CLEAR / max(1, len(p_values_by_series(looked_at)))
    ends = [counts[-1], counts[0]] if len(counts) > 1 else counts
    return tuple(_seen(each, level) for each in ends)


def _is_tested_count(result: Result) -> bool:
    chance, before = result.change.chance, number_of(result.previous.quantity)
    return (
        result.unit is Unit.COUNT
        and chance.p_value is not None
        and before is not None
        and is_count(before)
        and before >= FEWEST
    )


FEWEST = 10  # under ten no percentage is given (R82)


def _before(result: Result) -> float:
    return number_of(result.previous.quantity) or 0.0


def _seen(result: Result, level: float) -> CouldHaveSeen:
    before, spread = int(_before(result)), result.change.chance.dispersion
    return CouldHaveSeen(
        result,
        before,
        smallest_clear_rise(before, dispersion=spread, level=level),
        smallest_clear_fall(before, dispersion=spread, level=level),
    )
