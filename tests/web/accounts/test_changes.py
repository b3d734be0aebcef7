"""Inviting, giving and ending roles, leaving: who may, what is refused, and the line that each leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from tests.web.people import acting
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.changes import end_role, first_administrator, give_role, invite, leave, link_anew
from tithing.web.accounts.models import Account
from tithing.web.accounts.queries import actor_of, holders
from tithing.web.ground.worker import beat
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Absent, Denied

Make = Callable[..., Account]
KNOWN = {"fire": "X Fire and Rescue Service", "police": "X Police"}
TODAY = timezone.localdate()


@pytest.fixture
def administrator(account_as: Make) -> Account:
    return account_as("administrator")


def invited(by: Account, **told: object) -> Account:
    plain = {
        "email": "new@practice.example",
        "name": "Practice New",
        "role": DeskRole.ANALYST,
        "organisation": "",
    }
    return invite(by=acting(by), known=KNOWN, **{**plain, **told})  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_site_has_one_first_administrator() -> None:
    where = first_administrator(email="FIRST@practice.example ", name=" Practice  First ")
    first = Account.objects.get()

    assert where.startswith("http://localhost:8000/r/")
    assert (first.email, first.name) == ("first@practice.example", "Practice First")
    assert actor_of(first).roles == {DeskRole.ADMINISTRATOR, DeskRole.PUBLIC}
    with pytest.raises(Refused, match="already"):
        first_administrator(email="second@practice.example", name="Practice Second")


@pytest.mark.django_db
def test_a_link_that_was_lost_is_made_anew_and_leaves_its_line(account_as: Make) -> None:
    account = account_as("administrator")

    assert link_anew(email=account.email.upper()).startswith("http://localhost:8000/r/")
    assert AuditLine.objects.get().detail.sentence.startswith("Made a new link")
    with pytest.raises(Refused, match="nobody with this"):
        link_anew(email="nobody@practice.example")


@pytest.mark.parametrize("role", [role for role in ROLES if role is not DeskRole.ADMINISTRATOR])
def test_only_an_administrator_invites(account_as: Make, role: DeskRole) -> None:
    account = account_as(f"{role} for fire" if role.of_organisation else str(role))

    with pytest.raises((Denied, Absent)):
        invited(account)
    assert not Account.objects.filter(email="new@practice.example").exists()
    assert not AuditLine.objects.exists()


def test_who_is_invited_holds_the_role_today_and_has_no_password(administrator: Account) -> None:
    account = invited(administrator, role=DeskRole.CERTIFIER, organisation="fire")

    assert actor_of(account).organisations(DeskRole.CERTIFIER) == {"fire"}
    assert not account.has_usable_password()
    line = AuditLine.objects.get()
    assert (line.by, line.action, line.key) == (administrator.pk, "people.invite", str(account.pk))
    assert "practice.example" not in line.detail.sentence


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"role": DeskRole.MEMBER}, "answers for an organisation"),
        ({"role": DeskRole.MEMBER, "organisation": "elsewhere"}, "does not stand on that day"),
        ({"role": DeskRole.ANALYST, "organisation": "fire"}, "no one organisation"),
    ],
)
def test_a_role_and_its_organisation_go_together(
    administrator: Account, told: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        invited(administrator, **told)


def test_an_address_has_one_account_in_whatever_letters(administrator: Account) -> None:
    invited(administrator)

    with pytest.raises(Refused, match="has an account"):
        invited(administrator, email="NEW@practice.example")


def test_a_role_is_held_from_its_day_to_before_its_end(administrator: Account, account_as: Make) -> None:
    account = account_as()
    tomorrow, after = TODAY + timedelta(days=1), TODAY + timedelta(days=8)
    held = give_role(
        by=acting(administrator),
        account=account,
        role=DeskRole.CHAIR,
        organisation="police",
        since=tomorrow,
        known=KNOWN,
    )
    end_role(by=acting(administrator), held=held, until=after)

    found = [actor_of(account, on=TODAY + timedelta(days=each)).organisations() for each in (0, 1, 7, 8)]

    assert found == [frozenset(), {"police"}, {"police"}, frozenset()]


def test_a_role_is_not_given_twice(administrator: Account, account_as: Make) -> None:
    account = account_as("analyst")

    with pytest.raises(Refused, match="already"):
        give_role(
            by=acting(administrator),
            account=account,
            role=DeskRole.ANALYST,
            organisation="",
            since=TODAY,
            known=KNOWN,
        )


def test_a_role_does_not_end_before_it_began(administrator: Account, account_as: Make) -> None:
    held = account_as("analyst", since=TODAY).held.get()

    with pytest.raises(Refused, match="began"):
        end_role(by=acting(administrator), held=held, until=TODAY - timedelta(days=1))


def test_the_last_administrator_stays(administrator: Account, account_as: Make) -> None:
    for act in (
        lambda: leave(by=acting(administrator), account=administrator),
        lambda: end_role(by=acting(administrator), held=administrator.held.get(), until=TODAY),
    ):
        with pytest.raises(Refused, match="nobody else is an administrator"):
            act()
    account_as("administrator")
    leave(by=acting(administrator), account=administrator)

    assert administrator.pk not in [each.pk for each in holders(DeskRole.ADMINISTRATOR)]


def test_who_leaves_is_signed_out_everywhere_and_signs_in_no_more(
    administrator: Account, account_as: Make, signed_in: Callable[[Account], Client]
) -> None:
    account = account_as("analyst")
    browsers = [signed_in(account), signed_in(account)]
    assert [each.get("/desk/").status_code for each in browsers] == [200, 200]

    leave(by=acting(administrator), account=account, reason="moved to another council")

    assert [each.get("/desk/").status_code for each in browsers] == [302, 302]
    assert signed_in(account).get("/desk/").status_code == 302
    assert actor_of(Account.objects.get(pk=account.pk)).roles == {DeskRole.PUBLIC}


def test_who_leaves_at_noon_leaves_at_noon(
    administrator: Account,
    account_as: Make,
    signed_in: Callable[[Account], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = account_as("analyst")
    browser, noon = signed_in(account), timezone.now() + timedelta(hours=3)
    leave(by=acting(administrator), account=account, at=noon)
    assert browser.get("/desk/").status_code == 200

    monkeypatch.setattr(timezone, "now", lambda: noon)

    assert browser.get("/desk/").status_code == 302


def test_at_noon_they_are_signed_out_though_nobody_asks_for_a_page(
    administrator: Account,
    account_as: Make,
    signed_in: Callable[[Account], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaves, stays = account_as("analyst"), account_as("analyst")
    noon = timezone.now() + timedelta(hours=3)
    for account in (leaves, stays):
        signed_in(account)
        leave(by=acting(administrator), account=account, at=noon)
    leave(by=acting(administrator), account=stays, at=noon + timedelta(days=1))
    beat()
    assert UserSession.objects.filter(user=leaves).exists()

    monkeypatch.setattr(timezone, "now", lambda: noon)
    beat()

    assert not UserSession.objects.filter(user=leaves).exists()
    assert UserSession.objects.filter(user=stays).exists()


def test_who_has_left_is_given_nothing(administrator: Account, account_as: Make) -> None:
    account = account_as()
    leave(by=acting(administrator), account=account)
    gone = Account.objects.get(pk=account.pk)

    with pytest.raises(Denied, match="left"):
        give_role(
            by=acting(administrator),
            account=gone,
            role=DeskRole.ANALYST,
            organisation="",
            since=TODAY,
            known=KNOWN,
        )
    with pytest.raises(Denied, match="left already"):
        leave(by=acting(administrator), account=gone)
    assert list(faults_of()) == []
