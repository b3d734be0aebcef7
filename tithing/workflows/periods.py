"""Quarters as people type them."""

from __future__ import annotations

from tithing.vocabulary.period import EitherQuarter, Period, PeriodKind, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused

_YEARS = range(1900, 2200)  # a slip of a digit is none of them
_CHANGE = "Write a quarter such as 2017-18Q4: Q1 is April to June, Q4 January to March"


def quarter_called(text: str) -> Period:
    """The quarter of this code, spaces and letters as people type them. Raises Refused, saying how it is written.

    >>> quarter_called("2017-18Q4").label, quarter_called("2017/18 q4").code
    ('Jan to Mar 2018', '2017-18Q4')
    """
    try:
        period = Period.parse(text)
    except EitherQuarter as error:
        raise Refused(Problem(error.what, error.change)) from error
    except UnknownPeriod as error:
        raise Refused(Problem(f'"{text}" is not a quarter', _CHANGE)) from error
    if period.kind is not PeriodKind.QUARTER:
        raise Refused(Problem(f'"{text}" is {period.title}, not a quarter', _CHANGE))
    if period.start.year not in _YEARS:
        raise Refused(Problem(f'no book has figures of "{text}"', _CHANGE))
    return period
