"""The pages of the evidence say what the report says, to whoever may read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from tests.web.evidence.conftest import OUR_OWN, REASON, SECRET
from tests.web.test_every_page import hold_bones

AsRole = Callable[[str], Client]
QUARTER = "?quarter=2017-18Q4"
AMONG_PARTNERS, ALL_OF_IT = {SECRET, SECRET + 2}, {SECRET, SECRET + 1, SECRET + 2}
WHO_SEES: dict[str, set[int]] = {
    "administrator": set(),
    "auditor": set(),
    "democratic services": set(),
    "analyst": ALL_OF_IT,
    "team leader": ALL_OF_IT,
    "member for fire-brigade": ALL_OF_IT,
    "chair for health-trust": AMONG_PARTNERS,
    "partner provider for health-trust": AMONG_PARTNERS,
}


def words_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    hold_bones(answer, "Safer Hartlepool Partnership")
    return " ".join(html.fromstring(answer.content.decode()).xpath("//main")[0].text_content().split())


@pytest.mark.django_db
def test_an_indicator_answers_first(demonstrated: Path, as_role: AsRole) -> None:
    said = words_of(as_role("analyst"), f"/desk/figures/shoplifting/{QUARTER}")

    assert "412, up from 283 in the same quarter last year (+129, +45.6%)." in said
    assert "very unlikely to be chance" in said
    for heading in (
        "In figures",
        "Over time",
        "Areas side by side",
        "What was revised",
        "Where the figures come from",
    ):
        assert heading in said
    assert "cleveland-police-crime-2017-18q4.csv row 18" in said


@pytest.mark.django_db
def test_burglary_in_my_ward_and_against_whom(demonstrated: Path, as_role: AsRole) -> None:
    browser = as_role("member for cleveland-police")
    listed = html.fromstring(browser.get("/desk/places/").content.decode())
    (ward,) = listed.xpath('//main//a[text()="Burn Valley"]/@href')

    said = words_of(browser, f"{ward}?quarter=2025-26Q1")

    assert "Burglary 26 38" in said
    assert "Place of 12" in said


@pytest.mark.django_db
def test_a_quarter_has_each_indicator_on_a_line_that_leads_to_it(demonstrated: Path, as_role: AsRole) -> None:
    browser = as_role("analyst")
    page = html.fromstring(browser.get(f"/desk/figures/{QUARTER}").content.decode())

    links = page.xpath('//div[@class="paper"]//th//a/@href')

    assert len(links) > 20
    assert {browser.get(link).status_code for link in links} == {200}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("&state=worse", {"worse"}),
        ("&state=better", {"better"}),
        ("&partner=cleveland-fire-brigade", set()),
        ("&state=nothing-of-the-kind", set()),
    ],
)
def test_lines_are_as_asked(demonstrated: Path, as_role: AsRole, asked: str, holds: set[str]) -> None:
    page = html.fromstring(as_role("analyst").get(f"/desk/figures/{QUARTER}{asked}").content.decode())

    ways = {each.text_content().strip() for each in page.xpath('//td[contains(@class, "trend")]')}
    words = {word for way in ways for word in ("worse", "better") if word in way}
    assert words <= holds if holds else words <= {"worse", "better"}
    assert bool(page.xpath('//div[@class="paper"]//table//th/a')) is (asked != "&state=nothing-of-the-kind")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/desk/figures/?quarter=spring", 409, "is not a quarter"),
        ("/desk/figures/?area=Atlantis", 409, "Atlantis"),
        ("/desk/figures/?on=31/2/2026", 409, "no day"),
        ("/desk/figures/nobody_counts_this/", 404, "page not found"),
        ("/desk/places/E99999999/", 404, "page not found"),
        ("/desk/places/E05000650/", 404, "page not found"),
        ("/desk/figures/shoplifting/?quarter=1999-00Q1", 200, "1999"),
    ],
)
def test_what_there_is_not_is_said(
    demonstrated: Path, as_role: AsRole, address: str, status: int, words: str
) -> None:
    answer = as_role("analyst").get(address)

    assert answer.status_code == status
    assert words.lower() in " ".join(answer.content.decode().lower().split())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "heading"),
    [
        ("shoplifting", "January to March 2018"),
        ("street_burglary", "April to June 2025"),
        ("opiate_users_completing_treatment", "January to March 2021"),
    ],
)
def test_without_a_quarter_the_latest_of_which_it_is_told_is_shown(
    demonstrated: Path, as_role: AsRole, slug: str, heading: str
) -> None:
    assert heading in words_of(as_role("analyst"), f"/desk/figures/{slug}/")


@pytest.mark.django_db
def test_a_day_asked_about_leaves_out_what_came_later(demonstrated: Path, as_role: AsRole) -> None:
    said = words_of(as_role("analyst"), f"/desk/figures/shoplifting/{QUARTER}&on=1/5/2018")

    assert "As it was known on 1 May 2018" in said
    assert "412, up from" not in said


@pytest.mark.django_db
def test_a_figure_that_was_corrected_says_so_with_why(corrected: Path, as_role: AsRole) -> None:
    browser = as_role("member for cleveland-fire-brigade")
    address = "/desk/figures/shoplifting/?quarter=2025-26Q4"

    page = html.fromstring(browser.get(address).content.decode())
    (revised,) = (
        table
        for table in page.xpath('//div[@class="paper"]//table')
        if "What was said of" in table.text_content()
    )
    now, before = (
        [cell.text_content().strip() for cell in row.xpath("./th | ./td")]
        for row in revised.xpath(".//tbody/tr")
    )

    assert now[:3] == ["31 July 2026", "421", "stands now"]
    assert "Recorded late" in now[-1]
    assert before[:3] == ["30 April 2026", "390", "was said before"]
    then = html.fromstring(browser.get(f"{address}&on=1/6/2026").content.decode())
    assert "390, down from" in then.xpath('string(//div[@class="paper"])')
    listed = browser.get("/desk/figures/revisions/?since=1/6/2026").content.decode()
    assert "421" in listed
    assert "390" in listed
    assert "ecorded late" in listed


# -- what may not be seen ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("role", WHO_SEES)
def test_no_role_reads_what_it_may_not(withheld: Path, as_role: AsRole, role: str) -> None:
    """In no page, count, label or file: the table of readers says which number is whose."""
    browser, may = as_role(role), WHO_SEES[role]
    slugs = ("shoplifting", "robbery", "thefts_of_ours", "deliberate_fires")
    addresses = ["/desk/figures/", "/desk/figures/revisions/", "/desk/places/", "/desk/places/E06000001/"]
    addresses += [
        f"/desk/figures/{slug}/{rest}" for slug in slugs for rest in ("", "latest.csv", "latest.json")
    ]

    said = told(browser, addresses)

    found = {
        number for number in (SECRET, SECRET + 1, SECRET + 2) if f"{number:,}" in said or str(number) in said
    }
    assert found == may
    assert (OUR_OWN in said) is (SECRET + 2 in may)
    assert (REASON[1:] in said) is (role in ("analyst", "team leader"))
    assert "61" in said


def told(browser: Client, addresses: list[str]) -> str:
    """All that these addresses say of the quarter in which it was sent."""
    asked = "?quarter=2025-26Q4&since=21/4/2026"  # the correction was released on the 25th
    answers = [browser.get(f"{address}{asked}") for address in addresses]
    return " ".join(each.content.decode() for each in answers if each.status_code == 200)


@pytest.mark.django_db
def test_a_measure_one_may_not_know_of_answers_as_one_that_nobody_defines(
    withheld: Path, as_role: AsRole
) -> None:
    browser = as_role("democratic services")

    answers = [
        browser.get(f"/desk/figures/{slug}/{rest}")
        for slug in ("thefts_of_ours", "nobody_counts_this")
        for rest in ("", "latest.csv", "latest.json")
    ]

    bodies = {each.content.replace(b"thefts_of_ours", b"").split(b"csrf")[0] for each in answers}
    assert {each.status_code for each in answers} == {404}
    assert len(bodies) == 1


@pytest.mark.django_db
def test_what_is_withheld_until_a_day_is_counted_nowhere_and_said_to_have_come(
    withheld: Path, as_role: AsRole
) -> None:
    browser = as_role("administrator")

    told = browser.get("/desk/figures/vehicle_crime/?quarter=2025-26Q4").content.decode()
    partner = browser.get("/desk/partners/fire-brigade/").content.decode()
    revisions = " ".join(browser.get("/desk/figures/revisions/?since=1/1/2026").content.decode().split())

    assert "withheld until 1 January 2999" in told
    assert "It has been sent, and is withheld." in told
    assert "months are in" not in told
    assert "2,027" not in told
    assert "Vehicle crime" not in html.fromstring(partner).xpath("string(//main)")
    assert "None was revised. 1 more was told for the first time." in revisions
