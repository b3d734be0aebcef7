"""Gives the people of a practice book their posts and seats, so that its papers have members and its desk has something to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.accounts.models import Account
from tithing.web.accounts.queries import actor_of, holders
from tithing.web.partnerships import changes
from tithing.web.partnerships.models import PartnershipPerson
from tithing.web.practice.changes import HOST


@dataclass(frozen=True)
class PracticeSeat:
    """`slug` is the first part of a practice person's address; all else are slugs of the book."""

    slug: str
    post: str
    body: str
    seat: str


def seat_the_practice(seats: Sequence[PracticeSeat], *, since: date) -> int:
    """Seat those who are not yet, as the team leader of the practice: how many were. Done twice it changes nothing."""
    return sum(_seated(each, since) for each in seats)


def _seated(told: PracticeSeat, since: date) -> bool:
    account = Account.objects.get(email=f"{told.slug}@{HOST}")
    if PartnershipPerson.objects.filter(account=account).exists():
        return False
    by = actor_of(holders(DeskRole.TEAM_LEADER)[0])
    person = changes.add_person(by=by, name=account.name, account=account)
    changes.take_post(by=by, person=person, post=told.post, since=since)
    changes.fill_seat(by=by, body=told.body, seat=told.seat, person=person, post=told.post, since=since)
    return True
