"""The pages of people, as an administrator uses them: from the start page to the line in the audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tithing.web.accounts.models import Account
from tithing.web.shared.audit import AuditSubject, erase_details

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def administrator(account_as: Make) -> Account:
    return account_as("administrator", name="Practice Administrator")


@pytest.fixture
def browser(administrator: Account, signed_in: SignIn) -> Client:
    return signed_in(administrator)


def words(browser: Client, path: str) -> str:
    answer = browser.get(path, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_somebody_is_invited_and_stands_among_the_people(browser: Client) -> None:
    told = {
        "name": "Practice Certifier",
        "email": "c@practice.example",
        "role": "partner certifier",
        "organisation": "fire",
    }

    answer = browser.post("/desk/people/invite/", {**told, "reason": "asked for by the service"}, follow=True)

    assert b"Practice Certifier has an account" in answer.content
    assert "Partner certifier for X Fire and Rescue Service" in words(browser, "/desk/people/")
    audit = words(browser, "/desk/audit/")
    assert "Practice Administrator" in audit
    assert "as partner certifier for X Fire and Rescue Service" in audit
    assert "asked for by the service" in audit


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"name": ""}, "Enter their name"),
        ({"email": "nonsense"}, "Enter an e-mail address, such as name@example.com"),
        ({"role": "member"}, "Choose the organisation for which they are member"),
        ({"organisation": "fire"}, "Choose “No organisation”"),
    ],
)
def test_what_is_missing_is_told_beside_it_and_nothing_typed_is_lost(
    browser: Client, told: dict[str, str], problem: str
) -> None:
    typed = {
        "name": "Practice New",
        "email": "n@practice.example",
        "role": "analyst",
        "organisation": "",
        "reason": "why",
    }

    page = browser.post("/desk/people/invite/", {**typed, **told}).content.decode()

    assert page.count(problem) == 2  # at the top and beside it
    assert "<title>Error: " in page
    assert 'value="why"' in page
    assert not Account.objects.filter(email__startswith="n@").exists()


def test_a_role_is_given_and_ended(browser: Client, account_as: Make) -> None:
    account = account_as(name="Practice Person")
    day = f"{TOMORROW:%d/%m/%Y}"

    browser.post(
        f"/desk/people/{account.pk}/role/",
        {"role": "chair", "organisation": "police", "since": day, "seen": "1"},
    )
    held = account.held.get()
    page = browser.post(
        f"/desk/people/{account.pk}/role/{held.pk}/end/", {"until": day, "seen": "2"}, follow=True
    )

    held.refresh_from_db()
    assert (held.since, held.until) == (TOMORROW, TOMORROW)
    assert b"The role has an end" in page.content


@pytest.mark.parametrize("written", ["2 5 2027", "2/5/2027", "2 May 2027", "02/05/2027", "2027-05-02"])
def test_a_day_is_read_as_people_write_it(browser: Client, account_as: Make, written: str) -> None:
    account = account_as()

    browser.post(
        f"/desk/people/{account.pk}/role/",
        {"role": "auditor", "organisation": "", "since": written, "seen": "1"},
    )

    assert f"{account.held.get().since}" == "2027-05-02"


def test_an_account_ends_at_an_hour(browser: Client, account_as: Make) -> None:
    account = account_as("analyst")
    told = {"on": f"{TOMORROW:%d/%m/%Y}", "hour": "12:00", "seen": "1"}

    browser.post(f"/desk/people/{account.pk}/leave/", told)

    account.refresh_from_db()
    assert account.left_at is not None
    assert f"{timezone.localtime(account.left_at):%Y-%m-%d %H:%M}" == f"{TOMORROW} 12:00"
    assert "leaves on" in words(browser, f"/desk/people/{account.pk}/")


CHANGED = {  # what one may do to an account: where, and with what in its form
    "leave": lambda account: ("leave/", {"on": f"{TOMORROW:%d/%m/%Y}", "hour": ""}),
    "give": lambda account: (
        "role/",
        {"role": "auditor", "organisation": "", "since": f"{TOMORROW:%d/%m/%Y}"},
    ),
    "end": lambda account: (f"role/{account.held.first().pk}/end/", {"until": f"{TOMORROW:%d/%m/%Y}"}),
}


@pytest.mark.parametrize("second", CHANGED)
@pytest.mark.parametrize("first", CHANGED)
def test_the_second_of_two_who_change_one_account_is_told(
    browser: Client, account_as: Make, first: str, second: str
) -> None:
    """Both opened their page before either sent its form."""
    account = account_as("analyst")
    sent = [CHANGED[each](account) for each in (first, second)]

    answers = [
        browser.post(f"/desk/people/{account.pk}/{path}", {**told, "seen": "1"}) for path, told in sent
    ]

    assert [each.status_code for each in answers] == [302, 409]
    assert b"since you opened this page" in answers[1].content


def test_what_was_erased_is_said_to_be(browser: Client, account_as: Make, administrator: Account) -> None:
    browser.post(
        "/desk/people/invite/",
        {"name": "P", "email": "p@practice.example", "role": "analyst", "organisation": ""},
    )
    account = Account.objects.get(email="p@practice.example")

    erase_details(AuditSubject("account", str(account.pk)), by=administrator.pk, reason="asked for")

    page = words(browser, "/desk/audit/")
    assert "The words of this line were erased." in page
    assert f"Invited account {account.pk}" not in page


def test_the_start_page_says_what_needs_one_and_nothing_else(
    browser: Client, account_as: Make, signed_in: SignIn
) -> None:
    account_as(name="Practice Idle")

    assert "Practice Idle holds no role" in words(browser, "/desk/")
    assert "Nothing needs you today" in words(signed_in(account_as("analyst")), "/desk/")


def test_a_row_of_links_leads_only_where_one_may_go(
    browser: Client, account_as: Make, signed_in: SignIn
) -> None:
    analyst = words(signed_in(account_as("analyst")), "/desk/")

    assert "/desk/people/" in words(browser, "/desk/")
    assert "/desk/people/" not in analyst
    assert "/desk/audit/" not in analyst


@pytest.mark.parametrize("path", ["/desk/people/", "/desk/", "/desk/audit/"])
def test_a_page_asks_the_database_as_often_for_many_as_for_few(
    browser: Client, account_as: Make, path: str
) -> None:
    asked = []
    for number in (3, 40):
        for _ in range(number):
            account_as("member for fire", "auditor", second_step=False)
        with CaptureQueriesContext(connection) as found:
            browser.get(path)
        asked.append(len(found))

    assert asked[0] == asked[1] <= 10


def test_an_auditor_follows_a_change_to_whom_it_is_about(
    administrator: Account, account_as: Make, signed_in: SignIn
) -> None:
    about = account_as("member for fire", name="Practice Followed")
    invited = {"until": f"{TOMORROW:%d/%m/%Y}", "reason": "asked to", "seen": "1"}
    signed_in(administrator).post(f"/desk/people/{about.pk}/role/{about.held.get().pk}/end/", invited)

    audit = words(signed_in(account_as("auditor")), "/desk/audit/")

    assert f'href="/desk/people/{about.pk}/">Practice Followed</a>' in audit
    assert "Practice Administrator" in audit


def test_a_role_ends_with_the_account(browser: Client, account_as: Make) -> None:
    account = account_as("analyst")
    browser.post(f"/desk/people/{account.pk}/leave/", {"on": "", "hour": "", "seen": "1"})

    page = words(browser, f"/desk/people/{account.pk}/")

    assert "No end set" not in page
    assert f"/desk/people/{account.pk}/role/" not in page
