"""Whether figures that stand together can all be true: a rate, an average and a rank (R97); a running total and
the one before it, a quarter and its year to date (R80).
"""

from __future__ import annotations

from tithing.indicators.result import At
from tithing.statistics.rounding import round_half_away, written
from tithing.vocabulary.quantity import number_of

SIZE = 15  # a most similar group: 14 and the area itself (R97)


def impossible_together(
    *, rate: float | None, average: float | None, rank: float | None, of: int = SIZE
) -> str:
    """Why a rate, an average of `of` areas and a rank cannot all be true; "" when they can (R97).

    The lowest of several cannot lie above their average, nor the highest below it; an area with `of - rank` areas at
    or above it, and none of the others below zero, pulls the average up to at least its share.

    >>> impossible_together(rate=5.0, average=4.0, rank=1)
    'the lowest rate of 15 cannot be above their average'
    >>> impossible_together(rate=0.5, average=0.4, rank=15)
    ''
    """
    if rate is None or average is None or rank is None:
        return ""
    slack = 0.0005 * max(1.0, average)  # what rounding to the printed digits may hide
    if not 1 <= rank <= of or rank != int(rank):
        return f"a rank of {written(rank)} is not one of {of}"
    if rank == 1 and rate > average + slack:
        return f"the lowest rate of {of} cannot be above their average"
    if rank == of and rate < average - slack:
        return f"the highest rate of {of} cannot be below their average"
    least = rate * (of - rank + 1) / of  # those above have at least this rate, those below at least nothing
    if least <= average + slack:
        return ""
    return (
        f"rank {written(rank)} of {of} at {written(rate)} would need an average of "
        f"at least {round_half_away(least, 2)}, not {written(average)}"
    )


def running_total_falls(now: At, before: At) -> str:
    """Why a count that runs up over the year cannot be lower than it was; "" when it is not (R80)."""
    one, other = number_of(now.quantity), number_of(before.quantity)
    if one is None or other is None or one >= other or now.period.plan_year != before.period.plan_year:
        return ""
    return f"a running total cannot fall, and it was {written(other)} in {before.period.label}"


def year_to_date_falls_short(value: At, to_date: At) -> str:
    """Why a year to date of events cannot be under a part of it; "" when it is not (R80)."""
    one, whole = number_of(value.quantity), number_of(to_date.quantity)
    if one is None or whole is None or whole >= one or not to_date.period.covers(value.period):
        return ""
    return f"a year to date of {written(whole)} cannot be under {written(one)}, which is part of it"
