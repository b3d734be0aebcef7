"""R92: two counts, and whether chance could explain the change."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.statistics.count_tests import (
    INDEPENDENT,
    NOT_EVENTS,
    SERIES_TOO_SHORT,
    CountTest,
    chance_grade,
    chance_words,
    compare_counts,
    dispersion_of,
    is_count,
    log_binomial_two_sided,
)
from tithing.statistics.several_counts import compare_several
from tithing.vocabulary.problems import Problem, Refused


@pytest.mark.parametrize(
    ("now", "before", "p_value"),
    [(35, 36, 1.0), (11, 3, 0.057), (19, 6, 0.015), (9, 3, 0.146), (0, 0, 1.0), (10, 10, 1.0)],
)
def test_two_counts_have_the_published_p_value(now: int, before: int, p_value: float) -> None:
    assert compare_counts(now, before).p_value == pytest.approx(p_value, abs=0.0005)


def test_a_halving_of_deliberate_fires_has_the_published_p_value() -> None:
    assert compare_counts(46, 104).p_value == pytest.approx(0.0000025, abs=0.00000005)


def in_plain_arithmetic(k: int, n: int, share: Fraction) -> Fraction:
    mass = [math.comb(n, i) * share**i * (1 - share) ** (n - i) for i in range(n + 1)]
    return sum((each for each in mass if each <= mass[k]), Fraction(0))


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 9), st.integers(1, 9))
def test_the_test_sums_all_outcomes_no_more_probable(now: int, before: int, one: int, other: int) -> None:
    test = compare_counts(now, before, exposure_now=one, exposure_before=other)

    exact = in_plain_arithmetic(now, now + before, Fraction(one, one + other))
    assert test.p_value == pytest.approx(float(exact), rel=1e-6)


@pytest.mark.parametrize(
    ("now", "before"), [(2718, 2433), (500_000, 502_000), (1_000_000, 997_000), (90_000, 60_000)]
)
def test_large_counts_agree_with_an_independent_library(now: int, before: int) -> None:
    from scipy.special import bdtr

    tail = 2 * bdtr(min(now, before), now + before, 0.5)

    assert compare_counts(now, before).p_value == pytest.approx(tail, rel=1e-6)


def test_the_exact_sum_meets_the_normal_curve_where_they_change_over() -> None:
    trials = 10**9
    exact = log_binomial_two_sided(trials // 2 + 20_000, trials, 0.5)
    normal = log_binomial_two_sided(trials // 2 + 20_001, trials + 2, 0.5)

    assert exact == pytest.approx(normal, rel=1e-4)
    assert compare_counts(10**15, 10**15 + 10**9).p_value == pytest.approx(0.0, abs=1e-90)
    assert compare_counts(10**15, 10**15).p_value == 1.0


def test_a_change_too_sure_for_a_double_still_has_a_logarithm() -> None:
    log_p = log_binomial_two_sided(100_000, 100_100, 0.5)

    assert -70_000 < log_p < -60_000
    assert compare_counts(100_000, 100).p_value == 0.0
    widened = compare_counts(100_000, 100, dispersion=1000).p_value
    assert widened is not None
    assert 0 < widened < 1e-20


@given(st.integers(0, 3000), st.integers(0, 3000), st.floats(1, 50), st.floats(0, 5))
def test_more_spread_never_makes_a_change_surer(now: int, before: int, spread: float, more: float) -> None:
    plain = compare_counts(now, before).p_value
    wide = compare_counts(now, before, dispersion=spread).p_value
    wider = compare_counts(now, before, dispersion=spread + more).p_value

    assert plain is not None
    assert wide is not None
    assert wider is not None
    assert plain <= wide * (1 + 1e-9)
    assert wide <= wider * (1 + 1e-9)


def test_the_least_spread_over_one_does_not_make_a_very_sure_change_surer() -> None:
    """None against 656: met by Hypothesis on 29 November 2026, in the sixth digit of 1e-198."""
    plain = compare_counts(0, 656).p_value

    assert compare_counts(0, 656, dispersion=math.nextafter(1.0, 2.0)).p_value == plain


def test_a_spread_of_just_over_one_hardly_changes_the_p_value() -> None:
    assert compare_counts(19, 6, dispersion=1.000001).p_value == pytest.approx(
        compare_counts(19, 6).p_value, rel=1e-4
    )


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_it_does_not_matter_which_count_came_first(now: int, before: int) -> None:
    assert compare_counts(now, before).p_value == pytest.approx(compare_counts(before, now).p_value)


@pytest.mark.parametrize(
    ("dispersion", "assumption"), [(1.0, INDEPENDENT), (0.4, INDEPENDENT), (None, SERIES_TOO_SHORT)]
)
def test_the_assumption_is_said(dispersion: float | None, assumption: str) -> None:
    test = compare_counts(19, 6, dispersion=dispersion)

    assert test.assumption == assumption
    assert test.p_value == compare_counts(19, 6).p_value


def test_a_widened_test_says_so() -> None:
    test = compare_counts(19, 6, dispersion=2.5)

    assert test.assumption == "widened because the series varies more than independent events would"
    assert test.dispersion == 2.5


@pytest.mark.parametrize("spread", [1.5, 2.5, 4.0, 30.0])
def test_a_spread_divides_the_normal_deviate_by_its_root(spread: float) -> None:
    curve = NormalDist()
    plain = compare_counts(19, 6).p_value
    assert plain is not None

    deviate = curve.inv_cdf(1 - plain / 2) / math.sqrt(spread)

    widened = compare_counts(19, 6, dispersion=spread).p_value
    assert widened == pytest.approx(2 * (1 - curve.cdf(deviate)))


@pytest.mark.parametrize(("p_value", "clear"), [(0.0499, True), (0.05, False), (None, False)])
def test_five_in_a_hundred_is_not_clear(p_value: float | None, clear: bool) -> None:
    assert CountTest(p_value, "").clear is clear


def test_the_words_of_an_untested_count_are_whole() -> None:
    assert (INDEPENDENT, SERIES_TOO_SHORT, NOT_EVENTS) == (
        "each event is taken as independent of the others",
        "each event is taken as independent of the others: the series is too short to measure its spread",
        "these are not whole numbers of events",
    )


@pytest.mark.parametrize(
    ("value", "count"), [(0, True), (12, True), (12.5, False), (-1, False), (math.inf, False)]
)
def test_a_count_of_events_is_whole_and_not_below_nought(value: float, count: bool) -> None:
    assert is_count(value) is count


@pytest.mark.parametrize(("now", "before"), [(0, 5), (5, 0), (1, 0), (0, 1)])
def test_none_against_some_is_tested_on_both_sides(now: int, before: int) -> None:
    """All five in one half of the exposure: 1 in 32, and as much on the other side."""
    assert compare_counts(now, before).p_value == pytest.approx(2 * 0.5 ** max(now, before))


@pytest.mark.parametrize(
    ("exposure_now", "exposure_before", "p_value"), [(1.0, 3.0, 13 / 256), (3.0, 1.0, 1.0)]
)
def test_exposures_share_out_the_events(exposure_now: float, exposure_before: float, p_value: float) -> None:
    """Three of four events in a quarter of the exposure: 12 + 1 ways of 256; in three quarters they are expected."""
    test = compare_counts(3, 1, exposure_now=exposure_now, exposure_before=exposure_before)

    assert test.p_value == pytest.approx(p_value)


@pytest.mark.parametrize("now", [12.5, -1, math.nan, math.inf])
def test_what_is_no_count_of_events_is_not_tested(now: float) -> None:
    test = compare_counts(now, 6)

    assert (test.p_value, test.assumption, test.words) == (None, NOT_EVENTS, "not tested")


def test_an_exposure_of_nothing_is_refused() -> None:
    for exposures in ({"exposure_now": 0.0}, {"exposure_before": 0.0}, {"exposure_now": -1.0}):
        with pytest.raises(Refused) as refused:
            compare_counts(19, 6, **exposures)
        assert refused.value.problems == (
            Problem("an exposure is not above zero", "give days or people, above zero"),
        )


@pytest.mark.parametrize(
    ("p_value", "words", "grade"),
    [
        (0.0009, "very unlikely to be chance", 3),
        (0.001, "unlikely to be chance", 2),
        (0.01, "probably not just chance", 1),
        (0.05, "could be chance", 0),
        (1.0, "could be chance", 0),
        (None, "not tested", 0),
    ],
)
def test_chance_has_four_grades(p_value: float | None, words: str, grade: int) -> None:
    assert (chance_words(p_value), chance_grade(p_value)) == (words, grade)


# -- the spread of a series -------------------------------------------------------------------------------


def test_a_series_that_repeats_its_seasons_has_no_spread() -> None:
    assert dispersion_of([100, 400, 200, 300] * 3) == 0


def test_a_steady_drift_is_not_spread() -> None:
    year = [100, 400, 200, 300]
    series = [count * factor for factor in (1, 2, 4) for count in year]

    assert dispersion_of(series) == pytest.approx(0, abs=1e-9)


def test_reports_that_come_ten_at_a_time_spread_ten_times_as_far() -> None:
    single = [20, 12, 15, 18, 14, 19, 11, 16, 17, 13, 18, 12]

    plain = dispersion_of(single)

    assert plain is not None
    assert dispersion_of([count * 10 for count in single]) == pytest.approx(10 * plain)


@pytest.mark.parametrize("series", [[], [10] * 11, [None, *[10] * 11], [0] * 40, [0, 0, 0, 0, *[9] * 4] * 1])
def test_a_short_series_has_no_measured_spread(series: list[float | None]) -> None:
    assert dispersion_of(series) is None


def test_months_are_set_against_the_same_month_of_the_year_before() -> None:
    months = [30.0, 10, 20, 40, 50, 60, 70, 80, 90, 15, 25, 35]

    assert dispersion_of(months * 2, season=12) == 0


def test_two_noughts_a_year_apart_say_nothing_of_the_spread() -> None:
    """Nine pairs, one of them nought and nought: the spread is that of the other eight."""
    series = [0, 13, 4, 9, 0, 11, 8, 7, 12, 10, 6, 15, 5]
    pairs = [(11, 13), (8, 4), (7, 9), (12, 0), (10, 11), (6, 8), (15, 7), (5, 12)]
    later, both = sum(now for now, _ in pairs), sum(now + before for now, before in pairs)
    share = later / both
    squares = [(now - share * (now + before)) ** 2 / (now + before) for now, before in pairs]

    assert dispersion_of(series) == pytest.approx(sum(squares) / (share * (1 - share)) / 7)
    assert dispersion_of(series[:12]) is None  # seven pairs are too few


def test_a_gap_or_a_series_that_is_all_noughts_gives_no_spread() -> None:
    assert dispersion_of([0] * 40) is None
    assert dispersion_of([0] * 20 + [5] * 4) is None
    assert dispersion_of([5, 6, 7, 8] * 3, minimum_pairs=8) is not None
    assert dispersion_of([5, 6, 7, None, 5, 6, 7, 8, 5, 6, 7, 8]) is None


def test_a_series_that_began_or_ended_has_no_share_to_measure_by() -> None:
    """All the events in the later year of each pair, or all in the earlier."""
    assert dispersion_of([0, 0, 0, 0, 9, 9, 9, 9], minimum_pairs=4) is None
    assert dispersion_of([9, 9, 9, 9, 0, 0, 0, 0], minimum_pairs=4) is None


@given(st.lists(st.integers(0, 500), min_size=12, max_size=30))
def test_the_spread_is_pearsons_over_its_freedom(series: list[int]) -> None:
    pairs = [(series[i + 4], series[i]) for i in range(len(series) - 4) if series[i + 4] + series[i]]
    later, earlier = sum(a for a, _ in pairs), sum(b for _, b in pairs)

    found = dispersion_of(series)

    if len(pairs) < 8 or not later or not earlier:
        assert found is None
        return
    expected = [
        ((a + b) * later / (later + earlier), (a + b) * earlier / (later + earlier)) for a, b in pairs
    ]
    pearson = sum((a - e) ** 2 / e + (b - f) ** 2 / f for (a, b), (e, f) in zip(pairs, expected, strict=True))
    assert found == pytest.approx(pearson / (len(pairs) - 1), rel=1e-9, abs=1e-9)


# -- several counts ---------------------------------------------------------------------------------------


def test_equal_daily_rates_could_be_chance() -> None:
    assert compare_several([31, 28, 31], exposures=[31, 28, 31]).p_value == 1.0


@given(st.lists(st.integers(0, 900), min_size=3, max_size=3), st.floats(1, 6))
def test_three_months_agree_with_chi_squared_on_two_degrees(counts: list[int], spread: float) -> None:
    days = [31, 30, 31]
    expected = [sum(counts) * each / 92 for each in days]

    test = compare_several(counts, exposures=days, dispersion=spread)

    if min(expected) < 5:
        assert test.p_value is None
        return
    squared = sum((n - e) ** 2 / e for n, e in zip(counts, expected, strict=True)) / spread
    assert test.p_value == pytest.approx(math.exp(-squared / 2), abs=1e-9)


def test_halves_are_not_tested_and_no_days_are_refused() -> None:
    assert compare_several([10.5, 20, 30], exposures=[1, 1, 1]).p_value is None
    with pytest.raises(Refused):
        compare_several([10, 20], exposures=[1, 0])
