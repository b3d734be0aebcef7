"""How a role signs in: what is set holds at the next sign-in, whoever holds the role beside others."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from tests.web.people import PASSWORD, acting
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.models import Account
from tithing.web.accounts.ways.changes import set_ways
from tithing.web.accounts.ways.kinds import Ways, strictest
from tithing.web.accounts.ways.queries import ways_of, ways_of_roles
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Absent, Denied

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
LOGIN, CODE = "/desk/account/sign-in/", "/desk/account/sign-in/code/"


@pytest.fixture
def administrator(account_as: Make) -> Account:
    return account_as("administrator")


def by_password(account: Account) -> Client:
    browser = Client()
    browser.post(LOGIN, {"login": account.email, "password": PASSWORD})
    return browser


def by_code(account: Account) -> Client:
    browser = Client()
    browser.post(CODE, {"email": account.email})
    (code,) = re.findall(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.MULTILINE)
    browser.post(f"{CODE}confirm/", {"code": code})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/desk/account/").status_code == 200


@pytest.mark.parametrize(
    ("ways", "password", "code"),
    [(Ways.EITHER, True, True), (Ways.BY_HEART, True, False), (Ways.BY_MAIL, False, True)],
)
def test_a_role_signs_in_as_it_is_set(
    administrator: Account, account_as: Make, ways: Ways, password: bool, code: bool
) -> None:
    set_ways(by=acting(administrator), role=DeskRole.AUDITOR, ways=ways, seen=Ways.EITHER)
    account = account_as("auditor", second_step=False)

    assert is_in(by_password(account)) == password
    assert is_in(by_code(account)) == code


def test_who_comes_in_another_way_is_told_theirs(administrator: Account, account_as: Make) -> None:
    set_ways(by=acting(administrator), role=DeskRole.AUDITOR, ways=Ways.BY_MAIL, seen=Ways.EITHER)
    account = account_as("auditor", second_step=False)

    answer = Client().post(LOGIN, {"login": account.email, "password": PASSWORD})

    assert answer.status_code == 403
    assert "signs in with a code that is mailed" in answer.content.decode()
    assert CODE in answer.content.decode()


def test_who_gives_a_wrong_password_is_told_nothing_of_it(administrator: Account, account_as: Make) -> None:
    set_ways(by=acting(administrator), role=DeskRole.AUDITOR, ways=Ways.BY_MAIL, seen=Ways.EITHER)
    account = account_as("auditor", second_step=False)

    answer = Client().post(LOGIN, {"login": account.email, "password": "wrong"})

    assert "is not right" in answer.content.decode()
    assert "code that is mailed" not in answer.content.decode()


@pytest.mark.parametrize(
    ("held", "ways"),
    [
        ([], Ways.EITHER),
        ([Ways.EITHER, Ways.BY_HEART], Ways.BY_HEART),
        ([Ways.BY_MAIL, Ways.EITHER], Ways.BY_MAIL),
        ([Ways.BY_MAIL, Ways.BY_HEART], Ways.BY_HEART),
    ],
)
def test_several_roles_allow_what_all_of_them_allow(held: list[Ways], ways: Ways) -> None:
    assert strictest(held) is ways


def test_a_role_that_has_ended_sets_nothing(administrator: Account, account_as: Make) -> None:
    set_ways(by=acting(administrator), role=DeskRole.MEMBER, ways=Ways.BY_MAIL, seen=Ways.EITHER)
    account = account_as("auditor", "member for fire")
    ended = account.held.get(role="member")
    ended.until = ended.since
    ended.save()

    assert ways_of(Account.objects.get(pk=account.pk)) is Ways.EITHER


@pytest.mark.parametrize(
    ("role", "refusal"), [("auditor", Denied), ("team leader", Absent), ("analyst", Absent)]
)
def test_only_an_administrator_sets_it(account_as: Make, role: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        set_ways(by=acting(account_as(role)), role=DeskRole.CHAIR, ways=Ways.BY_MAIL, seen=Ways.EITHER)

    assert set(ways_of_roles().values()) == {Ways.EITHER}


def test_the_second_of_two_is_told(administrator: Account) -> None:
    set_ways(by=acting(administrator), role=DeskRole.CHAIR, ways=Ways.BY_MAIL, seen=Ways.EITHER)

    with pytest.raises(Refused, match="somebody else has set"):
        set_ways(by=acting(administrator), role=DeskRole.CHAIR, ways=Ways.BY_HEART, seen=Ways.EITHER)

    assert ways_of_roles()[DeskRole.CHAIR] is Ways.BY_MAIL


def test_the_pages_from_the_list_to_the_line_in_the_audit(administrator: Account, signed_in: SignIn) -> None:
    browser = signed_in(administrator)
    assert "/desk/settings/sign-in/partner-provider/" in browser.get("/desk/settings/").content.decode()

    told = {"ways": "code", "seen": "either", "reason": "they have no passwords"}
    page = browser.post("/desk/settings/sign-in/partner-provider/", told, follow=True).content.decode()

    assert "a partner provider signs in with a code that is mailed" in page
    line = AuditLine.objects.select_related("detail").latest("number")
    assert line.detail.changed == [
        ["signs in with", "a password, or a code that is mailed", "a code that is mailed"]
    ]


def test_a_role_that_begins_with_a_vowel_is_said_as_it_is_said(
    administrator: Account, signed_in: SignIn
) -> None:
    page = signed_in(administrator).get("/desk/settings/sign-in/auditor/").content.decode()

    assert "How an auditor signs in" in page


def test_a_role_that_is_none_has_no_page(administrator: Account, signed_in: SignIn) -> None:
    browser = signed_in(administrator)

    assert [browser.get(f"/desk/settings/sign-in/{each}/").status_code for each in ("public", "nobody")] == [
        404,
        404,
    ]
