"""From two quantities to their change. What is not known carries its reason through; what cannot be given
says which rule refuses it.

>>> from tithing.vocabulary.quantity import Known, Missing
>>> percent_change(Known(2718), Known(2433)).number
11.713933415536374
>>> difference(Known(3), Missing("the register was closed")).words
'not held: the register was closed'
"""

from __future__ import annotations

from collections.abc import Callable

from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Status, Suppressed, Withheld
from tithing.vocabulary.units import Unit

MINIMUM_BASE = 10  # R82: no percentage from fewer than ten (a setting; the default of the field)

ZERO_BASE = NotApplicable("no percentage can be taken from zero", "R82")
BOTH_ZERO = NotApplicable("no change: both are zero", "R82")
POINTS_INSTEAD = NotApplicable("between percentages the change is given in percentage points", "R83")
RANKS_HAVE_NO_PERCENTAGE = NotApplicable("a rank has no percentage change", "R83")
NOT_PERCENTAGES = NotApplicable("points are for percentages", "R83")

_LEAST_SURE_FIRST = (Status.ESTIMATED, Status.PROVISIONAL, Status.REVISED, Status.FINAL)


def difference(now: Quantity, before: Quantity) -> Quantity:
    """Current less earlier (R81), in the unit of both."""
    return combined(now, before, lambda a, b: a - b)


def percent_change(
    now: Quantity, before: Quantity, *, unit: Unit = Unit.COUNT, minimum_base: float = MINIMUM_BASE
) -> Quantity:
    """Difference over the earlier value, times 100, unrounded (R81); refused by R82 and R83 with their words.

    The smallest base holds for counts only: a rate of 2.4 per 1,000 may stand for hundreds of events.
    """
    if unit in (Unit.PERCENT, Unit.POINTS):
        return _unless_unknown(now, before, POINTS_INSTEAD)
    if unit is Unit.RANK:
        return _unless_unknown(now, before, RANKS_HAVE_NO_PERCENTAGE)
    if not (isinstance(now, Known) and isinstance(before, Known)):
        return _unless_unknown(now, before, ZERO_BASE)
    if before.number <= 0:
        return BOTH_ZERO if now.number == before.number == 0 else ZERO_BASE
    if unit is Unit.COUNT and before.number < minimum_base:
        return small_base(minimum_base)
    return combined(now, before, lambda a, b: (a - b) / b * 100)


def small_base(minimum_base: float) -> NotApplicable:
    """The refusal of a percentage from fewer than the smallest base."""
    words = f"the earlier count is under {minimum_base}, so counts are given, not a percentage"
    return NotApplicable(words, "R82")


SMALL_BASE = small_base(MINIMUM_BASE)


def points_change(now: Quantity, before: Quantity, *, unit: Unit = Unit.PERCENT) -> Quantity:
    """Percentage points between two percentages (R83); not applicable to any other unit."""
    if unit is not Unit.PERCENT:
        return _unless_unknown(now, before, NOT_PERCENTAGES)
    return difference(now, before)


def combined(now: Quantity, before: Quantity, work: Callable[[float, float], float]) -> Quantity:
    """`work` done on two known numbers, only as sure as the less sure of them; else why there is none."""
    if isinstance(now, Known) and isinstance(before, Known):
        return Known(work(now.number, before.number), less_sure(now.status, before.status))
    return _unless_unknown(now, before, ZERO_BASE)


def less_sure(*statuses: Status) -> Status:
    """Estimated before provisional before revised before final."""
    return next((status for status in _LEAST_SURE_FIRST if status in statuses), Status.FINAL)


def _unless_unknown(now: Quantity, before: Quantity, otherwise: NotApplicable) -> Quantity:
    """Why one of them is not known. Suppressed first: a difference must not give it away (R100)."""
    for kind in (Suppressed, Missing, Withheld, NotApplicable):
        for quantity in (now, before):
            if isinstance(quantity, kind):
                return quantity
    return otherwise
