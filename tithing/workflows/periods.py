"""Quarters as people type them."""

from __future__ import annotations

from tithing.vocabulary.period import Period, PeriodKind, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused


def quarter_called(text: str) -> Period:
    """The quarter of this code. Raises Refused, saying how a quarter is written.

    >>> quarter_called("2017-18Q4").label
    'Jan to Mar 2018'
    """
    try:
        period = Period.parse(text)
    except UnknownPeriod as error:
        raise Refused(Problem(str(error), "Write a quarter such as 2017-18Q4")) from error
    if period.kind is not PeriodKind.QUARTER:
        raise Refused(
            Problem(f"{text} is {period.title}, not a quarter", "Write a quarter such as 2017-18Q4")
        )
    return period
