"""Periods run as the field counts them: quarters from April (R80), the year to date from 1 April, 12 whole months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.vocabulary.period import Period, PeriodKind, UnknownPeriod

# code, first and last day, how it heads a column, how it is said in full
WRITTEN = [
    ("2018-01", date(2018, 1, 1), date(2018, 1, 31), "Jan 2018", "January 2018"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "Feb 2020", "February 2020"),
    ("2017-18Q1", date(2017, 4, 1), date(2017, 6, 30), "Apr to Jun 2017", "Quarter 1, April to June 2017"),
    ("2017-18Q4", date(2018, 1, 1), date(2018, 3, 31), "Jan to Mar 2018", "Quarter 4, January to March 2018"),
    ("2016-17", date(2016, 4, 1), date(2017, 3, 31), "2016 to 2017", "financial year 2016 to 2017"),
    ("1999-00", date(1999, 4, 1), date(2000, 3, 31), "1999 to 2000", "financial year 1999 to 2000"),
    (
        "2017-18Q3-ytd", date(2017, 4, 1), date(2017, 12, 31), "Apr to Dec 2017",
        "year to date, April to December 2017",
    ),
    (
        "ytd-to-2017-08", date(2017, 4, 1), date(2017, 8, 31), "Apr to Aug 2017",
        "year to date, April to August 2017",
    ),
    (
        "12m-to-2018-02", date(2017, 3, 1), date(2018, 2, 28), "Mar 2017 to Feb 2018",
        "12 months to February 2018",
    ),
    ("2018", date(2018, 1, 1), date(2018, 12, 31), "2018", "calendar year 2018"),
    (
        "2018-01-05..2018-02-10", date(2018, 1, 5), date(2018, 2, 10), "5 Jan 2018 to 10 Feb 2018",
        "5 Jan 2018 to 10 Feb 2018",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "start", "end", "label", "title"), WRITTEN)
def test_a_code_is_read_said_and_written_again(
    code: str, start: date, end: date, label: str, title: str
) -> None:
    period = Period.parse(f" {code} ")

    assert (period.start, period.end) == (start, end)
    assert (period.code, str(period), period.label, period.title) == (code, code, label, title)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (date(2018, 1, 1), date(2018, 1, 31), "2018-01"),
        (date(2017, 10, 1), date(2017, 12, 31), "2017-18Q3"),
        (date(2017, 4, 1), date(2018, 3, 31), "2017-18"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2017, 4, 1), date(2017, 9, 30), "2017-18Q2-ytd"),
        (date(2017, 4, 1), date(2017, 8, 31), "ytd-to-2017-08"),
        (date(2017, 9, 1), date(2018, 8, 31), "12m-to-2018-08"),
    ],
)
def test_two_days_make_the_period_that_the_field_has_for_them(start: date, end: date, code: str) -> None:
    assert Period.from_dates(start, end).code == code


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2018, 1, 31), date(2018, 1, 1), "before it starts"),
        (date(2018, 1, 2), date(2018, 3, 31), "no month, quarter"),
        (date(2018, 2, 1), date(2018, 4, 30), "no month, quarter"),
    ],
)
def test_days_that_make_no_period_of_the_field_are_refused(start: date, end: date, words: str) -> None:
    with pytest.raises(UnknownPeriod, match=words):
        Period.from_dates(start, end)


def test_any_days_are_a_range_where_one_is_allowed() -> None:
    odd = Period.from_dates(date(2018, 2, 1), date(2018, 4, 15), allow_range=True)

    assert odd.kind is PeriodKind.RANGE
    assert (odd.month_count, odd.months(), odd.quarters()) == (0, (), ())


@pytest.mark.parametrize(
    "text", ["last quarter", "2018-13", "2017-19", "2017-19Q1", "2017-18Q5", "12m-to-2018-00", "18", ""]
)
def test_what_is_no_period_is_refused_with_itself_named(text: str) -> None:
    with pytest.raises(UnknownPeriod, match=f'"{text}" is not a period'):
        Period.parse(text)


def test_a_slash_and_small_letters_are_read() -> None:
    assert Period.parse("2017/18q4") == Period.parse("2017-18Q4")


@pytest.mark.parametrize(
    ("code", "year_before", "period_before"),
    [
        ("2018-01", "2017-01", "2017-12"),
        ("2017-18Q1", "2016-17Q1", "2016-17Q4"),
        ("2017-18", "2016-17", "2016-17"),
        ("2018", "2017", "2017"),
        ("2017-18Q3-ytd", "2016-17Q3-ytd", "2016-17Q3-ytd"),
        ("12m-to-2018-03", "12m-to-2017-03", "12m-to-2018-02"),
        ("2020-02", "2019-02", "2020-01"),
        ("2020-02-29..2020-03-15", "2019-02-28..2019-03-15", "2019-02-28..2019-03-15"),
    ],
)
def test_neighbours_are_of_the_same_kind(code: str, year_before: str, period_before: str) -> None:
    period = Period.parse(code)

    assert (period.year_before().code, period.period_before().code) == (year_before, period_before)


@pytest.mark.parametrize(
    ("code", "months", "quarters"),
    [("2017-18Q4", 3, 1), ("2017-18", 12, 4), ("2018", 12, 4), ("12m-to-2018-02", 12, 0), ("2018-01", 1, 0)],
)
def test_a_period_is_cut_into_months_and_whole_quarters(code: str, months: int, quarters: int) -> None:
    period = Period.parse(code)

    assert (len(period.months()), len(period.quarters()), period.month_count) == (months, quarters, months)
    assert sum(month.days for month in period.months()) == period.days


def test_a_quarter_knows_its_plan_year_and_its_year_to_date() -> None:
    quarter = Period.parse("2017-18Q3")

    assert (quarter.plan_year, quarter.quarter_number, quarter.days) == ("2017-18", 3, 92)
    assert quarter.year_to_date() == Period.parse("2017-18Q3-ytd")
    assert quarter.financial_year_of().covers(quarter)
    assert not quarter.covers(quarter.financial_year_of())


@given(day=st.dates(date(1995, 1, 1), date(2060, 12, 31)), quarter=st.integers(1, 4))
def test_the_quarters_of_a_year_follow_on_and_fill_it(day: date, quarter: int) -> None:
    this = Period.quarter(day.year, quarter)

    assert this.period_before().end == this.start - timedelta(days=1)
    assert Period.parse(this.code) == this
    assert sum(each.days for each in Period.financial_year(day.year).quarters()) in (365, 366)
    assert Period.from_dates(this.start, this.end) == this
