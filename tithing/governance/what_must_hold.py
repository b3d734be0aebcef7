"""What must hold between organisations, posts and bodies, whoever wrote their files: a sentence for each thing that does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from tithing.governance.graph import circle_in, days_of_change, delivery_structure
from tithing.governance.structure import BODIES, ORGANISATIONS, Structure
from tithing.governance.succession import organisation_on
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.law.authorities import all_limbs, kinds_of_organisation, limb_called
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership import Partner
from tithing.vocabulary.partnership.bodies import BodyKind, BodyTerms, ChairRule, ChosenBy, MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.vocabulary.problems import Problem


def what_is_wrong(structure: Structure, partners: Iterable[Partner], folder: Path) -> Iterator[Problem]:
    """Each problem with the file in which it is mended."""
    holding = _Holding(structure, tuple(partners), folder)
    yield from holding.organisations()
    yield from holding.bodies()


@dataclass(frozen=True)
class _Holding:
    structure: Structure
    partners: tuple[Partner, ...]
    folder: Path

    def organisations(self) -> Iterator[Problem]:
        say = self._saying(ORGANISATIONS)
        slugs = [each.slug for each in self.structure.organisations]
        yield from (say(f"the slug {each} stands twice", "Give each its own") for each in _twice(slugs))
        yield from (
            say(f"the slug {each} of a post stands twice", "Give each its own")
            for each in _twice([each.slug for each in self.structure.posts])
        )
        for organisation in self.structure.organisations:
            yield from self._of_law(organisation)
            yield from self._of_successor(organisation, slugs)
            yield from self._of_partner(organisation)
        for post in self.structure.posts:
            yield from self._unknown(say, f"posts, {post.slug}", post.organisation, slugs, "organisation")
        yield from self._of_protocols(say, slugs)

    def _of_protocols(self, say: _Say, slugs: Collection[str]) -> Iterator[Problem]:
        posts = [each.slug for each in self.structure.posts]
        days = [f"{each.since}" for each in self.structure.protocols]
        yield from (say(f"protocols: two begin on {each}", "Write one of them") for each in _twice(days))
        for protocol in self.structure.protocols:
            at = f"protocols, {protocol.since}"
            for slug in protocol.signed_by:
                yield from self._unknown(say, f"{at}, signed_by", slug, slugs, "organisation")
            for slug in protocol.liaison:
                yield from self._unknown(say, f"{at}, liaison", slug, posts, "post")

    def _of_law(self, organisation: Organisation) -> Iterator[Problem]:
        say, at = self._saying(ORGANISATIONS), f"organisations, {organisation.slug}"
        kinds = kinds_of_organisation()
        if organisation.kind not in kinds:
            what = f'{at}, kind: "{organisation.kind}" is no kind of organisation{said_near(organisation.kind, kinds)}'
            yield say(what, f"Write one of: {', '.join(kinds)}")
        if not organisation.limb:
            return
        limb = limb_called(organisation.limb)
        if limb is None:
            slugs = [each.slug for each in all_limbs()]
            what = f'{at}, limb: "{organisation.limb}" is no limb of the law{said_near(organisation.limb, slugs)}'
            yield say(what, f"Write one of: {', '.join(slugs)}")
        elif organisation.kind not in (each.kind for each in limb.kinds):
            meant = listed([each.kind for each in limb.kinds], word="or")
            yield say(
                f'{at}, limb: the kind "{organisation.kind}" is not what the law means by "{limb.slug}"',
                f"Write the kind, {meant}, or leave limb out",
            )

    def _of_successor(self, organisation: Organisation, slugs: Collection[str]) -> Iterator[Problem]:
        after = organisation.succeeded_by
        say, at = self._saying(ORGANISATIONS), f"organisations, {organisation.slug}, succeeded_by"
        if not after:
            return
        unknown = list(self._unknown(say, at, after, slugs, "organisation"))
        yield from unknown
        if unknown or organisation.until is None:
            return
        first = organisation.until + timedelta(days=1)
        if organisation_on(self.structure, organisation.slug, first) is None:
            yield say(
                f"{at}: {after} does not stand on {day_words(first)}, the first day without {organisation.name}",
                "Write since and until so that the one begins where the other ends",
            )

    def _of_partner(self, organisation: Organisation) -> Iterator[Problem]:
        """A partner with the same slug is the same organisation, and is called by one of its names."""
        partner = next((each for each in self.partners if each.slug == organisation.slug), None)
        names = [organisation.name, *(each.name for each in organisation.names)]
        if partner is not None and partner.name not in names:
            yield self._saying(ORGANISATIONS)(
                f'organisations, {organisation.slug}: it is called "{organisation.name}", and partnership.toml calls it '
                f'"{partner.name}"',
                "One slug is one organisation: write one name in both, the other under names, or another slug",
            )

    def bodies(self) -> Iterator[Problem]:
        slugs = [each.slug for each in self.structure.bodies]
        for body in self.structure.bodies:
            say = self._saying(f"{BODIES}/{body.slug}.toml")
            yield from self._of_parents(body, slugs, say)
            yield from self._of_seats(body, say)
            yield from self._of_terms(body, say)
            if body.succeeded_by:
                yield from self._unknown(say, "succeeded_by", body.succeeded_by, slugs, "body")
        yield from self._circles()
        yield from self._one_strategy_group()

    def _of_parents(self, body: MeetingBody, slugs: Collection[str], say: _Say) -> Iterator[Problem]:
        for link in body.parents:
            unknown = list(self._unknown(say, "parents.body", link.body, slugs, "body"))
            yield from unknown
            above = self.structure.body(link.body)
            first = link.since or body.since
            if above is not None and above.since and first and first < above.since:
                yield say(
                    f"parents.body: {above.name} does not stand before {day_words(above.since)}",
                    f"Write since = {above.since} or later under [[parents]]",
                )

    def _of_seats(self, body: MeetingBody, say: _Say) -> Iterator[Problem]:
        organisations = [each.slug for each in self.structure.organisations]
        posts = [each.slug for each in self.structure.posts]
        yield from (
            say(f"seats: the slug {each} stands twice", "Give each its own")
            for each in _twice([each.slug for each in body.seats])
        )
        for seat in body.seats:
            at = f"seats, {seat.slug}"
            yield from self._unknown(say, at, seat.organisation, organisations, "organisation")
            yield from self._unknown(say, at, seat.post, posts, "post")

    def _of_terms(self, body: MeetingBody, say: _Say) -> Iterator[Problem]:
        days = [f"{each.since}" for each in body.terms]
        yield from (
            say("terms: two begin on one day", "Write since on each, the day from which it holds")
            for _ in _twice(days)
        )
        for terms in body.terms:
            yield from self._of_quorum(body, terms, say)
            for rule in filter(None, (terms.chair, terms.vice_chair)):
                yield from self._of_chair(rule, say)

    def _of_quorum(self, body: MeetingBody, terms: BodyTerms, say: _Say) -> Iterator[Problem]:
        on = max(terms.since or date.min, body.since or date.min)
        votes = sum(1 for each in body.seats if each.stands(on) and each.voting)
        if body.seats and votes < terms.quorum:
            yield say(
                f"terms.quorum: {terms.quorum} have to be there, and {votes} seats have a vote",
                "Write a quorum that can be met, or the seats that are missing",
            )

    def _of_chair(self, rule: ChairRule, say: _Say) -> Iterator[Problem]:
        posts = [each.slug for each in self.structure.posts]
        organisations = [each.slug for each in self.structure.organisations]
        if rule.by is ChosenBy.POST:
            yield from self._unknown(say, "terms, chair.of", rule.of, posts, "post")
        elif rule.by is ChosenBy.ORGANISATION:
            yield from self._unknown(say, "terms, chair.of", rule.of, organisations, "organisation")
        elif rule.of:
            change = 'Take it out, or write by = "post" or by = "organisation"'
            yield say(f"terms, chair.of: a chair by {rule.by} is of nobody beforehand", change)
        for slug in rule.not_of:
            yield from self._unknown(say, "terms, chair.not_of", slug, organisations, "organisation")

    def _circles(self) -> Iterator[Problem]:
        for day in days_of_change(self.structure):
            if found := circle_in(delivery_structure(self.structure, day)):
                say = self._saying(f"{BODIES}/{found[0]}.toml")
                what = f"parents: {' reports to '.join(found)}, which is a circle"
                yield say(what, "Take one of these links out, or end it before the other begins")
                return

    def _one_strategy_group(self) -> Iterator[Problem]:
        groups = [each for each in self.structure.bodies if each.kind is BodyKind.STRATEGY]
        for one, other in combinations(groups, 2):
            if one.stands(other.since or date.min) or other.stands(one.since or date.min):
                yield self._saying(f"{BODIES}/{other.slug}.toml")(
                    f"kind: {one.name} is the strategy group on the same days",
                    "End the one before the other begins",
                )

    # -- how it is said ------------------------------------------------------------------------------------------------

    def _saying(self, name: str) -> _Say:
        return lambda what, change: Problem(what, change, file=str(self.folder / name))

    def _unknown(self, say: _Say, at: str, slug: str, known: Collection[str], what: str) -> Iterator[Problem]:
        if slug and slug not in known:
            yield say(
                f'{at}: no {what} has the slug "{slug}"{said_near(slug, list(known))}',
                f"Correct it, or add the {what} first",
            )


_Say = Callable[[str, str], Problem]


def _twice(slugs: Iterable[str]) -> list[str]:
    return [each for each, number in Counter(slugs).items() if number > 1]
