"""The table of "not here": whole, in words without blame, and with days as the law has them."""

from __future__ import annotations

from datetime import date

import pytest

from tithing.vocabulary.not_here import MARKS, ActsNext, NotHere, all_rows, row_of, words_for
from tithing.vocabulary.not_here.deadlines import all_deadlines, due_day
from tithing.vocabulary.not_here.gaps import FIRST, together
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import (
    Known,
    Missing,
    NotApplicable,
    Quantity,
    Suppressed,
    Withheld,
    next_step,
    state_of,
    status_word,
)

QUARTER = Period.parse("2024-25Q4")


def test_the_table_has_one_row_for_each_state_and_each_mark_is_explained() -> None:
    assert [row.state for row in all_rows()] == list(NotHere)
    assert {row.mark for row in all_rows()} - {""} == set(MARKS)
    assert [row.state for row in all_rows() if not row.mark] == [NotHere.NIL]


def test_what_is_missing_is_what_has_no_figure_and_is_neither_hidden_nor_refused() -> None:
    assert {row.state for row in all_rows() if row.missing} == {
        row.state for row in all_rows() if row.mark == "[x]"
    }
    assert {row.state for row in all_rows() if row.missing} == set(FIRST)


@pytest.mark.parametrize("state", NotHere)
@pytest.mark.parametrize("who", ["", "Public Health"])
@pytest.mark.parametrize("day", [None, date(2025, 4, 30)])
def test_only_what_is_late_is_said_to_be_and_nothing_is_said_not_to_have_been_supplied(
    state: NotHere, who: str, day: date | None
) -> None:
    words = words_for(state, who=who, day=day)

    assert words
    assert ("late" in words or "was due" in words) == (state is NotHere.LATE)
    assert "supplied" not in words
    assert not words.endswith((".", ":", ";", " "))


@pytest.mark.parametrize(
    ("quantity", "status", "then"),
    [
        (Known(0.0), "final", ""),
        (Known(4.0), "final", ""),
        (Suppressed(), "suppressed", ""),
        (NotApplicable("from nought", "R82"), "not applicable", ""),
        (Withheld(date(2026, 5, 1)), "withheld", "whoever supplied it, to release it"),
        (Missing(), "not yet imported", "the partnership's officer, to import it"),
        (Missing("the register was closed"), "not held", ""),
        (Missing("cohort not complete", date(2026, 5, 1)), "asked", "the partner, to send it"),
        (Missing(erased=date(2026, 5, 1)), "erased", ""),
        (Missing(owed_by="Housing", decided=NotHere.LATE), "late", "Housing, to send it"),
        (
            Missing(owed_by="Housing", decided=NotHere.NEVER_ASKED),
            "never asked",
            "the partnership's officer, to ask for it",
        ),
    ],
)
def test_each_quantity_is_in_one_state_and_says_who_acts_next(
    quantity: Quantity, status: str, then: str
) -> None:
    assert (status_word(quantity), next_step(quantity)) == (status, then)


def test_a_number_that_is_not_nought_is_in_no_state() -> None:
    assert state_of(Known(3.0)) is None
    assert state_of(Known(0.0)) is NotHere.NIL
    assert row_of(NotHere.NIL).next is ActsNext.NOBODY


# -- several at once --------------------------------------------------------------------------------------


def late(day: date) -> Missing:
    return Missing(expected=day, owed_by="Harbour", decided=NotHere.LATE)


def test_two_quarters_late_from_one_partner_are_one_sentence_with_the_last_day() -> None:
    both = together(
        [("Apr to Jun 2020", late(date(2020, 7, 30))), ("Jul to Sep 2020", late(date(2020, 10, 30)))]
    )

    assert both.words == "late from Harbour for Apr to Jun 2020, Jul to Sep 2020; was due 30 October 2020"


def test_what_can_never_come_stands_before_what_is_late() -> None:
    gone = Missing(erased=date(2026, 3, 3))
    both = together([("Robbery", late(date(2020, 7, 30))), ("Theft", gone)])

    assert both.state is NotHere.ERASED
    assert both.words == "erased on 3 March 2026 (Theft); late from Harbour for Robbery; was due 30 July 2020"


# -- due days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "measure", "group", "area", "due"),
    [
        (None, "robbery", "crime", "E06000001", date(2025, 6, 30)),  # R22: the end of the next quarter
        (None, "asb_incidents", "asb", "E06000001", date(2025, 6, 30)),  # R21
        (None, "deliberate_fires", "fire", "E06000001", date(2025, 6, 30)),  # R23
        (None, "malicious_false_alarms", "fire", "E06000001", date(2025, 6, 30)),  # R24
        (None, "asb_complaints_to_council", "council", "E06000001", date(2025, 6, 30)),  # R25
        (None, "hospital_admissions_for_violence", "health", "E06000001", date(2025, 6, 30)),  # R26
        (None, "opiate_users_in_effective_treatment", "health", "E06000001", date(2025, 6, 30)),  # R27
        (None, "noise_complaints", "council", "E06000001", date(2025, 4, 30)),  # no law: the usual days
        (None, "robbery", "crime", "W06000015", date(2025, 6, 30)),  # the regulations are of both nations
        (None, "robbery", "crime", "N09000003", date(2025, 4, 30)),  # and of no other
        (14, "robbery", "crime", "E06000001", date(2025, 4, 14)),  # as the partner agreed
    ],
)
def test_a_figure_is_due_as_agreed_else_by_the_law_else_after_the_usual_days(
    days: int | None, measure: str, group: str, area: str, due: date
) -> None:
    assert due_day(days, measure, group=group, area=area, period=QUARTER) == due


def test_a_month_is_due_with_its_quarter_and_a_day_on_a_weekend_stays() -> None:
    month = Period.parse("2025-01")

    assert due_day(None, "robbery", group="crime", area="E06000001", period=month) == date(2025, 6, 30)
    assert due_day(5, "robbery", group="crime", area="E06000001", period=month) == date(
        2025, 4, 5
    )  # a Saturday


def test_nothing_was_due_by_the_law_before_it() -> None:
    before = Period.parse("2007-08Q1")

    assert due_day(None, "robbery", group="crime", area="E06000001", period=before) == date(2007, 7, 30)


def test_every_deadline_says_its_rule_and_how_surely_it_is_known() -> None:
    assert [each.rule for each in all_deadlines()] == [f"R{number}" for number in range(21, 28)]
    assert {each.status for each in all_deadlines()} == {"V", "K"}
    assert all(each.citation and (each.measures or each.groups) for each in all_deadlines())
