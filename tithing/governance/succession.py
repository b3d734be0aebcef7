"""Who stands for an organisation, a post or a body on a day: itself, or who came in its place when it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from tithing.governance.structure import Structure
from tithing.vocabulary.partnership.bodies import BodySeat, MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation, OrganisationPost


class _Dated(Protocol):
    @property
    def slug(self) -> str: ...
    @property
    def until(self) -> date | None: ...
    @property
    def succeeded_by(self) -> str: ...
    def stands(self, on: date) -> bool: ...


Thing = TypeVar("Thing", bound=_Dated)


def standing(slug: str, on: date, find: Callable[[str], Thing | None]) -> Thing | None:
    """It, or its successor, as far along as the day is; None where it had not begun, or ended and nothing came in its place."""
    seen: set[str] = set()
    found = find(slug)
    while found is not None and not found.stands(on):
        seen.add(found.slug)
        has_ended = found.until is not None and found.until < on
        found = find(found.succeeded_by) if has_ended and found.succeeded_by not in seen else None
    return found


def organisation_on(structure: Structure, slug: str, on: date) -> Organisation | None:
    """Who stands for an organisation on a day.

    >>> merged = Structure((
    ...     Organisation("allerdale", "Allerdale", until=date(2023, 3, 31), succeeded_by="cumberland"),
    ...     Organisation("cumberland", "Cumberland Council", since=date(2023, 4, 1)),
    ... ))
    >>> [organisation_on(merged, "allerdale", date(2023, month, 1)).slug for month in (3, 4)]
    ['allerdale', 'cumberland']
    """
    return standing(slug, on, structure.organisation)


def body_on(structure: Structure, slug: str, on: date) -> MeetingBody | None:
    """The body that stands for one on a day: itself, or what it was constituted anew as."""
    return standing(slug, on, structure.body)


@dataclass(frozen=True)
class SeatOn:
    """A seat on a day: the post and the organisation whose it is then, None where it is a person's own or they have ended.

    `before` is the organisation for which it was made, where another has taken it over.
    """

    seat: BodySeat
    organisation: Organisation | None = None
    post: OrganisationPost | None = None
    before: Organisation | None = None
    ended: str = ""  # why nobody can hold it any more, in words

    def title(self, on: date) -> str:
        """What the seat is called: its own title, else its post's, else its organisation's name then."""
        name = self.organisation.name_on(on) if self.organisation else ""
        of_post = f"{self.post.title}, {name}" if self.post and name else ""
        return self.seat.title or of_post or name or self.seat.organisation or self.seat.post


def seats_on(structure: Structure, body: MeetingBody, on: date) -> tuple[SeatOn, ...]:
    """Its seats on a day. An organisation's seat and a post go over to whoever succeeded the organisation."""
    return tuple(seat_on(structure, seat, on) for seat in body.seats_on(on))


def seat_on(structure: Structure, seat: BodySeat, on: date) -> SeatOn:
    """One seat as it is on a day, whether or not it stands then."""
    post = structure.post(seat.post) if seat.post else None
    of = post.organisation if post else seat.organisation
    if not of:
        return SeatOn(seat)
    organisation, made_for = organisation_on(structure, of, on), structure.organisation(of)
    before = made_for if organisation is not made_for else None
    return SeatOn(seat, organisation, post, before, _why_ended(seat, post, organisation, made_for, on))


def _why_ended(
    seat: BodySeat,
    post: OrganisationPost | None,
    organisation: Organisation | None,
    made_for: Organisation | None,
    on: date,
) -> str:
    if organisation is None and made_for is not None:
        if made_for.since is not None and on < made_for.since:
            return f"{made_for.name} has not begun yet"
        return f"{made_for.name} has ended, and nothing came in its place"
    if post is not None and not post.stands(on):
        return f"the post {post.title} has ended"
    return ""


def holds_for(structure: Structure, post: str, on: date) -> Organisation | None:
    """The organisation for which somebody in a post acts on a day; None where the post does not stand."""
    found = structure.post(post)
    return organisation_on(structure, found.organisation, on) if found and found.stands(on) else None
