"""What is asked of posts, seats and offices on a day: who holds them, which are vacant, and the list of members of every paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tithing.governance.graph import delivery_structure
from tithing.governance.members import BodyOffice, ListedMember, MemberList, SeatHolder, member_list
from tithing.governance.structure import Structure
from tithing.governance.succession import holds_for
from tithing.vocabulary.partnership.bodies import BodyKind, MeetingBody
from tithing.web.ground.book_structure import SeenStructure, seen_structure
from tithing.web.partnerships.models import OfficeHeld, PartnershipPerson, PostHeld, SeatHeld, SeatSubstitute
from tithing.web.shared.subjects import SubjectShown


def people() -> QuerySet[PartnershipPerson]:
    """Everybody, with their account and the posts they hold or held."""
    return PartnershipPerson.objects.select_related("account").prefetch_related("posts")


def people_shown(keys: Iterable[str]) -> Mapping[str, SubjectShown]:
    """The people that lines of the audit are about."""
    numbers = [key for key in keys if key.isdecimal()]
    found = PartnershipPerson.objects.filter(pk__in=numbers).values_list("pk", "name")
    return {str(pk): SubjectShown(name, reverse("partnership_person", args=[pk])) for pk, name in found}


def has_left(person: PartnershipPerson, on: date) -> bool:
    """Whether their account has ended by a day: on the day on which they leave they have left."""
    account = person.account
    return account is not None and account.left_at is not None and timezone.localdate(account.left_at) <= on


def holds_post(structure: Structure, person: PartnershipPerson, post: str, on: date) -> bool:
    """Whether somebody holds a post on a day on which there is that post."""
    there_is = holds_for(structure, post, on) is not None
    return there_is and any(each.post == post and each.holds(on) for each in person.posts.all())


def seats_held(*, body: str = "") -> QuerySet[SeatHeld]:
    """Seats with their holders, substitutes and offices, in six queries however many they are."""
    found = SeatHeld.objects.select_related("person__account").prefetch_related(
        "person__posts",
        Prefetch("substitutes", SeatSubstitute.objects.select_related("person__account")),
        "offices",
    )
    return found.filter(body=body) if body else found


def stands_on(structure: Structure, held: SeatHeld, on: date) -> bool:
    """Whether somebody holds a seat on a day: the seat, the post for which they sit, and themselves."""
    if not held.holds(on) or has_left(held.person, on):
        return False
    return not held.post or holds_post(structure, held.person, held.post, on)


def holders_on(structure: Structure, held: Iterable[SeatHeld], on: date) -> tuple[SeatHolder, ...]:
    """Who holds which seat on a day, of seats as `seats_held` gives them."""
    return tuple(_holder(each, on) for each in held if stands_on(structure, each, on))


def _holder(held: SeatHeld, on: date) -> SeatHolder:
    substitutes = [each.person for each in held.substitutes.all() if each.holds(on)]
    return SeatHolder(
        seat=held.seat,
        name=held.person.name,
        post=held.post,
        substitutes=tuple(each.name for each in substitutes if not has_left(each, on)),
        offices=tuple(BodyOffice(each.office) for each in held.offices.all() if each.holds(on)),
    )


def members_on(body: str, on: date, *, seen: SeenStructure | None = None) -> MemberList:
    """The members of a body on a day, as every paper prints them. Raises Http404 where the book has no such body then."""
    structure = (seen or seen_structure()).structure
    found = structure.body(body)
    if found is None or not found.stands(on):
        raise Http404
    return member_list(structure, found, on, holders_on(structure, seats_held(body=body), on))


@dataclass(frozen=True)
class VacantSeat:
    """A seat that asks to be filled or closed."""

    body: MeetingBody
    member: ListedMember


def every_member_list(structure: Structure, on: date) -> Sequence[MemberList]:
    """Of each body of a day that is the partnership's own, in as many queries for many as for one."""
    by_body: dict[str, list[SeatHeld]] = {}
    for each in seats_held():
        by_body.setdefault(each.body, []).append(each)
    own = (each for each in delivery_structure(structure, on).bodies if each.kind is not BodyKind.OUTSIDE)
    return [
        member_list(structure, each, on, holders_on(structure, by_body.get(each.slug, ()), on))
        for each in own
    ]


def vacant_seats(structure: Structure, on: date) -> Iterator[VacantSeat]:
    """Each seat of a day that nobody holds."""
    for each in every_member_list(structure, on):
        yield from (VacantSeat(each.body, member) for member in each.vacant)


def posts_held_on(structure: Structure, on: date) -> Mapping[str, Sequence[PartnershipPerson]]:
    """Who holds each post on a day."""
    found: dict[str, list[PartnershipPerson]] = {}
    for held in PostHeld.objects.select_related("person__account"):
        if held.holds(on) and not has_left(held.person, on):
            found.setdefault(held.post, []).append(held.person)
    return found


def offices_of(body: str) -> QuerySet[OfficeHeld]:
    """Who was chosen to an office of a body, the latest first."""
    return OfficeHeld.objects.filter(seat__body=body).select_related("seat__person").order_by("-since", "-pk")
