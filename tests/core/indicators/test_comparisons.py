"""What a figure is set against: each comparison by hand, which one is chosen, and that its chance is honest."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.indicators.builders import MEASURES, QUARTER, SANDPORT, definition_of, observation
from tithing.indicators.calculate import calculate
from tithing.indicators.comparisons.averages import A_RUNNING_TOTAL, NO_AVERAGE
from tithing.indicators.comparisons.kinds import FALLS_BACK_ON, ComparisonKind, called, in_turn, set_against
from tithing.indicators.comparisons.season import NOT_KNOWN
from tithing.indicators.defined.framework_file import load_framework
from tithing.indicators.result import Compared, Result
from tithing.observations.observation import Observation, Observations
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import (
    Known,
    Missing,
    NotApplicable,
    Quantity,
    Suppressed,
    Withheld,
    number_of,
)

YEAR, QUARTER_BEFORE, FOUR, LONG_RUN = FALLS_BACK_ON


def quarters(slug: str, *values: float | Quantity, last: str = "2017-18Q4") -> list[Observation]:
    """Quarters in a row that end with the last."""
    periods = [Period.parse(last)]
    while len(periods) < len(values):
        periods.insert(0, periods[0].period_before())
    return [observation(slug, value, period.code) for value, period in zip(values, periods, strict=True)]


def chosen(*kinds: ComparisonKind, rows: list[Observation], slug: str = "shoplifting") -> Result:
    return calculate(
        definition_of(slug),
        area=SANDPORT,
        period=QUARTER,
        observations=Observations.of(rows),
        measures=MEASURES,
        comparisons=kinds or (YEAR,),
    )


def of(result: Result, kind: ComparisonKind) -> Compared:
    return result.compared_with(kind)


# -- each by hand -----------------------------------------------------------------------------------------


def test_each_comparison_is_worked_out_from_its_own_quarters() -> None:
    """Four quarters of 2015-16, four of 2016-17, and then 2017-18: 90, 110, 130 and 140."""
    result = chosen(rows=quarters("shoplifting", 80, 80, 80, 80, 100, 100, 100, 120, 90, 110, 130, 140))

    assert number_of(of(result, YEAR).at.quantity) == 120
    assert number_of(of(result, QUARTER_BEFORE).at.quantity) == 130
    assert number_of(of(result, FOUR).at.quantity) == (120 + 90 + 110 + 130) / 4
    assert number_of(of(result, LONG_RUN).at.quantity) == (80 + 120) / 2
    assert [number_of(of(result, kind).change.difference) for kind in FALLS_BACK_ON] == [20, 10, 27.5, 40]
    assert number_of(of(result, FOUR).change.percent) == pytest.approx(27.5 / 112.5 * 100)
    assert [each.code for each in of(result, FOUR).pieces] == [
        "2016-17Q4",
        "2017-18Q1",
        "2017-18Q2",
        "2017-18Q3",
    ]
    assert [each.code for each in of(result, LONG_RUN).pieces] == ["2015-16Q4", "2016-17Q4"]


def test_an_average_is_tested_as_all_that_is_in_it_over_all_of_its_days() -> None:
    """As many a day as in the four quarters before: the exact test finds nothing more probable."""
    result = chosen(rows=quarters("shoplifting", 92, 91, 92, 92, 90))

    assert of(result, FOUR).change.chance.p_value == pytest.approx(1.0)


def test_the_same_quarter_in_several_years_is_surer_than_in_one() -> None:
    flat = quarters("shoplifting", *([100] * 12), 130)
    result = chosen(rows=flat)

    one, several = (of(result, kind).change.chance.p_value for kind in (YEAR, LONG_RUN))

    assert one is not None
    assert several is not None
    assert several < one


def test_one_year_before_it_is_no_long_run() -> None:
    result = chosen(rows=quarters("shoplifting", 100, 90, 90, 90, 120))

    assert isinstance(of(result, LONG_RUN).at.quantity, Missing)


def test_the_long_run_stops_at_a_change_of_definition() -> None:
    rows = quarters("residential_burglary", *([50] * 8), 60)

    assert isinstance(of(chosen(rows=rows, slug="residential_burglary"), LONG_RUN).at.quantity, Missing)


def test_an_average_with_a_gap_is_none() -> None:
    rows = [each for each in quarters("shoplifting", 100, 90, 90, 90, 120) if each.period.code != "2017-18Q2"]

    four = of(chosen(rows=rows), FOUR)

    assert isinstance(four.at.quantity, Missing)
    assert isinstance(four.change.difference, Missing)


def test_percentages_are_not_averaged_without_their_counts() -> None:
    slug = "opiate_users_completing_treatment"

    assert of(chosen(rows=quarters(slug, 5, 6, 7, 8, 9), slug=slug), FOUR).at.quantity == NO_AVERAGE


def test_a_running_total_is_not_set_against_the_quarter_it_holds() -> None:
    slug = "troubled_families_engaged"
    result = chosen(QUARTER_BEFORE, rows=quarters(slug, 500, 100, 300, 600, 769), slug=slug)

    assert of(result, QUARTER_BEFORE).change.difference == A_RUNNING_TOTAL
    assert of(result, FOUR).at.quantity == A_RUNNING_TOTAL
    assert result.against is YEAR


# -- which one is chosen ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "values", "against"),
    [
        ((), (100, 90, 90, 90, 120), YEAR),
        ((), (90, 120), QUARTER_BEFORE),  # the first half-year that anyone has
        ((), (120,), YEAR),  # the first quarter: nothing at all
        ((QUARTER_BEFORE,), (100, 90, 90, 90, 120), QUARTER_BEFORE),
        ((FOUR, YEAR), (100, 90, 90, 90, 120), FOUR),
        ((LONG_RUN,), (100, 90, 90, 90, 120), YEAR),
        ((ComparisonKind.TARGET_PATH,), (100, 90, 90, 90, 120), YEAR),  # said beside it, never in its place
    ],
)
def test_a_change_is_against_the_first_choice_that_the_book_has(
    kinds: tuple[ComparisonKind, ...], values: tuple[float, ...], against: ComparisonKind
) -> None:
    result = chosen(*kinds, rows=quarters("shoplifting", *values))

    assert result.against is against
    assert result.change == of(result, against).change
    assert result.fell_back is (against is not in_turn(result.asked)[0])


def test_where_nothing_earlier_is_here_no_change_is_told_and_the_reason_stays() -> None:
    result = chosen(rows=quarters("shoplifting", 120))

    assert not result.fell_back
    assert isinstance(result.change.difference, Missing)


def test_a_framework_chooses_and_a_slip_of_the_pen_is_refused(tmp_path: Path) -> None:
    text = 'plan_year = "2017-18"\ntitle = "Plan"\ncomparisons = ["quarter_before", "long_run"]\n'
    path = tmp_path / "2017-18.toml"
    path.write_text(text)

    assert load_framework(path).comparisons == (QUARTER_BEFORE, LONG_RUN)

    path.write_text(text.replace("long_run", "long_jump"))
    with pytest.raises(Refused) as refused:
        load_framework(path)
    assert '"long_jump" is not a comparison' in str(refused.value)


# -- seasons ----------------------------------------------------------------------------------------------


def seasonal(now: float, *, years: int) -> Result:
    """Years of 100, 200, 100 and 100, and then a first quarter of 100 and this second one."""
    rows = quarters("shoplifting", *([100, 200, 100, 100] * years), 100, now, last="2017-18Q2")
    return calculate(
        definition_of("shoplifting"),
        area=SANDPORT,
        period=Period.parse("2017-18Q2"),
        observations=Observations.of(rows),
        measures=MEASURES,
        comparisons=(QUARTER_BEFORE,),
    )


def test_what_the_season_makes_every_year_is_not_told_as_a_change() -> None:
    change = seasonal(200, years=3).change

    assert number_of(change.difference) == 100
    assert not change.told
    assert change.direction is Direction.UNKNOWN
    assert (
        "in the 3 years before, this time of the year had 100% more than the one before it"
        in change.chance.assumption
    )


def test_what_is_far_more_than_the_season_is_told_with_it_beside() -> None:
    change = seasonal(500, years=3).change

    assert change.told
    assert change.direction is Direction.WORSE
    assert any("this time of the year" in note for note in change.notes)


@pytest.mark.parametrize(("now", "told"), [(120, True), (140, False), (190, True), (62, False), (45, True)])
def test_where_no_years_say_what_the_season_makes_only_large_changes_are_told(now: float, told: bool) -> None:
    """A change that is not clear is called none, one that a quarter's season could make is not told, a larger one is."""
    change = chosen(QUARTER_BEFORE, rows=quarters("shoplifting", 100, now)).change

    assert change.told is told
    assert (NOT_KNOWN in change.notes) is (change.chance.p_value is None or change.chance.p_value < 0.05)


