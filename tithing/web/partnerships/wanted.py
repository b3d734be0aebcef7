"""What the partnership wants of who keeps it: vacant seats, terms of reference to be reviewed, authorities that do not sit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tithing.governance.cover import cover
from tithing.governance.duties import duties_asked
from tithing.governance.members import BodyOffice, MemberList
from tithing.governance.structure import Structure
from tithing.vocabulary.partnership.bodies import BodyKind, ChosenBy
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.ground.book_structure import districts, structure_or_none
from tithing.web.partnerships.about import body_page_of
from tithing.web.partnerships.permissions import DEFINE
from tithing.web.partnerships.queries import every_member_list
from tithing.web.shared.actor import Actor
from tithing.web.shared.page import Need
from tithing.web.shared.permissions import can

ASKS = frozenset((DeskRole.TEAM_LEADER, DeskRole.DEMOCRATIC_SERVICES))
SOON = timedelta(days=60)  # before terms of reference are to be looked at again
HERE = "/desk/partnership/"
PROTOCOL = f"{HERE}protocol/"


def wanted_of(actor: Actor, on: date) -> Iterator[Need]:
    """For a team leader and democratic services; nothing for others."""
    if not actor.roles & ASKS:
        return
    structure = structure_or_none()
    if structure is None:
        yield Need("A file that says who the partnership is is wrong: see what, and mend it", HERE)
        return
    if structure.is_empty:
        if can(DEFINE, actor):
            yield Need("The book says nothing of the partnership’s organisations and bodies: add them", HERE)
        return
    lists = every_member_list(structure, on)
    yield from _vacant(lists)
    yield from _to_choose(lists, on)
    yield from _to_review(lists, on)
    yield from _not_covered(structure, lists)
    if DeskRole.TEAM_LEADER in actor.roles:
        yield from _of_the_law(structure, on)


def _vacant(lists: Sequence[MemberList]) -> Iterator[Need]:
    """One line a body, so that a new one does not bury what else there is."""
    for each in lists:
        if not each.vacant:
            continue
        name, number = each.body.name_on(each.on), len(each.vacant)
        one = f"“{each.vacant[0].title}” of {name} is vacant: fill or close it"
        several = f"{number} seats of {name} are vacant: fill or close them"
        yield Need(one if number == 1 else several, body_page_of(each.body.slug))


def _to_choose(lists: Sequence[MemberList], on: date) -> Iterator[Need]:
    """Offices to which the terms of reference have somebody chosen, and nobody is: that of a post asks with its seat."""
    for each in lists:
        for office in BodyOffice:
            rule = office.rule(each.body.terms_on(on))
            is_chosen = rule is not None and rule.by is not ChosenBy.POST
            if is_chosen and each.votes and each.holder_of(office) is None:
                what = f"Nobody is {office} of {each.body.name_on(on)}: say who was elected or appointed"
                yield Need(what, body_page_of(each.body.slug))


def _to_review(lists: Sequence[MemberList], on: date) -> Iterator[Need]:
    for each in lists:
        terms = each.body.terms_on(on)
        if terms is not None and terms.review is not None and terms.review - SOON <= on:
            what = f"Look again at the terms of reference of {each.body.name_on(on)}"
            yield Need(what, body_page_of(each.body.slug), terms.review, terms.review < on)


def _not_covered(structure: Structure, lists: Sequence[MemberList]) -> Iterator[Need]:
    """Limbs of which nobody is named at all: a seat that is vacant is told above."""
    for each in lists:
        if each.body.kind is not BodyKind.STRATEGY:
            continue
        held = {member.seat.seat.slug for member in each.members if member.name}
        for row in cover(structure, each.body, each.on, held=held, areas=districts()):
            if not row.is_covered and not row.seats:
                yield Need(f"{row.limb.title}: {_small(row.why_not(each.on))}", HERE)


def _of_the_law(structure: Structure, on: date) -> Iterator[Need]:
    """What the law wants beside members, and the book does not say."""
    for each in duties_asked(structure, on, districts()):
        late = each.due is not None and each.due < on
        yield Need(each.what, PROTOCOL if "information" in each.what else HERE, each.due, late)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words.startswith(("No ", "Nobody")) else words
