"""Who holds a role for an organisation that ends: whoever gives roles is asked, and moves it to the one that comes in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.web.people import acting
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts import changes
from tithing.web.accounts.following.changes import follow
from tithing.web.accounts.following.queries import every_role_left_behind, left_behind
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.accounts.permissions import GIVE_ROLE
from tithing.web.ground.book_structure import organisations_from, organisations_on
from tithing.web.home.needs import needs_of
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Denied

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
ENDED = date(2022, 7, 1)  # the group became a board, in the book of these tests

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(account_as: Make) -> Account:
    return account_as("member for ccg", since=date(2020, 1, 1), name="Practice Member")


@pytest.fixture
def administrator(account_as: Make) -> Account:
    return account_as("administrator")


@pytest.mark.parametrize(
    ("day", "asked"),
    [(date(2022, 5, 31), False), (date(2022, 6, 1), True), (ENDED, True), (date(2026, 11, 30), True)],
)
def test_an_administrator_is_asked_from_a_month_before_until_it_is_done(
    day: date, asked: bool, member: Account, administrator: Account
) -> None:
    found = [
        each for each in needs_of(acting(administrator), on=day) if "Practice Member is member" in each.what
    ]

    assert bool(found) is asked
    for need in found:
        assert need.what.endswith("whose last day is 30 June 2022: move it to North Integrated Care Board")
        assert (need.due, need.late) == (ENDED, day > ENDED)


def test_the_role_goes_over_on_the_day_with_one_line(member: Account, administrator: Account) -> None:
    follow(by=acting(administrator), behind=every_role_left_behind(timezone.localdate())[0], reason="merged")

    held = [(each.organisation, each.since, each.until) for each in member.held.order_by("pk")]
    assert held == [("ccg", date(2020, 1, 1), ENDED), ("icb", ENDED, None)]
    assert acting(member).organisations(DeskRole.MEMBER) == {"icb"}
    line = AuditLine.objects.select_related("detail").get()
    what = f"Moved the role member of account {member.pk} to North Integrated Care Board from 1 July 2022."
    assert (line.action, line.detail.sentence, line.detail.reason) == (GIVE_ROLE.action, what, "merged")
    assert not every_role_left_behind(timezone.localdate())


@pytest.mark.parametrize("since", [date(2020, 1, 1), date(2023, 1, 1)])
def test_who_holds_it_there_already_holds_it_once(
    since: date, member: Account, administrator: Account
) -> None:
    RoleHeld.objects.create(account=member, role="member", organisation="icb", since=since)

    follow(by=acting(administrator), behind=every_role_left_behind(timezone.localdate())[0])

    there = [each for each in member.held.filter(organisation="icb") if each.holds(date(2023, 6, 1))]
    assert len(there) == (1 if since < ENDED else 2)
    assert acting(member).organisations() == {"icb"}


def test_a_role_with_an_end_keeps_it(member: Account, administrator: Account) -> None:
    ends = timezone.localdate() + timedelta(days=30)
    member.held.update(until=ends)

    follow(by=acting(administrator), behind=every_role_left_behind(timezone.localdate())[0])

    assert member.held.get(organisation="icb").until == ends


@pytest.mark.parametrize("until", [ENDED, date(2021, 1, 1)])
def test_a_role_that_has_ended_asks_nobody(until: date, member: Account) -> None:
    member.held.update(until=until)

    assert not every_role_left_behind(timezone.localdate())


def test_who_has_left_is_not_asked_about(member: Account) -> None:
    member.left_at = timezone.now()
    member.save()

    assert not every_role_left_behind(timezone.localdate())


def test_where_nothing_comes_in_its_place_the_role_is_to_be_ended(
    partnership_files: object, member: Account, administrator: Account, signed_in: SignIn
) -> None:
    path = partnership_files / "organisations.toml"  # type: ignore[operator]
    path.write_text(path.read_text().replace('succeeded_by = "icb"\n', ""))
    behind = next(left_behind(member.held.all(), timezone.localdate()))

    found = [
        each for each in needs_of(acting(administrator), on=timezone.localdate()) if "ember" in each.what
    ]

    assert [each.what.rpartition(": ")[2] for each in found] == ["end the role"]
    assert signed_in(administrator).get(found[0].address).status_code == 200
    assert signed_in(administrator).get(found[0].address.replace("end", "move")).status_code == 404
    with pytest.raises(Refused, match="nothing came in the place"):
        follow(by=acting(administrator), behind=behind)


def test_nobody_else_moves_it(member: Account, account_as: Make) -> None:
    behind = every_role_left_behind(timezone.localdate())[0]

    with pytest.raises(Denied):
        follow(by=acting(account_as("team leader")), behind=behind)
    assert not [
        each for each in needs_of(acting(account_as("team leader")), on=ENDED) if "member for" in each.what
    ]


def test_it_is_done_from_the_page_that_asks(
    member: Account, administrator: Account, signed_in: SignIn
) -> None:
    desk = signed_in(administrator)
    page = html.fromstring(desk.get("/desk/").content.decode())
    path = page.xpath('//a[contains(., "Practice Member is member")]/@href')[0]
    shown = desk.get(path).content.decode()

    answers = [desk.post(path, {"seen": seen}).status_code for seen in ("7", "1")]

    assert "North Integrated Care Board stands from 1 July 2022" in " ".join(shown.split())
    assert answers == [409, 302]
    assert acting(member).organisations() == {"icb"}
    assert desk.get(path).status_code == 404


def test_only_organisations_that_stand_are_offered_and_taken(
    administrator: Account, signed_in: SignIn
) -> None:
    desk, today = signed_in(administrator), timezone.localdate()
    told = {"name": "P", "email": "p@practice.example", "role": "member", "organisation": "ccg"}

    offered = html.fromstring(desk.get("/desk/people/invite/").content.decode())
    sent = desk.post("/desk/people/invite/", told)

    assert "ccg" not in offered.xpath('//select[@name="organisation"]/option/@value')
    assert "icb" in offered.xpath('//select[@name="organisation"]/option/@value')
    assert (sent.status_code, Account.objects.filter(email=told["email"]).exists()) == (200, False)
    assert "ccg" in organisations_on(date(2022, 6, 30))
    assert "icb" not in organisations_on(date(2022, 6, 30))
    assert {"ccg", "icb"} <= set(organisations_from(date(2022, 6, 30)))
    assert "ccg" not in organisations_from(today)


def test_a_role_is_given_for_who_stands_on_its_first_day(member: Account, administrator: Account) -> None:
    asked = {"by": acting(administrator), "account": member, "role": DeskRole.CHAIR, "organisation": "icb"}

    with pytest.raises(Refused, match="does not stand on that day"):
        changes.give_role(**asked, since=date(2022, 6, 30), known=organisations_on(date(2022, 6, 30)))  # type: ignore[arg-type]
    changes.give_role(**asked, since=ENDED, known=organisations_on(ENDED))  # type: ignore[arg-type]
    assert member.held.filter(organisation="icb", role="chair").exists()
