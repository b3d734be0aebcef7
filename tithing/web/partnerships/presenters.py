"""Organisations, bodies, members and cover in words, ready for a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tithing.governance.built_on import merged_into
from tithing.governance.cover import AuthorityCover, authority_kind, cover
from tithing.governance.graph import DeliveryStructure, delivery_structure
from tithing.governance.members import BodyOffice, ListedMember, MemberList
from tithing.governance.structure import Structure
from tithing.governance.succession import holds_for, organisation_on, seat_on, seats_on
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.law.authorities import limb_called
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership.bodies import BodyKind, BodySeat, BodyTerms, ChosenBy, MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.web.ground.book_structure import districts
from tithing.web.partnerships import permissions
from tithing.web.partnerships.drawing import draw_structure
from tithing.web.partnerships.models import OfficeHeld, PartnershipPerson, SeatHeld
from tithing.web.partnerships.queries import has_left, holds_post, posts_held_on, stands_on
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can, why_not
from tithing.workflows.partnership.shown import chair_in_words, months_in_words

UNCONFIRMED = "that the law names it is to be confirmed"


@dataclass(frozen=True)
class BodyLine:
    slug: str
    name: str
    kind: str
    reports_to: str
    chair: str
    seats: str


@dataclass(frozen=True)
class CoverLine:
    limb: str
    organisation: str
    slug: str
    standing: str
    covered: bool
    doubt: str


@dataclass(frozen=True)
class MemberLine:
    seat: str
    title: str
    organisation: str
    name: str
    person: int
    held: int
    post: str
    offices: str
    vote: str
    substitutes: tuple[tuple[int, str], ...]
    ended: str


@dataclass(frozen=True)
class OrganisationLine:
    slug: str
    name: str
    kind: str
    authority: str
    days: str
    after: str
    posts: tuple[tuple[str, str], ...]


def may(actor: Actor) -> dict[str, Any]:
    """What the actor may do here, or why not."""
    return {
        "may_define": can(permissions.DEFINE, actor),
        "may_seat": can(permissions.SEAT, actor),
        "may_forget": can(permissions.FORGET, actor),
        "why_not": why_not(permissions.DEFINE, actor),
    }


def overview(structure: Structure, lists: Sequence[MemberList], on: date) -> dict[str, Any]:
    """The whole partnership on a day: cover of its strategy group, its bodies as drawn and as a table, and what is vacant."""
    shown = delivery_structure(structure, on)
    by_body = {each.body.slug: each for each in lists}
    strategy = next((each for each in shown.bodies if each.kind is BodyKind.STRATEGY), None)
    return {
        "on": on,
        "is_empty": structure.is_empty,
        "drawing": draw_structure(shown, on) if shown.bodies else None,
        "bodies": _body_lines(structure, shown, by_body, on),
        "strategy": strategy,
        "cover": cover_lines(structure, by_body[strategy.slug]) if strategy else [],
        "organisations": len(_standing(structure.organisations, on)),
        "protocol": protocol_lines(structure, on),
    }


def protocol_lines(structure: Structure, on: date) -> list[tuple[str, str]]:
    """The protocol for sharing information that stands on a day, each line with its name; nothing where none is named."""
    found = structure.protocol_on(on)
    if found is None:
        return []
    names = [each.name_on(on) for each in structure.organisations if each.slug in found.signed_by]
    held = [_post_title(structure, each, on) for each in found.liaison]
    said = [("Since", _day(found.since)), ("Signed by", listed(names)), ("Liaison officers", "; ".join(held))]
    return [*said, ("To be looked at again by", _day(found.review) or "No day is agreed")]


def _standing(organisations: Iterable[Organisation], on: date) -> list[Organisation]:
    return [each for each in organisations if each.stands(on)]


def _body_lines(
    structure: Structure, shown: DeliveryStructure, by_body: Mapping[str, MemberList], on: date
) -> list[BodyLine]:
    """From the top of the structure."""
    names = {each.slug: each.name_on(on) for each in shown.bodies}
    ordered = [each for level in shown.levels for each in level]
    parents = shown.parents
    return [
        _body_line(structure, each, by_body.get(each.slug), parents[each.slug], names, on) for each in ordered
    ]


def _body_line(
    structure: Structure,
    body: MeetingBody,
    members: MemberList | None,
    parents: Sequence[str],
    names: Mapping[str, str],
    on: date,
) -> BodyLine:
    chair = members.holder_of(BodyOffice.CHAIR) if members else None
    number = len(members.members) if members else 0
    vacant = len(members.vacant) if members else 0
    seats = f"{numbered(number, 'seat')}, {vacant} vacant" if vacant else numbered(number, "seat")
    return BodyLine(
        body.slug,
        body.name_on(on),
        body.kind,
        listed([names[each] for each in parents]) if parents else "",
        chair.name if chair else _chair_to_be(structure, body, on),
        seats if number else "",
    )


def _chair_to_be(structure: Structure, body: MeetingBody, on: date) -> str:
    """Who chairs it where nobody is known to: whoever holds a post, or nobody yet."""
    terms = body.terms_on(on)
    if body.kind is BodyKind.OUTSIDE:
        return "Not the partnership’s to say"
    if terms is None or terms.chair is None or terms.chair.by is not ChosenBy.POST:
        return "Nobody named"
    return capitalised(chair_in_words(structure, terms.chair))


def cover_lines(structure: Structure, members: MemberList) -> list[CoverLine]:
    """Each authority that the law names, and by whom it is covered."""
    held = {each.seat.seat.slug: each for each in members.members if each.name}
    rows = cover(structure, members.body, members.on, held=held.keys(), areas=districts())
    return [_cover_line(each, held, members.on) for each in rows]


def _cover_line(row: AuthorityCover, held: Mapping[str, ListedMember], on: date) -> CoverLine:
    by = [held[each.seat.slug].name for each in row.held]
    return CoverLine(
        row.limb.title,
        row.organisation.name_on(on) if row.organisation else "",
        row.organisation.slug if row.organisation else "",
        listed(by) if by else row.why_not(on),
        row.is_covered,
        UNCONFIRMED if row.status == "K" else "",
    )


# -- one body ------------------------------------------------------------------------------------------------------------


def body_page(
    structure: Structure, members: MemberList, held: Iterable[SeatHeld], offices: Iterable[OfficeHeld]
) -> dict[str, Any]:
    """One body on a day: its terms, its members, which authorities that covers, and its history."""
    body, on = members.body, members.on
    every = list(held)
    standing = {each.seat: each for each in every if stands_on(structure, each, on)}
    shown = delivery_structure(structure, on)
    names = {each.slug: each.name_on(on) for each in shown.bodies}
    return {
        "on": on,
        "body": body,
        "name": body.name_on(on),
        "terms": terms_lines(structure, body.terms_on(on)),
        "parents": [(slug, names[slug]) for slug in shown.parents[body.slug]],
        "children": [(each.slug, names[each.slug]) for each in shown.children(body.slug)],
        "members": [_member_line(each, standing.get(each.seat.seat.slug), on) for each in members.members],
        "votes": members.votes,
        "quorum": quorum_words(body.terms_on(on), members),
        "cover": cover_lines(structure, members) if body.kind is BodyKind.STRATEGY else [],
        "offices": [(each, _office_days(each)) for each in offices],
        "left": _not_sitting(structure, every, standing.values(), on),
        "history": history_lines(structure, body),
        "ends_by_itself": body.kind is BodyKind.TASK_AND_FINISH,
        "closed": _closed(structure, body),
    }


def _closed(structure: Structure, body: MeetingBody) -> list[tuple[str, str, date]]:
    """The seats that have a last day, with it."""
    return [
        (each.slug, _seat_name(structure, each, each.until), each.until) for each in body.seats if each.until
    ]


def _not_sitting(
    structure: Structure, held: Iterable[SeatHeld], sitting: Collection[SeatHeld], on: date
) -> list[tuple[SeatHeld, str, str]]:
    """Who sits on other days than the one that is shown."""
    others = (each for each in held if each not in sitting)
    return [
        (each, _seat_title(structure, each, on).partition(": ")[2], _days(each.since, each.until))
        for each in others
    ]


def terms_lines(structure: Structure, terms: BodyTerms | None) -> list[tuple[str, str]]:
    """Terms of reference, each line with its name; nothing where none are agreed."""
    if terms is None:
        return []
    said = [
        ("What it is for", terms.purpose),
        ("Agreed from", _day(terms.since)),
        ("Chair", chair_in_words(structure, terms.chair)),
        ("Vice-chair", chair_in_words(structure, terms.vice_chair)),
        ("Quorum", f"{terms.quorum} who have a vote" if terms.quorum else ""),
        ("Reports in", listed(months_in_words(terms.reports_in)) if terms.reports_in else ""),
        ("To be looked at again by", _day(terms.review)),
    ]
    return [(name, capitalised(words)) for name, words in said if words]


def quorum_words(terms: BodyTerms | None, members: MemberList) -> str:
    """Whether its members could meet the quorum, in words; "" where nothing is said of one."""
    if terms is None or not terms.quorum:
        return ""
    if members.votes < terms.quorum:
        return f"The quorum is {terms.quorum}, and only {members.votes} who have a vote are named."
    return f"The quorum is {terms.quorum} of {members.votes} who have a vote."


def _member_line(member: ListedMember, held: SeatHeld | None, on: date) -> MemberLine:
    sits = held if member.name else None
    return MemberLine(
        seat=member.seat.seat.slug,
        title=member.title,
        organisation=member.organisation,
        name=member.name,
        person=sits.person.pk if sits else 0,
        held=sits.pk if sits else 0,
        post=member.post,
        offices=capitalised(listed([f"{each}" for each in member.offices])) if member.offices else "",
        vote="" if member.voting else "no vote",
        substitutes=_substitutes(sits, on) if sits else (),
        ended=member.seat.ended,
    )


def _substitutes(held: SeatHeld, on: date) -> tuple[tuple[int, str], ...]:
    return tuple((each.pk, each.person.name) for each in held.substitutes.all() if each.holds(on))


def _office_days(held: OfficeHeld) -> str:
    return _days(held.since, held.until)


def history_lines(structure: Structure, body: MeetingBody) -> list[tuple[date, str]]:
    """What became of a body, the latest first."""
    said = [(body.since, f"{body.name_on(body.since)} began")] if body.since else []
    said += [(each.until, f"Last day under the name {each.name}") for each in body.names]
    said += [(each.since, "Terms of reference agreed") for each in body.terms if each.since]
    for seat in body.seats:
        said += [(seat.since, f"Seat made: {_seat_name(structure, seat, seat.since)}")] if seat.since else []
        said += (
            [(seat.until, f"Last day of the seat {_seat_name(structure, seat, seat.until)}")]
            if seat.until
            else []
        )
    after = structure.body(body.succeeded_by)
    if body.until:
        said.append((body.until, f"Last day{f'; it goes on as {after.name}' if after else ''}"))
    return sorted(said, key=lambda each: each[0], reverse=True)


# -- organisations -----------------------------------------------------------------------------------------------------


def organisation_lines(structure: Structure, on: date, *, people: bool = True) -> list[OrganisationLine]:
    """Those that stand on a day with their posts, and who holds each where people are to be told."""
    held = posts_held_on(structure, on) if people else {}
    return [
        _organisation_line(structure, each, on, held) for each in structure.organisations if each.stands(on)
    ]


def _organisation_line(
    structure: Structure,
    organisation: Organisation,
    on: date,
    held: Mapping[str, Sequence[PartnershipPerson]],
) -> OrganisationLine:
    posts = [each for each in structure.posts if holds_for(structure, each.slug, on) is organisation]
    after = structure.organisation(organisation.succeeded_by)
    return OrganisationLine(
        organisation.slug,
        organisation.name_on(on),
        capitalised(organisation.kind),
        _authority(organisation, on),
        _days(organisation.since, organisation.until, last=True),
        f"{after.name} stands in its place from the day after" if after else "",
        tuple((each.title, listed([person.name for person in held.get(each.slug, ())])) for each in posts),
    )


def _authority(organisation: Organisation, on: date) -> str:
    kind, limb = authority_kind(organisation, on), limb_called(organisation.limb)
    if kind is None or limb is None:
        return ""
    return f"{limb.title} ({UNCONFIRMED})" if kind.status == "K" else limb.title


def organisation_page(structure: Structure, organisation: Organisation, on: date) -> dict[str, Any]:
    """One organisation: what it is, its names, its posts and its seats."""
    held = posts_held_on(structure, on)
    mine = [each for each in structure.posts if each.organisation == organisation.slug]
    stands = organisation_on(structure, organisation.slug, on)
    return {
        "on": on,
        "organisation": organisation,
        "line": _organisation_line(structure, organisation, on, held),
        "stands": organisation.stands(on),
        "in_its_place": stands if stands is not organisation else None,
        "names": [(each.name, day_words(each.until)) for each in organisation.names],
        "merged": merged_into(structure, organisation.slug),
        "posts": [(each, _names(held.get(each.slug, ())), each.stands(on)) for each in mine],
        "seats": _seats_of(structure, organisation, on),
    }


def _names(people: Iterable[PartnershipPerson]) -> list[str]:
    return [each.name for each in people]


def _seats_of(structure: Structure, organisation: Organisation, on: date) -> list[tuple[str, str, str]]:
    """The seats that are an organisation's on a day: those made for it, and those that it has taken over."""
    found = ((body, each) for body in structure.bodies for each in seats_on(structure, body, on))
    mine = [(body, each) for body, each in found if each.organisation is organisation]
    return [(body.slug, body.name_on(on), each.title(on)) for body, each in mine]


