"""Control charts, records, and month by month within the quarter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.findings.cast import QUARTER, a_result, months, quantity_of, quarters
from tithing.documents.words.facts import plain_sentence, words_of
from tithing.findings.fact import Fact
from tithing.findings.inputs import Points, Series
from tithing.findings.rules import control_signals, record, within_quarter
from tithing.findings.subject import Subject
from tithing.statistics.control_charts import ControlRule
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing, Quantity, number_of
from tithing.vocabulary.units import Unit

STEADY = (100, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98)


def signal(*values: float | Quantity, better: Better = Better.LOWER, breaks: tuple[str, ...] = ()) -> Fact:
    (fact,) = control_signals.find([quarters(*values, better=better, breaks=breaks)])
    return fact


def test_a_point_outside_the_limits_is_a_signal_with_its_limits() -> None:
    fact = signal(*STEADY, 160)

    assert (fact.text("rule"), fact.text("side"), fact.text("trial")) == ("1", "high", "")
    assert fact.number("value") == 160
    upper = fact.number("upper_limit")
    assert upper is not None
    assert upper < 160
    assert (fact.direction, fact.figure("value").provenance.period) == (Direction.WORSE, QUARTER.code)


def test_each_point_stands_in_the_fact_and_those_that_signal_are_marked() -> None:
    fact = signal(*STEADY, 120)

    assert len(fact.items) == 12
    assert [item.code for item in fact.items if item.marked] == [QUARTER.code]
    assert fact.items[-1].text("rule") == "1"


@pytest.mark.parametrize(
    ("better", "last", "direction"),
    [
        (Better.LOWER, 40, Direction.BETTER),
        (Better.HIGHER, 40, Direction.WORSE),
        (Better.NEITHER, 40, Direction.NEITHER),
        (Better.HIGHER, 160, Direction.BETTER),
    ],
)
def test_a_signal_is_good_or_bad_by_the_definition(better: Better, last: int, direction: Direction) -> None:
    assert signal(*STEADY, last, better=better).direction is direction


def test_an_old_signal_is_history() -> None:
    assert control_signals.find([quarters(120, *STEADY)]) == ()


def test_a_last_point_that_is_missing_does_not_signal() -> None:
    assert control_signals.find([quarters(*STEADY, 160, Missing())]) == ()


def test_fewer_than_twelve_points_are_a_trial_and_fewer_than_eight_no_chart() -> None:
    assert signal(*STEADY[:9], 160).text("trial") == "yes"
    assert control_signals.find([quarters(1, 1, 1, 1, 1, 1, 900)]) == ()


# -- a span of several points ------------------------------------------------------------------------------

HALF_YEAR = Period.parse("2020-21H2")
CALM = (100, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98, 102, 99, 103, 97, 101, 100, 104)


def by_month(*values: float | Quantity, span: Period = HALF_YEAR) -> Series:
    """Months in a row, the last of them the last of the span."""
    periods = [span.months()[-1]]
    while len(periods) < len(values):
        periods.insert(0, periods[0].period_before())
    points = tuple(zip(periods, (quantity_of(value) for value in values), strict=True))
    return Series(replace(Subject.of(a_result()), period=span), points)


def said_of(series: Series) -> list[str]:
    return [plain_sentence(words_of(fact)) for fact in control_signals.find([series])]


@pytest.mark.parametrize(
    ("last_six", "said"),
    [
        ((102, 160, 99, 103, 97, 101), ["above its usual range in Nov 2020 (160; its usual range is "]),
        ((102, 99, 103, 97, 101, 160), ["above its usual range (160 in Mar 2021; "]),
        ((102, 160, 162, 103, 97, 101), ["above its usual range for two months in a row to Dec 2020 (162; "]),
        (
            (160, 99, 103, 40, 101, 99),
            [
                "below its usual range in Jan 2021 (40; ",
                "; also above its usual range in Oct 2020 (160).",
            ],
        ),
    ],
)
def test_every_month_of_a_span_that_signals_is_told_with_its_month_and_a_run_once(
    last_six: tuple[int, ...], said: list[str]
) -> None:
    (sentence,) = said_of(by_month(*CALM, *CALM, *CALM, *last_six))

    assert all(part in sentence for part in said), sentence
    assert sentence.count("its usual range ") == len(said) + 1  # the range itself is said once


def test_two_of_three_are_told_at_the_second_and_not_of_three_months_of_which_one_is_far() -> None:
    """Two months far from the average, with another between them: the three months to the first have one such."""
    (sentence,) = said_of(by_month(*CALM, *CALM, *CALM, 110, 103, 110))

    assert sentence.startswith(
        "Shoplifting: well above its average in two of the last three months (110 in Mar 2021; "
    )
    assert sentence.count("three months") == 1


def test_a_run_that_ended_within_the_span_is_told_as_it_ended() -> None:
    run = [106, 104, 107, 105, 106, 104, 106]
    (sentence,) = said_of(by_month(*CALM, *CALM, *run, 97, 101, 100))

    assert "above its average for eight months in a row to Dec 2020 (106; its average is " in sentence


def test_a_month_before_the_span_is_history_and_a_missing_last_month_hides_none_before_it() -> None:
    assert said_of(by_month(*CALM, *CALM, 160, 102, 99, 103, 97, 101, 102)) == []
    assert "above its usual range in Feb 2021" in said_of(by_month(*CALM, *CALM, 160, Missing()))[0]


def _second(points: Points, index: int) -> bool:
    """Whether of the two points before it one is as far from the average: reckoned again."""
    values = [number_of(quantity) or 0.0 for _, quantity in points]
    mean, moved = sum(values) / len(values), [abs(b - a) for a, b in pairwise(values)]
    far = 2.66 * sum(moved) / len(moved) * 2 / 3
    return sum(abs(value - mean) > far for value in values[max(0, index - 2) : index + 1]) > 1


def signals_in(series: Series) -> set[int]:
    """The points of the span that signal, but not the first of two in three, which are told with the second."""
    points, signals = series.since_break(), control_signals.signals_of(series)
    in_span = {index for index in signals if series.subject.period.covers(points[index][0])}
    return {
        index
        for index in in_span
        if signals[index].rule is not ControlRule.TWO_OF_THREE or _second(points, index)
    }


def told_in(facts: Iterable[Fact]) -> set[int]:
    return {at for fact in facts for at, item in enumerate(fact.items) if item.text("run")}


SPANS = ("2020-21H2", "2020-21Q4", "2020-21")


@given(st.lists(st.integers(0, 40), min_size=12, max_size=40), st.sampled_from(SPANS))
def test_what_signals_in_a_span_is_told_or_goes_on_and_nothing_else_is(values: list[int], code: str) -> None:
    series = by_month(*values, span=Period.parse(code))
    found, signals, in_span = (
        control_signals.find([series]),
        control_signals.signals_of(series),
        signals_in(series),
    )
    told = told_in(found)

    assert told <= in_span
    assert (len(found), bool(told)) == ((1, True) if in_span else (0, False))
    assert all(index in told or index + 1 in signals for index in in_span)


@given(st.lists(st.integers(0, 40), min_size=12, max_size=40), st.sampled_from(SPANS))
def test_what_is_told_is_named_by_its_month_as_far_as_a_sentence_has_room(
    values: list[int], code: str
) -> None:
    found = control_signals.find([by_month(*values, span=Period.parse(code))])

    room = control_signals.MOST_EARLIER + 1
    assert [min(named_in(fact), room) for fact in found] == [
        min(len(told_in([fact])), room) for fact in found
    ]


def named_in(fact: Fact) -> int:
    """Of how many of the points at which something is told the sentence has the month."""
    sentence = plain_sentence(words_of(fact))
    return sum(fact.items[index].name in sentence for index in told_in([fact]))


@pytest.mark.parametrize(("points", "drawn"), [(7, False), (8, True)])
def test_a_chart_needs_eight_points_that_are_known(points: int, drawn: bool) -> None:
    """One more than a run of seven: with fewer, half the rules could never speak (R95)."""
    known = quarters(*STEADY[:points])
    with_gap = quarters(Missing(), *STEADY[:points])

    assert (control_signals.chart_of(known) is not None) is drawn
    assert (control_signals.chart_of(with_gap) is not None) is drawn


def test_no_limit_is_drawn_across_a_break_in_the_definition() -> None:
    before = [10.0, 12, 11, 9, 10, 12, 11, 10]
    series = quarters(*before, *STEADY, 102, breaks=("2017-18Q3",))

    chart = control_signals.chart_of(series)

    assert chart is not None
    assert len(chart.values) == 12
    assert chart.lower > 80


@pytest.mark.parametrize(
    ("values", "side"),
    [((*STEADY, 105), "highest"), ((*STEADY, 96), "lowest"), ((*STEADY, 104), None), ((1, 2, 3), None)],
)
def test_a_record_stands_alone(values: tuple[float, ...], side: str | None) -> None:
    facts = record.find([quarters(*values)])

    assert [fact.text("side") for fact in facts] == ([side] if side else [])
    assert all(fact.number("points") == 12 for fact in facts)


# -- month by month ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "pattern", "highest"),
    [
        ((518, 426, 302), "falling each month", "October 2020"),  # incidents reported to the police
        ((120, 124, 131), "rising each month", "December 2020"),  # repeat domestic abuse
        ((311, 298, 300), "", "October 2020"),  # domestic abuse
        ((100, 100, 90), "", None),  # two share the highest
        ((100, 90, 90), "", "October 2020"),  # the same is not lower
        ((0, 0, 0), "", None),
    ],
)
def test_months_rise_or_fall_each_month_or_neither(
    values: tuple[float, ...], pattern: str, highest: str | None
) -> None:
    (fact,) = within_quarter.find([months(*values)])

    assert fact.text("pattern") == pattern
    assert [item.name for item in fact.items if item.marked] == ([highest] if highest else [])
    assert [item.figure("value").quantity.number for item in fact.items] == list(values)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ((518, 426, 302), " (falling each month)."),
        ((311, 298, 300), "; October 2020 was the highest."),
        ((100, 100, 90), "."),
    ],
)
def test_the_last_words_of_a_quarter_by_month_are_its_pattern_or_its_highest(
    values: tuple[float, ...], ends: str
) -> None:
    (fact,) = within_quarter.find([months(*values)])

    assert within_quarter.words(fact)[-1] == ends


def test_a_pattern_that_could_be_chance_says_so() -> None:
    (rising,) = within_quarter.find([months(120, 124, 131)])
    (falling,) = within_quarter.find([months(518, 426, 302)])

    assert (rising.chance, rising.direction) == ("could be chance", Direction.WORSE)
    assert (falling.chance, falling.direction) == ("very unlikely to be chance", Direction.BETTER)


@pytest.mark.parametrize("values", [(518, Missing("not supplied"), 302), (518, 426), ()])
def test_a_missing_month_leaves_nothing_to_say(values: tuple[float | Quantity, ...]) -> None:
    assert within_quarter.find([months(*values)]) == ()


def test_percentages_by_month_are_not_tested() -> None:
    (fact,) = within_quarter.find([months(20.0, 21.0, 22.0, unit=Unit.PERCENT)])

    assert (fact.p_value, fact.text("pattern")) == (None, "rising each month")


@pytest.mark.parametrize("values", [[], [5], [5, 6]])
def test_two_points_are_no_pattern(values: list[float]) -> None:
    assert within_quarter.pattern_of(values) == ""
