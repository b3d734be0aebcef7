"""Who answers for several organisations says for which they read, and reads as no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.web.evidence.conftest import SECRET
from tithing.web.accounts.models import Account

ADDRESS = "/desk/figures/robbery/?quarter=2025-26Q4"  # withheld: its own partner alone reads it
Make, SignIn = Callable[..., Account], Callable[[Account], Client]


@pytest.fixture
def two_hats(account_as: Make, signed_in: SignIn) -> Client:
    return signed_in(account_as("member for fire-brigade", "member for health-trust"))


def reads(browser: Client) -> bool:
    return f"{SECRET + 1:,}" in browser.get(ADDRESS).content.decode()


@pytest.mark.django_db
def test_each_reads_as_the_organisation_that_they_choose(withheld: Path, two_hats: Client) -> None:
    found = {"": reads(two_hats)}
    for organisation in ("fire-brigade", "health-trust"):
        answer = two_hats.post("/desk/reads-for/", {"organisation": organisation})
        found[organisation] = reads(two_hats)
        assert answer.status_code == 302
        assert "For which do you read?" in two_hats.get("/desk/figures/").content.decode()

    assert found == {"": False, "fire-brigade": True, "health-trust": False}


@pytest.mark.django_db
@pytest.mark.parametrize("organisation", ["police", "", "officer"])
def test_nobody_reads_for_an_organisation_that_is_not_theirs(
    withheld: Path, two_hats: Client, organisation: str
) -> None:
    two_hats.post("/desk/reads-for/", {"organisation": organisation})

    assert not reads(two_hats)


@pytest.mark.django_db
def test_who_answers_for_one_is_not_asked_and_cannot_choose_another(
    withheld: Path, account_as: Make, signed_in: SignIn
) -> None:
    browser = signed_in(account_as("member for health-trust"))

    browser.post("/desk/reads-for/", {"organisation": "fire-brigade"})

    assert "For which do you read?" not in browser.get("/desk/figures/").content.decode()
    assert not reads(browser)


@pytest.mark.django_db
def test_who_is_not_signed_in_is_sent_to_sign_in(db: None) -> None:
    assert Client().post("/desk/reads-for/", {"organisation": "fire-brigade"}).status_code == 302
    assert "sign-in" in Client().post("/desk/reads-for/", {"organisation": "fire-brigade"})["Location"]


@pytest.mark.django_db
def test_it_takes_nothing_but_a_form(withheld: Path, two_hats: Client) -> None:
    assert two_hats.get("/desk/reads-for/").status_code == 405
