"""People of the partnership, and what they hold, each from a day to before a day. What there is to hold is in the book, by slug.

Whether somebody holds a seat on a day is worked out (`queries.holders_on`): they have to hold the post for which they sit too,
and not have left.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from tithing.governance.members import BodyOffice
from tithing.web.accounts.models import Account

SLUG = 120


class PartnershipPerson(models.Model):
    """Somebody who holds posts or seats, as papers call them; with an account where they sign in."""

    name = models.CharField(max_length=120)
    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="person"
    )
    version = models.PositiveIntegerField(default=1)  # of the record: who changes an older one is told

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class HeldFromTo(models.Model):
    """What is held from the day `since` to before the day `until`."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


def _ends_after(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name=name)


class PostHeld(HeldFromTo):
    """A post of an organisation, by its slug in organisations.toml. Several may hold one post, and one person several."""

    person = models.ForeignKey(PartnershipPerson, on_delete=models.PROTECT, related_name="posts")
    post = models.SlugField(max_length=SLUG)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [_ends_after("a_post_is_left_after_it_was_taken")]


class SeatHeld(HeldFromTo):
    """A seat of a body, by their slugs; `post` is the post for which the person sits, "" where they sit for no post."""

    person = models.ForeignKey(PartnershipPerson, on_delete=models.PROTECT, related_name="seats")
    body = models.SlugField(max_length=SLUG)
    seat = models.SlugField(max_length=SLUG)
    post = models.SlugField(max_length=SLUG, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["body", "seat"])]
        constraints = [
            _ends_after("a_seat_is_left_after_it_was_taken"),
            models.UniqueConstraint(
                fields=["body", "seat"], condition=Q(until=None), name="one_holder_a_seat"
            ),
        ]


class SeatSubstitute(HeldFromTo):
    """Who comes where the holder of a seat cannot."""

    seat = models.ForeignKey(SeatHeld, on_delete=models.PROTECT, related_name="substitutes")
    person = models.ForeignKey(PartnershipPerson, on_delete=models.PROTECT, related_name="substituting")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [_ends_after("a_substitute_ends_after_it_began")]


class OfficeHeld(HeldFromTo):
    """The chair or vice-chair of a body, to which the holder of a seat was chosen; it ends with the seat too."""

    seat = models.ForeignKey(SeatHeld, on_delete=models.PROTECT, related_name="offices")
    office = models.CharField(max_length=20, choices=[(each.value, each.value) for each in BodyOffice])

    class Meta:
        ordering = ["since", "pk"]
        constraints = [_ends_after("an_office_ends_after_it_began")]
