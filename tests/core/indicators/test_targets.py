"""How a target stands before the year is out: by the course of earlier years, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.indicators.builders import asked, observation
from tests.core.indicators.test_frameworks import plan
from tithing.indicators.defined.frameworks import TargetSpec
from tithing.indicators.result import At, Result
from tithing.indicators.targets.judged import (
    EITHER_SIDE,
    NO_PATH,
    NOT_HERE,
    ONLY_A_WISH,
    Reached,
    target_against,
)
from tithing.indicators.targets.target import TargetState, YearEndPath
from tithing.observations.observation import Observation
from tithing.vocabulary.direction import Better
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable
from tithing.vocabulary.units import Accumulates, Unit

YEAR_BEFORE = At(Known(1000), Period.parse("2016-17"))
HALF_YEAR = Period.parse("2017-18Q2-ytd")


def years(slug: str, *, now: float) -> list[Observation]:
    """Two whole years of which half had come by September, and half of this one."""
    quarters = [
        observation(slug, value, f"{year}Q{quarter}")
        for year, value in (("2015-16", 240), ("2016-17", 260))
        for quarter in (1, 2, 3, 4)
    ]
    return [*quarters, observation(slug, now / 2, "2017-18Q1"), observation(slug, now / 2, "2017-18Q2")]


def half_way(folder: Path, *, now: float, target: str) -> Result:
    framework = plan(folder, _plan(target))
    return asked("shoplifting", *years("shoplifting", now=now), period="2017-18Q2", framework=framework)


def _plan(target: str) -> str:
    return f"""