# -- people ------------------------------------------------------------------------------------------------------------


def person_lines(
    structure: Structure, people: Iterable[PartnershipPerson], on: date
) -> list[tuple[PartnershipPerson, list[str], bool]]:
    """Everybody with the posts they hold on a day, and whether they have left."""
    return [(each, post_titles(structure, each, on), has_left(each, on)) for each in people]


def post_titles(structure: Structure, person: PartnershipPerson, on: date) -> list[str]:
    slugs = dict.fromkeys(each.post for each in person.posts.all())
    return [_post_title(structure, slug, on) for slug in slugs if holds_post(structure, person, slug, on)]


def _post_title(structure: Structure, slug: str, on: date) -> str:
    post, organisation = structure.post(slug), holds_for(structure, slug, on)
    return f"{post.title if post else slug}{f', {organisation.name_on(on)}' if organisation else ''}"


def held_person_page(structure: Structure, person: PartnershipPerson, on: date) -> dict[str, Any]:
    """One person: the posts and seats they hold and held."""
    seats = person.seats.select_related("person__account").prefetch_related("person__posts")
    return {
        "on": on,
        "person": person,
        "has_left": has_left(person, on),
        "posts": [
            (
                each,
                _post_title(structure, each.post, on),
                _days(each.since, each.until),
                each.until is None or each.until > on,
            )
            for each in person.posts.all()
        ],
        "seats": [
            (
                each,
                _seat_title(structure, each, on),
                _days(each.since, each.until),
                stands_on(structure, each, on),
            )
            for each in seats
        ],
    }


def _seat_title(structure: Structure, held: SeatHeld, on: date) -> str:
    body = structure.body(held.body)
    seat = body.seat(held.seat) if body else None
    name = _seat_name(structure, seat, on) if seat else held.seat
    return f"{body.name_on(on) if body else held.body}: {name}"


def _seat_name(structure: Structure, seat: BodySeat, on: date) -> str:
    return seat_on(structure, seat, on).title(on)


def _days(since: date | None, until: date | None, *, last: bool = False) -> str:
    """ "since 1 April 2026", "1 April 2026 to 3 May 2027"; `last` where the second is still one of the days."""
    if until is None:
        return f"since {day_words(since)}" if since else ""
    ends = f"until {day_words(until)}" if last else f"until before {day_words(until)}"
    return f"from {day_words(since)} {ends}" if since else ends


def _day(day: date | None) -> str:
    return day_words(day) if day else ""
