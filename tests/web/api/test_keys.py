"""A key is its owner's, is shown once, is kept as a hash, and opens nothing once its owner may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.web.api.planted import Program, program_of
from tests.web.people import acting, make_account
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.changes import end_role, invite, leave
from tithing.web.accounts.erasing.changes import erase_account
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.accounts.second_step.changes import take_off_at_the_machine
from tithing.web.api.keys.changes import end_key, make_feed, make_key
from tithing.web.api.keys.secret import OF_A_KEY, hash_of_token
from tithing.web.api.keys.sweep import sweep_keys
from tithing.web.api.models import PersonalKey
from tithing.web.api.opens import LONGEST, MOST_KEYS
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditDetail, AuditLine
from tithing.web.shared.permissions import Absent, Denied

pytestmark = pytest.mark.django_db
Make, SignIn = Callable[..., Account], Callable[[Account], Client]
ASKED = "/api/v1/indicators?limit=1"


def opens(program: Program) -> int:
    cache.clear()
    return int(program.get(ASKED).status_code)


def feed_opens(token: str) -> int:
    cache.clear()
    return Client().get(f"/feeds/{token}/").status_code


def today_plus(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%-d/%-m/%Y}"


# -- made on the desk ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_makes_a_key_that_opens_figures(
    role: DeskRole, account_as: Make, signed_in: SignIn
) -> None:
    browser = signed_in(account_as(f"{role} for police" if role.of_organisation else str(role)))

    page = browser.post("/desk/keys/make/", {"name": "The practice sheet", "last_day": today_plus(20)})

    (token,) = OF_A_KEY.findall(page.content.decode())
    assert opens(Program(token)) == 200
    listed = browser.get("/desk/keys/").content.decode()
    assert "The practice sheet" in listed
    assert token not in listed


def test_a_key_is_kept_nowhere_but_as_its_hash(account_as: Make, signed_in: SignIn) -> None:
    account = account_as("analyst")
    browser = signed_in(account)
    page = browser.post("/desk/keys/make/", {"name": "The practice sheet", "last_day": today_plus(20)})
    (token,) = OF_A_KEY.findall(page.content.decode())

    with connection.cursor() as cursor:
        held = []
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            held += [str(value) for line in cursor.fetchall() for value in line]

    assert hash_of_token(token) in held
    assert not any(token in value for value in held)
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("days", [-1, 366, 4000])
def test_a_day_that_is_past_or_too_far_is_refused_beside_its_field(
    days: int, account_as: Make, signed_in: SignIn
) -> None:
    account = account_as("analyst")

    page = signed_in(account).post("/desk/keys/make/", {"name": "A sheet", "last_day": today_plus(days)})

    assert "Enter a day from today to" in page.content.decode()
    assert not PersonalKey.objects.filter(account=account).exists()
    with pytest.raises(Refused):
        make_key(by=acting(account), name="A sheet", last_day=timezone.localdate() + timedelta(days=days))


def test_nobody_has_more_than_so_many(account_as: Make) -> None:
    account = account_as("analyst")
    for _ in range(MOST_KEYS):
        last = program_of(account)

    with pytest.raises(Refused, match="already"):
        program_of(account)
    end_key(by=acting(account), key=PersonalKey.objects.get(token_hash=hash_of_token(last.token)))
    assert opens(program_of(account)) == 200


def test_who_has_no_role_makes_none(account_as: Make) -> None:
    with pytest.raises(Absent):
        make_key(by=acting(account_as()), name="A sheet", last_day=timezone.localdate())


def test_without_a_second_step_none_is_made(account_as: Make, signed_in: SignIn) -> None:
    browser = signed_in(account_as("analyst", second_step=False))

    answer = browser.post("/desk/keys/make/", {"name": "A sheet", "last_day": today_plus(1)})

    assert answer.status_code == 302
    assert not PersonalKey.objects.exists()


def test_making_and_ending_leave_their_lines_without_name_or_key(account_as: Make) -> None:
    account = account_as("analyst")
    made = make_key(by=acting(account), name="A telling name", last_day=timezone.localdate())
    end_key(by=acting(account), key=made.key, reason="no more needed")

    lines = AuditLine.objects.filter(by=account.pk).order_by("number")
    words = " ".join(AuditDetail.objects.filter(line__in=lines).values_list("sentence", flat=True))
    assert [each.action for each in lines] == ["keys.make", "keys.end_own"]
    assert "A telling name" not in words
    assert made.token not in words
    assert made.key.token_hash not in words
    assert list(faults_of()) == []


# -- ended --------------------------------------------------------------------------------------------------------------


def test_its_owner_ends_it_at_once(account_as: Make, signed_in: SignIn) -> None:
    account = account_as("analyst")
    program, browser = program_of(account), signed_in(account)
    number = PersonalKey.objects.get(account=account).pk
    assert opens(program) == 200

    answer = browser.post(f"/desk/keys/{number}/end/", {"sent": "on", "reason": ""})

    assert answer["Location"] == "/desk/keys/"
    assert opens(program) == 401
    assert "ended on" in browser.get("/desk/keys/").content.decode()
    assert browser.get(f"/desk/keys/{number}/end/").status_code == 403


def test_an_administrator_ends_anybodys_and_nobody_else_does(account_as: Make, signed_in: SignIn) -> None:
    account = account_as("analyst")
    program = program_of(account)
    key = PersonalKey.objects.get(account=account)
    with pytest.raises(Denied):
        end_key(by=acting(account_as("auditor")), key=key)
    with pytest.raises(Absent):
        end_key(by=acting(account_as("team leader")), key=key)
    browser = signed_in(account_as("administrator"))
    assert account.name in browser.get("/desk/keys/all/").content.decode()

    answer = browser.post(f"/desk/keys/{key.pk}/end/", {"sent": "on", "reason": "it lay about"})

    assert answer["Location"] == "/desk/keys/all/"
    assert opens(program) == 401
    assert account.name not in browser.get("/desk/keys/all/").content.decode()


def test_who_leaves_takes_keys_and_feed_along(account_as: Make) -> None:
    by, account = acting(account_as("administrator")), account_as("analyst")
    program, feed = program_of(account), make_feed(by=acting(account)).token
    assert (opens(program), feed_opens(feed)) == (200, 200)

    leave(by=by, account=account)

    assert (opens(program), feed_opens(feed)) == (401, 404)
    assert not PersonalKey.objects.filter(account=account, ended_at=None).exists()


def test_at_the_moment_of_leaving_it_opens_nothing_though_no_worker_ran(account_as: Make) -> None:
    account = account_as("analyst")
    program, feed = program_of(account), make_feed(by=acting(account)).token

    Account.objects.filter(pk=account.pk).update(left_at=timezone.now())

    assert (opens(program), feed_opens(feed)) == (401, 404)


def test_who_comes_back_comes_without_keys(account_as: Make) -> None:
    by, account = acting(account_as("administrator")), account_as("analyst")
    program, feed = program_of(account), make_feed(by=acting(account)).token
    Account.objects.filter(pk=account.pk).update(left_at=timezone.now())

    invite(
        by=by, email=account.email, name=account.name, role=DeskRole.AUDITOR, organisation="", known={}
    )  # fmt: skip

    assert (opens(program), feed_opens(feed)) == (401, 404)


def test_a_key_reads_as_the_roles_of_the_moment(planted: Path, account_as: Make) -> None:
    by, account = acting(account_as("administrator")), account_as("analyst", "auditor")
    program = program_of(account)
    asked = "/api/v1/indicators/quayside_canary"
    cache.clear()
    assert program.get(asked).status_code == 200

    end_role(
        by=by, held=RoleHeld.objects.get(account=account, role="analyst"), until=timezone.localdate()
    )  # fmt: skip
    assert program.get(asked).status_code == 404

    end_role(
        by=by, held=RoleHeld.objects.get(account=account, role="auditor"), until=timezone.localdate()
    )  # fmt: skip
    assert program.get(asked).status_code == 401


def test_a_second_step_that_is_taken_off_closes_it_until_another_is_set_up(account_as: Make) -> None:
    account = account_as("analyst")
    program = program_of(account)
    assert opens(program) == 200

    take_off_at_the_machine(email=account.email)

    assert opens(program) == 401


def test_it_opens_on_its_last_day_and_not_after(account_as: Make) -> None:
    account = account_as("analyst")
    program, feed = program_of(account, days=0), make_feed(by=acting(account)).token
    assert (opens(program), feed_opens(feed)) == (200, 200)

    PersonalKey.objects.update(last_day=timezone.localdate() - timedelta(days=1))

    assert (opens(program), feed_opens(feed)) == (401, 404)


def test_who_is_erased_has_no_key_left(account_as: Make) -> None:
    by, account = acting(account_as("administrator")), account_as("analyst")
    program_of(account)
    make_feed(by=acting(account))
    leave(by=by, account=account)

    erase_account(by=by, account=Account.objects.get(pk=account.pk), reason="asked for")

    assert not PersonalKey.objects.filter(account=account).exists()


def test_what_ended_long_ago_is_swept(account_as: Make) -> None:
    account = account_as("analyst")
    for _ in range(3):
        program_of(account)
    ended, too_old, _ = PersonalKey.objects.order_by("pk")
    PersonalKey.objects.filter(pk=ended.pk).update(ended_at=timezone.now() - timedelta(days=31))
    PersonalKey.objects.filter(pk=too_old.pk).update(last_day=timezone.localdate() - timedelta(days=32))

    assert sweep_keys(timezone.now()) == 2
    assert PersonalKey.objects.count() == 1


# -- feeds' addresses ----------------------------------------------------------------------------------------------------


def test_a_new_address_of_a_feed_ends_the_one_before(account_as: Make, signed_in: SignIn) -> None:
    account = account_as("auditor")
    browser = signed_in(account)
    first = make_feed(by=acting(account)).token

    page = browser.post("/desk/keys/feed/", {"sent": "on", "reason": ""}).content.decode()

    ((second),) = re.findall(r"http://localhost:8000/feeds/(tithing_[\w-]+)/", page)
    assert (feed_opens(first), feed_opens(second)) == (404, 200)
    assert second not in browser.get("/desk/keys/").content.decode()


def test_a_feeds_address_opens_no_figures_and_a_key_no_feed(account_as: Make) -> None:
    account = account_as("analyst")

    assert opens(Program(make_feed(by=acting(account)).token)) == 401
    assert feed_opens(program_of(account).token) == 404


def test_another_person_knows_nothing_of_it(account_as: Make, signed_in: SignIn) -> None:
    program_of(make_account("analyst"))
    number = PersonalKey.objects.get().pk
    browser = signed_in(account_as("team leader"))

    hidden, nothing = (browser.get(f"/desk/keys/{each}/end/") for each in (number, 987654))

    assert hidden.status_code == nothing.status_code == 404
    assert browser.get("/desk/keys/all/").status_code == 404


def test_the_longest_is_a_year() -> None:
    assert timedelta(days=365) == LONGEST
