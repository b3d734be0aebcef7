"""A target and how it stands: one of nine states, the number that decides, how far off it is, and the path to the year's end.

>>> TargetState.MET.is_met, TargetState.OUT_OF_REACH.is_met, TargetState.ON_COURSE.is_met
(True, False, None)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tithing.vocabulary.direction import Better
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import NotApplicable, Quantity

NO_DISTANCE = NotApplicable("there is no number to measure the distance to")


class TargetState(StrEnum):
    """How a target stands, in the words that a reader sees. `MET` and `MISSED` are said when it is decided: at the year's end,
    or before where nothing that comes can change it. `OUT_OF_REACH` is decided too.
    """

    NONE = "no target"  # the plan sets none
    NO_NUMBER = "no number to test"  # it is a wish, and no baseline gives it a number
    NOT_KNOWN = "not known"  # its figure is not here, or something else could explain on which side it lies
    TOO_EARLY = "too early to say"  # the year could end on either side
    ON_COURSE = "on course"
    OFF_COURSE = "not on course"
    OUT_OF_REACH = "cannot be met any more"
    MET = "met"
    MISSED = "missed"

    @property
    def is_met(self) -> bool | None:
        """Whether it is met, None while that is open or cannot be said."""
        if self is TargetState.MET:
            return True
        return False if self in (TargetState.MISSED, TargetState.OUT_OF_REACH) else None

    @property
    def is_good(self) -> bool | None:
        """Which half of a judgement it belongs to: True for met and on course, False for their opposites, else None."""
        if self in (TargetState.MET, TargetState.ON_COURSE):
            return True
        return False if self in (*MISSES, TargetState.OFF_COURSE) else None

    @property
    def is_tested(self) -> bool:
        """Whether there was a number to test it by and a figure to test."""
        return self not in (TargetState.NONE, TargetState.NO_NUMBER, TargetState.NOT_KNOWN)


MISSES = (TargetState.MISSED, TargetState.OUT_OF_REACH)


@dataclass(frozen=True)
class YearEndPath:
    """What the figure would come to by the end of the financial year, were the rest of it to go as in the `years` before:
    between `low` and `high` with 95% chance, in the unit of the figure.
    """

    expected: float
    low: float
    high: float
    year: Period
    years: tuple[Period, ...] = ()  # the earlier years whose course it follows


@dataclass(frozen=True)
class Target:
    """`text` as printed; `value` the number it comes to, None for a direction. `aim` is the number that decides, which for a
    direction is its baseline, and `wish` on which side of it one should be. `measured` names the part of the result that is
    set against it, "value" or "year_to_date", and `distance` is that less the aim, in its unit. `why` says in words why
    it stands as it does, where the figures alone do not. `by_now` is where the figure would be were it on the way to the aim,
    and `from_path` what was reached less that.
    """

    text: str
    value: float | None = None
    state: TargetState = TargetState.NONE
    aim: float | None = None
    wish: Better = Better.NEITHER
    measured: str = "value"
    distance: Quantity = NO_DISTANCE
    path: YearEndPath | None = None
    why: str = ""
    by_now: Quantity = NO_DISTANCE
    from_path: Quantity = NO_DISTANCE

    @property
    def met(self) -> bool | None:
        """Whether it is met, None while that is open or cannot be said."""
        return self.state.is_met
