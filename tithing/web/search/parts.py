"""The parts of what can be found: which there are, and on which shelf the things of each stand for whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.urls import Resolver404, resolve, reverse

from tithing.governance.structure import Structure
from tithing.reading.named.names_known import KnownName, KnownPlace, names_known, places_known
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.in_words.looked_for import Lookable, Shelf
from tithing.vocabulary.problems import Refused
from tithing.web.evidence.addresses import indicator_address
from tithing.web.ground.book_structure import seen_structure
from tithing.web.ground.number_book import read_book
from tithing.web.questions.models import AskedQuestion
from tithing.web.questions.permissions import sees_persons
from tithing.web.questions.presenters import closed_words
from tithing.web.questions.queries import LOOKED_THROUGH, questions_seen_by
from tithing.web.shared.actor import Actor


class SearchPart(StrEnum):
    """By the names that stand in an address."""

    FIGURES = "figures"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    BODIES = "bodies"
    QUESTIONS = "questions"

    @property
    def head(self) -> str:
        return _HEADS[self]


_HEADS = {
    SearchPart.FIGURES: "Indicators and measures",
    SearchPart.PLACES: "Places",
    SearchPart.ORGANISATIONS: "Organisations",
    SearchPart.BODIES: "Bodies",
    SearchPart.QUESTIONS: "Questions",
}


@dataclass(frozen=True)
class ThingFound:
    """`address` is "" of what has no page yet; `said` is what stands under its name."""

    name: str
    address: str
    said: str = ""


PartShelf = Shelf[ThingFound]
_NOTHING_THERE = PartShelf(())


def shelves_of(actor: Actor, on: date) -> dict[SearchPart, PartShelf]:
    """Everything that this actor may find, part by part."""
    figures, places = read_book(actor, _of_the_book)
    organisations, bodies = _of_the_partnership(on)
    return {
        SearchPart.FIGURES: figures,
        SearchPart.PLACES: places,
        SearchPart.ORGANISATIONS: organisations,
        SearchPart.BODIES: bodies,
        SearchPart.QUESTIONS: _questions(actor),
    }


# -- what the book names to this reader ----------------------------------------------------------------------------------


def _of_the_book(seen: Snapshot) -> tuple[PartShelf, PartShelf]:
    return seen.remembered(_of_the_book, make=lambda: (_figures(seen), _places(seen)))


def _figures(seen: Snapshot) -> PartShelf:
    """What the book has nothing of comes after what it has."""
    return PartShelf(
        Lookable(_figure(each), each.title, each.names, each.asks, last=not each.held)
        for each in names_known(seen)
    )


def _figure(known: KnownName) -> ThingFound:
    if not known.held:
        return ThingFound(known.title, "", "The book has nothing of it that you may see.")
    return ThingFound(known.title, page_if_there(indicator_address(known.slug)), known.asks)


def _places(seen: Snapshot) -> PartShelf:
    return PartShelf(
        Lookable(_place(each), each.name, (each.code,), each.what) for each in places_known(seen)
    )


def _place(known: KnownPlace) -> ThingFound:
    return ThingFound(known.name, page_if_there(f"/desk/places/{known.code}/"), capitalised(known.what))


def page_if_there(address: str) -> str:
    """An address of this site; "" where it has none such."""
    try:
        resolve(address)
    except Resolver404:
        return ""
    return address


# -- who the partnership is, which everybody on the desk may see -----------------------------------------------------------


def _of_the_partnership(on: date) -> tuple[PartShelf, PartShelf]:
    """Nothing where its files are wrong, which its own page says."""
    try:
        seen = seen_structure()
    except Refused:
        return _NOTHING_THERE, _NOTHING_THERE
    return _shelves_of_structure(seen.structure, on)


@lru_cache(maxsize=4)
def _shelves_of_structure(structure: Structure, on: date) -> tuple[PartShelf, PartShelf]:
    return PartShelf(_organisations(structure, on)), PartShelf(_bodies(structure, on))


def _organisations(structure: Structure, on: date) -> Iterator[Lookable[ThingFound]]:
    for each in structure.organisations:
        thing = ThingFound(
            each.name_on(on), reverse("partnership_organisation", args=[each.slug]), capitalised(each.kind)
        )
        yield Lookable(thing, each.name_on(on), (each.name, *(old.name for old in each.names)), each.kind)


def _bodies(structure: Structure, on: date) -> Iterator[Lookable[ThingFound]]:
    for each in structure.bodies:
        terms = each.terms_on(on)
        purpose = terms.purpose if terms else ""
        thing = ThingFound(
            each.name_on(on), reverse("partnership_body", args=[each.slug]), purpose or capitalised(each.kind)
        )
        others = (each.name, *(old.name for old in each.names))
        yield Lookable(thing, each.name_on(on), others, f"{each.kind} {purpose}")


# -- what was asked of the partnership --------------------------------------------------------------------------------------


def _questions(actor: Actor) -> PartShelf:
    """By what they are about, and by their words to who may see those."""
    latest = questions_seen_by(actor)[:LOOKED_THROUGH]
    return PartShelf(_question(each, actor) for each in latest)


def _question(asked: AskedQuestion, actor: Actor) -> Lookable[ThingFound]:
    thing = ThingFound(
        f"{asked.pk}: {asked.subject}", reverse("question", args=[asked.pk]), closed_words(asked)
    )
    words = asked.words if sees_persons(actor, logged_by=asked.logged_by) else ""
    return Lookable(thing, asked.subject, (str(asked.pk),), words)
