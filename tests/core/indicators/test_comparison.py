"""Differences, per cents, points, chance and direction, and what each rule refuses (R73, R81 to R83, R92)."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.indicators.builders import MEASURES, asked, observation
from tithing.indicators.comparisons.comparison import Events, chance_of, compare, cutting, direction_of
from tithing.indicators.result import At, Chance, Result
from tithing.statistics.change import POINTS_INSTEAD, small_base
from tithing.vocabulary.beside.caveat import CaveatKind
from tithing.vocabulary.breaks import Break, all_breaks
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Suppressed, number_of
from tithing.vocabulary.units import Unit

LAST_YEAR = "2016-17Q4"


def against(slug: str, now: float, before: float) -> Result:
    return asked(slug, observation(slug, now), observation(slug, before, LAST_YEAR))


# -- difference, per cent, points -------------------------------------------------------------------------


def test_difference_and_per_cent_are_of_the_same_quarter_last_year_and_unrounded() -> None:
    change = against("shoplifting", 412, 283).change

    assert number_of(change.difference) == 129
    assert number_of(change.percent) == pytest.approx(129 / 283 * 100)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (4, 3, "under 10"),  # homicide 3 to 4 is not +33.3%
        (11, 9, "under 10"),
        (5, 0, "zero"),
        (0, 0, "no change"),  # 0 to 0 is never 0%
    ],
)
def test_no_percentage_is_given_from_a_small_count_or_from_zero(
    now: float, before: float, words: str
) -> None:
    change = against("homicide", now, before).change

    assert isinstance(change.percent, NotApplicable)
    assert change.percent.rule == "R82"
    assert words in change.percent.words
    assert number_of(change.difference) == now - before


def test_the_smallest_base_of_a_percentage_is_a_setting() -> None:
    rows = (observation("homicide", 30), observation("homicide", 20, LAST_YEAR))

    assert number_of(asked("homicide", *rows).change.percent) == 50
    assert isinstance(asked("homicide", *rows, minimum_base=30).change.percent, NotApplicable)


def test_between_two_percentages_there_are_points_and_no_per_cent() -> None:
    change = against("repeat_cases_marac", 30, 20).change

    assert number_of(change.points) == 10
    assert number_of(change.difference) == 10
    assert isinstance(change.percent, NotApplicable)
    assert change.percent.rule == "R83"


def test_a_count_has_no_points() -> None:
    assert isinstance(against("shoplifting", 412, 283).change.points, NotApplicable)


def test_what_is_missing_or_suppressed_carries_its_reason_into_the_change() -> None:
    missing = asked(
        "shoplifting", observation("shoplifting", 5), observation("shoplifting", Missing("late"), LAST_YEAR)
    )
    hidden = asked(
        "shoplifting", observation("shoplifting", Suppressed()), observation("shoplifting", 5, LAST_YEAR)
    )

    assert missing.change.difference == Missing("late")
    assert isinstance(hidden.change.percent, Suppressed)


# -- breaks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "slug",
    [
        "residential_burglary",
        "domestic_burglary",
        "business_and_community_burglary",
        "non_domestic_burglary",
        "residential_burglary_rate",
    ],
)
def test_a_burglary_subgroup_is_not_compared_across_april_2017(slug: str) -> None:
    measure = slug.removesuffix("_rate")
    people = [
        observation(base, 40000, year) for base in ("population", "households") for year in ("2017", "2018")
    ]

    change = asked(slug, observation(measure, 327), observation(measure, 163, LAST_YEAR), *people).change

    for part in (change.difference, change.percent, change.points):
        assert isinstance(part, NotApplicable)
        assert part.rule == "R73"
    assert change.direction is Direction.UNKNOWN
    assert change.chance.p_value is None
    assert [each.kind for each in change.caveats][:1] == [CaveatKind.BREAK]


def test_total_burglary_is_compared_across_the_break_and_says_so() -> None:
    """R73's own figures: 499 to 450 is -9.8%."""
    change = asked(
        "total_burglary",
        observation("residential_burglary", 327),
        observation("business_and_community_burglary", 123),
        observation("domestic_burglary", 163, LAST_YEAR),
        observation("non_domestic_burglary", 336, LAST_YEAR),
    ).change

    assert number_of(change.percent) == pytest.approx(-9.82, abs=0.005)
    (note,) = [each for each in change.notes if "the total" in each]
    assert note == "its parts were defined anew on 1 April 2017; the total may be compared"


