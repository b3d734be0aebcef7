"""What a form is about: the organisation, post, body, seat or person that an address names, and where one goes back to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from tithing.governance.structure import Structure
from tithing.governance.succession import seat_on
from tithing.vocabulary.partnership.bodies import BodySeat, MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation, OrganisationPost
from tithing.web.ground.book_structure import SeenStructure, seen_structure
from tithing.web.partnerships.models import OfficeHeld, PartnershipPerson, PostHeld, SeatHeld, SeatSubstitute
from tithing.web.partnerships.queries import people
from tithing.web.shared.actor import Actor

Found = TypeVar("Found")
RESERVED = ("add", "merge")  # what an address says in the place of a slug


@dataclass(frozen=True)
class FormAbout:
    """`state` is of what the form shows and changes: who sends it back after somebody else changed that is told."""

    seen: SeenStructure
    named: Mapping[str, Any]
    actor: Actor
    on: date = field(default_factory=timezone.localdate)

    @property
    def structure(self) -> Structure:
        return self.seen.structure

    @property
    def organisation(self) -> Organisation:
        return there_is(self.structure.organisation(self.named["organisation"]))

    @property
    def post(self) -> OrganisationPost:
        return there_is(self.structure.post(self.named["post"]))

    @property
    def body(self) -> MeetingBody:
        return there_is(self.structure.body(self.named["body"]))

    @property
    def seat(self) -> BodySeat:
        return there_is(self.body.seat(self.named["seat"]))

    @property
    def seat_title(self) -> str:
        return seat_on(self.structure, self.seat, self.on).title(self.on)

    @property
    def held_title(self) -> str:
        """What the seat that somebody holds is called."""
        body = self.structure.body(self.seat_held.body)
        seat = body.seat(self.seat_held.seat) if body else None
        return seat_on(self.structure, seat, self.on).title(self.on) if seat else self.seat_held.seat

    @property
    def held_post_title(self) -> str:
        post = self.structure.post(self.post_held.post)
        return post.title if post else self.post_held.post

    @property
    def person(self) -> PartnershipPerson:
        return get_object_or_404(people(), pk=self.named["person"])

    @property
    def post_held(self) -> PostHeld:
        return get_object_or_404(PostHeld.objects.select_related("person"), pk=self.named["post_held"])

    @property
    def seat_held(self) -> SeatHeld:
        held = SeatHeld.objects.select_related("person__account")
        return get_object_or_404(held, pk=self.named["seat_held"])

    @property
    def substitute(self) -> SeatSubstitute:
        held = SeatSubstitute.objects.select_related("person", "seat")
        return get_object_or_404(held, pk=self.named["substitute"])

    @property
    def office(self) -> OfficeHeld:
        held = OfficeHeld.objects.select_related("seat__person")
        return get_object_or_404(held, pk=self.named["office_held"])

    def must_be(self) -> None:
        """Raises Http404 where something that the address names is not there."""
        for name in self.named:
            getattr(self, "office" if name == "office_held" else name)


def form_about(named: Mapping[str, Any], actor: Actor) -> FormAbout:
    """Raises Http404 where the address names something that is not there."""
    about = FormAbout(seen_structure(), named, actor)
    about.must_be()
    return about


def there_is(found: Found | None) -> Found:
    """Raises Http404 for nothing."""
    if found is None:
        raise Http404
    return found


def until_of(held: Model) -> str:
    """The state of something that is held: the day before which it ends, as it was shown."""
    return f"until {getattr(held, 'until', None) or 'open'}"


def slug_for(name: str, taken: list[str]) -> str:
    """A slug that nothing has yet.

    >>> slug_for("Coast Council", ["coast-council"]), slug_for("Add", [])
    ('coast-council-2', 'add-2')
    """
    wanted = slugify(name)[:100].strip("-") or "new"
    tried, number = wanted, 1
    while tried in taken or tried in RESERVED:
        number += 1
        tried = f"{wanted}-{number}"
    return tried


def organisation_page_of(slug: str) -> str:
    return reverse("partnership_organisation", args=[slug])


def body_page_of(slug: str) -> str:
    return reverse("partnership_body", args=[slug])


def person_page_of(number: int) -> str:
    return reverse("partnership_person", args=[number])
