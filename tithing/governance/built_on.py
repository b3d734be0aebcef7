"""What a partnership has built on an organisation since it was named, each in words: until it is undone, the organisation stays."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.governance.structure import Structure
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership.bodies import BodyTerms, MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation


def built_on(structure: Structure, organisation: Organisation) -> Iterator[str]:
    """Posts and seats made for it, terms of reference that name it, another name, an end, and who else went over to it.

    >>> from tithing.vocabulary.partnership.organisations import OrganisationPost
    >>> council = Organisation("council", "Council")
    >>> list(built_on(Structure((council,), (OrganisationPost("clerk", "Clerk", "council"),)), council))
    ['the post Clerk was made for it']
    """
    slug = organisation.slug
    yield from (
        f"the post {each.title} was made for it" for each in structure.posts if each.organisation == slug
    )
    for body in structure.bodies:
        yield from _of_body(body, slug)
    if any(slug in each.signed_by for each in structure.protocols):
        yield "it has signed the protocol for sharing information"
    if organisation.names:
        yield "it has had another name"
    if organisation.until is not None:
        yield f"its last day is {day_words(organisation.until)}"


def merged_into(structure: Structure, slug: str) -> tuple[Organisation, ...]:
    """The organisations in whose place one came."""
    return tuple(each for each in structure.organisations if each.succeeded_by == slug)


def _of_body(body: MeetingBody, slug: str) -> Iterator[str]:
    if any(each.organisation == slug for each in body.seats):
        yield f"{body.name} has a seat that was made for it"
    if any(_names(each, slug) for each in body.terms):
        yield f"the terms of reference of {body.name} name it"


def _names(terms: BodyTerms, slug: str) -> bool:
    rules = [each for each in (terms.chair, terms.vice_chair) if each is not None]
    return any(each.of == slug or slug in each.not_of for each in rules)