def test_a_subgroup_restated_on_the_later_definition_is_compared_and_says_so() -> None:
    change = asked(
        "residential_burglary",
        observation("residential_burglary", 221),
        observation("residential_burglary", 156, LAST_YEAR, restated=True),
    ).change

    assert number_of(change.percent) == pytest.approx(65 / 156 * 100)
    assert change.notes[0] == "the earlier figure is restated on the later definition"


def test_two_quarters_on_one_side_of_the_break_are_compared() -> None:
    result = asked(
        "residential_burglary",
        observation("residential_burglary", 221, "2018-19Q4"),
        observation("residential_burglary", 200, "2017-18Q4"),
        period="2018-19Q4",
    )

    assert number_of(result.change.difference) == 21
    assert not result.change.notes


def test_a_break_that_refuses_nothing_is_noted_without_the_number_of_its_rule() -> None:
    notes = against("violence_without_injury", 401, 311).change.notes

    assert any("malicious communications" in note for note in notes)
    assert not any(re.search(r"\bR\d", note) for note in notes)


@pytest.mark.parametrize("cut", all_breaks(), ids=lambda cut: cut.slug)
def test_a_break_says_how_surely_it_is_known(cut: Break) -> None:
    """One that was read in a source (V) is stated, and one that was not (K) is to be confirmed."""
    local = replace(MEASURES.get("shoplifting"), breaks=(cut.slug,))
    before = At(Known(30.0), Period.financial_year(cut.day.year - 2))
    now = At(Known(40.0), Period.financial_year(cut.day.year + 1))

    change = compare(now, before, measures=(local,), unit=Unit.COUNT, better=Better.LOWER, events=None)

    (note,) = [each for each in change.notes if each.startswith(cut.words)]
    assert note == f"{cut.words}{' (to be confirmed)' if cut.status == 'K' else ''}"
    assert isinstance(change.difference, NotApplicable) is cut.refuse


def test_breaks_of_both_kinds_are_there_to_be_told_apart() -> None:
    assert {cut.status for cut in all_breaks()} == {"V", "K"}
    assert {cut.refuse for cut in all_breaks()} == {True, False}


def test_what_is_refused_says_so_in_a_clause_and_keeps_its_rule() -> None:
    change = against("residential_burglary", 327, 163).change

    (cut,) = [each for each in all_breaks() if each.slug == "burglary_april_2017"]
    words = f"not compared: {cut.words[0].lower()}{cut.words[1:]}"
    assert change.difference == NotApplicable(words, "R73")
    assert (change.points, change.percent) == (change.difference, change.difference)
    assert change.chance == Chance(
        None, "not tested", "the two figures are not counted in the same way, so they are not compared"
    )
    assert change.notes == (cut.words,)


# -- chance and direction ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "p_value"),
    [(35, 36, 1.000), (11, 3, 0.057), (19, 6, 0.015), (9, 3, 0.146), (104, 46, 0.0000025)],
)
def test_two_counts_are_tested_as_r92_has_it(now: float, before: float, p_value: float) -> None:
    chance = against("shoplifting", now, before).change.chance

    assert chance.p_value == pytest.approx(p_value, abs=0.0006)
    assert "independent" in chance.assumption


@pytest.mark.parametrize(
    ("slug", "now", "before", "direction"),
    [
        ("deliberate_fires", 46, 104, Direction.BETTER),  # fewer is better
        ("shoplifting", 412, 283, Direction.WORSE),
        ("hate_incidents", 80, 40, Direction.BETTER),  # the plan asks for an increase
        ("hate_incidents", 36, 35, Direction.NO_CLEAR_CHANGE),
        ("domestic_abuse_incidents", 909, 765, Direction.NEITHER),  # more reports may be good or bad
        ("repeat_cases_marac", 30, 20, Direction.UNKNOWN),  # a percentage without numerators
        ("troubled_families_engaged", 769, 530, Direction.UNKNOWN),  # families, not events
        ("trafficking_of_drugs", 16, 16, Direction.NO_CLEAR_CHANGE),
        ("alcohol_users_completing_treatment", 30, 30, Direction.NO_CLEAR_CHANGE),
    ],
)
def test_direction(slug: str, now: float, before: float, direction: Direction) -> None:
    assert against(slug, now, before).change.direction is direction


