"""Signing in: with a password, with a mailed code, with a second step; and how often one may try."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import PASSWORD
from tithing.web.accounts.models import Account
from tithing.web.shared.models import AuditLine

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
LOGIN = "/desk/account/sign-in/"
OTHER = "another long practice phrase"


def desk(browser: Client) -> int:
    return browser.get("/desk/").status_code


def test_a_password_and_a_second_step_open_the_desk(account_as: Make, signed_in: SignIn) -> None:
    assert desk(signed_in(account_as("analyst"))) == 200


def test_a_password_alone_does_not(account_as: Make) -> None:
    account, browser = account_as("analyst"), Client()

    answer = browser.post(LOGIN, {"login": account.email, "password": PASSWORD})

    assert answer["Location"].startswith("/desk/account/sign-in/second/")
    assert desk(browser) == 302


def test_an_address_that_has_no_account_is_told_the_same_as_a_wrong_password(account_as: Make) -> None:
    account = account_as("analyst")

    told = [
        re.sub(
            r"value=\"[^\"]*\"",
            "",
            Client().post(LOGIN, {"login": each, "password": "wrong"}).content.decode(),
        )
        for each in (account.email, "nobody@practice.example")
    ]

    assert "The e-mail address or the password is not right" in told[0]
    assert told[0] == told[1]


def test_who_tries_too_often_waits(account_as: Make) -> None:
    account = account_as("analyst")
    for _ in range(8):
        answer = Client().post(LOGIN, {"login": account.email, "password": "wrong"})
    right = Client().post(LOGIN, {"login": account.email, "password": PASSWORD})

    assert b"tried too often" in answer.content or answer.status_code == 429
    assert right.status_code != 302


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/"]
)
def test_nobody_is_sent_to_another_site(account_as: Make, address: str) -> None:
    account, browser = account_as("auditor", second_step=False), Client()

    answer = browser.post(
        f"{LOGIN}?next={address}", {"login": account.email, "password": PASSWORD, "next": address}
    )

    assert answer["Location"] == "/desk/"


def test_a_code_that_is_mailed_lets_in_once_and_carries_no_more_than_the_code(account_as: Make) -> None:
    account, browser = account_as("auditor", second_step=False), Client()
    browser.post(reverse("account_request_login_code"), {"email": account.email})
    (sent,) = mail.outbox
    code = re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", str(sent.body), re.MULTILINE)
    assert code is not None

    browser.post(reverse("account_confirm_login_code"), {"code": code[1]})

    assert sent.to == [account.email]
    assert not sent.attachments
    assert desk(browser) == 200
    assert Client().post(reverse("account_confirm_login_code"), {"code": code[1]}).status_code == 302
    assert desk(Client()) == 302


def test_mail_names_the_site_by_its_own_address_whatever_the_request_says(
    account_as: Make, settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    account = account_as("auditor")
    for name in ("account_reset_password", "account_request_login_code"):
        Client(HTTP_HOST="elsewhere.example").post(reverse(name), {"email": account.email})

    assert len(mail.outbox) == 2
    for sent in mail.outbox:
        assert "elsewhere" not in f"{sent.subject} {sent.body}"
        assert "http://localhost:8000" in str(sent.body)
        assert sent.subject.startswith("Safer X Partnership: ")


def test_an_address_without_an_account_is_told_nothing(account_as: Make) -> None:
    account = account_as("auditor")

    told = [
        (answer.status_code, answer["Location"])
        for each in (account.email, "nobody@practice.example")
        if (answer := Client().post(reverse("account_reset_password"), {"email": each}))
    ]

    assert told[0] == told[1]


def asked_for(account: Account) -> str:
    """The link that "Choose a new password" sends."""
    Client().post(reverse("account_reset_password"), {"email": account.email})
    return re.findall(r"http://localhost:8000(/\S+)", str(mail.outbox[-1].body))[-1]


def test_a_link_to_choose_a_new_password_works_once(account_as: Make) -> None:
    account = account_as("auditor", second_step=False)
    link = asked_for(account)

    browser = Client()
    page = browser.get(link)
    assert page["Location"] != link  # the link itself is out of the address before anything loads
    browser.post(page["Location"], {"password1": OTHER, "password2": OTHER})

    browser = Client()
    browser.post(LOGIN, {"login": account.email, "password": OTHER})
    assert desk(browser) == 200
    again = Client().get(link, follow=True)
    assert b"This link has been used, or is too old" in again.content


@pytest.mark.parametrize("opened_before", [False, True])
def test_the_link_ends_with_the_account(account_as: Make, opened_before: bool) -> None:
    account, browser = account_as("auditor", second_step=False), Client()
    link = asked_for(account)
    form = browser.get(link)["Location"] if opened_before else ""
    account.left_at = timezone.now()
    account.save()

    page = browser.get(link, follow=True)
    browser.post(form or link, {"password1": OTHER, "password2": OTHER})

    assert b"This link has been used, or is too old" in page.content
    assert Account.objects.get(pk=account.pk).check_password(PASSWORD)


def test_every_change_of_a_password_leaves_its_line(account_as: Make, signed_in: SignIn) -> None:
    account, browser = account_as("auditor", second_step=False), Client()
    page = browser.get(asked_for(account))
    browser.post(page["Location"], {"password1": OTHER, "password2": OTHER})
    assert lines_of(account) == [f"Account {account.pk} chose another password by a link in its mail."]

    browser.post(LOGIN, {"login": account.email, "password": OTHER})
    told = {"oldpassword": OTHER, "password1": PASSWORD, "password2": PASSWORD}
    browser.post(reverse("account_change_password"), told)
    assert lines_of(account)[1:] == [f"Account {account.pk} chose another password."]


def test_every_change_of_a_second_step_leaves_its_line(account_as: Make, signed_in: SignIn) -> None:
    account = account_as("analyst")
    browser = signed_in(account)

    browser.post(reverse("mfa_generate_recovery_codes"))
    browser.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=account).exists()
    assert lines_of(account)[0] == f"Account {account.pk} made recovery codes anew."
    assert f"Account {account.pk} took off an app with codes." in lines_of(account)


def lines_of(account: Account) -> list[str]:
    found = AuditLine.objects.filter(by=account.pk).order_by("number")
    return list(found.values_list("detail__sentence", flat=True))


def key(**answered: str) -> str:
    return json.dumps({"id": "AQ", "rawId": "AQ", "type": "public-key", "response": answered})


NO_KEY = [
    "",
    "null",
    "0",
    "false",
    '""',
    "[]",
    "{}",
    "12",
    '"x"',
    "[1]",
    '{"id": 1}',
    "no key",
    "1e400",
    key(),
]
NO_KEY += [
    key(clientDataJSON=data, attestationObject=made, authenticatorData=made, signature="AA", userHandle="MQ")
    for data in ("", "e30", "AA", "eyJ0eXBlIjoieCJ9")
    for made in ("", "oA", "AA", "gA", "-" * 60)
]


@pytest.mark.parametrize("answered", NO_KEY)
def test_what_no_key_answered_is_no_passkey(account_as: Make, answered: str) -> None:
    """A passkey that nobody holds would open the desk today, and shut its owner out tomorrow."""
    account, browser = account_as("analyst", second_step=False), Client()
    browser.post(LOGIN, {"login": account.email, "password": PASSWORD})

    answer = browser.post(reverse("mfa_add_webauthn"), {"name": "mine", "credential": answered})

    assert answer.status_code == 200
    assert not Authenticator.objects.filter(user=account).exists()
    assert desk(browser) == 302


@pytest.mark.parametrize("answered", NO_KEY)
def test_what_no_key_answered_lets_nobody_in(account_as: Make, answered: str) -> None:
    account, browser = account_as("analyst"), Client()
    browser.post(LOGIN, {"login": account.email, "password": PASSWORD})

    for door in ("mfa_login_webauthn", "mfa_authenticate"):
        assert browser.post(reverse(door), {"credential": answered}).status_code in (200, 302)

    assert desk(browser) == 302


def test_who_asks_too_often_is_told_so_on_a_page_of_the_site(db: None) -> None:
    for number in range(30):
        answer = Client().post(reverse("account_reset_password"), {"email": f"n{number}@practice.example"})

    assert answer.status_code == 429
    assert b"That was tried too often" in answer.content
    assert b"govuk-heading-l" in answer.content


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012"])
def test_a_weak_password_is_not_chosen(account_as: Make, weak: str) -> None:
    account, browser = account_as("auditor", second_step=False), Client()
    page = browser.get(asked_for(account))

    answer = browser.post(page["Location"], {"password1": weak, "password2": weak})

    assert answer.status_code == 200
    assert b"There is a problem" in answer.content


def test_nobody_makes_an_account_of_their_own() -> None:
    assert Client().get("/desk/account/sign-up/").status_code in (302, 404)
    assert Client().get("/desk/account/signup/").status_code in (302, 404)


def test_the_cookie_of_the_desk_is_the_desks_alone(account_as: Make, signed_in: SignIn) -> None:
    browser = signed_in(account_as("analyst"))

    cookie = browser.cookies["desk"]

    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/desk/", True, "Lax")


def test_who_reads_what_is_public_is_given_no_cookie(db: None) -> None:
    browser = Client()
    for path in ("/", "/about/", "/privacy/", "/accessibility/"):
        browser.get(path)

    assert not browser.cookies


def test_a_form_of_another_site_is_refused(account_as: Make) -> None:
    account, browser = account_as("analyst"), Client(enforce_csrf_checks=True)

    answer = browser.post(LOGIN, {"login": account.email, "password": PASSWORD})

    assert answer.status_code == 403
    assert b"The form was not sent" in answer.content
