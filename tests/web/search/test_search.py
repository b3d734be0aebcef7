"""What the search finds is what whoever asks may see: in results, counts, parts and suggestions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from tests.core.reading.test_names_known import INDICATOR, OWED, OWN
from tests.core.reading.withholding import row, send, withholding_book
from tests.support.structure import write_structure
from tests.web.people import acting
from tithing.reading.book import open_book
from tithing.reading.named.names_known import names_known
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.readers import ReaderKind
from tithing.web.accounts.models import Account
from tithing.web.ground.number_book import read_book

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
FIRE = "fire-brigade"
HIDDEN_FROM_THE_PUBLIC = (
    "Partners canary",
    "Rate of the partners canary",
    "Withheld canary",
    "Unsent canary",
)


@pytest.fixture
def canaries(tmp_path: Path, settings: object) -> Path:
    """A book with what not everybody may know of, as the book of the site."""
    folder = withholding_book(tmp_path / "book").folder.root
    papers = folder / "partnership"
    (papers / "measures" / "canaries.toml").write_text(OWN)
    (papers / "indicators").mkdir(exist_ok=True)
    (papers / "indicators" / "canary_rate.toml").write_text(INDICATOR)
    with (papers / "partnership.toml").open("a") as file:
        file.write(OWED)
    write_structure(papers)
    rows = [
        row("open_canary", 7),
        row("partners_canary", 7, access="partners"),
        row("withheld_canary", 7, access="withheld"),
        row("robbery", 7, access="partners"),
    ]
    send(open_book(folder), tmp_path / "a.csv", *rows)
    settings.TITHING_BOOK = folder  # type: ignore[attr-defined]
    return folder


def held_by(role: DeskRole, organisation: str = "health-trust") -> str:
    return f"{role} for {organisation}" if role.of_organisation else str(role)


def text_of(browser: Client, asked: str) -> str:
    answer = browser.get(f"/desk/search/{asked}")
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def found_in(browser: Client, asked: str) -> list[str]:
    page = html.fromstring(browser.get(f"/desk/search/{asked}").content.decode())
    return [
        str(each.xpath("string(a | text()[normalize-space()][1])")).strip()
        for each in page.xpath('//ul[contains(@class, "govuk-list--spaced")]/li')
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "asked", ["?q=canary", "?q=canery", "?q=partners+canary", "?q=withheld", "?q=unsent", "?q=canary&what=figures", "?q=canaries"]
)  # fmt: skip
def test_a_name_that_one_may_not_know_is_in_no_answer(
    role: DeskRole, asked: str, canaries: Path, account_as: Make, signed_in: SignIn
) -> None:
    account = account_as(held_by(role))
    may_know = {each.title for each in read_book(acting(account), names_known)}
    hidden = [name for name in HIDDEN_FROM_THE_PUBLIC if name not in may_know]

    said = text_of(signed_in(account), asked)

    assert [name for name in hidden if name in said.replace("canaries", "canary")] == []
    assert bool(hidden) is (
        read_book(acting(account), lambda seen: seen.reader.kind) is not ReaderKind.OFFICER
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "organisation", "found"),
    [
        (DeskRole.ANALYST, "", 7),
        (DeskRole.MEMBER, FIRE, 5),  # all but what nobody sent
        (DeskRole.MEMBER, "health-trust", 4),
        (DeskRole.ADMINISTRATOR, "", 2),
        (DeskRole.AUDITOR, "", 2),
    ],
)
def test_a_count_is_of_what_one_may_see(
    role: DeskRole, organisation: str, found: int, canaries: Path, account_as: Make, signed_in: SignIn
) -> None:
    said = text_of(signed_in(account_as(held_by(role, organisation))), "?q=canary")

    assert f"Indicators and measures ({found})" in said
    assert f" {found} things were found" in said


@pytest.mark.django_db
def test_a_word_of_a_hidden_name_is_no_suggestion(
    canaries: Path, account_as: Make, signed_in: SignIn
) -> None:
    """What is near a word of a name that one may not know is told as what is near nothing."""
    browser = signed_in(account_as("auditor"))

    near, nothing = (text_of(browser, f"?q={word}") for word in ("witheld", "xyzzyxy"))

    assert near.replace("witheld", "") == nothing.replace("xyzzyxy", "")
    assert "We read “witheld” as “withheld”" in text_of(signed_in(account_as("analyst")), "?q=witheld")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_found_that_the_readers_own_listing_has_not(
    role: DeskRole, canaries: Path, account_as: Make, signed_in: SignIn
) -> None:
    account = account_as(held_by(role))
    listed = {each.title for each in read_book(acting(account), names_known)}
    browser = signed_in(account)

    found = {
        name
        for word in ("canary", "crime", "police", "burglary", "rate")
        for page in (1, 2, 3)
        for name in found_in(browser, f"?q={word}&what=figures&page={page}")
    }

    assert len(found) > 20
    assert found <= listed


@pytest.mark.django_db
def test_that_something_is_in_the_book_is_told_to_who_may_know_it(
    canaries: Path, account_as: Make, signed_in: SignIn
) -> None:
    nothing = "RobberyThe book has nothing of it that you may see."

    assert nothing in text_of(signed_in(account_as("auditor")), "?q=robbery")
    assert nothing not in text_of(signed_in(account_as("member for health-trust")), "?q=robbery")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("?q=x+fire+brigade", ["X Fire and Rescue Service"]),  # by its earlier name
        ("?q=neighbourhoods", ["Safer Neighbourhoods Group"]),
        ("?q=victoria", ["Victoria"]),
        ("?q=E06000001", ["Hartlepool"]),
        ("?q=shoplfting", ["Shoplifting"]),
        ("?q=", []),
        ("?q=zzzz", []),
    ],
)
def test_what_is_looked_for_is_found(
    asked: str, names: list[str], account_as: Make, signed_in: SignIn
) -> None:
    assert found_in(signed_in(account_as("administrator")), asked)[:1] == names


@pytest.mark.django_db
def test_words_that_nothing_has_together_find_what_has_some(account_as: Make, signed_in: SignIn) -> None:
    browser = signed_in(account_as("administrator"))

    found = found_in(browser, "?q=shoplifting+in+victoria")

    assert {"Shoplifting", "Victoria"} <= set(found)
    assert "These have some of them" in text_of(browser, "?q=shoplifting+in+victoria")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    ["?q=" + "a" * 201, "?q=crime&page=99999", "?q=crime&page=-1", "?q=crime&what=nothing", "?q=%00", "?q=%F0%9F%90%A4",
     "?what=figures", "?q=a%E2%80%AEb", "?q=" + "%C3%A9" * 150, "?q=crime&q=police", "?q=%27%22%3Cscript%3E"],
)  # fmt: skip
def test_whatever_is_asked_is_answered(asked: str, account_as: Make, signed_in: SignIn) -> None:
    answer = signed_in(account_as("administrator")).get(f"/desk/search/{asked}")

    assert answer.status_code == 200
    assert b"<script>" not in answer.content


@pytest.mark.django_db
def test_a_part_that_is_longer_than_a_page_has_every_thing_once(account_as: Make, signed_in: SignIn) -> None:
    browser = signed_in(account_as("administrator"))
    (number,) = re.findall(r"Indicators and measures \((\d+)\)", text_of(browser, "?q=police"))

    pages = [
        found_in(browser, f"?q=police&what=figures&page={page}") for page in range(1, int(number) // 30 + 2)
    ]

    assert int(number) > 30
    assert len([name for page in pages for name in page]) == int(number)
    assert "1 to 30 of" in text_of(browser, "?q=police&what=figures")
