"""Erasing what is kept of somebody who has left: nothing of it is in any table or file, and the number and the chain stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as told
from django.core.mail import send_mail
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.web.people import PASSWORD, acting, sign_in
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.changes import end_role, give_role, invite, leave
from tithing.web.accounts.erasing.changes import erase_account
from tithing.web.accounts.erasing.names import is_erased
from tithing.web.accounts.models import Account
from tithing.web.accounts.second_step.changes import ask
from tithing.web.shared.audit import AuditSubject, changed, faults_of
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Absent, Denied

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
KNOWN = {"fire": "X Fire and Rescue Service"}
NAME, EMAIL, HOST = "Practice Canaryname", "canary-address@practice.example", "canary-address"


@pytest.fixture
def record(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.SITE = replace(told.SITE, record=tmp_path)
    settings.EMAIL_BACKEND = "tithing.web.shared.mail.Mailbox"
    monkeypatch.delenv("TITHING_MAIL", raising=False)
    return tmp_path


@pytest.fixture
def administrator(account_as: Make) -> Account:
    return account_as("administrator")


@pytest.fixture
def whose(record: Path, administrator: Account, account_as: Make) -> Account:
    """Somebody of whom every part of the site keeps something, and who has left."""
    by = acting(administrator)
    account = invite(by=by, email=EMAIL, name=NAME, role=DeskRole.MEMBER, organisation="fire", known=KNOWN)
    account.set_password(PASSWORD)
    account.save()
    day = timezone.localdate()
    give_role(by=by, account=account, role=DeskRole.AUDITOR, organisation="", since=day, known=KNOWN)
    end_role(by=by, held=account.held.get(role="auditor"), until=day, reason=f"{NAME} asked for it")
    TOTP.activate(account, generate_totp_secret())
    RecoveryCodes.activate(account)
    ask(by=by, account=account, reason=f"{NAME} rang from {EMAIL}")
    SocialAccount.objects.create(user=account, provider="oidc-x", uid=HOST)
    for wrong in ("wrong", "wronger"):
        Client().post("/desk/account/sign-in/", {"login": EMAIL, "password": wrong})
    sign_in(account)
    Client().post("/desk/account/password/forgotten/", {"email": EMAIL})
    Client().post("/desk/account/sign-in/code/", {"email": EMAIL})
    send_mail("Practice", f"Dear {NAME}", None, [EMAIL])
    with transaction.atomic():
        changed(AuditSubject("body", "x"), "try", "Tried.", by=by.account, reason=f"as {NAME.upper()} said")
        changed(AuditSubject("body", "x"), "try", "Tried again.", by=by.account, reason="as was said")
    leave(by=by, account=account)
    return Account.objects.get(pk=account.pk)


def everything_kept(record: Path) -> str:
    """Every cell of every table, and every file beside the book."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            cells += [f"{table}: {row}" for row in cursor.fetchall()]
    files = [
        path.read_text(encoding="utf-8", errors="replace") for path in record.rglob("*") if path.is_file()
    ]
    return "\n".join([*cells, *files]).lower()


def test_nothing_of_it_is_in_any_table_or_file(
    whose: Account,
    administrator: Account,
    record: Path,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    before = everything_kept(record)
    assert [word.lower() in before for word in (NAME, EMAIL)] == [True, True]

    with django_capture_on_commit_callbacks(execute=True):
        erase_account(by=acting(administrator), account=whose, reason="they asked for it")

    after = everything_kept(record)
    found = [line for line in after.splitlines() if "canaryname" in line or HOST in line]
    assert found == []


def test_the_number_and_the_chain_stay(whose: Account, administrator: Account) -> None:
    lines = list(AuditLine.objects.values_list("number", "hash"))

    erase_account(by=acting(administrator), account=whose, reason="they asked for it")

    assert list(AuditLine.objects.values_list("number", "hash"))[: len(lines)] == lines
    assert not list(faults_of())
    now = Account.objects.get(pk=whose.pk)
    assert is_erased(now)
    assert now.held.filter(role="member").exists()


def test_words_that_tell_of_nobody_stay(whose: Account, administrator: Account) -> None:
    erase_account(by=acting(administrator), account=whose, reason="they asked for it")

    told = {line.detail.sentence: line.detail.reason for line in AuditLine.objects.filter(kind="body")}

    assert told == {"erased": "", "Tried again.": "as was said"}


def test_who_has_not_left_is_not_erased_and_nobody_twice(
    administrator: Account, account_as: Make, whose: Account
) -> None:
    here = account_as("member for fire")
    with pytest.raises(Denied, match="have not left"):
        erase_account(by=acting(administrator), account=here, reason="x")
    erase_account(by=acting(administrator), account=whose, reason="x")
    with pytest.raises(Denied, match="erased already"):
        erase_account(by=acting(administrator), account=whose, reason="x")

    assert Account.objects.get(pk=here.pk).name == here.name


@pytest.mark.parametrize("role", [role for role in ROLES if role is not DeskRole.ADMINISTRATOR])
def test_only_an_administrator_erases(whose: Account, account_as: Make, role: DeskRole) -> None:
    tries = account_as(f"{role} for fire" if role.of_organisation else str(role))

    with pytest.raises((Denied, Absent)):
        erase_account(by=acting(tries), account=whose, reason="x")

    assert Account.objects.get(pk=whose.pk).name == NAME


def test_the_page_says_what_goes_and_what_stays(
    whose: Account, administrator: Account, signed_in: SignIn
) -> None:
    browser, page = signed_in(administrator), f"/desk/people/{whose.pk}/erase/"
    assert page in browser.get(f"/desk/people/{whose.pk}/").content.decode()

    unsure = browser.post(page, {"reason": "asked"}).content.decode()
    done = browser.post(page, {"reason": "asked", "sure": "on"}, follow=True).content.decode()

    assert "Tick that you know" in unsure
    assert "What was kept of them is erased" in done
    assert NAME not in done


def test_who_left_two_years_ago_is_asked_about(
    whose: Account, administrator: Account, signed_in: SignIn
) -> None:
    browser, page = signed_in(administrator), f"/desk/people/{whose.pk}/erase/"
    assert page not in browser.get("/desk/").content.decode()

    Account.objects.filter(pk=whose.pk).update(left_at=timezone.now() - timedelta(days=731))

    assert page in browser.get("/desk/").content.decode()


def test_who_comes_back_has_their_account_and_nothing_of_what_they_held(
    whose: Account, administrator: Account
) -> None:
    invited = {
        "email": EMAIL.upper(),
        "name": "Practice Returned",
        "role": DeskRole.ANALYST,
        "organisation": "",
    }

    again = invite(by=acting(administrator), known=KNOWN, **invited)  # type: ignore[arg-type]

    assert again.pk == whose.pk
    assert acting(again).roles == {DeskRole.ANALYST, DeskRole.PUBLIC}
    assert not Authenticator.objects.filter(user=again).exists()
    assert not SocialAccount.objects.filter(user=again).exists()
    assert not Account.objects.get(pk=again.pk).has_usable_password()
    with pytest.raises(Refused, match="has an account"):
        invite(by=acting(administrator), known=KNOWN, **invited)  # type: ignore[arg-type]