@pytest.mark.parametrize(
    ("slug", "rows", "why"),
    [
        ("repeat_cases_marac", {"2017-18Q4": 30, LAST_YEAR: 20}, "no numerator"),
        ("troubled_families_engaged", {"2017-18Q4": 769, LAST_YEAR: 530}, "not a count of events"),
        ("shoplifting", {"2017-18Q4": 412}, "not two figures"),
        ("asb_incidents.rate_per_1000_population", {"2017-18Q4": 13.3, LAST_YEAR: 9.6}, "counts behind it"),
    ],
)
def test_what_is_not_tested_says_why(slug: str, rows: dict[str, float], why: str) -> None:
    indicator = "asb_rate" if slug.startswith("asb_incidents.") else slug

    chance = asked(
        indicator, *(observation(slug, value, period) for period, value in rows.items())
    ).change.chance

    assert (chance.p_value, chance.words) == (None, "not tested")
    assert why in chance.assumption


def test_a_series_that_varies_more_than_chance_widens_the_test() -> None:
    """Alternating 100 and 200 about the year before: the same difference is no longer clear."""
    quarters = [f"{year}-{(year + 1) % 100:02d}Q{q}" for year in range(2012, 2017) for q in (1, 2, 3, 4)]
    quarters = [each for each in quarters if each != LAST_YEAR]
    wild = [observation("noise_complaints", 100 if int(each[3]) % 2 else 200, each) for each in quarters]
    pair = (observation("noise_complaints", 150), observation("noise_complaints", 110, LAST_YEAR))

    alone, among = asked("noise_complaints", *pair), asked("noise_complaints", *pair, *wild)

    assert alone.change.chance.p_value is not None
    assert among.change.chance.p_value is not None
    assert among.change.chance.p_value > alone.change.chance.p_value
    assert "too short" in alone.change.chance.assumption
    assert "varies more" in among.change.chance.assumption


def test_a_percentage_with_its_numbers_is_tested_and_the_test_called_cautious() -> None:
    chance = asked(
        "domestic_related_share_of_violent_crime",
        observation("domestic_related_violent_crime", 150),
        observation("violent_crime_including_sexual", 500),
        observation("domestic_related_violent_crime", 100, LAST_YEAR),
        observation("violent_crime_including_sexual", 400, LAST_YEAR),
    ).change.chance

    assert chance.p_value is not None
    assert chance.assumption.endswith(
        "; tested as counts out of their denominators, which is cautious for a percentage"
    )


def test_counts_are_out_of_the_same_unless_said() -> None:
    """19 and 6 have the published p-value of 0.015 (R92); twice the exposure of either is another question."""
    assert chance_of(Events(19, 6), untested="").p_value == pytest.approx(0.0146, abs=0.0001)
    assert chance_of(Events(19, 6, exposure_now=2.0), untested="").p_value == pytest.approx(0.39, abs=0.01)
    assert chance_of(Events(19, 6, exposure_before=2.0), untested="").p_value == pytest.approx(
        0.00001, abs=0.00001
    )


def test_what_a_test_assumes_is_joined_to_what_its_counts_are() -> None:
    plain = chance_of(Events(19, 6, dispersion=1.0), untested="")
    with_words = chance_of(Events(19, 6, dispersion=1.0, assumption="out of visits"), untested="")

    assert with_words.assumption == f"{plain.assumption}; out of visits"
    assert (plain.dispersion, plain.words) == (1.0, "probably not just chance")


@pytest.mark.parametrize(
    ("gone", "p_value", "better", "direction"),
    [
        (Known(1.0), 0.05, Better.LOWER, Direction.NO_CLEAR_CHANGE),  # five in a hundred is not under five
        (Known(1.0), 0.0499, Better.LOWER, Direction.WORSE),
        (Known(-1.0), 0.0499, Better.LOWER, Direction.BETTER),
        (Known(1.0), 0.0499, Better.HIGHER, Direction.BETTER),
        (Known(-1.0), 0.0499, Better.HIGHER, Direction.WORSE),
        (Known(1.0), 0.0499, Better.NEITHER, Direction.NEITHER),
        (Known(0.0), None, Better.LOWER, Direction.NO_CLEAR_CHANGE),
        (Known(1.0), None, Better.LOWER, Direction.UNKNOWN),
        (Missing(), 0.01, Better.LOWER, Direction.UNKNOWN),
    ],
)
def test_a_direction_needs_a_clear_change(
    gone: Quantity, p_value: float | None, better: Better, direction: Direction
) -> None:
    assert direction_of(gone, better, Chance(p_value, "", "")) is direction


