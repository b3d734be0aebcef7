"""The two ends of a comparison: each with its value, the count behind it and what that is out of."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At
from tithing.observations.measure import Measure
from tithing.vocabulary.quantity import Known


@dataclass(frozen=True)
class End:
    """One end of a comparison."""

    value: At
    count: At | None = None
    base: At | None = None

    @property
    def number(self) -> float:
        """Its value; 0 where there is none."""
        return number_at(self.value)

    @property
    def counted(self) -> At:
        """What its caveats are of: the count behind it, else the value itself."""
        return self.count if self.count is not None else self.value


@dataclass(frozen=True)
class Ends:
    """Both ends of one comparison of a measure in an area, the later first; both values are known."""

    evidence: Evidence
    measure: Measure
    area: str
    breakdown: str
    now: End
    before: End
    over: str = ""  # slug of what a rate is over


def number_at(at: At | None) -> float:
    """The number of a known value, else 0."""
    return at.quantity.number if at is not None and isinstance(at.quantity, Known) else 0.0
