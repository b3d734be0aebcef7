"""On the desk, a merger or a last day that was said by mistake is taken back: with who sat, and unless a role was built on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.web.people import acting
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.accounts.changes import end_role, give_role
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.ground.book_structure import organisations_on, seen_structure
from tithing.web.partnerships import changes
from tithing.web.partnerships.queries import members_on
from tithing.web.shared.models import AuditLine

HERE = "/desk/partnership"
TODAY = timezone.localdate()
SOON, AGO = TODAY + timedelta(days=10), TODAY - timedelta(days=10)

pytestmark = pytest.mark.django_db


def written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def sent(desk: Client, path: str, **told: object) -> tuple[int, str]:
    """Send a form of the partnership as it stands now: what it answers, and what is wrong."""
    answer = desk.post(f"{HERE}/{path}", {**told, "state": seen_structure().state})
    page = html.fromstring(answer.content.decode()) if answer.content else html.fromstring("<p/>")
    return answer.status_code, " ".join(page.xpath("string(//*[@class='govuk-error-summary'])").split())


def merge(desk: Client, on: date) -> None:
    told = {"merged": ["council", "fire"], "name": "Coast Council", "kind": "council", "limb": "council"}
    assert sent(desk, "organisations/merge/", on=written(on), **told) == (302, "")


def sitting(leader: Account) -> dict[str, str]:
    """Who sits where after the day, of a body on which a post's holder sits."""
    return {each.seat.seat.slug: each.name for each in members_on("strategy-group", SOON).members}


@pytest.fixture
def seated(leader: Account, partnership_files: Path) -> dict[str, str]:
    person = changes.add_person(by=acting(leader), name="Practice Commander")
    changes.take_post(by=acting(leader), person=person, post="commander", since=AGO)
    changes.fill_seat(
        by=acting(leader), body="strategy-group", seat="police", person=person, post="commander", since=AGO
    )
    officer = changes.add_person(by=acting(leader), name="Practice Firefighter")
    changes.fill_seat(by=acting(leader), body="strategy-group", seat="fire", person=officer, since=AGO)
    return sitting(leader)


@pytest.mark.parametrize("on", [AGO + timedelta(days=5), SOON])
def test_a_merger_is_taken_back_with_who_sat(
    on: date, desk: Client, leader: Account, seated: dict[str, str]
) -> None:
    merge(desk, on)
    assert "coast-council" in organisations_on(SOON)

    page = html.fromstring(desk.get(f"{HERE}/organisations/coast-council/").content.decode())
    path = page.xpath('//a[contains(., "Take the merger back")]/@href')[0].removeprefix(f"{HERE}/")
    assert sent(desk, path, reason="said by mistake") == (302, "")

    assert sitting(leader) == seated
    assert {"council", "fire"} <= set(organisations_on(SOON))
    assert "coast-council" not in organisations_on(SOON)
    said = AuditLine.objects.select_related("detail").latest("number").detail
    assert said.sentence.startswith("Took back the merger into Coast Council")
    assert said.reason == "said by mistake"


ENDED = {
    "an organisation": (
        "organisations/fire/end/",
        "organisations/fire/end/take-back/",
        {"succeeded_by": "council"},
    ),
    "a post": ("posts/commander/end/", "posts/commander/end/take-back/", {}),
    "a body": ("bodies/strategy-group/end/", "bodies/strategy-group/end/take-back/", {}),
    "a seat": (
        "bodies/strategy-group/seats/fire/close/",
        "bodies/strategy-group/seats/fire/close/take-back/",
        {},
    ),
}


@pytest.mark.parametrize("what", ENDED)
def test_a_last_day_is_taken_back_with_who_sat(
    what: str, desk: Client, leader: Account, seated: dict[str, str]
) -> None:
    end, back, told = ENDED[what]
    assert sent(desk, end, until=written(TODAY), **told) == (302, "")

    assert sent(desk, back) == (302, "")

    assert sitting(leader) == seated
    status, wrong = sent(desk, back)
    assert status == 409
    assert "no last day that could be taken back" in wrong


@pytest.mark.parametrize("what", ENDED)
def test_a_last_day_can_be_taken_back_from_the_page_that_shows_it(
    what: str, desk: Client, seated: dict[str, str]
) -> None:
    end, back, told = ENDED[what]
    sent(desk, end, until=written(TODAY), **told)
    shown = {"posts": "organisations/police/", "bodies": "bodies/strategy-group/"}.get(end.split("/")[0])

    page = html.fromstring(desk.get(f"{HERE}/{shown or 'organisations/fire/'}").content.decode())

    assert f"{HERE}/{back}" in page.xpath("//main//a/@href")


def test_a_role_that_is_held_for_it_stands_in_the_way(
    desk: Client, seated: dict[str, str], account_as: Callable[..., Account]
) -> None:
    merge(desk, SOON)
    administrator, member = acting(account_as("administrator")), account_as(name="Practice Member")
    held = give_role(
        by=administrator,
        account=member,
        role=DeskRole.MEMBER,
        organisation="coast-council",
        since=SOON,
        known=organisations_on(SOON),
    )

    status, wrong = sent(desk, "organisations/coast-council/merger/take-back/")
    assert status == 409
    assert "it cannot be taken back, since Practice Member is or was member for it" in wrong.replace(
        "It c", "it c"
    )
    end_role(by=administrator, held=held, until=SOON)
    assert sent(desk, "organisations/coast-council/merger/take-back/") == (302, "")


def test_a_role_that_went_over_stands_in_the_way(
    desk: Client, seated: dict[str, str], account_as: Callable[..., Account]
) -> None:
    sent(desk, "organisations/fire/end/", until=written(TODAY), succeeded_by="council")
    there = account_as("chair for council", name="Practice Chair")
    member, day = account_as("member for fire", name="Practice Member"), TODAY + timedelta(days=1)
    assert sent(desk, "organisations/fire/end/take-back/") == (302, "")  # who was there before is not of it
    sent(desk, "organisations/fire/end/", until=written(TODAY), succeeded_by="council")
    member.held.update(until=day)
    RoleHeld.objects.create(account=member, role="member", organisation="council", since=day)

    status, wrong = sent(desk, "organisations/fire/end/take-back/")

    assert status == 409
    assert "Practice Member is or was member for the one in its place" in wrong
    assert there.name not in wrong
