"""A book as its officer sees it when looking for what is wanting: its own area, and the last quarter that can be told of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tithing.indicators.counted.over_suppliers import why_not_whole
from tithing.indicators.result import Result
from tithing.observations.observation import Observation
from tithing.reading.areas import own_area
from tithing.reading.questions.small_areas import wards_of_span
from tithing.reading.questions.wards_compared import WardsCompared, wards_compared
from tithing.reading.snapshot import Snapshot
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.not_here.deadlines import quarter_of_day
from tithing.vocabulary.quantity import Known, Missing, number_of
from tithing.vocabulary.units import Unit


@dataclass(frozen=True, eq=False)
class StartingBook:
    """The snapshot, and what rules about it ask more than once."""

    seen: Snapshot

    @cached_property
    def area(self) -> Area:
        return own_area(self.seen)

    @cached_property
    def quarter(self) -> BookSpan | None:
        """The last quarter with a whole figure of the own area; that in which its last figure ends where none is whole; None
        where there is no figure of it.
        """
        last = self._last_year()
        if not last:
            return None
        ends = span_of(self.seen, quarter_of_day(max(each.period.end for each in last)), self.area)
        before = span_of(self.seen, ends.period.period_before(), self.area)
        return next((each for each in (ends, before) if known_in(each)), ends)

    def _last_year(self) -> list[Observation]:
        """What is said of the own area, populations aside, in the last financial year of which anything is."""
        bases = {each.slug for each in self.seen.measures if each.group == "denominators"}
        codes = span_of(self.seen, quarter_of_day(self.seen.day), self.area).codes_of(self.area.code)
        for year in reversed(self.seen.years):
            found = self.seen.observations(areas=codes, years=[year]).all
            if counts := [each for each in found if _is_figure(each, bases)]:
                return counts
        return []

    @cached_property
    def known(self) -> tuple[Result, ...]:
        """What the own area came to in that quarter, where it is known."""
        return known_in(self.quarter) if self.quarter else ()

    @cached_property
    def not_sent(self) -> Missing | None:
        """Who did not send which months of that quarter, where suppliers add up to a measure of which others sent a part."""
        if self.quarter is None:
            return None
        evidence, period = self.quarter.evidence, self.quarter.period
        keys = [(each, self.area.code, period, "") for each in self.quarter.observations.measures()]
        found = (why_not_whole(evidence, key, period.months()) for key in sorted(keys))
        return next(filter(None, found), None)

    @cached_property
    def compared(self) -> WardsCompared | None:
        """The largest of what is counted by ward, in every ward; None where nothing is."""
        if self.quarter is None:
            return None
        by_ward = set(wards_of_span(self.quarter).observations.measures())
        counts = [each for each in self.known if each.measure in by_ward and each.unit is Unit.COUNT]
        largest = max(counts, key=lambda each: number_of(each.value.quantity) or 0.0, default=None)
        return wards_compared(self.quarter, largest) if largest else None


def known_in(quarter: BookSpan) -> tuple[Result, ...]:
    """The results of a quarter's own area that are known."""
    return tuple(each for each in quarter.results if isinstance(each.value.quantity, Known))


def _is_figure(said: Observation, bases: set[str]) -> bool:
    return said.measure not in bases and isinstance(said.quantity, Known)
