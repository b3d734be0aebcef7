"""The members of a body on a day, as every paper prints them: each seat, whose it is, who holds it and what for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tithing.governance.structure import Structure
from tithing.governance.succession import SeatOn, holds_for, organisation_on, seats_on
from tithing.vocabulary.partnership.bodies import BodyTerms, ChairRule, ChosenBy, MeetingBody


class BodyOffice(StrEnum):
    """What a member may be elected or appointed to."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"

    def rule(self, terms: BodyTerms | None) -> ChairRule | None:
        """What the terms of reference say of it."""
        if terms is None:
            return None
        return terms.chair if self is BodyOffice.CHAIR else terms.vice_chair


@dataclass(frozen=True)
class SeatHolder:
    """Who holds a seat: `name` as papers print it, `post` the slug of the post as whose holder they sit, "" where of their own."""

    seat: str
    name: str
    post: str = ""
    substitutes: tuple[str, ...] = ()  # names
    offices: tuple[BodyOffice, ...] = ()  # to which they were elected or appointed


@dataclass(frozen=True)
class ListedMember:
    """One line of a list of members; `name` is "" where nobody holds the seat."""

    seat: SeatOn
    title: str
    organisation: str
    name: str
    post: str
    voting: bool
    offices: tuple[BodyOffice, ...]
    substitutes: tuple[str, ...]


@dataclass(frozen=True)
class MemberList:
    """The members of one body on one day, in the order of its seats."""

    body: MeetingBody
    on: date
    members: tuple[ListedMember, ...]

    @property
    def vacant(self) -> tuple[ListedMember, ...]:
        """The seats that ask to be filled or closed."""
        return tuple(each for each in self.members if not each.name)

    @property
    def votes(self) -> int:
        """How many who hold a vote there are."""
        return sum(1 for each in self.members if each.voting and each.name)

    def holder_of(self, office: BodyOffice) -> ListedMember | None:
        return next((each for each in self.members if office in each.offices), None)


def member_list(
    structure: Structure, body: MeetingBody, on: date, holders: Iterable[SeatHolder]
) -> MemberList:
    """The list of a day, from who holds which seat then."""
    by_seat = {each.seat: each for each in holders}
    seats = seats_on(structure, body, on)
    return MemberList(body, on, tuple(_listed(structure, body, each, by_seat, on) for each in seats))


def _listed(
    structure: Structure, body: MeetingBody, seat: SeatOn, by_seat: dict[str, SeatHolder], on: date
) -> ListedMember:
    holder = by_seat.get(seat.seat.slug)
    post = structure.post(holder.post or seat.seat.post) if holder else seat.post
    organisation = holds_for(structure, post.slug, on) if post else seat.organisation
    return ListedMember(
        seat=seat,
        title=seat.title(on),
        organisation=organisation.name_on(on) if organisation else "",
        name=holder.name if holder and not seat.ended else "",
        post=post.title if post else "",
        voting=seat.seat.voting,
        offices=_offices(structure, body, seat, holder, on),
        substitutes=holder.substitutes if holder else (),
    )


def _offices(
    structure: Structure, body: MeetingBody, seat: SeatOn, holder: SeatHolder | None, on: date
) -> tuple[BodyOffice, ...]:
    """Those to which the holder was chosen, and those that go with the post."""
    if holder is None:
        return ()
    terms = body.terms_on(on)
    held_post = holder.post or seat.seat.post
    return tuple(
        office
        for office in BodyOffice
        if office in holder.offices or _goes_with(office.rule(terms), held_post)
    )


def _goes_with(rule: ChairRule | None, post: str) -> bool:
    return rule is not None and rule.by is ChosenBy.POST and rule.of == post != ""


def why_not_chosen(structure: Structure, members: MemberList, seat: str, office: BodyOffice) -> str:
    """Why the holder of a seat may not be elected or appointed to an office, in words; "" where they may."""
    terms = members.body.terms_on(members.on)
    rule = office.rule(terms)
    member = next((each for each in members.members if each.seat.seat.slug == seat and each.name), None)
    if member is None:
        return "Nobody is named for that seat on that day"
    if rule is not None and rule.by is ChosenBy.POST:
        post = structure.post(rule.of)
        return f"The terms of reference give it to whoever holds the post {post.title if post else rule.of}"
    if not member.voting:
        return f"The {office} is chosen from those who have a vote"
    return _why_not_of(structure, members, member, office, rule)


def _why_not_of(
    structure: Structure,
    members: MemberList,
    member: ListedMember,
    office: BodyOffice,
    rule: ChairRule | None,
) -> str:
    if rule is None or not member.organisation:
        return ""
    if member.organisation in _names(structure, rule.not_of, members.on):
        return f"The terms of reference say that the {office} is not of {member.organisation}"
    other = BodyOffice.VICE_CHAIR if office is BodyOffice.CHAIR else BodyOffice.CHAIR
    sitting = members.holder_of(other)
    if rule.apart and sitting is not None and sitting.organisation == member.organisation:
        return f"The {other} is of {member.organisation} too, and the terms of reference want another organisation"
    return ""


def _names(structure: Structure, slugs: Iterable[str], on: date) -> set[str]:
    found = (organisation_on(structure, slug, on) for slug in slugs)
    return {each.name_on(on) for each in found if each is not None}


def months_after(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where that has no such day.

    >>> months_after(date(2026, 6, 22), 12), months_after(date(2026, 1, 31), 1)
    (datetime.date(2027, 6, 22), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
