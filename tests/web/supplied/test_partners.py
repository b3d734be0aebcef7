"""A partner organisation: what it is asked for, what came, and what was made of it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from tests.support.issuing import released
from tests.support.supplied_book import PARTNERS_FILE, PARTNERS_NUMBER, PARTNERS_TITLE, WITHHELD_NUMBER
from tithing.observations.measure import load_measures
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.accounts.models import Account

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
HERE = "/desk/partners/"
FIRES = load_measures().get("deliberate_secondary_fires").title
VEHICLES = load_measures().get("deliberate_vehicle_fires").title

pytestmark = pytest.mark.django_db


def words(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(text).split())


def test_the_list_says_what_each_is_asked_for_and_how_the_last_quarter_stands(desk: Client) -> None:
    page = words(desk, HERE)

    assert "X Police Performance unit Nothing Nothing was asked for this quarter" in page
    assert re.search(r"X Fire and Rescue Service Not named 1 measure 0 of 1 are here; 1 \w+", page)


def test_a_partner_says_of_a_quarter_what_is_here_what_is_not_and_who_acts_next(desk: Client) -> None:
    here, late = (words(desk, f"{HERE}fire/?quarter={each}") for each in ("2025-26Q3", ""))

    assert f"{FIRES} Here" in here
    assert "1 of 1 is here." in here
    assert re.search(rf"{re.escape(FIRES)} (Late|Asked).* X Fire and Rescue Service, to send it", late)
    assert "0 of 1 are here" in late


def test_a_partner_that_is_none_is_absent(desk: Client) -> None:
    assert desk.get(f"{HERE}nobody/").status_code == 404


def test_what_is_made_of_it_are_figures_and_documents(desk: Client, book: Path, tmp_path: Path) -> None:
    assert "No document that was released shows a figure of it." in words(desk, f"{HERE}police/")
    released(book, tmp_path / "out", at=datetime(2026, 5, 3, 9, 30), quarter="2025-26Q3")

    page = desk.get(f"{HERE}police/").content.decode()

    assert 'href="/desk/figures/shoplifting/"' in page
    assert "2025-26Q3, released on 3 May 2026" in page


@dataclass(frozen=True)
class Knows:
    """What somebody may know of the police's and of the fire service's page."""

    police_files: bool = False
    fire_files: bool = False
    for_partners: bool = False
    withheld: bool = False


EVERYTHING = Knows(True, True, True, True)
SENDERS = (DeskRole.PROVIDER, DeskRole.CERTIFIER)
EXPECTED = {
    **{(role, ""): Knows() for role in (DeskRole.ADMINISTRATOR, DeskRole.DEMOCRATIC_SERVICES, DeskRole.AUDITOR)},
    **{(role, ""): EVERYTHING for role in (DeskRole.ANALYST, DeskRole.TEAM_LEADER)},
    **{(role, "police"): Knows(for_partners=True, police_files=True) for role in SENDERS},
    **{(role, "fire"): Knows(for_partners=True, withheld=True, fire_files=True) for role in SENDERS},
    **{(role, "ccg"): Knows(for_partners=True) for role in SENDERS},
    **{(role, "fire"): Knows(for_partners=True, withheld=True) for role in (DeskRole.MEMBER, DeskRole.CHAIR, DeskRole.LEAD)},
    **{(role, "police"): Knows(for_partners=True) for role in (DeskRole.MEMBER, DeskRole.CHAIR, DeskRole.LEAD)},
}  # fmt: skip


def test_every_role_is_among_them() -> None:
    assert {role for role, _ in EXPECTED} == set(ROLES)


@pytest.mark.parametrize(("role", "organisation"), EXPECTED)
def test_its_files_and_what_is_not_open_are_for_who_may_know_of_them(
    role: DeskRole, organisation: str, book: Path, account_as: Make, signed_in: SignIn
) -> None:
    browser = signed_in(account_as(f"{role} for {organisation}" if organisation else str(role)))
    police, fire, everybody = (words(browser, HERE + path) for path in ("police/", "fire/", ""))

    assert ("Its files" in police, "Its files" in fire) == (PARTNERS_FILE in police, "fire-1.csv" in fire)
    found = Knows("Its files" in police, "Its files" in fire, PARTNERS_TITLE in police, VEHICLES in fire)
    assert found == EXPECTED[role, organisation]
    assert FIRES in fire
    assert not [
        number for number in (PARTNERS_NUMBER, WITHHELD_NUMBER) if str(number) in police + fire + everybody
    ]
    assert PARTNERS_FILE not in everybody
