"""What is done to a question: in its states, by who may, to the version that they saw, with a line that names nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.core.reading.withholding import row, send
from tests.web.people import acting
from tests.web.questions.conftest import AREA
from tithing.governance.asked.lifecycle import STEPS, AskedState
from tithing.reading.book import Book
from tithing.vocabulary.not_here.deadlines import quarter_ended_by
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.models import Account
from tithing.web.questions import changes
from tithing.web.questions.figures import NamedFigureKey, figure_meant, figures_now, seen_as
from tithing.web.questions.models import AskedQuestion, QuestionAnswer
from tithing.web.questions.permissions import WORKS
from tithing.web.questions.presenters import is_late, question_page
from tithing.web.questions.verbs import figures_chosen
from tithing.web.questions.wanted import KEPT_AFTER_CLOSING, wanted_of_questions
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditDetail, AuditLine
from tithing.web.shared.permissions import Denied

NAME, WORDS = "Practice Resident", "How often were shops of the practice robbed?"
SHOPLIFTING = NamedFigureKey("shoplifting", AREA, "2025-26Q4")
TODAY = date(2026, 11, 30)
LATER = datetime(2026, 5, 20, 9, tzinfo=UTC)


def logged(by: Actor, **otherwise: Any) -> AskedQuestion:
    told: dict[str, Any] = {
        "kind": "request",
        "subject": "Theft from shops",
        "words": WORDS,
        "asker": "resident",
        "asker_name": NAME,
        "received_on": date(2026, 11, 2),
    }
    return changes.log_question(by=by, **{**told, **otherwise})


def now(question: AskedQuestion) -> AskedQuestion:
    return AskedQuestion.objects.get(pk=question.pk)


def do(name: str, by: Actor, question: AskedQuestion) -> None:
    """A step, as it is mostly done."""
    told = {"by": by, "question": question, "version": now(question).version}
    on = {"on": now(question).awaiting_since or question.received_on}
    ways: dict[str, Callable[[], object]] = {
        "begin": lambda: changes.begin(**told),
        "ask back": lambda: changes.ask_back(**told, **on),
        "explained": lambda: changes.explained(**told, **on),
        "extend": lambda: changes.extend(**told, **on, exemption="s31"),
        "figures": lambda: changes.choose_figures(**told, figures=[SHOPLIFTING]),
        "answer": lambda: answered(by, now(question)),
        "refuse": lambda: changes.refuse(**told, **on, exemption="s40"),
        "withdraw": lambda: changes.withdraw_question(**told, **on),
        "reopen": lambda: changes.reopen(**told),
    }
    ways[name]()


def answered(by: Actor, question: AskedQuestion, words: str = "412.") -> QuestionAnswer:
    seen = seen_as(figures_chosen(question))
    return changes.answer_question(
        by=by, question=question, version=question.version, words=words, on=TODAY, today=TODAY, seen=seen
    )


WAYS_TO = {
    AskedState.RECEIVED: (),
    AskedState.CLARIFICATION: ("ask back",),
    AskedState.ANSWERING: ("begin",),
    AskedState.ANSWERED: ("answer",),
    AskedState.REFUSED: ("refuse",),
    AskedState.WITHDRAWN: ("withdraw",),
}


@pytest.mark.django_db
@pytest.mark.parametrize("state", AskedState)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_done_in_just_the_states_of_its_table(
    name: str, state: AskedState, by: Actor, book: Book
) -> None:
    question = logged(by)
    for step in WAYS_TO[state]:
        do(step, by, question)
    assert now(question).state == state

    if state not in STEPS[name].allowed_in:
        with pytest.raises(Denied):
            do(name, by, question)
        assert now(question).state == state
        return
    do(name, by, question)
    assert now(question).state == (STEPS[name].to or state)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in ROLES if role not in WORKS])
def test_nobody_else_takes_a_step(role: DeskRole, by: Actor, account_as: Callable[..., Account]) -> None:
    question = logged(by)
    other = acting(account_as(f"{role} for police" if role.of_organisation else str(role)))

    for name in ("begin", "ask back", "refuse", "withdraw"):
        with pytest.raises(Exception) as refused:
            do(name, other, question)
        assert type(refused.value).__name__ in ("Denied", "Absent")
    assert now(question).state == AskedState.RECEIVED
    assert now(question).version == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["begin", "ask back", "figures", "refuse", "withdraw"])
def test_the_second_of_two_who_change_one_question_is_told(name: str, by: Actor, book: Book) -> None:
    question = logged(by)
    changes.change_question(by=by, question=question, version=1, subject="Another subject")
    lines = AuditLine.objects.count()

    with pytest.raises(Refused, match="somebody changed this question since"):
        changes.begin(by=by, question=question, version=1)

    assert AuditLine.objects.count() == lines
    do(name, by, question)


@pytest.mark.django_db
def test_no_line_of_the_audit_names_who_asked_or_says_what(by: Actor, book: Book) -> None:
    question = logged(by)
    do("figures", by, question)
    changes.change_question(by=by, question=question, version=2, asker_name="Practice Resident the Second")
    do("answer", by, question)
    do("reopen", by, question)

    told = list(AuditDetail.objects.values_list("sentence", "reason", "changed"))

    assert len(told) == 5
    assert not [
        each for each in told if "Resident" in str(each) or "shops" in str(each) or "412" in str(each)
    ]
    assert "Changed the name of who asked of question" in str(told)
    assert list(faults_of()) == []


@pytest.mark.django_db
def test_the_clock_stands_still_and_begins_anew(by: Actor) -> None:
    question = logged(by)
    changes.ask_back(by=by, question=question, version=1, on=date(2026, 11, 10))
    assert now(question).due is None

    changes.explained(by=by, question=question, version=2, on=date(2026, 11, 16))

    assert now(question).due == date(2026, 12, 14)
    changes.extend(by=by, question=question, version=3, exemption="s31", on=TODAY)
    assert now(question).due == date(2027, 1, 14)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("otherwise", "exemption", "on", "why"),
    [
        ({}, "s40", "2026-11-20", "not weighed"),
        ({}, "s31", "2026-12-01", "its day has passed"),
        ({"kind": "question"}, "s31", "2026-11-20", "no request for information"),
    ],
)
def test_what_cannot_be_extended_is_not(
    otherwise: dict[str, Any], exemption: str, on: str, why: str, by: Actor
) -> None:
    question = logged(by, **otherwise)

    with pytest.raises(Refused, match=why):
        changes.extend(by=by, question=question, version=1, exemption=exemption, on=date.fromisoformat(on))

    assert now(question).extended_for == ""


@pytest.mark.django_db
def test_a_request_is_refused_under_an_exemption_and_another_question_without(by: Actor) -> None:
    request, question = logged(by), logged(by, kind="question")

    with pytest.raises(Refused, match="under an exemption"):
        changes.refuse(by=by, question=request, version=1, exemption="", on=TODAY)
    changes.refuse(by=by, question=question, version=1, exemption="", on=TODAY)

    assert (now(request).state, now(question).state) == ("received", "refused")


@pytest.mark.django_db
def test_lateness_is_judged_on_the_day_it_was_closed(by: Actor, book: Book) -> None:
    question = logged(by)

    assert [is_late(question, day) for day in (date(2026, 11, 30), date(2026, 12, 1))] == [False, True]
    answered(by, question)
    assert not is_late(now(question), date(2027, 6, 1))


@pytest.mark.django_db
def test_the_day_of_receipt_takes_the_clock_with_it(by: Actor) -> None:
    question = logged(by)

    changes.change_question(by=by, question=question, version=1, received_on=date(2026, 11, 9))

    assert now(question).due == date(2026, 12, 7)


# -- figures ---------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_an_answer_keeps_its_figures_as_they_stood_and_says_what_changed(
    by: Actor, book: Book, tmp_path: Path
) -> None:
    question = logged(by)
    do("figures", by, question)
    answered(by, now(question))
    same = question_page(now(question), by, TODAY)["answers"][0].figures[0]  # type: ignore[index]
    assert same.changed == "It has not changed: 412."
    assert "up from 283 in the same quarter last year" in same.then

    send(book, tmp_path / "b.csv", row("shoplifting", 420), released=date(2026, 5, 20), now=LATER)
    changed = question_page(now(question), by, TODAY)["answers"][0].figures[0]  # type: ignore[index]

    assert changed.changed == "It changed since: it was 412 and is 420 now."
    assert (changed.then, changed.differs) == (same.then, True)
    assert "420, up from 283" in changed.now


@pytest.mark.django_db
def test_who_answers_with_a_figure_that_has_just_changed_is_told(
    by: Actor, book: Book, tmp_path: Path
) -> None:
    question = logged(by)
    do("figures", by, question)
    seen = seen_as(figures_chosen(now(question)))
    send(book, tmp_path / "b.csv", row("shoplifting", 420), released=date(2026, 5, 20), now=LATER)

    with pytest.raises(Refused, match="a figure changed since"):
        changes.answer_question(
            by=by, question=question, version=2, words="412.", on=TODAY, today=TODAY, seen=seen
        )

    assert not QuestionAnswer.objects.exists()
    assert now(question).state == AskedState.ANSWERING


@pytest.mark.django_db
def test_a_figure_is_read_as_everybody_may_read_it_whoever_answers(by: Actor, book: Book) -> None:
    held = figures_now([NamedFigureKey("robbery", AREA, "2025-26Q4")])
    (robbery,) = held.values()

    assert robbery.number is None
    assert "40" not in robbery.sentence.replace("2040", "")
    assert figures_now([NamedFigureKey("partners_canary", AREA, "2025-26Q4")]) == {}


@pytest.mark.django_db
def test_a_small_count_of_a_ward_is_in_no_answer(book: Book, tmp_path: Path) -> None:
    wards = ["E05013939", "E05013944", "E05013945"]
    rows = [row("hate_incidents", number, area=ward) for ward, number in zip(wards, (2, 31, 32), strict=True)]
    send(book, tmp_path / "wards.csv", *rows)

    keys = [NamedFigureKey("hate_incidents", ward, "2025-26Q4") for ward in wards]
    small, large = (figures_now(keys)[key] for key in keys[:2])

    assert (small.number, small.status, "[c]" in small.shown) == (None, "suppressed", True)
    assert large.sentence


@pytest.mark.django_db
@pytest.mark.parametrize("named", ["partners_canary", "Partners canary", "unsent_canary", "no such thing"])
def test_what_the_public_may_not_know_of_is_chosen_by_nobody(named: str, by: Actor, book: Book) -> None:
    with pytest.raises(Refused, match="nothing that everybody may know of is called"):
        figure_meant(indicator=named, area="", period=None, today=TODAY)


@pytest.mark.django_db
def test_of_no_quarter_the_latest_with_a_figure_is_meant(book: Book) -> None:
    found = figure_meant(indicator="Shoplifting", area="Hartlepool", period=None, today=TODAY)

    assert found == SHOPLIFTING
    assert quarter_ended_by(date(2026, 3, 31)).code == "2025-26Q3"
    assert quarter_ended_by(date(2026, 4, 1)).code == "2025-26Q4"


@pytest.mark.django_db
def test_opened_again_its_figures_are_chosen_anew_and_both_answers_stand(by: Actor, book: Book) -> None:
    question = logged(by)
    do("figures", by, question)
    answered(by, now(question), "First.")

    do("reopen", by, question)
    assert [each.indicator for each in now(question).chosen.all()] == ["shoplifting"]
    answered(by, now(question), "Second.")

    assert list(now(question).answers.values_list("words", flat=True)) == ["First.", "Second."]


@pytest.mark.django_db
def test_an_answer_has_no_more_figures_than_can_be_read(by: Actor) -> None:
    question = logged(by)
    many = [NamedFigureKey(f"measure_{number}", AREA, "2025-26Q4") for number in range(21)]

    with pytest.raises(Refused, match="at most 20"):
        changes.choose_figures(by=by, question=question, version=1, figures=many)

    assert not now(question).chosen.exists()


# -- erasing, and what is wanted ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_who_asked_is_erased_from_every_table_and_the_figures_stay(
    by: Actor, book: Book, account_as: Callable[..., Account]
) -> None:
    leader = acting(account_as("team leader"))
    question = logged(by, reason=f"{NAME} telephoned")
    do("figures", by, question)
    answered(by, now(question), f"Dear {NAME}, 412.")

    with pytest.raises(Denied, match="Only a team leader"):
        changes.erase_question(by=by, question=question, version=3, subject="Shops")
    changes.erase_question(by=leader, question=question, version=3, subject="Shops")

    erased = now(question)
    assert (erased.asker_name, erased.words, erased.subject, erased.erased) == ("", "", "Shops", True)
    assert list(erased.answers.values_list("words", flat=True)) == [""]
    assert erased.answers.get().figures.get().shown == "412"
    assert not AuditDetail.objects.filter(sentence__icontains="Resident").exists()
    assert not AuditDetail.objects.filter(reason__icontains="Resident").exists()
    assert list(faults_of()) == []


@pytest.mark.django_db
def test_nothing_is_erased_while_somebody_waits(by: Actor, account_as: Callable[..., Account]) -> None:
    question = logged(by)

    with pytest.raises(Denied, match="still waits"):
        changes.erase_question(
            by=acting(account_as("team leader")), question=question, version=1, subject="Shops"
        )

    assert now(question).asker_name == NAME


@pytest.mark.django_db
def test_what_waits_is_asked_for_with_its_day_and_late_where_it_has_passed(
    by: Actor, account_as: Callable[..., Account]
) -> None:
    question, late = logged(by, received_on=date(2026, 11, 10)), logged(by, received_on=date(2026, 10, 1))
    logged(by, kind="question", wanted_by=None)
    waiting = logged(by)
    do("ask back", by, waiting)

    found = [(each.address, each.due, each.late) for each in wanted_of_questions(by, TODAY)]

    assert found[:2] == [
        (f"/desk/questions/{late.pk}/", date(2026, 10, 29), True),
        (f"/desk/questions/{question.pk}/", date(2026, 12, 8), False),
    ]
    assert len(found) == 3  # the one without a day last; what stands still asks nobody
    for role in ROLES:
        if role not in WORKS:
            other = acting(account_as(f"{role} for police" if role.of_organisation else str(role)))
            assert list(wanted_of_questions(other, TODAY)) == []


@pytest.mark.django_db
def test_a_team_leader_is_asked_to_erase_what_was_closed_three_years_ago(
    by: Actor, book: Book, account_as: Callable[..., Account]
) -> None:
    question = logged(by)
    answered(by, question)
    leader, then = acting(account_as("team leader")), TODAY + KEPT_AFTER_CLOSING

    assert list(wanted_of_questions(leader, then)) == []
    (need,) = wanted_of_questions(leader, then + timedelta(days=1))
    assert need.address == f"/desk/questions/{question.pk}/erase/"
    assert list(wanted_of_questions(by, then + timedelta(days=1))) == []


@pytest.mark.django_db
def test_the_database_holds_no_question_that_is_half_closed(by: Actor) -> None:
    question = logged(by)
    wrong: list[dict[str, Any]] = [
        {"closed_on": timezone.localdate()},
        {"state": "answered"},
        {"state": "clarification asked"},
        {"counted_from": date(2026, 1, 1)},
        {"awaiting_since": TODAY},
    ]
    refused = 0
    for each in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            AskedQuestion.objects.filter(pk=question.pk).update(**each)
        refused += 1
    assert refused == 5
