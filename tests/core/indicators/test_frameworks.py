"""Frameworks: what was promised for a plan year, read from one file and checked against what exists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.indicators.builders import CATALOGUE, MEASURES, asked, observation
from tests.support.demonstration import demo_frameworks
from tithing.indicators.defined.framework_file import load_framework
from tithing.indicators.defined.frameworks import Framework, FrameworkColumn
from tithing.indicators.targets.target import TargetState
from tithing.indicators.targets.target_words import read_target
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, number_of

DEMO = demo_frameworks()

PLAN = """
plan_year = "2017-18"
title = "Sandport's plan"
columns = ["baseline", "target", "value"]

[[objective]]
title = "Reduce crime"

[[objective.indicator]]
slug = "shoplifting"
label = "Theft from shops"
baseline = { period = "2016-17", value = 1000 }
target = { text = "Reduce" }

[[objective.indicator]]
slug = "ppo_offences"
baseline = { value = 354 }
target = { text = "308 (-13%)", value = 308 }

[[objective.indicator]]
slug = "opiate_users_in_effective_treatment"
baseline = { value = 600 }
target = { text = "3% increase", percent = 3 }

[[objective.indicator]]
slug = "troubled_families_engaged"
baseline = { value = 530 }
target = { text = "769", value = 769 }

[[objective.indicator]]
slug = "opiate_users_completing_treatment"
baseline = { value = 4.1 }
target = { text = "12%", value = 12 }

[[objective.indicator]]
slug = "hate_incidents"
baseline = { value = 155 }
target = { text = "Increase" }

[[objective.indicator]]
slug = "residential_burglary"
baseline = { period = "2016-17", value = 330 }
target = { text = "Reduce" }

