"""Who the partnership is on any day: its organisations, posts and bodies as its book defines them.

>>> nobody = Structure()
>>> nobody.organisation("fire") is None, nobody.is_empty
(True, True)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tithing.vocabulary.partnership.bodies import MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation, OrganisationPost
from tithing.vocabulary.partnership.protocols import SharingProtocol

ORGANISATIONS, BODIES = "organisations.toml", "bodies"


@dataclass(frozen=True)
class Structure:
    """Everything by slug; what has ended too, for it is asked on a day."""

    organisations: tuple[Organisation, ...] = ()
    posts: tuple[OrganisationPost, ...] = ()
    bodies: tuple[MeetingBody, ...] = ()
    protocols: tuple[SharingProtocol, ...] = ()

    @cached_property
    def _organisations(self) -> Mapping[str, Organisation]:
        return {each.slug: each for each in self.organisations}

    @cached_property
    def _posts(self) -> Mapping[str, OrganisationPost]:
        return {each.slug: each for each in self.posts}

    @cached_property
    def _bodies(self) -> Mapping[str, MeetingBody]:
        return {each.slug: each for each in self.bodies}

    def protocol_on(self, on: date) -> SharingProtocol | None:
        """The protocol for sharing information that stands on a day: the latest that has begun."""
        begun = [each for each in self.protocols if each.since <= on]
        return max(begun, key=lambda each: each.since) if begun else None

    @property
    def is_empty(self) -> bool:
        """Whether the book says nothing of them yet."""
        return not (self.organisations or self.bodies)

    def organisation(self, slug: str) -> Organisation | None:
        return self._organisations.get(slug)

    def post(self, slug: str) -> OrganisationPost | None:
        return self._posts.get(slug)

    def body(self, slug: str) -> MeetingBody | None:
        return self._bodies.get(slug)