def test_the_season_is_no_matter_between_years() -> None:
    result = chosen(rows=quarters("shoplifting", *([100] * 8), 190))

    assert all(
        not any("season" in note for note in of(result, kind).change.notes) for kind in (YEAR, LONG_RUN)
    )


# -- a twin in plain arithmetic ---------------------------------------------------------------------------

series = st.lists(st.integers(0, 400) | st.none(), min_size=1, max_size=24)


def back_from(quarter: Period, how_many: int) -> list[Period]:
    found = [quarter]
    while len(found) <= how_many:
        found.append(found[-1].period_before())
    return found


def plain_averages(known: dict[Period, int]) -> dict[ComparisonKind, float | None]:
    """Each comparison in plain arithmetic, by how many quarters back it is."""
    back = back_from(QUARTER, 20)
    same = [known[each] for each in back[4::4] if each in known]
    four = [known[each] for each in back[1:5] if each in known]
    return {
        YEAR: known.get(back[4]),
        QUARTER_BEFORE: known.get(back[1]),
        FOUR: mean(four) if len(four) == 4 else None,
        LONG_RUN: mean(same) if len(same) >= 2 else None,
    }


def less(now: float | None, number: float | None) -> float | None:
    return None if now is None or number is None else now - number


def about(number: float | None) -> object:
    return number if number is None else pytest.approx(number)


