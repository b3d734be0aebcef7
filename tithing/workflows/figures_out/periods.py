"""Quarters, and spans of several, as people type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from tithing.vocabulary.period import EitherQuarter, Period, PeriodKind, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused

MOST_QUARTERS = 8  # two years
SPANS = (PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.FINANCIAL_YEAR, PeriodKind.RUN_OF_QUARTERS)
_YEARS = range(1900, 2200)  # a slip of a digit is none of them
_QUARTER = "Write a quarter such as 2017-18Q4: Q1 is April to June, Q4 January to March"
_HALF_YEAR = "Write a half-year such as 2017-18H2: H1 is April to September, H2 October to March"
_YEAR = "Write a financial year such as 2017-18, which is April 2017 to March 2018"
_RUN = "Write the first and the last quarter, as --from 2017-18Q2 --to 2017-18Q4"
ASK = "Ask for --quarter 2017-18Q4, --half-year 2017-18H2, --year 2017-18, or --from 2017-18Q2 --to 2017-18Q4"
_CHANGES = {
    PeriodKind.QUARTER: ("quarter", _QUARTER),
    PeriodKind.HALF_YEAR: ("half-year", _HALF_YEAR),
    PeriodKind.FINANCIAL_YEAR: ("financial year", _YEAR),
}
_CALENDAR_HALF = re.compile(r"(\d{4})\s?-?H([12])|H([12])\s?-?(\d{4})", re.IGNORECASE)


def quarter_called(text: str) -> Period:
    """The quarter of this code, spaces and letters as people type them. Raises Refused, saying how it is written.

    >>> quarter_called("2017-18Q4").label, quarter_called("2017/18 q4").code
    ('Jan to Mar 2018', '2017-18Q4')
    """
    return _called(text, PeriodKind.QUARTER)


def half_year_called(text: str) -> Period:
    """The half of a financial year of this code. Raises Refused, of half a calendar year with what can be asked.

    >>> half_year_called("2017-18H2").label, half_year_called("2017/18 h1").code
    ('Oct 2017 to Mar 2018', '2017-18H1')
    """
    if match := _CALENDAR_HALF.fullmatch(text.strip()):
        raise Refused(_half_of_a_calendar_year(text, int(match[1] or match[4]), int(match[2] or match[3])))
    return _called(text, PeriodKind.HALF_YEAR)


def year_called(text: str) -> Period:
    """The financial year of this code. Raises Refused, of a calendar year with what can be asked.

    >>> year_called("2017-18").label, year_called("2017/18").code
    ('2017 to 2018', '2017-18')
    """
    if re.fullmatch(r"\d{4}", text.strip()):
        year = int(text)
        first, last = Period.quarter(year - 1, 4), Period.quarter(year, 3)
        raise Refused(
            Problem(f'"{text}" is a calendar year, not a financial year', _or_run(_YEAR, first, last))
        )
    return _called(text, PeriodKind.FINANCIAL_YEAR)


def run_called(first: str, last: str) -> Period:
    """The whole quarters from one to another. Raises Refused for none, and for more than two years.

    >>> run_called("2017-18Q3", "2017-18Q4").code, run_called("2016-17Q4", "2017-18Q3").label
    ('2017-18H2', 'Jan to Dec 2017')
    """
    one, other = quarter_called(first), quarter_called(last)
    if other.end < one.end:
        raise Refused(Problem(f"{one.code} to {other.code} ends before it begins", _RUN))
    span = Period.of_quarters(one, other)
    refuse_no_span(span)
    return span


class AskedSpans(Protocol):
    """What a person gave: texts of quarters, half-years and years, and the first and last of a run of quarters."""

    quarter: list[str]
    half_year: list[str]
    year: list[str]
    first: str
    last: str


def spans_asked(given: AskedSpans) -> tuple[Period, ...]:
    """The spans that are asked for, all in one way. Raises Refused for none, for two ways at once, and for what is no span."""
    ways = {
        "--quarter": tuple(map(quarter_called, given.quarter)),
        "--half-year": tuple(map(half_year_called, given.half_year)),
        "--year": tuple(map(year_called, given.year)),
        "--from and --to": _run_asked(given),
    }
    asked = {way: found for way, found in ways.items() if found}
    if not asked:
        raise Refused(Problem("it is not said of which time", ASK))
    if len(asked) > 1:
        raise Refused(Problem(f"{' and '.join(asked)} ask for two different times", f"{ASK}, one of them"))
    return next(iter(asked.values()))


def span_asked(given: AskedSpans) -> Period:
    """The one span that is asked for. Raises Refused as `spans_asked`, and for several."""
    first, *more = spans_asked(given)
    if more:
        raise Refused(
            Problem(f"{first.code} and {more[0].code} are two, and this is of one", "Ask for each by itself")
        )
    return first


def _run_asked(given: AskedSpans) -> tuple[Period, ...]:
    if not (given.first or given.last):
        return ()
    if not (given.first and given.last):
        raise Refused(Problem("--from and --to go together", _RUN))
    return (run_called(given.first, given.last),)


def refuse_no_span(period: Period) -> None:
    """Raises Refused for a period that no report is of: one that is no whole quarters, or more than two years."""
    if period.kind not in SPANS:
        what = (
            f"{period.code} is not a quarter, a half-year, a financial year or another run of whole quarters"
        )
        raise Refused(Problem(what, ASK))
    if len(period.quarters()) > MOST_QUARTERS:
        what = f"{period.quarters()[0].code} to {period.quarters()[-1].code} is longer than two years"
        raise Refused(Problem(what, "Ask for two years at most"))


def refuse_unlike(spans: Sequence[Period]) -> None:
    """Raises Refused where spans of one report are of unlike length: their numbers and rates do not compare."""
    lengths = list(dict.fromkeys(span.name for span in spans))
    if len(lengths) > 1:
        what = f"one report is of spans of one length, and these are a {lengths[0]} and a {lengths[1]}"
        raise Refused(Problem(what, "Write a report of each"))


def _called(text: str, kind: PeriodKind) -> Period:
    called, change = _CHANGES[kind]
    try:
        period = Period.parse(re.sub(r"(?<=\d)\s+(?=[Hh][12]$)", "", text.strip()))
    except EitherQuarter as error:
        raise Refused(Problem(error.what, error.change)) from error
    except UnknownPeriod as error:
        raise Refused(Problem(f'"{text}" is not a {called}', change)) from error
    if period.kind is not kind:
        raise Refused(Problem(f'"{text}" is {period.as_named}, not a {called}', change))
    if period.start.year not in _YEARS:
        raise Refused(Problem(f'no book has figures of "{text}"', change))
    return period


def _half_of_a_calendar_year(text: str, year: int, half: int) -> Problem:
    first, last = (
        (Period.quarter(year - 1, 4), Period.quarter(year, 1))
        if half == 1
        else (Period.quarter(year, 2), Period.quarter(year, 3))
    )
    return Problem(f'"{text}" is half of a calendar year', _or_run(_HALF_YEAR, first, last))


def _or_run(change: str, first: Period, last: Period) -> str:
    """What is written instead; and how the very months that were meant are asked for."""
    label = Period.of_quarters(first, last).label
    return f"{change}. {label} is the quarters from {first.code} to {last.code}, with --from and --to"
