"""What is missing and who owes it, what was revised, and totals that are not the sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.core.findings.cast import HARTLEPOOL, QUARTER, a_result, quantity_of
from tithing.findings.fact import Fact
from tithing.findings.inputs import SuppliedTotal, all_of_it
from tithing.findings.rules import missing, revised, supplied_total
from tithing.findings.rules.missing import MISSING
from tithing.findings.rules.supplied_total import SUPPLIED_YEAR
from tithing.findings.subject import Subject
from tithing.observations.observation import Observation, SourceRef
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Status, Suppressed, Withheld
from tithing.vocabulary.units import Unit

SUBJECT = Subject.of(a_result(slug="all_recorded_crime"))


def test_what_is_missing_says_why_who_and_when() -> None:
    quantity = Missing("cohort not complete", date(2021, 9, 1), "Youth Justice Service")

    (fact,) = missing.find([a_result(quantity, 30)])

    assert (fact.kind, fact.text("part"), fact.text("reason")) == (
        MISSING,
        "value",
        "cohort not complete; expected 1 September 2021",
    )
    assert (fact.text("owed_by"), fact.text("expected")) == ("Youth Justice Service", "2021-09-01")
    assert fact.figure("value").quantity == quantity


def test_a_fact_takes_its_state_and_words_from_the_value_and_never_from_the_custodian() -> None:
    (fact,) = missing.find([a_result(Missing(), 30)])

    assert (fact.text("state"), fact.text("reason"), fact.text("owed_by")) == (
        "not yet imported",
        "not yet imported",
        "",
    )


def test_a_reason_that_gives_a_day_is_not_given_another() -> None:
    (fact,) = missing.find([a_result(Missing("data expected March 2021", date(2021, 3, 31)), 30)])

    assert fact.text("reason") == "data expected March 2021"


def test_an_earlier_value_and_a_baseline_that_are_missing_are_facts_too() -> None:
    facts = missing.find(
        [a_result(30, Missing(), baseline=Missing("not published yet")), a_result(Missing(), 30)]
    )

    assert [fact.text("part") for fact in facts] == ["value", "previous", "baseline"]
    assert facts[2].text("reason") == "not published yet"


@pytest.mark.parametrize("quantity", [Suppressed(), NotApplicable("break", "R73"), Known(0)])
def test_suppressed_refused_and_zero_are_not_missing(quantity: Quantity) -> None:
    assert missing.find([a_result(quantity, 30)]) == ()


def test_what_is_missing_in_the_same_words_is_one_line_however_many_indicators() -> None:
    late = Missing("", date(2021, 2, 1), "Public Health", decided=NotHere.LATE)
    facts = missing.find(
        [
            a_result(
                Missing(owed_by="Fire Brigade", decided=NotHere.NEVER_ASKED), 5, slug="deliberate_fires"
            ),
            a_result(late, 5, slug="opiate_users"),
            a_result(late, 5, slug="alcohol_users"),
            a_result(5, Missing(), slug="shoplifting"),
        ]
    )

    groups = missing.grouped(facts)

    assert [(g.text("reason"), [item.code for item in g.items]) for g in groups] == [
        ("late from Public Health; was due 1 February 2021", ["opiate_users", "alcohol_users"]),
        ("not yet asked of Fire Brigade", ["deliberate_fires"]),
    ]


# -- revised ----------------------------------------------------------------------------------------------


def observation(value: float | Quantity, released: date | None = None, *earlier: Observation) -> Observation:
    source = SourceRef("crime.csv", "cd" * 32, 4, release=released)
    return Observation(
        "all_recorded_crime",
        HARTLEPOOL.code,
        QUARTER.year_before(),
        quantity_of(value),
        Unit.COUNT,
        source=source,
        earlier=earlier,
    )


FIRST = observation(2433, date(2020, 1, 20))
SECOND = observation(2440, date(2020, 4, 20), FIRST)


def found(now: Observation, since: date | None = None) -> tuple[Fact, ...]:
    return revised.find([(SUBJECT, now)], since=since)


def test_a_revision_shows_both_values_and_their_days() -> None:
    (fact,) = found(SECOND)

    assert (fact.number("before"), fact.number("value"), fact.number("difference")) == (2433, 2440, 7)
    assert (fact.text("first_released"), fact.text("released")) == ("2020-01-20", "2020-04-20")
    assert fact.direction is Direction.NEITHER


def test_a_revision_is_dated_by_the_period_that_was_revised() -> None:
    (fact,) = found(SECOND)

    assert fact.period == QUARTER.year_before()
    assert fact.figure("value").provenance.period == "2019-20Q3"


def test_only_what_changed_since_the_last_report_is_new() -> None:
    assert found(SECOND, since=date(2020, 5, 1)) == ()
    assert len(found(SECOND, since=date(2020, 4, 1))) == 1
    assert found(SECOND, since=date(2020, 1, 1)) == ()  # nothing stood then: it is new, not revised


def test_the_value_that_stood_on_the_day_is_the_one_compared() -> None:
    third = observation(2500, date(2020, 7, 20), FIRST, SECOND)

    (fact,) = found(third, since=date(2020, 2, 1))

    assert fact.number("before") == 2433


def test_turning_final_is_no_revision() -> None:
    provisional = observation(Known(2433, Status.PROVISIONAL), date(2020, 1, 20))

    assert found(observation(2433, date(2020, 4, 20), provisional)) == ()
    assert found(observation(2433)) == ()


def test_a_value_that_was_missing_before_is_supplied_rather_than_changed() -> None:
    (fact,) = found(observation(2433, date(2020, 4, 20), observation(Missing())))

    assert (fact.text("supplied"), fact.text("first_released")) == ("yes", "")
    assert not fact.knows("before")


def test_missing_and_still_missing_is_no_revision() -> None:
    assert found(observation(Missing("late"), None, observation(Missing()))) == ()
    assert len(found(observation(Suppressed(), None, observation(4)))) == 1


# -- totals -----------------------------------------------------------------------------------------------


def total(
    given: float | Quantity, *parts: float | Quantity, decimals: int | None = None, year: bool = False
) -> list[tuple[float | None, float | None, float | None]]:
    named = tuple((f"part {i}", quantity_of(part)) for i, part in enumerate(parts, start=1))
    supplied = SuppliedTotal(SUBJECT, quantity_of(given), named, decimals)
    found = supplied_total.find(**{"years" if year else "totals": [supplied]})
    return [(f.number("supplied"), f.number("sum"), f.number("difference")) for f in found]


@pytest.mark.parametrize(
    ("given", "parts", "decimals", "expected"),
    [
        (3722, (0, 1311, 2410), None, [(3722, 3721, 1)]),  # a homicide left out of one cell
        (526, (0, 215, 311), None, []),
        (100.0, (33.3, 33.3, 33.3), 1, []),  # by rounding
        (100.0, (33.3, 33.3, 33.0), 1, [(100, 99.6, 0.4)]),
        (526, (215, Missing()), None, []),  # cannot be said
        (Missing(), (215, 311), None, []),
        (526, (), None, []),
    ],
)
def test_a_supplied_total_that_is_not_the_sum_is_found(
    given: float | Quantity,
    parts: tuple[float | Quantity, ...],
    decimals: int | None,
    expected: list[tuple[float, float, float]],
) -> None:
    assert total(given, *parts, decimals=decimals) == [pytest.approx(each) for each in expected]


def test_a_supplied_year_to_date_is_set_against_its_quarters() -> None:
    assert total(4348, 1936, 1166, 1246, year=True) == []
    assert total(4350, 1936, 1166, 1246, year=True) == [(4350, 4348, 2)]


def test_a_supplied_year_is_about_the_year_to_date() -> None:
    given = SuppliedTotal(SUBJECT, Known(9), (("Q1", Known(4)), ("Q2", Known(4))))

    (fact,) = supplied_total.find(years=[given])

    assert (fact.kind, fact.period.code) == (SUPPLIED_YEAR, "2020-21Q3-ytd")
    assert [item.name for item in fact.items] == ["Q1", "Q2"]


def test_a_sum_is_only_as_sure_as_its_parts() -> None:
    given = SuppliedTotal(replace(SUBJECT), Known(10), (("a", Known(4, Status.PROVISIONAL)), ("b", Known(5))))

    (fact,) = supplied_total.find(totals=[given])

    assert fact.figure("sum").quantity == Known(9, Status.PROVISIONAL)


@pytest.mark.parametrize("hidden", [Suppressed(), Withheld()])
@pytest.mark.parametrize("newer_first", [True, False])
def test_a_hidden_part_is_there_and_no_older_list_of_parts_stands_for_the_whole(
    hidden: Quantity, newer_first: bool
) -> None:
    older = (("violence_with_injury", Known(25)), ("violence_without_injury", Known(51)))
    newer = (*older, ("stalking_and_harassment", hidden))

    assert all_of_it([newer, older] if newer_first else [older, newer]) == ()
    assert all_of_it([older]) == older
    assert all_of_it([]) == all_of_it([(("homicide", Missing()),)]) == ()
