"""Periods as the field counts them: quarters run from April (R80), the year to date from 1 April.

>>> Period.parse("2017-18Q4").label
'Jan to Mar 2018'
>>> Period.parse("2017-18Q4").year_before().code
'2016-17Q4'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from tithing.vocabulary.period_words import days_in_words, two_quarters

MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"  # of the financial year: April to September, or October to March
    RUN_OF_QUARTERS = "run_of_quarters"  # whole quarters one after another that are none of these
    FINANCIAL_YEAR = "financial_year"
    YEAR_TO_DATE = "year_to_date"
    ROLLING_12 = "rolling_12"
    CALENDAR_YEAR = "calendar_year"
    RANGE = "range"


class UnknownPeriod(ValueError):
    """A period that is not written, or not bounded, in a way the field uses."""

    @property
    def what(self) -> str:
        """What is wrong with it."""
        return str(self).partition(": ")[0]

    @property
    def change(self) -> str:
        """What to write instead, as a sentence."""
        said = str(self).partition(": ")[2]
        return said[:1].upper() + said[1:]


class EitherQuarter(UnknownPeriod):
    """A quarter such as Q1 2025, which may be of the calendar year or of the financial year."""


@lru_cache(maxsize=4096)
def _month_end(year: int, month: int) -> date:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)


def _add_months(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def could_be_a_year(text: str) -> bool:
    """Whether a text is both a month and a financial year, as twelve are from 2000-01 to 2011-12.

    >>> could_be_a_year("2011-12"), could_be_a_year("2012-12"), could_be_a_year("2012-13")
    (True, False, False)
    """
    match = _MONTH_OR_YEAR.fullmatch(text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


_MONTH_OR_YEAR = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def _financial_year_start(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _financial_year_code(start_year: int) -> str:
    return f"{start_year:04d}-{(start_year + 1) % 100:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """Whole days from `start` to `end`, both included, and the kind of period they make."""

    start: date
    end: date
    kind: PeriodKind

    def __hash__(self) -> int:
        return hash((self.start, self.end))  # the kind tells few periods apart, and is slow to hash

    # -- making one ---------------------------------------------------------------------------

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls(date(year, month, 1), _month_end(year, month), PeriodKind.MONTH)

    @classmethod
    def quarter(cls, start_year: int, quarter: int) -> Period:
        """Quarter 1 to 4 of the financial year that starts in April of `start_year`."""
        first = _add_months(date(start_year, 4, 1), 3 * (quarter - 1))
        last = _add_months(first, 2)
        return cls(first, _month_end(last.year, last.month), PeriodKind.QUARTER)

    @classmethod
    def half_year(cls, start_year: int, half: int) -> Period:
        """April to September (1) or October to March (2) of the financial year that starts in April of `start_year`."""
        first, last = cls.quarter(start_year, 2 * half - 1), cls.quarter(start_year, 2 * half)
        return cls(first.start, last.end, PeriodKind.HALF_YEAR)

    @classmethod
    def of_quarters(cls, first: Period, last: Period) -> Period:
        """From one quarter to another, both included: a quarter, a half-year, a financial year, or a run of quarters.

        >>> q = Period.parse
        >>> [Period.of_quarters(q(one), q(other)).code for one, other in (
        ...     ("2017-18Q3", "2017-18Q4"), ("2017-18Q1", "2017-18Q4"), ("2017-18Q2", "2017-18Q4"))]
        ['2017-18H2', '2017-18', '2017-18Q2-to-2017-18Q4']
        """
        whole = (first.start, last.end)
        if whole[1] < whole[0]:
            raise UnknownPeriod(f"{first.code} to {last.code} ends before it starts")
        year = _financial_year_start(first.start)
        named = (first, cls.half_year(year, 1), cls.half_year(year, 2), cls.financial_year(year))
        return next(
            (each for each in named if (each.start, each.end) == whole),
            cls(*whole, PeriodKind.RUN_OF_QUARTERS),
        )

    @classmethod
    def financial_year(cls, start_year: int) -> Period:
        return cls(date(start_year, 4, 1), date(start_year + 1, 3, 31), PeriodKind.FINANCIAL_YEAR)

    @classmethod
    def calendar_year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year, 12, 31), PeriodKind.CALENDAR_YEAR)

    @classmethod
    def rolling_12(cls, year: int, month: int) -> Period:
        """The twelve months that end with the given month."""
        end = _month_end(year, month)
        return cls(_add_months(date(year, month, 1), -11), end, PeriodKind.ROLLING_12)

    @classmethod
    def year_to_date_at(cls, end: date) -> Period:
        """From 1 April of the financial year to `end`."""
        return cls(date(_financial_year_start(end), 4, 1), end, PeriodKind.YEAR_TO_DATE)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a code: 2018-01, 2017-18Q4, 2017-18H2, 2017-18Q2-to-2017-18Q4, 2017-18, 2017-18Q3-ytd, ytd-to-2017-08,
        12m-to-2018-03, 2018, or 2017-04-01..2017-06-30; or words, as in `period_words`. Raises UnknownPeriod with the accepted
        forms.

        >>> Period.parse("Q4 2024/25").code, Period.parse("Apr-17").code
        ('2024-25Q4', '2017-04')
        """
        return _parse(text.strip())

    @classmethod
    def of_month(cls, text: str) -> Period:
        """Read a text that says a month wherever it can: "2011-12" is December 2011. Else as `parse`.

        >>> Period.of_month("2011-12").label, Period.parse("2011-12").label
        ('Dec 2011', '2011 to 2012')
        """
        if could_be_a_year(text):
            return cls.month(int(text[:4]), int(text[5:]))
        return cls.parse(text)

    @classmethod
    def from_dates(cls, start: date, end: date, *, allow_range: bool = False) -> Period:
        """The known period with these first and last days.

        A month, quarter, financial year, calendar year, year to date or rolling twelve months is recognised.
        Any other range raises UnknownPeriod, unless `allow_range`.
        """
        if end < start:
            raise UnknownPeriod(f"the period ends ({end}) before it starts ({start})")
        for candidate in _candidates(start, end):
            if (candidate.start, candidate.end) == (start, end):
                return candidate
        if allow_range:
            return cls(start, end, PeriodKind.RANGE)
        raise UnknownPeriod(
            f"{start} to {end} is no month, quarter (from April, July, October or January), financial year, "
            "calendar year, year to date from 1 April, or 12 whole months"
        )

    # -- saying it ----------------------------------------------------------------------------

    @property
    def code(self) -> str:
        """The written form that `parse` reads back."""
        match self.kind:
            case PeriodKind.MONTH:
                return self._month_as_code
            case PeriodKind.QUARTER:
                return f"{self.plan_year}Q{self.quarter_number}"
            case PeriodKind.HALF_YEAR:
                return f"{self.plan_year}H{self._half}"
            case PeriodKind.RUN_OF_QUARTERS:
                first, *_, last = self.quarters()
                return f"{first.code}-to-{last.code}"
            case PeriodKind.FINANCIAL_YEAR:
                return self.plan_year
            case PeriodKind.CALENDAR_YEAR:
                return f"{self.start.year:04d}"
            case PeriodKind.ROLLING_12:
                return f"12m-to-{self.end.year:04d}-{self.end.month:02d}"
            case PeriodKind.YEAR_TO_DATE:
                return self._to_date_as_code
            case PeriodKind.RANGE:
                return self._days_as_code

    @property
    def _month_as_code(self) -> str:
        return self._days_as_code if could_be_a_year(self.month_text) else self.month_text

    @property
    def _to_date_as_code(self) -> str:
        if self.end.month in (6, 9, 12, 3):
            return f"{self.plan_year}Q{self.quarter_number}-ytd"
        return f"ytd-to-{self.end.year:04d}-{self.end.month:02d}"

    @property
    def _days_as_code(self) -> str:
        return f"{self.start}..{self.end}"

    @property
    def month_text(self) -> str:
        """Its first month as incidents and police files write it, "2011-12": of a month alone, never of a year.

        >>> Period.month(2011, 12).month_text, Period.month(2011, 12).code
        ('2011-12', '2011-12-01..2011-12-31')
        """
        return f"{self.start.year:04d}-{self.start.month:02d}"

    @property
    def label(self) -> str:
        """Short words for a column head: 'Jan to Mar 2018', 'Apr 2017 to Mar 2018', 'Oct 2020'."""
        first, last = MONTH_NAMES[self.start.month - 1], MONTH_NAMES[self.end.month - 1]
        if self.kind is PeriodKind.MONTH:
            return f"{first} {self.start.year}"
        if self.kind is PeriodKind.FINANCIAL_YEAR:
            return f"{self.start.year} to {self.end.year}"
        if self.kind is PeriodKind.CALENDAR_YEAR:
            return f"{self.start.year}"
        if self.kind is PeriodKind.RANGE:
            return f"{self.start.day} {first} {self.start.year} to {self.end.day} {last} {self.end.year}"
        if self.start.year == self.end.year:
            return f"{first} to {last} {self.end.year}"
        return f"{first} {self.start.year} to {last} {self.end.year}"

    @property
    def title(self) -> str:
        """Full words: 'Quarter 4, January to March 2018'; 'financial year 2016 to 2017'."""
        first, last = FULL_MONTH_NAMES[self.start.month - 1], FULL_MONTH_NAMES[self.end.month - 1]
        match self.kind:
            case PeriodKind.QUARTER:
                return f"Quarter {self.quarter_number}, {first} to {last} {self.end.year}"
            case PeriodKind.HALF_YEAR:
                return f"{('first', 'second')[self._half - 1]} half-year, {self._from_to}"
            case PeriodKind.RUN_OF_QUARTERS:
                return self._from_to
            case PeriodKind.FINANCIAL_YEAR:
                return f"financial year {self.start.year} to {self.end.year}"
            case PeriodKind.MONTH:
                return f"{first} {self.start.year}"
            case PeriodKind.CALENDAR_YEAR:
                return f"calendar year {self.start.year}"
            case PeriodKind.ROLLING_12:
                return f"12 months to {last} {self.end.year}"
            case PeriodKind.YEAR_TO_DATE:
                return f"year to date, {first} to {last} {self.end.year}"
            case PeriodKind.RANGE:
                return self.label

    @property
    def heading(self) -> str:
        """Its full words where they stand alone, as over a chapter: 'Second half-year, October 2017 to March 2018'."""
        return f"{self.title[:1].upper()}{self.title[1:]}"

    @property
    def as_named(self) -> str:
        """Its full words as a sentence names it: 'Quarter 4, January to March 2018', 'the financial year 2016 to 2017'."""
        named = self.kind in (PeriodKind.HALF_YEAR, PeriodKind.FINANCIAL_YEAR)
        return f"the {self.title}" if named else self.title

    @property
    def when(self) -> str:
        """When it was, as a sentence says it.

        >>> Period.parse("2017-18Q4").when, Period.parse("2017-18Q4-ytd").when, Period.parse("2017-18Q3-ytd").when
        ('in January to March 2018', 'in the year to March 2018', 'in April to December 2017')
        """
        first, last = FULL_MONTH_NAMES[self.start.month - 1], FULL_MONTH_NAMES[self.end.month - 1]
        if self.kind is PeriodKind.CALENDAR_YEAR:
            return f"in {self.start.year}"
        if self.kind is PeriodKind.RANGE and not self.month_count:
            return f"from {self.start.day} {first} {self.start.year} to {self.end.day} {last} {self.end.year}"
        if self.month_count == 12:
            return f"in the year to {last} {self.end.year}"
        if self.month_count == 1:
            return f"in {last} {self.end.year}"
        return f"in {self._from_to}"

    @property
    def _from_to(self) -> str:
        """Its first and last month: 'January to March 2018', 'October 2017 to March 2018'."""
        first, last = FULL_MONTH_NAMES[self.start.month - 1], FULL_MONTH_NAMES[self.end.month - 1]
        began = first if self.start.year == self.end.year else f"{first} {self.start.year}"
        return f"{began} to {last} {self.end.year}"

    @property
    def name(self) -> str:
        """What a period of this length is called, after "the same" or "this": 'quarter', 'half-year', 'nine months'.

        >>> [Period.parse(code).name for code in ("2017-18Q4", "2017-18H2", "2017-18", "2017-18Q2-to-2017-18Q4")]
        ['quarter', 'half-year', 'year', 'nine months']
        """
        months = self.month_count
        named = {1: "month", 3: "quarter", 6: "half-year", 9: "nine months", 12: "year", 24: "two years"}
        if not months or (self.kind is PeriodKind.YEAR_TO_DATE and months != 6):
            return "period"
        return named.get(months, f"{months} months")

    @property
    def names(self) -> str:
        """Several of them: 'quarters', 'half-years', 'periods of nine months'."""
        return f"periods of {self.name}" if self.name.endswith("s") else f"{self.name}s"

    @property
    def this(self) -> str:
        """The period that is spoken of, as a sentence names it: 'this quarter', 'these nine months'."""
        return f"these {self.name}" if self.name.endswith("s") else f"this {self.name}"

    # -- asking it ----------------------------------------------------------------------------

    @property
    def plan_year(self) -> str:
        """The financial year its last day is in, as '2017-18'."""
        return _financial_year_code(_financial_year_start(self.end))

    @property
    def quarter_number(self) -> int:
        """1 for a period that ends in April to June, through to 4 for January to March."""
        return (self.end.month - 4) % 12 // 3 + 1

    @property
    def _half(self) -> int:
        """1 for a period that ends in April to September, else 2."""
        return (self.quarter_number + 1) // 2

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def month_count(self) -> int:
        """How many whole months it has; 0 for a range that does not start and end with a month."""
        if self.start.day != 1 or self.end != _month_end(self.end.year, self.end.month):
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    def months(self) -> tuple[Period, ...]:
        """Its whole months, in order; empty for a range that does not start and end with a month."""
        return _whole_months(self.start, self.end)

    def quarters(self) -> tuple[Period, ...]:
        """Its whole financial quarters, in order; empty when it does not divide into quarters."""
        return _quarters_between(self.start, self.end)

    @property
    def last_quarter(self) -> Period:
        """The quarter that it ends with; itself where it does not divide into quarters."""
        return self.quarters()[-1] if self.quarters() else self

    def is_of_the_days_of(self, other: Period) -> bool:
        """Whether both have the same first and last day, whatever they are called."""
        return (self.start, self.end) == (other.start, other.end)

    def covers(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    # -- its neighbours -----------------------------------------------------------------------

    def year_before(self) -> Period:
        """The same period one year earlier."""
        return _moved(self, -12)

    def period_before(self) -> Period:
        """The period of the same length that ends the day before this one starts."""
        if self.kind in (PeriodKind.HALF_YEAR, PeriodKind.RUN_OF_QUARTERS):
            return _moved(self, -self.month_count)
        return _moved(self, _MONTHS_BEFORE.get(self.kind, -12))

    @property
    def is_its_year_to_date(self) -> bool:
        """Whether it is longer than a quarter and begins the financial year, so that the year to date says nothing more."""
        return self.month_count > 3 and self.is_of_the_days_of(self.year_to_date())

    def year_to_date(self) -> Period:
        """From 1 April of its financial year to its last day."""
        return Period.year_to_date_at(self.end)

    def financial_year_of(self) -> Period:
        return Period.financial_year(_financial_year_start(self.end))

    def __str__(self) -> str:
        return self.code


_MONTHS_BEFORE = {PeriodKind.MONTH: -1, PeriodKind.QUARTER: -3, PeriodKind.ROLLING_12: -1}  # of others a year


@lru_cache(maxsize=4096)
def _moved(period: Period, months: int) -> Period:
    """Kept, since every figure of a quarter is set against those of the same few quarters before it."""
    if period.kind is PeriodKind.RANGE:
        return Period(_shift_years(period.start, months), _shift_years(period.end, months), period.kind)
    first = _add_months(period.start, months)
    last = _add_months(date(period.end.year, period.end.month, 1), months)
    return Period(first, _month_end(last.year, last.month), period.kind)


def _shift_years(day: date, months: int) -> date:
    years = round(months / 12)
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@lru_cache(maxsize=4096)
def _whole_months(start: date, end: date) -> tuple[Period, ...]:
    """Kept, since one quarter's figures ask for the months of the same few periods thousands of times."""
    if start.day != 1 or end != _month_end(end.year, end.month):
        return ()
    found = []
    while start <= end:
        found.append(Period.month(start.year, start.month))
        start = _add_months(start, 1)
    return tuple(found)


@lru_cache(maxsize=4096)
def _quarters_between(start: date, end: date) -> tuple[Period, ...]:
    months = _whole_months(start, end)
    if not months or len(months) % 3 or start.month not in (4, 7, 10, 1):
        return ()
    return tuple(
        Period(months[i].start, months[i + 2].end, PeriodKind.QUARTER) for i in range(0, len(months), 3)
    )


def _candidates(start: date, end: date) -> Iterator[Period]:
    yield Period.month(start.year, start.month)
    if start.month in (1, 4, 7, 10):
        yield Period.quarter(_financial_year_start(start), (start.month - 4) % 12 // 3 + 1)
    if start.month == 4:
        yield Period.financial_year(start.year)
    if start.month == 1:
        yield Period.calendar_year(start.year)
    last_day = _month_end(end.year, end.month)
    if end == last_day:
        yield Period.rolling_12(end.year, end.month)
        yield Period.year_to_date_at(end)


_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FINANCIAL_YEAR = re.compile(r"(\d{4})[-/](\d{2})(?:Q([1-4])(-ytd)?)?", re.IGNORECASE)
_HALF_YEAR = re.compile(r"(\d{4})[-/](\d{2})H([12])", re.IGNORECASE)
_RUN_OF_QUARTERS = re.compile(r"(\S+Q[1-4])-to-(\S+Q[1-4])", re.IGNORECASE)
_ROLLING = re.compile(r"12m-to-(\d{4})-(\d{2})", re.IGNORECASE)
_YEAR_TO_DATE = re.compile(r"ytd-to-(\d{4})-(\d{2})", re.IGNORECASE)
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")

_FORMS = (
    "write a month 2018-01, a quarter 2017-18Q4, a half-year 2017-18H2, a financial year 2017-18, a year to date 2017-18Q3-ytd, "
    "twelve months 12m-to-2018-03, a calendar year 2018, or days 2017-04-01..2017-06-30"
)


def _parse(text: str) -> Period:
    try:
        found = _parse_year_forms(text) or _parse_other_forms(text) or _parse_words(text)
    except ValueError as error:
        raise UnknownPeriod(f'"{text}" is not a period: {error}') from error
    if found is None:
        raise _either_quarter(text) or UnknownPeriod(f'"{text}" is not a period: {_FORMS}')
    return found


def _either_quarter(text: str) -> EitherQuarter | None:
    """Words such as "Q1 2025", with both quarters that may be meant; None for any others."""
    both = two_quarters(text)
    if both is None:
        return None
    either = " or ".join(
        f'"{each.code}" for {each.label}' for each in (Period.from_dates(*days) for days in both)
    )
    why = "may be a quarter of the calendar year or of the financial year, which begins in April"
    return EitherQuarter(f'"{text}" {why}: write {either}')


def _parse_year_forms(text: str) -> Period | None:
    match = _FINANCIAL_YEAR.fullmatch(text)
    if match is None:
        return None
    year, second = int(match[1]), int(match[2])
    if (year + 1) % 100 == second:
        if match[3] is None:
            return Period.financial_year(year)
        quarter = Period.quarter(year, int(match[3]))
        return quarter.year_to_date() if match[4] else quarter
    if match[3] is None and "-" in text and 1 <= second <= 12:
        return Period.month(year, second)
    return None


def _parse_other_forms(text: str) -> Period | None:
    if (match := _HALF_YEAR.fullmatch(text)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return Period.half_year(int(match[1]), int(match[3]))
    if match := _RUN_OF_QUARTERS.fullmatch(text):
        return Period.of_quarters(_parse(match[1]), _parse(match[2]))
    if match := _ROLLING.fullmatch(text):
        return Period.rolling_12(int(match[1]), int(match[2]))
    if match := _YEAR_TO_DATE.fullmatch(text):
        return Period.year_to_date_at(_month_end(int(match[1]), int(match[2])))
    if match := _RANGE.fullmatch(text):
        return Period.from_dates(date.fromisoformat(match[1]), date.fromisoformat(match[2]), allow_range=True)
    if re.fullmatch(r"\d{4}", text):
        return Period.calendar_year(int(text))
    return None


def _parse_words(text: str) -> Period | None:
    days = days_in_words(text)
    return Period.from_dates(*days) if days else None