plan_year = "2017-18"
title = "Sandport's plan"
[[objective]]
title = "Reduce crime"
[[objective.indicator]]
slug = "shoplifting"
baseline = {{ period = "2016-17" }}
target = {{ text = "{target}" }}
"""


@pytest.mark.parametrize(
    ("now", "target", "state"),
    [
        (300, "Reduce", TargetState.ON_COURSE),  # about 600 of 1,040
        (500, "Reduce", TargetState.TOO_EARLY),  # about 1,000 of 1,040
        (700, "Reduce", TargetState.OFF_COURSE),  # about 1,400
        (1040, "Reduce", TargetState.OUT_OF_REACH),  # already as many as in all of the year before
        (300, "900", TargetState.ON_COURSE),
        (450, "900", TargetState.TOO_EARLY),
        (901, "900", TargetState.OUT_OF_REACH),
        (900, "900", TargetState.OFF_COURSE),  # met only if nothing more came
        (300, "Increase", TargetState.OFF_COURSE),
        (1041, "Increase", TargetState.MET),
        (700, "3% increase", TargetState.ON_COURSE),
    ],
)
def test_half_a_year_is_set_against_what_two_years_made_of_theirs(
    tmp_path: Path, now: float, target: str, state: TargetState
) -> None:
    assert half_way(tmp_path, now=now, target=target).target.state is state


def test_the_path_doubles_what_came_by_the_half_of_years_that_doubled_it(tmp_path: Path) -> None:
    path = half_way(tmp_path, now=500, target="Reduce").target.path

    assert path is not None
    assert path.expected == 1000
    assert path.low < 950 < 1050 < path.high
    assert path.year == Period.parse("2017-18")
    assert [each.code for each in path.years] == ["2015-16", "2016-17"]


def test_one_year_before_it_says_nothing_of_the_rest(tmp_path: Path) -> None:
    rows = [each for each in years("shoplifting", now=300) if each.period.plan_year != "2015-16"]
    target = asked("shoplifting", *rows, period="2017-18Q2", framework=plan(tmp_path, _plan("Reduce"))).target

    assert (target.state, target.path, target.why) == (TargetState.TOO_EARLY, None, NO_PATH)


def test_a_year_counted_in_another_way_is_no_course(tmp_path: Path) -> None:
    text = _plan("900").replace("shoplifting", "residential_burglary")
    rows = years("residential_burglary", now=300)
    target = asked("residential_burglary", *rows, period="2017-18Q2", framework=plan(tmp_path, text)).target

    assert (target.state, target.path) == (TargetState.TOO_EARLY, None)


# -- what decides -----------------------------------------------------------------------------------------


def a_path(low: float, high: float) -> YearEndPath:
    return YearEndPath((low + high) / 2, low, high, Period.parse("2017-18"))


def reached(number: float, **rest: object) -> Reached:
    return Reached(At(Known(number), HALF_YEAR), "year_to_date", Accumulates.SUM, **rest)  # type: ignore[arg-type]


def test_what_could_explain_the_distance_leaves_it_unknown() -> None:
    doubted = reached(1200, doubted="fewer rows have no place")

    told = target_against(TargetSpec("Reduce"), reached=doubted, baseline=YEAR_BEFORE, better=Better.LOWER)

    assert (told.state, told.why) == (TargetState.NOT_KNOWN, "fewer rows have no place")


@pytest.mark.parametrize(
    ("spec", "baseline", "better", "state", "why"),
    [
        (TargetSpec("Reduce"), At(Missing(), HALF_YEAR), Better.LOWER, TargetState.NO_NUMBER, ONLY_A_WISH),
        (
            TargetSpec("Reduce"),
            At(NotApplicable("counted in another way", "R73"), HALF_YEAR),
            Better.LOWER,
            TargetState.NO_NUMBER,
            "counted in another way",
        ),
        (
            TargetSpec("Stay below the average"),
            At(Missing(), HALF_YEAR),
            Better.LOWER,
            TargetState.NO_NUMBER,
            ONLY_A_WISH,
        ),
    ],
)
def test_a_wish_without_a_number_says_why_it_is_not_tested(
    spec: TargetSpec, baseline: At, better: Better, state: TargetState, why: str
) -> None:
    told = target_against(spec, reached=reached(300), baseline=baseline, better=better)

    assert (told.state, told.why) == (state, why)


def test_a_figure_that_is_not_here_cannot_be_judged() -> None:
    gone = replace(reached(1), at=At(Missing("not counted"), HALF_YEAR))

    told = target_against(TargetSpec("308", 308), reached=gone, baseline=YEAR_BEFORE, better=Better.LOWER)

    assert (told.state, told.why, told.distance) == (TargetState.NOT_KNOWN, NOT_HERE, Missing("not counted"))


def test_either_side_is_said_to_be_either_side() -> None:
    open_end = reached(450, path=lambda: a_path(800, 950))

    told = target_against(TargetSpec("900", 900), reached=open_end, baseline=YEAR_BEFORE, better=Better.LOWER)

    assert (told.state, told.why) == (TargetState.TOO_EARLY, EITHER_SIDE)


numbers = st.integers(0, 2000)


@given(
    numbers,
    numbers,
    st.sampled_from([Better.LOWER, Better.HIGHER]),
    st.integers(0, 800),
    st.sampled_from("1234"),
)
def test_a_decided_target_of_a_count_is_never_undone_by_what_comes(
    so_far: int, aim: int, better: Better, more: int, quarter: str
) -> None:
    def state(number: int, last: str) -> TargetState:
        at = At(Known(number), Period.parse(f"2017-18Q{last}-ytd"))
        given = Reached(at, "year_to_date", Accumulates.SUM, path=lambda: a_path(number, number + 500))
        return target_against(
            TargetSpec(str(aim), aim), reached=given, baseline=YEAR_BEFORE, better=better
        ).state

    early, late = state(so_far, quarter), state(so_far + (0 if quarter == "4" else more), "4")

    if early.is_met is not None:
        assert late.is_met is early.is_met
    assert late in (TargetState.MET, TargetState.MISSED)


@given(numbers, numbers, st.sampled_from([Better.LOWER, Better.HIGHER]))
def test_on_course_and_off_course_are_mirror_images(low: int, aim: int, better: Better) -> None:
    other = Better.HIGHER if better is Better.LOWER else Better.LOWER
    given = Reached(At(Known(low), HALF_YEAR), "value", Accumulates.ROLLING, Unit.RATE)
    one, two = (
        target_against(TargetSpec(str(aim), aim), reached=given, baseline=YEAR_BEFORE, better=each).state
        for each in (better, other)
    )

    assert low == aim or {one, two} == {TargetState.ON_COURSE, TargetState.OFF_COURSE}
