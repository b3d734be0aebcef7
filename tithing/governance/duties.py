"""What the law wants of a partnership's set-up beside its members: persons appointed to the group, a protocol for sharing (R7, R9).

Each is asked only where the law's table has it, in the nation of the area and on the day, and is cited with how surely it is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tithing.governance.cover import authority_kind, cover
from tithing.governance.structure import Structure
from tithing.governance.succession import holds_for, organisation_on
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.law import Law, Purpose, law_for
from tithing.vocabulary.partnership.bodies import BodyKind
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.vocabulary.partnership.protocols import SharingProtocol

SOON = timedelta(days=60)  # before a protocol is to be looked at again
APPOINTED = 2  # persons, by one or more responsible authorities


@dataclass(frozen=True)
class DutyAsked:
    """What is wanting, in words, with the law that wants it; `due` where it has a day."""

    what: str
    due: date | None = None


def duties_asked(structure: Structure, on: date, areas: Collection[str]) -> Iterator[DutyAsked]:
    """Everything of them that the book does not say on a day; `areas` are the codes of the partnership's districts."""
    for law in _law(Purpose.STRATEGY_GROUP, areas, on):
        yield from _appointed(structure, on, areas, law)
    for law in _law(Purpose.SHARING, areas, on):
        yield from _shared(structure, on, law)


def cited(law: Law, on: date) -> str:
    """The provision that wants it: "regulation 4 of SI 2007/1830"; and that it is to be confirmed, where it was not read."""
    where = f"{law.provisions} of {law.citation}" if law.provisions else law.citation
    return f"{where}, to be confirmed" if law.status != "V" else where


def _law(purpose: Purpose, areas: Collection[str], on: date) -> tuple[Law, ...]:
    found = dict.fromkeys(law for area in areas for law in law_for(purpose, area=area, on=on))
    return tuple(found)


def _appointed(structure: Structure, on: date, areas: Collection[str], law: Law) -> Iterator[DutyAsked]:
    """Seats that are responsible authorities' own: whether each is held is asked with the seat."""
    group = next(
        (each for each in structure.bodies if each.kind is BodyKind.STRATEGY and each.stands(on)), None
    )
    if group is None:
        return
    seats = sum(len(each.seats) for each in cover(structure, group, on, held=(), areas=areas))
    if seats < APPOINTED:
        has = "none" if not seats else "one"
        yield DutyAsked(
            f"{group.name_on(on)} has two or more persons whom responsible authorities appoint, and the book gives them "
            f"{has} of its seats: add seats ({cited(law, on)})"
        )


def _shared(structure: Structure, on: date, law: Law) -> Iterator[DutyAsked]:
    authorities = [each for each in structure.organisations if authority_kind(each, on)]
    protocol = structure.protocol_on(on)
    if not authorities:
        return
    if protocol is None:
        yield DutyAsked(
            f"The book names no written protocol for sharing information between the authorities: say since when there is one, and "
            f"who signed it ({cited(law, on)})"
        )
        return
    for wanting, names in (
        (
            "The protocol for sharing information is not signed by",
            not_signed(structure, protocol, authorities, on),
        ),
        (
            "No liaison officer for sharing information is named by",
            without_liaison(structure, protocol, authorities, on),
        ),
    ):
        if names:
            yield DutyAsked(f"{wanting} {listed(names)} ({cited(law, on)})")
    if protocol.review is not None and protocol.review - SOON <= on:
        yield DutyAsked("Look again at the protocol for sharing information", protocol.review)


def not_signed(
    structure: Structure, protocol: SharingProtocol, authorities: Collection[Organisation], on: date
) -> list[str]:
    """The authorities that did not sign it, nor anybody in whose place they came."""
    signed = {_slug(organisation_on(structure, each, on)) for each in protocol.signed_by}
    return [each.name_on(on) for each in authorities if each.slug not in signed]


def without_liaison(
    structure: Structure, protocol: SharingProtocol, authorities: Collection[Organisation], on: date
) -> list[str]:
    """The authorities of which no post is named in it."""
    named = {_slug(holds_for(structure, each, on)) for each in protocol.liaison}
    return [each.name_on(on) for each in authorities if each.slug not in named]


def _slug(organisation: Organisation | None) -> str:
    return organisation.slug if organisation else ""
