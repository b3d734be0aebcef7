"""A second step that was lost is taken off by two people, neither of whom it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.web.people import acting
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.changes import leave
from tithing.web.accounts.models import Account, SecondStepReset
from tithing.web.accounts.second_step.changes import ask, confirm, drop, take_off_at_the_machine
from tithing.web.accounts.second_step.queries import open_reset
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Absent, Denied

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
WHY = "lost their telephone, told me so in person"
MAY = {DeskRole.ADMINISTRATOR, DeskRole.TEAM_LEADER}


@pytest.fixture
def people(account_as: Make) -> tuple[Account, Account, Account]:
    """Who asks, who confirms, whose it is."""
    return account_as("administrator"), account_as("team leader"), account_as("chair for police")


def has_one(account: Account) -> bool:
    return Authenticator.objects.filter(user=account).exists()


def test_two_people_take_it_off(
    people: tuple[Account, Account, Account],
    signed_in: SignIn,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    one, other, whose = people
    theirs = signed_in(whose)
    assert theirs.get("/desk/").status_code == 200

    ask(by=acting(one), account=whose, reason=WHY)
    assert has_one(whose)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        confirm(by=acting(other), account=whose)

    assert not has_one(whose)
    assert theirs.get("/desk/").status_code == 302
    assert mail.outbox[-1].to == [whose.email]
    told = [line.detail.sentence for line in AuditLine.objects.select_related("detail").order_by("number")]
    assert [f"account {whose.pk}" in each for each in told] == [True, True]
    assert f"as account {one.pk} asked" in told[1]
    assert not list(faults_of())


def test_who_asks_does_not_confirm_it(people: tuple[Account, Account, Account]) -> None:
    one, _, whose = people
    ask(by=acting(one), account=whose, reason=WHY)

    with pytest.raises(Denied, match="Somebody else confirms"):
        confirm(by=acting(one), account=whose)

    assert has_one(whose)


def test_nobody_asks_or_confirms_for_themselves(people: tuple[Account, Account, Account]) -> None:
    one, other, _ = people
    with pytest.raises(Denied, match="your own"):
        ask(by=acting(one), account=one, reason=WHY)
    ask(by=acting(other), account=one, reason=WHY)

    with pytest.raises(Denied, match="your own"):
        confirm(by=acting(one), account=one)

    assert has_one(one)


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_keep_the_site_ask_and_confirm(
    people: tuple[Account, Account, Account], account_as: Make, role: DeskRole
) -> None:
    one, _, whose = people
    tries = account_as(f"{role} for police" if role.of_organisation else str(role))
    ask(by=acting(one), account=whose, reason=WHY)

    if role in MAY:
        confirm(by=acting(tries), account=whose)
    else:
        for change in (confirm, drop):
            with pytest.raises((Denied, Absent)):
                change(by=acting(tries), account=whose)

    assert has_one(whose) == (role not in MAY)


@pytest.mark.parametrize("reason", ["", "  "])
def test_whoever_asks_says_why(people: tuple[Account, Account, Account], reason: str) -> None:
    one, _, whose = people

    with pytest.raises(Refused, match="has to know why"):
        ask(by=acting(one), account=whose, reason=reason)


def test_what_was_dropped_is_not_confirmed(people: tuple[Account, Account, Account]) -> None:
    one, other, whose = people
    ask(by=acting(one), account=whose, reason=WHY)
    drop(by=acting(one), account=whose)

    with pytest.raises(Refused, match="nobody asks any more"):
        confirm(by=acting(other), account=whose)

    assert has_one(whose)


def test_what_is_older_than_two_days_is_not_confirmed_and_can_be_asked_again(
    people: tuple[Account, Account, Account],
) -> None:
    one, other, whose = people
    ask(by=acting(one), account=whose, reason=WHY)
    SecondStepReset.objects.update(asked_at=timezone.now() - timedelta(days=2, seconds=1))

    with pytest.raises(Refused, match="two days have passed"):
        confirm(by=acting(other), account=whose)
    ask(by=acting(one), account=whose, reason=WHY)
    confirm(by=acting(other), account=whose)

    assert not has_one(whose)


def test_what_somebody_asked_who_has_left_since_is_not_confirmed(
    people: tuple[Account, Account, Account], account_as: Make
) -> None:
    one, other, whose = people
    ask(by=acting(other), account=whose, reason=WHY)
    leave(by=acting(one), account=other)

    assert open_reset(whose) is None
    with pytest.raises(Refused, match="nobody asks any more"):
        confirm(by=acting(one), account=whose)


def test_it_is_asked_once(people: tuple[Account, Account, Account]) -> None:
    one, other, whose = people
    ask(by=acting(one), account=whose, reason=WHY)

    with pytest.raises(Denied, match="asked for it already"):
        ask(by=acting(one), account=whose, reason=WHY)
    with pytest.raises(Denied, match="asked for it already"):
        ask(by=acting(other), account=whose, reason=WHY)


def test_the_pages_from_asking_to_the_line_in_the_audit(
    people: tuple[Account, Account, Account], signed_in: SignIn
) -> None:
    one, other, whose = people
    page = f"/desk/people/{whose.pk}/second-step/"

    asked = signed_in(one).post(page, {"reason": WHY}, follow=True).content.decode()
    start = signed_in(other).get("/desk/").content.decode()
    shown = signed_in(other).get(page).content.decode()
    done = signed_in(other).post(page, {"do": "confirm"}, follow=True).content.decode()

    assert "once somebody else confirms it" in asked
    assert page in start
    assert WHY in shown
    assert 'value="confirm"' in shown
    assert "The second step is taken off" in done
    assert not has_one(whose)


def test_a_form_without_a_reason_is_shown_again(
    people: tuple[Account, Account, Account], signed_in: SignIn
) -> None:
    one, _, whose = people

    shown = signed_in(one).post(f"/desk/people/{whose.pk}/second-step/", {"reason": ""}).content.decode()

    assert "Say why, and how you know" in shown
    assert open_reset(whose) is None


def test_at_the_machine_it_is_taken_off_only_where_no_two_others_could(account_as: Make) -> None:
    alone = account_as("administrator")
    account_as("team leader")

    take_off_at_the_machine(email=alone.email.upper())
    assert not has_one(alone)

    account_as("team leader")
    with pytest.raises(Refused, match="two others can"):
        take_off_at_the_machine(email=alone.email)
    with pytest.raises(Refused, match="nobody with this"):
        take_off_at_the_machine(email="nobody@practice.example")