@given(series)
def test_every_comparison_is_the_plain_average_of_its_quarters(values: list[int | None]) -> None:
    periods = back_from(QUARTER, len(values) - 1)[::-1]
    known = {each: value for each, value in zip(periods, values, strict=True) if value is not None}
    result = chosen(rows=[observation("shoplifting", value, each.code) for each, value in known.items()])
    now, expected = known.get(QUARTER), plain_averages(known)

    assert {kind: number_of(of(result, kind).at.quantity) for kind in expected} == {
        kind: about(number) for kind, number in expected.items()
    }
    gone = {kind: number_of(of(result, kind).change.difference) for kind in expected}
    assert gone == {kind: about(less(now, number)) for kind, number in expected.items()}
    assert result.against is next((kind for kind in FALLS_BACK_ON if gone[kind] is not None), YEAR)


# -- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ComparisonKind)
@pytest.mark.parametrize("code", ["2017-18Q4", "2017-18", "2018-01", "2017-04-01..2017-09-30"])
def test_every_comparison_is_said_for_every_length_of_period(kind: ComparisonKind, code: str) -> None:
    period = Period.from_dates(Period.parse(code).start, Period.parse(code).end, allow_range=True)

    assert "period" not in set_against(kind, period, 3)
    assert called(kind, period).startswith("the ")


def test_a_rate_is_averaged_over_its_people() -> None:
    rows = [*quarters("asb_incidents", 900, 900, 900, 900, 1800), observation("population", 90_000, "2017")]
    result = chosen(rows=rows, slug="asb_rate")

    four = of(result, FOUR)
    if isinstance(result.value.quantity, NotApplicable | Missing):
        pytest.fail("the rate has no people")
    assert number_of(four.at.quantity) == pytest.approx(10)
    assert number_of(four.change.difference) == pytest.approx(10)
    assert four.change.chance.p_value is not None


# -- what is hidden is not gone round ---------------------------------------------------------------------

HIDDEN = (Suppressed(), Withheld())
NUMBERS = st.integers(10, 400).map(lambda number: Known(float(number)))
SAID = st.one_of(NUMBERS, st.sampled_from((*HIDDEN, Missing())))
ASKED = st.lists(st.sampled_from(FALLS_BACK_ON), unique=True, min_size=1).map(tuple)


@given(st.lists(SAID, min_size=12, max_size=12), ASKED)
def test_a_figure_that_is_hidden_or_held_is_never_gone_round(
    said: list[Quantity], asked: tuple[ComparisonKind, ...]
) -> None:
    result = chosen(*asked, rows=quarters("shoplifting", *said))

    first = of(result, in_turn(asked)[0])
    is_hidden = isinstance(first.at.quantity, Suppressed | Withheld)
    change = result.change
    assert not (is_hidden and result.fell_back)
    assert not is_hidden or result.against is first.kind
    assert not is_hidden or (number_of(change.difference), number_of(change.percent)) == (None, None)
    assert not is_hidden or change.direction is Direction.UNKNOWN


@given(st.sampled_from(HIDDEN), st.lists(NUMBERS, min_size=12, max_size=12))
def test_last_year_hidden_is_told_as_hidden_whatever_else_is_known(
    hidden: Suppressed | Withheld, numbers: list[Known]
) -> None:
    def with_last_year(quantity: Quantity) -> Result:
        return chosen(YEAR, rows=quarters("shoplifting", *numbers[:7], quantity, *numbers[8:]))

    told, missing = with_last_year(hidden), with_last_year(Missing())

    assert (told.against, told.fell_back) == (YEAR, False)
    assert type(told.previous.quantity) is type(hidden)
    assert isinstance(told.change.difference, type(hidden))
    assert missing.fell_back
    assert number_of(missing.change.difference) is not None
