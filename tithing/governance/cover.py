"""Which responsible authorities sit on a body on a day: the law's limbs, the seats of each, and who holds them.

A seat that nobody holds covers nothing. Who holds two seats covers by each: it is the seat that is counted, not the person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tithing.governance.structure import Structure
from tithing.governance.succession import SeatOn, seats_on
from tithing.vocabulary.law.authorities import AuthorityKind, Limb, limb_called, limbs_for
from tithing.vocabulary.partnership.bodies import MeetingBody, SeatClass
from tithing.vocabulary.partnership.organisations import Organisation

_COVERS = (SeatClass.ORGANISATION, SeatClass.POST)  # who was invited or co-opted sits for nobody


@dataclass(frozen=True)
class AuthorityCover:
    """One limb and one of its authorities here, with its seats and those of them that somebody holds.

    `organisation` is None where the book names none of the limb; `status` says how surely it is known that the law names it.
    """

    limb: Limb
    organisation: Organisation | None = None
    status: str = ""
    seats: tuple[SeatOn, ...] = ()
    held: tuple[SeatOn, ...] = ()

    @property
    def is_covered(self) -> bool:
        return bool(self.held)

    def why_not(self, on: date) -> str:
        """In words, what is wanting; "" where the limb is covered."""
        if self.held:
            return ""
        if self.organisation is None:
            return "No organisation of this kind is named"
        if not self.seats:
            return f"{self.organisation.name_on(on)} has no seat"
        return (
            "Nobody is named for its seat" if len(self.seats) == 1 else "Nobody is named for any of its seats"
        )


def cover(
    structure: Structure,
    body: MeetingBody,
    on: date,
    *,
    held: Collection[str],
    areas: Collection[str],
) -> tuple[AuthorityCover, ...]:
    """A row for each authority that the law names on a day. `held` are the slugs of the body's seats that somebody holds then,
    `areas` the codes of the partnership's districts.
    """
    seats = [
        each for each in seats_on(structure, body, on) if each.seat.seat_class in _COVERS and not each.ended
    ]
    return tuple(
        row for limb in limbs_for(areas, on) for row in _of_limb(structure, limb, on, seats=seats, held=held)
    )


def _of_limb(
    structure: Structure, limb: Limb, on: date, *, seats: Collection[SeatOn], held: Collection[str]
) -> Iterator[AuthorityCover]:
    of_limb = [each for each in structure.organisations if each.limb == limb.slug]
    there = [(each, kind) for each in of_limb if (kind := authority_kind(each, on))]
    for organisation, kind in there:
        own = tuple(each for each in seats if each.organisation is organisation)
        yield AuthorityCover(limb, organisation, kind.status, own, _sat_in(own, held))
    if not there:
        yield AuthorityCover(limb, status=limb.kinds_on(on)[0].status)


def _sat_in(seats: Collection[SeatOn], held: Collection[str]) -> tuple[SeatOn, ...]:
    return tuple(each for each in seats if each.seat.slug in held)


def authority_kind(organisation: Organisation, on: date) -> AuthorityKind | None:
    """As which kind the law means an organisation on a day; None where it is no responsible authority then.

    >>> group = Organisation("ccg", "X CCG", "clinical commissioning group", "health_england")
    >>> [bool(authority_kind(group, date(2022, month, 1))) for month in (6, 7)]
    [True, False]
    """
    limb = limb_called(organisation.limb)
    return limb.kind_on(organisation.kind, on) if limb and organisation.stands(on) else None
