"""What somebody changes through the sign-in library stands with its line or not at all: a line that cannot be written undoes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_sign_in import OTHER, asked_for
from tests.web.accounts.test_single_sign_on import SERVER, OtherSide, other_side, there_and_back
from tests.web.people import PASSWORD
from tithing.web.accounts.changes import changed_oneself
from tithing.web.accounts.models import Account
from tithing.web.shared.models import AuditLine

__all__ = ["other_side"]
Make, SignIn = Callable[..., Account], Callable[[Account], Client]


class PlantedFaultError(Exception):
    """The line could not be written."""


def another_password(browser: Client, account: Account) -> None:
    told = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
    browser.post(reverse("account_change_password"), told)


def by_a_link(browser: Client, account: Account) -> None:
    page = browser.get(asked_for(account))
    browser.post(page["Location"], {"password1": OTHER, "password2": OTHER})


def codes_anew(browser: Client, account: Account) -> None:
    browser.post(reverse("mfa_generate_recovery_codes"))


def app_off(browser: Client, account: Account) -> None:
    browser.post(reverse("mfa_deactivate_totp"))


def app_on(browser: Client, account: Account) -> None:
    Authenticator.objects.filter(user=account).delete()
    page = browser.get(reverse("mfa_activate_totp"))
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(page.context["form"].secret, counter))
    browser.post(reverse("mfa_activate_totp"), {"code": code})


def connected(browser: Client, account: Account) -> None:
    there_and_back(browser, process="connect")


def parted(browser: Client, account: Account) -> None:
    SocialAccount.objects.create(user=account, provider=SERVER.key, uid="subject-1")
    browser.post("/desk/account/own/", {"account": SocialAccount.objects.get().pk})


WAYS = {
    each.__name__: each
    for each in (another_password, by_a_link, codes_anew, app_off, app_on, connected, parted)
}


def stands(account: Account) -> list[Any]:
    """What opens the account, as it stands."""
    return [
        Account.objects.get(pk=account.pk).password,
        sorted(Authenticator.objects.filter(user=account).values_list("type", "data")),
        sorted(SocialAccount.objects.filter(user=account).values_list("provider", "uid")),
    ]


@pytest.mark.parametrize("way", WAYS)
def test_it_is_kept_with_its_line(
    way: str, emptied_anew: None, account_as: Make, signed_in: SignIn, other_side: OtherSide
) -> None:
    account = account_as("auditor")
    browser = signed_in(account)

    WAYS[way](browser, account)

    assert AuditLine.objects.filter(by=account.pk).exists()


@pytest.mark.parametrize("way", WAYS)
def test_without_its_line_it_is_not_kept(
    way: str,
    emptied_anew: None,
    account_as: Make,
    signed_in: SignIn,
    other_side: OtherSide,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = account_as("auditor")
    browser, before = signed_in(account), []

    def fails(*_: object, **__: object) -> None:
        before.append(True)
        raise PlantedFaultError

    there = prepared(way, account)
    monkeypatch.setattr("tithing.web.accounts.changes.changed", fails)
    with pytest.raises(PlantedFaultError):
        WAYS[way](browser, account)

    assert before
    assert stands(account) == there
    assert not AuditLine.objects.exists()


def prepared(way: str, account: Account) -> list[Any]:
    """What stands once everything but the change itself was done."""
    there = stands(account)
    if way == "app_on":
        return [there[0], [], there[2]]
    return [*there[:2], [(SERVER.key, "subject-1")]] if way == "parted" else there


def test_no_line_of_it_is_written_outside_its_change(emptied_anew: None, account_as: Make) -> None:
    account = account_as("auditor")

    with pytest.raises(transaction.TransactionManagementError):
        changed_oneself(account, "people.choose_password", "Account {} chose another password.")
    assert not AuditLine.objects.exists()
