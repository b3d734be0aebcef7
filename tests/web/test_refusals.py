"""What a change refuses stands in the form from which it was asked, with what was typed: of every form of every app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.web.people import acting
from tests.web.test_matrix import MATRIX, OF_A_QUESTION, OF_HOLDERS, OF_THE_BOOK, address_of
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts import changes
from tithing.web.accounts.models import Account

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
# Each through one view that is tried by itself, in tests/web/partnerships, questions and supplied.
OF_ONE_VIEW = {
    *OF_THE_BOOK,
    *OF_HOLDERS,
    "person_forget",
    *OF_A_QUESTION,
    "question_erase",
    "file_withdraw",
    "file_erase",
}
FORMS = [name for name, each in MATRIX.items() if each.changes and name not in OF_ONE_VIEW]
TOMORROW = timezone.localdate() + timedelta(days=1)
FORGERY = "csrfmiddlewaretoken"
WRITTEN = f"{TOMORROW.day}/{TOMORROW.month}/{TOMORROW.year}"


@pytest.fixture
def administrator(account_as: Make) -> Account:
    account_as("administrator")
    return account_as("administrator", "auditor")


@pytest.fixture
def browser(administrator: Account, signed_in: SignIn) -> Client:
    return signed_in(administrator)


def filled(page: Any) -> dict[str, str]:
    """What somebody could have typed into each field of a page's form, beside what stands there already."""
    fields = page.xpath("//main//form[last()]//*[@name and not(self::button)]")
    return {each.get("name"): typed_into(each, page) for each in fields if each.get("name") != FORGERY}


def typed_into(field: Any, page: Any) -> str:
    if field.tag == "select":
        values = field.xpath("./option[@selected]/@value | ./option[not(text()='Choose')]/@value")
        return "" if "" in values else str(values[0])
    if field.get("type") == "checkbox":
        return "on"
    return field.get("value") or words_for(field.get("name"), page)


def words_for(name: str, page: Any) -> str:
    hint = " ".join(page.xpath(f'//*[@id="id_{name}-hint"]//text()'))
    by_hint = [words for said, words in {"27/3/2026": WRITTEN, "12:00": "12:00"}.items() if said in hint]
    return by_hint[0] if by_hint else "typed@practice.example" if name == "email" else "Practice words"


def refuse(*_: object, **__: object) -> None:
    raise Refused(Problem("the planted reason stands in the way", "Do something about it"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_a_refusal_stands_in_the_form_with_what_was_typed(
    name: str, signed_in: SignIn, account_as: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every change writes its line, and here each is refused where it does."""
    somebody, _ = account_as("member for fire"), account_as("administrator")
    may = [f"{role} for police" if role.of_organisation else str(role) for role in sorted(MATRIX[name].shown)]
    actor = account_as(*may)
    browser, path = signed_in(actor), address_of(name, somebody)
    if name == "erase_account":
        changes.leave(by=acting(actor), account=somebody)
    told = filled(html.fromstring(browser.get(path).content.decode()))
    monkeypatch.setattr("tithing.web.shared.audit._Details", refuse)

    answer = browser.post(path, told)

    assert told
    page = html.fromstring(answer.content.decode())
    assert answer.status_code == 409
    assert page.xpath("string(//h1)") != "Nothing was changed"
    said = page.xpath('string(//*[@class="govuk-error-summary"])')
    assert "The planted reason stands in the way. Do something about it." in said
    assert filled(page) == told


REFUSED = {  # what is asked, and beside which field it is refused
    "the address has an account": (
        "invite/",
        {"name": "Practice Second", "email": "{email}", "role": "auditor", "organisation": ""},
        "email",
        "Somebody with this e-mail address has an account",
    ),
    "the role is held": (
        "{number}/role/",
        {"role": "member", "organisation": "fire", "since": WRITTEN, "seen": "1"},
        "since",
        "They are member for",
    ),
    "the role began later": (
        "{number}/role/{held}/end/",
        {"until": "1/1/1990", "seen": "1"},
        "until",
        "The role began on",
    ),
    "nobody says why": (
        "{number}/second-step/",
        {"reason": "  ", "sent": "x"},
        "reason",
        "Say why, and how you know",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("asked", REFUSED)
def test_it_stands_beside_the_field_that_it_is_about(asked: str, browser: Client, account_as: Make) -> None:
    somebody = account_as("member for fire")
    path, told, field, words = REFUSED[asked]
    named = {"number": somebody.pk, "held": somebody.held.get().pk, "email": somebody.email.upper()}
    told = {name: value.format(**named) for name, value in told.items()}

    page = html.fromstring(browser.post(f"/desk/people/{path.format(**named)}", told).content.decode())

    assert words in page.xpath(f'string(//*[@id="id_{field}-error"])')
    assert page.xpath(f'//a[@href="#id_{field}"]')
    shown = {each.get("name"): each.get("value") for each in page.xpath("//main//input")}
    assert {name: shown.get(name) for name in told if name in shown} == {
        name: value for name, value in told.items() if name in shown
    }


@pytest.mark.django_db
def test_who_was_told_that_somebody_was_quicker_looks_and_sends_it_again(
    browser: Client, account_as: Make
) -> None:
    somebody = account_as("member for fire")
    path = f"/desk/people/{somebody.pk}/role/"
    told = {"role": "auditor", "organisation": "", "since": WRITTEN, "reason": "asked for", "seen": "1"}
    browser.post(f"/desk/people/{somebody.pk}/role/", {**told, "role": "analyst"})

    first = browser.post(path, told)
    again = filled(html.fromstring(first.content.decode()))

    assert first.status_code == 409
    assert (again["seen"], again["reason"], again["since"]) == ("2", "asked for", WRITTEN)
    assert browser.post(path, {**told, "seen": again["seen"]}).status_code == 302


@pytest.mark.django_db
def test_who_confirms_a_second_step_after_another_is_told_on_the_page(
    browser: Client, account_as: Make, administrator: Account
) -> None:
    somebody = account_as("member for fire")
    path = f"/desk/people/{somebody.pk}/second-step/"

    answer = browser.post(path, {"do": "confirm"})

    assert answer.status_code == 409
    page = html.fromstring(answer.content.decode())
    assert "Nobody asks any more" in page.xpath('string(//*[@class="govuk-error-summary"])')
    assert page.xpath('//textarea | //input[@name="reason"]')
