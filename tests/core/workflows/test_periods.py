"""Quarters and longer spans are known however people type them, and what is none is refused with what can be asked."""

from __future__ import annotations

from argparse import Namespace

import pytest

from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.workflows.figures_out.periods import (
    half_year_called,
    quarter_called,
    refuse_no_span,
    refuse_unlike,
    run_called,
    spans_asked,
    year_called,
)


@pytest.mark.parametrize(
    "typed",
    [
        "2016-17Q3",
        "2016-17 Q3",
        "2016-17q3",
        " 2016/17 Q3 ",
        "2016-2017 Q3",
        "2016–17, quarter 3",
        "Q3 2016-17",
    ],
)
def test_a_quarter_with_a_space_or_a_small_letter_is_the_quarter(typed: str) -> None:
    assert quarter_called(typed).code == "2016-17Q3"


@pytest.mark.parametrize("typed", ["2016-17Q5", "2016-18 Q3", "2016-17", "spring", ""])
def test_what_is_no_quarter_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="not a quarter"):
        quarter_called(typed)


@pytest.mark.parametrize("typed", ["2017-18H2", "2017/18h2", "2017-18 H2", " 2017-18H2 "])
def test_a_half_year_with_a_space_or_a_small_letter_is_the_half_year(typed: str) -> None:
    assert half_year_called(typed).code == "2017-18H2"


@pytest.mark.parametrize(
    ("typed", "asked_so"),
    [
        ("2018H1", "from 2017-18Q4 to 2018-19Q1"),
        ("H2 2018", "from 2018-19Q2 to 2018-19Q3"),
        ("2018-H2", "from 2018-19Q2 to 2018-19Q3"),
    ],
)
def test_half_of_a_calendar_year_is_refused_with_how_its_months_are_asked_for(
    typed: str, asked_so: str
) -> None:
    with pytest.raises(Refused, match="half of a calendar year") as refused:
        half_year_called(typed)

    assert asked_so in str(refused.value)


def test_a_calendar_year_is_refused_with_how_its_months_are_asked_for() -> None:
    with pytest.raises(Refused, match="from 2017-18Q4 to 2018-19Q3"):
        year_called("2018")


@pytest.mark.parametrize("typed", ["2017-18Q4", "2017-19H1", "2017-18H3", "last winter", "2017-18"])
def test_what_is_no_half_year_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="not a half-year"):
        half_year_called(typed)


def test_a_run_of_quarters_that_has_a_name_is_called_by_it() -> None:
    runs = [("Q3", "Q4"), ("Q1", "Q4"), ("Q2", "Q4"), ("Q2", "Q2")]

    assert [run_called(f"2017-18{one}", f"2017-18{other}").code for one, other in runs] == [
        "2017-18H2",
        "2017-18",
        "2017-18Q2-to-2017-18Q4",
        "2017-18Q2",
    ]


def test_a_run_that_ends_before_it_begins_or_is_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        run_called("2017-18Q4", "2017-18Q1")
    with pytest.raises(Refused, match="longer than two years"):
        run_called("2015-16Q4", "2017-18Q4")


@pytest.mark.parametrize("code", ["2018-01", "2017-04-10..2017-06-30", "2017-18Q2-ytd"])
def test_only_whole_quarters_are_a_span(code: str) -> None:
    with pytest.raises(Refused, match="is not a quarter, a half-year"):
        refuse_no_span(Period.parse(code))


def test_one_report_is_of_spans_of_one_length() -> None:
    refuse_unlike([Period.parse("2017-18H1"), Period.parse("2017-18H2")])
    with pytest.raises(Refused, match="a quarter and a year"):
        refuse_unlike([Period.parse("2017-18Q4"), Period.parse("2017-18")])


def given(**asked: object) -> Namespace:
    return Namespace(**{"quarter": [], "half_year": [], "year": [], "first": "", "last": "", **asked})


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"quarter": ["2017-18Q3", "2017-18Q4"]}, ["2017-18Q3", "2017-18Q4"]),
        ({"half_year": ["2017-18H2"]}, ["2017-18H2"]),
        ({"year": ["2017-18"]}, ["2017-18"]),
        ({"first": "2017-18Q3", "last": "2017-18Q4"}, ["2017-18H2"]),
    ],
)
def test_a_span_is_asked_for_in_one_of_four_ways(asked: dict[str, object], codes: list[str]) -> None:
    assert [each.code for each in spans_asked(given(**asked))] == codes


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({}, "it is not said of which time"),
        ({"quarter": ["2017-18Q3"], "year": ["2017-18"]}, "two different times"),
        ({"first": "2017-18Q3"}, "--from and --to go together"),
    ],
)
def test_no_way_two_ways_and_half_a_way_are_refused(asked: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        spans_asked(given(**asked))
