"""One-click sign-in and the mailbox: open in a practice book on one's own machine, and in no other way at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as told
from django.core.mail import send_mail
from django.test import Client
from django.urls import reverse

from tests.web.test_every_page import hold_bones
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.models import Account
from tithing.web.practice.changes import PracticePerson, people_the_practice
from tithing.web.shared import practice
from tithing.web.shared.models import AuditLine
from tithing.web.shared.page import partnership

KNOWN = {"fire": "X Fire and Rescue Service"}
PEOPLE = [
    PracticePerson(
        role.replace(" ", "-"), f"Practice {role}", ((role, "fire" if role.of_organisation else ""),)
    )
    for role in ROLES
]
PAGES = ("/desk/account/practice/", "/demo/mailbox/")


@pytest.fixture
def practising(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The site of a practice book, opened on one's own machine."""
    settings.SITE = replace(told.SITE, one_click=True, record=tmp_path)
    settings.EMAIL_BACKEND = "tithing.web.shared.mail.Mailbox"
    monkeypatch.delenv("TITHING_MAIL", raising=False)
    of_practice = replace(partnership(), practice=True)
    for module in ("shared.practice", "practice.changes", "shared.page"):
        monkeypatch.setattr(f"tithing.web.{module}.partnership", lambda: of_practice)


@pytest.fixture
def people(practising: None) -> list[Account]:
    return list(people_the_practice(PEOPLE, known=KNOWN, since=date(2025, 4, 1)))


@pytest.mark.parametrize("role", ROLES)
def test_each_role_signs_in_with_one_click(people: list[Account], role: DeskRole) -> None:
    browser, account = Client(), people[ROLES.index(role)]

    answer = browser.post(PAGES[0], {"number": account.pk})

    assert answer["Location"] == "/desk/"
    assert f"Practice {role}" in browser.get("/desk/").content.decode()


def test_the_page_names_everybody_with_a_button(people: list[Account]) -> None:
    words = Client().get(PAGES[0]).content.decode()

    assert [f"Practice {role}" in words for role in ROLES] == [True] * len(ROLES)
    assert words.count("</button>") == len(ROLES)
    assert "Practice: nothing here is real" in words


@pytest.mark.parametrize("page", PAGES)
def test_its_pages_are_as_every_page(people: list[Account], page: str) -> None:
    send_mail("A code", "123456", None, ["chair@practice.example"])

    answer = Client().get(page)

    hold_bones(answer)
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_its_pages_take_nothing_else(people: list[Account], method: str) -> None:
    assert [getattr(Client(), method)(page).status_code for page in PAGES] == [405, 405]


def test_nobody_is_made_twice(people: list[Account]) -> None:
    lines = AuditLine.objects.count()

    again = people_the_practice(PEOPLE, known=KNOWN, since=date(2025, 4, 1))

    assert [each.pk for each in again] == [each.pk for each in people]
    assert AuditLine.objects.count() == lines


def test_an_account_that_was_not_made_to_practise_with_has_no_button(
    people: list[Account], account_as: Callable[..., Account]
) -> None:
    real = account_as("administrator")
    Account.objects.filter(pk=real.pk).update(email="somebody@council.example")

    assert Client().post(PAGES[0], {"number": real.pk}).status_code == 404


def _real_book(monkeypatch: pytest.MonkeyPatch, settings: Any) -> dict[str, str]:
    of_use = replace(partnership(), practice=False)
    monkeypatch.setattr(practice, "partnership", lambda: of_use)
    return {}


def _not_asked_for(monkeypatch: pytest.MonkeyPatch, settings: Any) -> dict[str, str]:
    settings.SITE = replace(settings.SITE, one_click=False)
    return {}


def _production(monkeypatch: pytest.MonkeyPatch, settings: Any) -> dict[str, str]:
    settings.SITE = replace(settings.SITE, production=True)
    return {}


def _behind_a_proxy(monkeypatch: pytest.MonkeyPatch, settings: Any) -> dict[str, str]:
    settings.SITE = replace(settings.SITE, behind_proxy=True)
    return {}


def _another_name(monkeypatch: pytest.MonkeyPatch, settings: Any) -> dict[str, str]:
    settings.SITE = replace(settings.SITE, hosts=("localhost", "safer-x.example"))
    return {}


CLOSED = [
    _real_book,
    _not_asked_for,
    _production,
    _behind_a_proxy,
    _another_name,
    *(
        lambda monkeypatch, settings, told=each: told
        for each in (
            {"REMOTE_ADDR": "192.0.2.7"},
            {"REMOTE_ADDR": ""},
            {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
            {"HTTP_FORWARDED": "for=127.0.0.1"},
        )
    ),
]


@pytest.mark.parametrize("close", CLOSED)
def test_everywhere_else_there_is_no_such_page(
    people: list[Account],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    close: Callable[[pytest.MonkeyPatch, Any], dict[str, str]],
) -> None:
    more = close(monkeypatch, settings)
    browser = Client(**more)

    assert [browser.get(page).status_code for page in PAGES] == [404, 404]
    assert browser.post(PAGES[0], {"number": people[0].pk}).status_code == 404
    assert browser.get(reverse("account_login")).content.count(b"practice people") == 0


@pytest.mark.parametrize("close", CLOSED)
def test_a_session_of_one_click_opens_nothing_that_asks_for_a_second_step_once_it_is_closed(
    people: list[Account],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    close: Callable[[pytest.MonkeyPatch, Any], dict[str, str]],
) -> None:
    browser = Client()
    browser.post(PAGES[0], {"number": people[ROLES.index(DeskRole.ADMINISTRATOR)].pk})
    assert browser.get("/desk/people/").status_code == 200

    more = close(monkeypatch, settings)

    assert browser.get("/desk/people/", **more)["Location"] == reverse("second_factor")


def test_a_real_book_takes_no_practice_people(db: None) -> None:
    with pytest.raises(Refused, match="only made in a practice book"):
        people_the_practice(PEOPLE, known=KNOWN, since=date(2025, 4, 1))

    assert not Account.objects.exists()


def test_the_mailbox_shows_the_latest_first_with_its_own_links(people: list[Account]) -> None:
    own = f"{told.SITE.address}/desk/account/"
    for subject, words in (
        ("First", "<b>plain</b>"),
        ("Second", f"Open\n{own}\nhttps://elsewhere.example/\n-----"),
    ):
        send_mail(subject, words, None, ["chair@practice.example"])

    page = Client().get(PAGES[1]).content.decode()

    assert page.index("Second") < page.index("First")
    assert f'href="{own}"' in page
    assert 'href="https://elsewhere.example/"' not in page
    assert "&lt;b&gt;plain&lt;/b&gt;" in page
    assert "To chair@practice.example" in page


def test_an_empty_mailbox_says_what_will_be_in_it(people: list[Account]) -> None:
    assert "No mail has been sent yet" in Client().get(PAGES[1]).content.decode()
