"""What holds of every page, for everybody who may see it: its bones, its headers, and that nothing stands in it unescaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import html

from tests.web.test_matrix import ABSENT_HERE, DESK, MATRIX, OPEN, OWN, PEOPLE, address_of
from tithing.web.accounts.models import Account

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
PLANTED = '<script>alert("x")</script> & "Practice"'
PAGES = sorted(
    {*(name for name, each in MATRIX.items() if each is not ABSENT_HERE), *OWN}
    - {
        "figure_latest",
        "health",
        "api_what_there_is",
        "api_openapi",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        "mfa_download_recovery_codes",
    }
)


@pytest.fixture
def somebody(account_as: Make) -> Account:
    return account_as("member for fire", name=PLANTED)


@pytest.fixture
def browser(account_as: Make, signed_in: SignIn) -> Client:
    account_as("administrator")
    return signed_in(account_as("administrator", "auditor", "analyst", "team leader", name=PLANTED))


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_bones_and_its_headers(name: str, browser: Client, somebody: Account) -> None:
    hold_bones(browser.get(address_of(name, somebody), follow=True))


def hold_bones(answer: Any, partnership: str = "Safer X Partnership") -> None:
    """What every page has, whoever sees it."""
    page = html.fromstring(answer.content.decode())
    assert answer.status_code == 200
    assert page.get("lang") == "en-GB"
    assert len(page.xpath("//h1")) == 1
    assert partnership in page.xpath("string(//title)")
    assert page.xpath('//a[@href="#main"]')
    assert page.xpath('//main[@id="main"]')
    assert not page.xpath('//*[@style] | //script[not(@src) and not(@type="application/json")]')
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    if not answer.request["PATH_INFO"].startswith("/desk/"):
        return
    assert "no-store" in answer["Cache-Control"]
    for form in page.xpath('//form[@method="post"]'):
        assert form.xpath('.//input[@name="csrfmiddlewaretoken"]')


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_words_that_people_write_stay_words(name: str, browser: Client, somebody: Account) -> None:
    page = browser.get(address_of(name, somebody), follow=True).content.decode()

    assert "<script>alert" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_every_field_has_a_label_and_every_name_is_once(
    name: str, browser: Client, somebody: Account
) -> None:
    page = html.fromstring(browser.get(address_of(name, somebody), follow=True).content.decode())

    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    labelled = set(page.xpath("//label/@for"))
    fields = page.xpath('//input[not(@type="hidden")]/@id | //select/@id | //textarea/@id')
    assert set(fields) <= labelled


def test_public_pages_are_the_same_for_everybody(browser: Client, db: None) -> None:
    named = [name for name, each in MATRIX.items() if each is OPEN]

    assert named
    for name in named:
        alone = Client().get(address_of(name, None), follow=True)  # type: ignore[arg-type]
        assert PLANTED not in alone.content.decode()
        assert alone.status_code == 200
    assert {DESK, PEOPLE}.isdisjoint({MATRIX[name] for name in named})
