"""What was revised between two days, as each who asks may know of it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.issuing import released
from tests.support.supplied_book import (
    PARTNERS_FILE,
    PARTNERS_MEASURE,
    PARTNERS_NUMBER,
    WITHHELD_NUMBER,
    send,
)
from tests.web.people import acting
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.accounts.models import Account
from tithing.web.shared.actor import Actor
from tithing.web.supplied import changes

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
HERE = "/desk/figures/revisions/"
SPAN = f"{HERE}?since=1/2/2026&until=1/6/2026"
WHY = "sent twice by mistake"
LATER = date(2026, 5, 20)

pytestmark = pytest.mark.django_db


def words(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(text).split())


def shoplifting(value: int, *, quarter: str = "2025-26Q3", note: str = "") -> str:
    return f"shoplifting,Hartlepool,{quarter},{value},count,police,open,,{note}"


def test_a_revision_says_what_was_and_is_when_by_which_file_and_why(desk: Client) -> None:
    page = words(desk, SPAN)

    assert "Figures of Hartlepool that say something else on 1 June 2026 than on 1 February 2026" in page
    assert "Hartlepool, Oct to Dec 2025 210 214 20 April 2026 police-2.csv, X Police counted again" in page
    assert "1 figure, the latest first. 3 more were told for the first time." in page


def test_a_revised_figure_leads_to_its_page(desk: Client) -> None:
    page = desk.get(SPAN).content.decode()

    assert 'href="/desk/figures/shoplifting/?area=E06000001&amp;quarter=2025-26Q3"' in page


def test_nothing_of_other_days_is_listed(desk: Client) -> None:
    page = words(desk, f"{HERE}?since=1/5/2026&until=1/6/2026")

    assert "None was revised." in page
    assert "police-2.csv" not in page


def test_a_day_that_is_none_is_told_beside_its_field(desk: Client) -> None:
    assert "Enter a day, such as 27/3/2026" in words(desk, f"{HERE}?since=soon")


def test_figures_that_were_taken_out_are_told_with_the_reason(desk: Client, by: Actor) -> None:
    changes.withdraw_a_file(by=by, number=2, reason=WHY)
    changes.withdraw_a_file(by=by, number=3, reason="of another place")

    page = words(desk, HERE + _since_yesterday())

    assert f"police-2.csv, which was taken out, X Police {WHY}" in page
    assert "214 210" in page
    assert "110 nothing: it was taken out" in page


def _since_yesterday() -> str:
    return f"?since={timezone.localdate() - timedelta(days=1):%d/%m/%Y}"


def test_an_erased_file_is_told_by_its_reason_alone(desk: Client, by: Actor) -> None:
    changes.erase_a_file(by=by, number=2, reason=WHY)

    page = words(desk, HERE + _since_yesterday())

    assert f"Files that were erased Which figures they held is not known any more. {_today()} {WHY}" in page
    assert "police-2.csv" not in page


def _today() -> str:
    return f"{timezone.localdate():%-d %B %Y}"


def test_why_a_file_was_taken_out_is_for_who_may_have_it(
    book: Path, by: Actor, account_as: Make, signed_in: SignIn
) -> None:
    changes.withdraw_a_file(by=by, number=2, reason=WHY)
    asked = {
        role: words(signed_in(account_as(role)), HERE + _since_yesterday())
        for role in ("member for police", "member for fire", "democratic services", "analyst")
    }

    assert all("214 210" in page for page in asked.values())
    assert {role for role, page in asked.items() if WHY in page} == {"member for police", "analyst"}


def test_a_report_that_said_the_old_figure_is_named(desk: Client, book: Path, tmp_path: Path) -> None:
    released(book, tmp_path / "out", at=datetime(2026, 5, 3, 9, 30), quarter="2025-26Q3")
    assert "Printed as it was" not in words(desk, SPAN)

    send(book, "police-3.csv", [shoplifting(220)], supplier="police", released=LATER)

    page = words(desk, f"{HERE}?since=1/5/2026&until=1/6/2026")
    assert "214 220" in page
    assert re.search(r"Printed as it was .*, Hartlepool, 2025-26Q3, released on 3 May 2026", page)


def test_the_list_can_be_of_one_sender_and_one_figure(desk: Client, book: Path) -> None:
    fires = "deliberate_secondary_fires,Hartlepool,2025-26Q3,111,count,fire,open,,"
    send(book, "fire-2.csv", [fires], supplier="fire", released=LATER)
    send(book, "police-3.csv", [shoplifting(220)], supplier="police", released=LATER - timedelta(days=1))

    every, fire, figure, neither = (
        words(desk, f"{HERE}?since=1/5/2026&until=1/6/2026{more}")
        for more in ("", "&partner=fire", "&indicator=shoplifting", "&partner=fire&indicator=shoplifting")
    )

    assert "2 figures, the latest first" in every
    assert every.index("110 111") < every.index("214 220")
    assert ("1 of 2 figures" in fire, "110 111" in fire, "214 220" in fire) == (True, True, False)
    assert ("1 of 2 figures" in figure, "110 111" in figure, "214 220" in figure) == (True, False, True)
    assert "None of the 2 figures that were revised is of this sender and this figure." in neither


def test_many_revisions_are_paged_and_ask_the_database_no_oftener(desk: Client, book: Path) -> None:
    quarters = [
        f"{year}-{(year + 1) % 100:02}Q{quarter}" for year in range(2008, 2023) for quarter in (1, 2, 3, 4)
    ]
    with CaptureQueriesContext(connection) as few:
        words(desk, SPAN)
    for more, day in ((0, date(2026, 1, 21)), (1, LATER)):
        rows = [shoplifting(200 + number + more, quarter=each) for number, each in enumerate(quarters)]
        send(book, f"long-{more}.csv", rows, supplier="police", released=day)

    with CaptureQueriesContext(connection) as many:
        first = words(desk, SPAN)
    assert len(many) == len(few)
    assert "61 figures, the latest first" in first
    assert first.count("long-1.csv") == 50
    assert words(desk, SPAN + "&page=2").count("long-1.csv") == 10


def test_a_change_of_how_surely_a_figure_is_known_is_no_revision(desk: Client, book: Path) -> None:
    head = "measure,area,period,value,unit,status,supplier"
    for status, day in (("provisional", date(2026, 4, 22)), ("final", LATER)):
        row = f"shoplifting,Hartlepool,2024-25Q3,205,count,{status},police"
        send(book, f"{status}.csv", [row], supplier="police", released=day, head=head)

    page = words(desk, f"{HERE}?since=1/5/2026&until=1/6/2026")

    assert "None was revised. Of 1 only how surely it is known changed." in page


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("organisation", ["police", "fire", "ccg"])
def test_canaries_that_are_revised_are_told_to_nobody_who_may_not_know(
    role: DeskRole, organisation: str, book: Path, account_as: Make, signed_in: SignIn
) -> None:
    partners = f"{PARTNERS_MEASURE},Hartlepool,2025-26Q3,{PARTNERS_NUMBER + 1},count,police,partners,,"
    withheld = f"deliberate_vehicle_fires,Hartlepool,2025-26Q3,{WITHHELD_NUMBER + 1},count,fire,withheld,,"
    send(book, f"again-{PARTNERS_FILE}", [partners], supplier="police", released=LATER)
    send(book, "fire-2.csv", [withheld], supplier="fire", released=LATER)
    held = f"{role} for {organisation}" if role.of_organisation else str(role)
    browser = signed_in(account_as(held))

    asked = ("&indicator=domestic_abuse_incidents", "&partner=fire", "&area=E06000001", "")
    pages = [words(browser, f"{HERE}?since=1/5/2026&until=1/6/2026{more}") for more in asked]
    told = " ".join(pages)

    officer = role in (DeskRole.ANALYST, DeskRole.TEAM_LEADER)
    partner = role.of_organisation
    assert ("9,128" in told, "again-canary" in told, "Domestic abuse incidents" in told) == (
        officer or partner,
    ) * 3
    assert ("8,714" in told, "fire-2.csv" in told) == (officer or (partner and organisation == "fire"),) * 2
    count = sum((officer or partner, officer or (partner and organisation == "fire")))
    assert (f"{count} figure" in pages[-1]) is bool(count)


def test_who_asks_for_two_organisations_reads_as_everybody_does(book: Path, account_as: Make) -> None:
    actor = acting(account_as("member for fire", "member for police"))

    assert actor.reader.words == "the public"
