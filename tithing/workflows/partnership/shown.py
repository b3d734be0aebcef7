"""Who the partnership is on a day, as its book says: organisations and posts, bodies and their seats, in words and as rows.

Who holds a post or a seat is in the record book, and nothing of it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tithing.governance.cover import authority_kind, cover
from tithing.governance.graph import delivery_structure
from tithing.governance.loading import load_structure
from tithing.governance.structure import Structure
from tithing.governance.succession import SeatOn, seats_on
from tithing.reading.book import Book
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.law.authorities import limb_called
from tithing.vocabulary.partnership.bodies import BodyTerms, ChairRule, ChosenBy, MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.vocabulary.period import FULL_MONTH_NAMES
from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class OrganisationRow:
    """One organisation on a day; `authority` is the limb under which it is a responsible authority then, `confirmed` whether
    that was read in the law.
    """

    slug: str
    name: str
    kind: str
    authority: str
    confirmed: bool
    since: str
    until: str
    succeeded_by: str
    posts: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class SeatRow:
    slug: str
    title: str
    seat_class: str
    organisation: str
    voting: bool
    taken_over_from: str
    ended: str


@dataclass(frozen=True)
class CoverRow:
    """One authority of the law: the organisation, how many seats of the body are its, and what is wanting."""

    limb: str
    organisation: str
    seats: int
    wanting: str
    confirmed: bool


@dataclass(frozen=True)
class BodyRow:
    """One body on a day, with its terms of reference in words."""

    slug: str
    name: str
    kind: str
    whose: str
    since: str
    until: str
    reports_to: tuple[str, ...]
    purpose: str
    chair: str
    vice_chair: str
    quorum: int
    reports_in: tuple[str, ...]
    review: str
    seats: tuple[SeatRow, ...]
    cover: tuple[CoverRow, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def structure_of_book(book: Book) -> Structure:
    """Raises Refused, naming file and key, where the book's files are wrong."""
    return load_structure(book.folder.partnership)


def districts_of(book: Book) -> tuple[str, ...]:
    """The codes of the districts of the partnership's area, by which law is asked for."""
    area = book.partnership.area
    known = book.gazetteer
    if area in known and known.get(area).kind is AreaKind.CSP:
        return tuple(each.code for each in known.districts_of_csp(area))
    return (area,)


def organisations_on(book: Book, on: date) -> tuple[OrganisationRow, ...]:
    """Those that stand on a day, in the order of the file."""
    structure = structure_of_book(book)
    return tuple(_organisation(structure, each, on) for each in structure.organisations if each.stands(on))


def bodies_on(book: Book, on: date, *, only: str = "") -> tuple[BodyRow, ...]:
    """Those that stand on a day, from the top of the delivery structure. Raises Refused for a slug that no body has then."""
    structure = structure_of_book(book)
    shown = delivery_structure(structure, on)
    standing = [each for level in shown.levels for each in level if not only or each.slug == only]
    if only and not standing:
        slugs = [each.slug for each in shown.bodies]
        raise Refused(
            Problem(
                f'no body has the slug "{only}" on that day{said_near(only, slugs)}',
                "Choose one that stands then",
                choices=tuple(slugs),
            )
        )
    districts = districts_of(book)
    return tuple(_body(structure, each, on, shown.parents[each.slug], districts) for each in standing)


def _organisation(structure: Structure, organisation: Organisation, on: date) -> OrganisationRow:
    kind, limb = authority_kind(organisation, on), limb_called(organisation.limb)
    return OrganisationRow(
        slug=organisation.slug,
        name=organisation.name_on(on),
        kind=organisation.kind,
        authority=limb.title if kind and limb else "",
        confirmed=kind is None or kind.status != "K",
        since=_said(organisation.since),
        until=_said(organisation.until),
        succeeded_by=organisation.succeeded_by,
        posts=tuple(
            each.title
            for each in structure.posts
            if each.organisation == organisation.slug and each.stands(on)
        ),
    )


NO_TERMS = BodyTerms(None, "")


def _body(
    structure: Structure, body: MeetingBody, on: date, parents: Sequence[str], districts: Sequence[str]
) -> BodyRow:
    terms = body.terms_on(on) or NO_TERMS
    seats = seats_on(structure, body, on)
    return BodyRow(
        slug=body.slug,
        name=body.name_on(on),
        kind=body.kind,
        whose=body.whose,
        since=_said(body.since),
        until=_said(body.until),
        reports_to=tuple(parents),
        purpose=terms.purpose,
        chair=chair_in_words(structure, terms.chair),
        vice_chair=chair_in_words(structure, terms.vice_chair),
        quorum=terms.quorum,
        reports_in=months_in_words(terms.reports_in),
        review=_said(terms.review),
        seats=tuple(_seat(each, on) for each in seats),
        cover=tuple(_cover(structure, body, on, seats, districts)) if seats else (),
    )


def _said(day: date | None) -> str:
    return day.isoformat() if day else ""


def _seat(seat: SeatOn, on: date) -> SeatRow:
    return SeatRow(
        seat.seat.slug,
        seat.title(on),
        seat.seat.seat_class,
        seat.organisation.name_on(on) if seat.organisation else "",
        seat.seat.voting,
        seat.before.name if seat.before else "",
        seat.ended,
    )


def _cover(
    structure: Structure, body: MeetingBody, on: date, seats: Sequence[SeatOn], districts: Sequence[str]
) -> Iterator[CoverRow]:
    """By the seats alone: whether somebody holds them is in the record book."""
    every = {each.seat.slug for each in seats}
    for row in cover(structure, body, on, held=every, areas=districts):
        name = row.organisation.name_on(on) if row.organisation else ""
        yield CoverRow(row.limb.title, name, len(row.seats), row.why_not(on), row.status != "K")


def months_in_words(months: Sequence[int]) -> tuple[str, ...]:
    """
    >>> months_in_words((3, 9))
    ('March', 'September')
    """
    return tuple(FULL_MONTH_NAMES[each - 1] for each in months)


def chair_in_words(structure: Structure, rule: ChairRule | None) -> str:
    """How somebody comes to the chair, as terms of reference say it; "" where they say nothing.

    >>> chair_in_words(Structure(), ChairRule(ChosenBy.ELECTION, months=12, apart=True))
    'elected by the members for 12 months, of another organisation than the chair'
    """
    if rule is None:
        return ""
    post, organisation = structure.post(rule.of), structure.organisation(rule.of)
    said = {
        ChosenBy.ELECTION: "elected by the members",
        ChosenBy.APPOINTMENT: "appointed",
        ChosenBy.POST: f"whoever is {post.title if post else rule.of}",
        ChosenBy.ORGANISATION: f"named by {organisation.name if organisation else rule.of}",
    }[rule.by]
    if rule.months:
        said += f" for {rule.months} months"
    if rule.not_of:
        names = [(structure.organisation(each), each) for each in rule.not_of]
        said += f", not of {' or '.join(found.name if found else slug for found, slug in names)}"
    return f"{said}, of another organisation than the chair" if rule.apart else said
