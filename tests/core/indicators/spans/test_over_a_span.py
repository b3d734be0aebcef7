"""What an indicator comes to over a half-year, a year or another run of quarters: by what it measures, and never a part of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.indicators.builders import MEASURES, SANDPORT, asked, definition_of, observation
from tithing.indicators.asking import IndicatorQuestion
from tithing.indicators.comparisons.kinds import FALLS_BACK_ON, ComparisonKind
from tithing.indicators.defined.frameworks import Framework, FrameworkLine, Objective, TargetSpec, TimeSpan
from tithing.indicators.evidence import Evidence
from tithing.indicators.spans.answer import ONLY_BY_QUARTER, answer_of_span
from tithing.indicators.targets.target import TargetState
from tithing.observations.observation import Observation, Observations
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import (
    Known,
    Missing,
    NotApplicable,
    Quantity,
    Status,
    Suppressed,
    Withheld,
    number_of,
)

HALF, YEAR, NINE, EIGHTEEN = "2017-18H2", "2017-18", "2017-18Q2-to-2017-18Q4", "2016-17Q3-to-2017-18Q4"


def of(slug: str, span: str, *values: tuple[str, float | Quantity]) -> Quantity:
    """What an indicator comes to over a span, of what came by quarter."""
    rows = (observation(slug, value, period) for period, value in values)
    return asked(slug, *rows, period=span).value.quantity


# -- by what it measures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "comes_to"), [(HALF, 130 + 140), ("2017-18H1", 90 + 110), (YEAR, 470), (NINE, 110 + 130 + 140)]
)
def test_events_are_the_sum_of_their_quarters(span: str, comes_to: float) -> None:
    counts = (("2017-18Q1", 90), ("2017-18Q2", 110), ("2017-18Q3", 130), ("2017-18Q4", 140))

    assert of("shoplifting", span, *counts) == Known(comes_to)


def test_a_span_over_two_financial_years_is_the_sum_of_its_quarters() -> None:
    assert of("shoplifting", "2016-17Q4-to-2017-18Q1", ("2016-17Q4", 30), ("2017-18Q1", 40)) == Known(70)


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("troubled_families_engaged", "it runs up from April"),
        ("opiate_users_completing_treatment", "it is of twelve months"),
        ("feel_safe_by_day", "it is of one time"),
        ("ppo_reoffending_rate", "it follows a group of people"),
    ],
)
def test_what_does_not_add_up_stands_as_in_the_last_quarter_and_says_so(slug: str, said: str) -> None:
    rows = (observation(slug, 30, "2017-18Q3"), observation(slug, 44, "2017-18Q4"))
    result = asked(slug, *rows, period=HALF)

    assert result.value.quantity == Known(44)
    assert [note for note in result.notes if note.startswith(said)] != []
    assert "so that of Jan to Mar 2018 stands for the half-year" in "; ".join(result.notes)


def test_what_came_as_of_the_whole_span_stands_as_it_came() -> None:
    assert of("feel_safe_by_day", YEAR, ("2017-18Q4", 80), (YEAR, 77)) == Known(77)
    assert of("shoplifting", HALF, ("2017-10-01..2018-03-31", 250), ("2017-18Q4", 140)) == Known(250)


def test_a_percentage_is_of_all_the_counts_of_its_quarters_and_no_average() -> None:
    """10 of 100 and then 40 of 200: 50 of 300, and not the 15% between 10% and 20%."""
    slug = "population_affected_by_noise"
    rows = [observation("noise_complaints", n, p) for p, n in (("2017-18Q3", 10), ("2017-18Q4", 40))]
    people = observation("population", 1_000, "2017")

    assert asked(slug, *rows, people, period=HALF).value.quantity == Known(pytest.approx(5.0))


def test_a_rate_that_came_ready_made_by_quarter_makes_none_of_the_half_year() -> None:
    slug = "asb_incidents.rate_per_1000_population"
    rows = [observation(slug, n, p) for p, n in (("2017-18Q3", 4), ("2017-18Q4", 5))]

    assert asked("asb_rate", *rows, period=HALF).value.quantity == ONLY_BY_QUARTER


# -- never a part for the whole ---------------------------------------------------------------------------


def test_a_span_with_a_quarter_missing_is_none_and_says_which_is_in() -> None:
    quantity = of("shoplifting", YEAR, ("2017-18Q1", 90), ("2017-18Q4", 140))

    assert isinstance(quantity, Missing)
    assert "Jul to Sep 2017, Oct to Dec 2017" in quantity.words
    assert quantity.words.endswith("only Apr to Jun 2017 and Jan to Mar 2018 came")


def test_of_what_nothing_came_it_is_not_said_that_anything_did() -> None:
    quantity = of("shoplifting", YEAR)

    assert isinstance(quantity, Missing)
    assert "came" not in quantity.words


def test_of_a_measure_that_began_within_a_span_each_part_says_why_it_is_not_here() -> None:
    began = date(2018, 1, 1)

    def why_none(measure: str, area: str, period: Period, supplier: str = "") -> Missing:
        before = period.end < began
        return Missing(decided=NotHere.NOT_COLLECTED, since=began) if before else Missing()

    evidence = Evidence(Observations.of([]), MEASURES, why_none=why_none)
    question = IndicatorQuestion(definition_of("shoplifting"), SANDPORT.code, evidence)
    quantity = answer_of_span(question, Period.parse(HALF)).at.quantity

    assert isinstance(quantity, Missing)
    assert quantity.state is NotHere.NOT_COLLECTED
    assert "Oct to Dec 2017" in quantity.words
    assert "not yet imported for Jan to Mar 2018" in quantity.words


def test_a_stock_of_which_the_last_quarter_lacks_is_none() -> None:
    assert isinstance(of("feel_safe_by_day", HALF, ("2017-18Q3", 80)), Missing)


@pytest.mark.parametrize("hidden", [Suppressed(), Withheld(date(2018, 9, 1))])
def test_a_span_with_a_hidden_quarter_is_hidden(hidden: Quantity) -> None:
    assert type(of("shoplifting", HALF, ("2017-18Q3", 130), ("2017-18Q4", hidden))) is type(hidden)


def test_a_span_is_only_as_sure_as_its_least_sure_quarter() -> None:
    quantity = of("shoplifting", HALF, ("2017-18Q3", 130), ("2017-18Q4", Known(140, Status.PROVISIONAL)))

    assert quantity == Known(270, Status.PROVISIONAL)


def test_a_sum_across_a_change_of_definition_is_refused() -> None:
    quantity = of("residential_burglary", "2016-17Q4-to-2017-18Q1", ("2016-17Q4", 30), ("2017-18Q1", 40))

    assert isinstance(quantity, NotApplicable)
    assert quantity.words.startswith("its quarters are not counted in one way: from April 2017")
    assert quantity.rule == "R73"


def test_a_quarter_restated_on_the_later_definition_may_be_added() -> None:
    rows = (
        observation("residential_burglary", 30, "2016-17Q4", restated=True),
        observation("residential_burglary", 40, "2017-18Q1"),
    )

    assert asked("residential_burglary", *rows, period="2016-17Q4-to-2017-18Q1").value.quantity == Known(70)


def test_a_change_of_definition_that_refuses_nothing_is_said_beside_the_sum() -> None:
    rows = (observation("violence_without_injury", n, p) for p, n in (("2016-17Q4", 30), ("2017-18Q1", 40)))
    result = asked("violence_without_injury", *rows, period="2016-17Q4-to-2017-18Q1")

    assert result.value.quantity == Known(70)
    assert any("malicious communications" in note for note in result.notes)


# -- what it is set against -------------------------------------------------------------------------------


def quarters(*values: float, first: str = "2013-14Q1") -> list[Observation]:
    """Quarters in a row from the first."""
    start = Period.parse(first)
    periods = [Period.quarter(start.start.year + i // 4, i % 4 + 1) for i in range(len(values))]
    return [
        observation("shoplifting", value, period.code) for value, period in zip(values, periods, strict=True)
    ]


def test_a_half_year_is_set_against_half_years() -> None:
    """Of 2015-16 on: 80 a quarter, then 100, then 90, 110, 130 and 140."""
    rows = quarters(80, 80, 80, 80, 100, 100, 100, 100, 90, 110, 130, 140, first="2015-16Q1")
    result = asked("shoplifting", *rows, period=HALF)
    found = {kind: number_of(result.compared_with(kind).at.quantity) for kind in FALLS_BACK_ON}

    assert found == {
        ComparisonKind.YEAR_BEFORE: 200,
        ComparisonKind.QUARTER_BEFORE: 200,
        ComparisonKind.AVERAGE_OF_FOUR: (160 + 200 + 200 + 200) / 4,
        ComparisonKind.LONG_RUN: (160 + 200) / 2,
    }
    assert result.compared.words(result.period) == "in the same half-year last year"


@pytest.mark.parametrize("kind", FALLS_BACK_ON)
def test_more_than_a_year_is_not_set_against_what_shares_its_months(kind: ComparisonKind) -> None:
    compared = asked("shoplifting", *quarters(*([100] * 20)), period=EIGHTEEN).compared_with(kind)

    if kind is ComparisonKind.QUARTER_BEFORE:
        assert compared.at.quantity == Known(600)
    else:
        assert isinstance(compared.at.quantity, NotApplicable)
        assert isinstance(compared.change.difference, NotApplicable)


def test_a_longer_span_varies_as_much_beyond_chance_as_its_quarters_at_least() -> None:
    """Ups and downs of a half-year that come out in no quarter against the one a year before are seen in half-years."""
    rows = quarters(*([100, 100, 160, 160] * 2 + [160, 160, 100, 100] * 2 + [130, 130, 130, 130]))
    alone = asked("shoplifting", *rows, period="2017-18Q4").change.chance.dispersion
    half = asked("shoplifting", *rows, period=HALF).change.chance.dispersion

    assert alone is not None
    assert half is not None
    assert half >= alone


# -- targets at the year's end ----------------------------------------------------------------------------


def plan(target: float, **more: object) -> Framework:
    line = FrameworkLine("shoplifting", "Shoplifting", targets=(TargetSpec(str(target), target),), **more)  # type: ignore[arg-type]
    return Framework("2017-18", "Plan", objectives=(Objective("Less crime", (line,)),))


@pytest.mark.parametrize(("target", "state"), [(480, TargetState.MET), (460, TargetState.MISSED)])
@pytest.mark.parametrize("span", [YEAR, HALF, NINE])
def test_a_target_is_decided_by_the_years_end_whatever_the_span(
    span: str, target: float, state: TargetState
) -> None:
    rows = quarters(90, 110, 130, 140, first="2017-18Q1")

    assert asked("shoplifting", *rows, period=span, framework=plan(target)).target.state is state


def test_a_target_is_open_where_a_span_ends_before_the_year() -> None:
    state = asked(
        "shoplifting", *quarters(90, 110, first="2017-18Q1"), period="2017-18H1", framework=plan(480)
    ).target.state

    assert state is TargetState.TOO_EARLY


def test_a_line_that_stood_in_a_part_of_a_span_is_shown_in_it() -> None:
    until = TimeSpan(end=Period.parse("2017-18Q2"))
    (objective,) = plan(480, span=until).objectives

    assert objective.lines_for(Period.parse(YEAR)) == objective.lines
    assert objective.lines_for(Period.parse("2017-18Q3")) == ()
    assert objective.lines_for(Period.parse(HALF)) == ()


def test_an_indicator_that_changed_its_line_in_a_span_is_shown_as_at_its_end() -> None:
    first = FrameworkLine("shoplifting", "Thefts", span=TimeSpan(end=Period.parse("2017-18Q2")))
    then = FrameworkLine("shoplifting", "Shoplifting", span=TimeSpan(start=Period.parse("2017-18Q3")))

    assert Objective("Less crime", (first, then)).lines_for(Period.parse(YEAR)) == (then,)


# -- the property -----------------------------------------------------------------------------------------

MONTHS = [month.code for month in Period.parse("2016-17Q1-to-2017-18Q4").months()]
SPANS = [
    Period.of_quarters(one, other).code
    for one in Period.parse("2016-17Q1-to-2017-18Q4").quarters()
    for other in Period.parse("2016-17Q1-to-2017-18Q4").quarters()
    if one.start <= other.start
]


def reckoned(said: dict[str, int], span: str) -> int | None:
    """The second reckoning, from the rows alone: each quarter as it came, else its three months; None where one is not here."""
    found = []
    for quarter in Period.parse(span).quarters():
        months = [said.get(month.code) for month in quarter.months()]
        found.append(said.get(quarter.code, None if None in months else sum(filter(None, months))))
    return None if None in found else sum(filter(None, found))


@given(
    st.dictionaries(st.sampled_from(MONTHS), st.integers(0, 40), max_size=24),
    st.dictionaries(
        st.sampled_from([each.code for each in Period.parse("2016-17Q1-to-2017-18Q4").quarters()]),
        st.integers(0, 120),
        max_size=8,
    ),
    st.sampled_from(SPANS),
)
def test_a_span_is_the_sum_of_its_quarters_or_said_to_be_missing(
    months: dict[str, int], quarters: dict[str, int], span: str
) -> None:
    said = {**months, **quarters}
    rows = [observation("shoplifting", value, period) for period, value in said.items()]

    quantity = asked("shoplifting", *rows, period=span).value.quantity

    expected = reckoned(said, span)
    if expected is None:
        assert isinstance(quantity, Missing)
    else:
        assert quantity == Known(float(expected))


def test_the_measures_here_are_of_every_way_to_accumulate() -> None:
    slugs = (
        "shoplifting",
        "troubled_families_engaged",
        "opiate_users_completing_treatment",
        "feel_safe_by_day",
        "ppo_reoffending_rate",
    )

    assert len({MEASURES.get(slug).accumulates for slug in slugs}) == 5