@pytest.mark.parametrize(("few", "least", "known"), [(9, 10, False), (10, 10, True), (9, 9, True)])
def test_a_rate_of_too_few_events_has_no_per_cent_either(few: float, least: float, known: bool) -> None:
    change = compare(
        At(Known(2.0), Period.parse("2017-18Q4")),
        At(Known(1.5), Period.parse(LAST_YEAR)),
        measures=(),
        unit=Unit.RATE_PER_1000_POPULATION,
        better=Better.LOWER,
        events=Events(12, few),
        minimum_base=least,
    )

    expected = Known(pytest.approx(100 / 3)) if known else small_base(least)
    assert change.percent == expected


def test_points_stand_however_few_the_events() -> None:
    change = compare(
        At(Known(30.0), Period.parse("2017-18Q4")),
        At(Known(20.0), Period.parse(LAST_YEAR)),
        measures=(),
        unit=Unit.PERCENT,
        better=Better.LOWER,
        events=Events(3, 2, 10, 10),
    )

    assert change.points == Known(10.0)
    assert change.percent == POINTS_INSTEAD


def test_the_quarter_before_is_compared_by_days() -> None:
    """92 days to December, 90 to March: as many events a day is no change at all."""
    change = asked(
        "noise_complaints",
        observation("noise_complaints", 900),
        observation("noise_complaints", 920, "2017-18Q3"),
    ).change_on_quarter

    assert number_of(change.difference) == -20
    assert change.chance.p_value == pytest.approx(1.0)


def test_the_value_has_its_interval() -> None:
    low, high = against("shoplifting", 100, 90).interval or (0, 0)

    assert (low, high) == pytest.approx((81.362, 121.628), abs=0.01)
    assert against("troubled_families_engaged", 769, 530).interval is None


def test_last_quarter_and_year_to_date_before_are_beside_the_value() -> None:
    result = asked(
        "noise_complaints",
        observation("noise_complaints", 87),
        observation("noise_complaints", 179, "2017-18Q3"),
        observation("noise_complaints", 500, "2016-17Q4-ytd"),
    )

    assert result.last_quarter.quantity == Known(179.0)
    assert result.year_to_date_before.quantity == Known(500.0)


# -- what cannot be true ----------------------------------------------------------------------------------


def test_a_running_total_that_falls_within_the_year_is_noted() -> None:
    rows = (
        observation("troubled_families_engaged", 540),
        observation("troubled_families_engaged", 600, "2017-18Q3"),
    )

    assert any("cannot fall" in note for note in asked("troubled_families_engaged", *rows).notes)


def test_a_running_total_may_start_again_in_april() -> None:
    rows = (
        observation("troubled_families_engaged", 20, "2017-18Q1"),
        observation("troubled_families_engaged", 530, "2016-17Q4"),
    )

    assert asked("troubled_families_engaged", *rows, period="2017-18Q1").notes == ()


def test_a_year_to_date_under_its_own_quarter_is_noted() -> None:
    rows = (observation("noise_complaints", 87), observation("noise_complaints", 44, "2017-18Q4-ytd"))

    assert any(
        "a year to date of 44 cannot be under 87" in note for note in asked("noise_complaints", *rows).notes
    )


def test_a_measure_that_names_an_unknown_break_is_refused_with_the_breaks_there_are() -> None:
    local = replace(MEASURES.get("shoplifting"), breaks=("shop_break",))

    with pytest.raises(Refused) as refused:
        cutting((local,), earlier=Period.parse("2016-17Q4"), later=Period.parse("2017-18Q4"))

    (problem,) = refused.value.problems
    assert problem.what == 'measure shoplifting: no break is called "shop_break"'
    assert problem.change == f"Use one of: {', '.join(cut.slug for cut in all_breaks())}"


# -- against a person with a pencil -----------------------------------------------------------------------


@given(now=st.integers(0, 5000), before=st.integers(0, 5000), people=st.integers(1, 500_000))
def test_every_figure_is_what_a_person_with_a_pencil_gets(now: int, before: int, people: int) -> None:
    result = asked(
        "shoplifting",
        observation("shoplifting", now),
        observation("shoplifting", before, LAST_YEAR),
        observation("population", people, "2018"),
    )

    assert number_of(result.change.difference) == now - before
    assert number_of(result.rate.quantity) == pytest.approx(float(Fraction(now * 1000, people)))
    percent = number_of(result.change.percent)
    if before < 10:
        assert percent is None
    else:
        assert percent == pytest.approx(float(Fraction((now - before) * 100, before)))
    if result.change.direction in (Direction.BETTER, Direction.WORSE):
        assert (now < before) == (result.change.direction is Direction.BETTER)