[[objective.indicator]]
slug = "young_offenders_reoffending_rate"
baseline = { missing = "Data expected September 17", expected = "2017-09" }
target = { text = "Reduce" }
"""


def plan(folder: Path, text: str = PLAN) -> Framework:
    path = folder / "2017-18.toml"
    path.write_text(text, encoding="utf-8")
    return load_framework(path, catalogue=CATALOGUE, measures=MEASURES)


# -- the demonstration's frameworks -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan_year", "word", "objectives", "lines"),
    [
        ("2016-17", "Objective", 4, 20),
        ("2017-18", "Objective", 4, 20),
        ("2018-19", "Objective", 4, 40),
        ("2020-21", "Priority", 3, 24),
    ],
)
def test_the_demonstration_has_each_plan_year_as_printed(
    plan_year: str, word: str, objectives: int, lines: int
) -> None:
    framework = DEMO.for_plan_year(plan_year)
    assert framework is not None

    last_quarter = Period.parse(f"{plan_year}Q4")

    assert framework.objective_word == word
    assert len(framework.objectives) == objectives
    assert len(list(framework.lines(last_quarter))) == lines


def test_a_plan_year_without_a_framework_has_none() -> None:
    assert DEMO.for_period(Period.parse("2019-20Q1")) is None


def test_a_line_may_stand_for_some_quarters_only() -> None:
    framework = DEMO.for_plan_year("2017-18")
    assert framework is not None

    first, last = Period.parse("2017-18Q1"), Period.parse("2017-18Q4")

    assert framework.line("domestic_burglary", first)
    assert not framework.line("residential_burglary", first)
    assert framework.line("residential_burglary", last)
    labels = {row.label for table in framework.tables_called("crime") for row in table.rows_for(last)}
    assert "Burglary - residential" in labels
    assert "Domestic burglary" not in labels


def test_every_table_of_categories_ends_in_its_total() -> None:
    assert DEMO.all
    for framework in DEMO.all:
        assert {table.key for table in framework.tables} == {
            "crime_victim_based",
            "crime_against_society",
            "asb",
        }
        assert all(table.rows[-1].total for table in framework.tables)


# -- baselines --------------------------------------------------------------------------------------------


def test_a_baseline_is_the_observation_of_its_period_before_the_printed_value(tmp_path: Path) -> None:
    framework = plan(tmp_path)

    observed = asked("shoplifting", observation("shoplifting", 1256, "2016-17"), framework=framework)
    printed = asked("shoplifting", observation("shoplifting", 412), framework=framework)

    assert observed.baseline.quantity == Known(1256.0)
    assert observed.baseline.period == Period.parse("2016-17")
    assert printed.baseline.quantity == Known(1000)
    assert "as printed in the plan" in printed.baseline.notes


def test_a_missing_baseline_carries_its_reason_and_its_date(tmp_path: Path) -> None:
    baseline = asked("young_offenders_reoffending_rate", framework=plan(tmp_path)).baseline

    assert baseline.quantity == Missing("Data expected September 17", date(2017, 9, 30))


def test_a_baseline_of_a_year_is_compared_when_the_year_is_out(tmp_path: Path) -> None:
    framework = plan(tmp_path)
    third = observation("shoplifting", 900, "2017-18Q3-ytd")
    fourth = observation("shoplifting", 1100, "2017-18Q4-ytd")

    early = asked("shoplifting", third, period="2017-18Q3", framework=framework).change_on_baseline
    whole = asked("shoplifting", fourth, framework=framework).change_on_baseline

    assert isinstance(early.difference, NotApplicable)
    assert early.difference.rule == "R86"
    assert number_of(whole.difference) == 100


def test_a_baseline_on_another_definition_is_not_compared(tmp_path: Path) -> None:
    result = asked(
        "residential_burglary",
        observation("residential_burglary", 800, "2017-18Q4-ytd"),
        framework=plan(tmp_path),
    )

    assert isinstance(result.change_on_baseline.difference, NotApplicable)
    assert result.change_on_baseline.difference.rule == "R73"
    assert result.target.state is TargetState.NO_NUMBER
    assert "counted in another way" in result.target.why


# -- targets ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "value", "period", "text", "number", "state"),
    [
        ("shoplifting", 900, "2017-18Q4-ytd", "Reduce", None, TargetState.MET),
        ("shoplifting", 1000, "2017-18Q4-ytd", "Reduce", None, TargetState.MISSED),
        ("shoplifting", 700, "2017-18Q2-ytd", "Reduce", None, TargetState.TOO_EARLY),
        ("shoplifting", 1001, "2017-18Q2-ytd", "Reduce", None, TargetState.OUT_OF_REACH),
        ("ppo_offences", 308, "2017-18Q4-ytd", "308 (-13%)", 308, TargetState.MET),
        ("ppo_offences", 309, "2017-18Q4-ytd", "308 (-13%)", 308, TargetState.MISSED),
        ("ppo_offences", 98, "2017-18Q1-ytd", "308 (-13%)", 308, TargetState.TOO_EARLY),
        ("opiate_users_in_effective_treatment", 618, "2017-18Q4", "3% increase", 618, TargetState.MET),
        ("opiate_users_in_effective_treatment", 617, "2017-18Q4", "3% increase", 618, TargetState.MISSED),
        # a rolling year may still reach it by March
        ("opiate_users_in_effective_treatment", 617, "2017-18Q2", "3% increase", 618, TargetState.OFF_COURSE),
        ("troubled_families_engaged", 769, "2017-18Q4", "769", 769, TargetState.MET),
        ("troubled_families_engaged", 600, "2017-18Q2", "769", 769, TargetState.TOO_EARLY),
        ("troubled_families_engaged", 600, "2017-18Q4", "769", 769, TargetState.MISSED),
        ("opiate_users_completing_treatment", 6.1, "2017-18Q4", "12%", 12, TargetState.MISSED),
        ("opiate_users_completing_treatment", 12, "2017-18Q2", "12%", 12, TargetState.ON_COURSE),
        ("hate_incidents", 156, "2017-18Q3-ytd", "Increase", None, TargetState.MET),  # it cannot fall
        ("hate_incidents", 150, "2017-18Q4-ytd", "Increase", None, TargetState.MISSED),
    ],
)
def test_a_target_is_judged_both_ways_and_only_where_it_can_be_said(
    tmp_path: Path, slug: str, value: float, period: str, text: str, number: float | None, state: TargetState
) -> None:
    quarter = period.removesuffix("-ytd")

    target = asked(slug, observation(slug, value, period), period=quarter, framework=plan(tmp_path)).target

    assert target.text == text
    assert target.value == (pytest.approx(number) if number is not None else None)
    assert target.state is state


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("308 (-13%)", 308, None),
        ("1,250", 1250, None),
        ("769", 769, None),
        ("12%", 12, None),
        ("4.5%", 4.5, None),
        ("3% increase", None, 3),
        ("5% reduction", None, -5),
        ("Reduce by 5%", None, -5),
        ("Increase 10%", None, 10),
        ("Reduce", None, None),
        ("Maintain below the average", None, None),
        ("Top 10 of the group", None, None),
    ],
)
def test_the_figure_of_a_target_is_read_from_its_words(
    text: str, value: float | None, percent: float | None
) -> None:
    assert read_target(text) == (value, percent)


def test_a_percentage_as_the_target_of_a_count_is_shown_and_not_measured_against(tmp_path: Path) -> None:
    text = PLAN.replace('target = { text = "769", value = 769 }', 'target = { text = "10%" }')

    rows = observation("troubled_families_engaged", 600)
    target = asked("troubled_families_engaged", rows, framework=plan(tmp_path, text)).target

    assert (target.text, target.value, target.state) == ("10%", None, TargetState.NO_NUMBER)


def test_a_target_without_a_figure_is_neither_met_nor_missed(tmp_path: Path) -> None:
    assert asked("ppo_offences", framework=plan(tmp_path)).target.state is TargetState.NOT_KNOWN


# -- what is wrong with a file ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('slug = "shoplifting"', 'slug = "shop_lifting"', 'no indicator is called "shop_lifting"'),
        ('plan_year = "2017-18"', 'plan_year = "2017"', "no financial year"),
        ('plan_year = "2017-18"', 'plan_year = "2018-19"', "Name the file 2018-19.toml"),
        ('columns = ["baseline"', 'columns = ["base"', '"base" is not a column'),
        (
            "baseline = { value = 354 }",
            'baseline = { note = "none" }',
            '"objective[1].indicator[2].baseline[1].period"',
        ),
        ('target = { text = "769", value = 769 }', "target = { value = 769 }", "text"),
        ('title = "Reduce crime"', 'title = "Reduce crime"\ncolour = 1', '"objective[1].colour"'),
        ('period = "2016-17", value = 1000', 'period = "last year"', "last year"),
        (
            'title = "Sandport\'s plan"',
            'title = "Sandport\'s plan"\nobjective_word = "Aim"',
            '"Aim" is not known',
        ),
        ('label = "Theft from shops"', 'footnote = "star"', 'no footnote "star"'),
    ],
)
def test_what_is_wrong_with_a_framework_is_said_by_file_and_key(
    tmp_path: Path, was: str, becomes: str, says: str
) -> None:
    assert was in PLAN
    with pytest.raises(Refused) as refused:
        plan(tmp_path, PLAN.replace(was, becomes))

    assert "2017-18.toml" in str(refused.value)
    assert says in str(refused.value)


def test_a_grouping_that_holds_itself_is_refused(tmp_path: Path) -> None:
    circle = '[groupings.violence]\nmeasure = "robbery"\nparts = ["robbery", "rape"]\n'

    with pytest.raises(Refused, match="the whole itself"):
        plan(tmp_path, PLAN + circle)


def test_the_columns_are_those_of_the_fixed_vocabulary_in_the_order_written(tmp_path: Path) -> None:
    columns = plan(tmp_path).columns

    assert columns == (FrameworkColumn.BASELINE, FrameworkColumn.TARGET, FrameworkColumn.VALUE)
