"""Who acts: an account with the roles that it holds at this moment, or the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader, ReaderKind, reader_for


@dataclass(frozen=True)
class HeldRole:
    """A role, and the slug of the organisation for which it is held; "" where the role is of none."""

    role: DeskRole
    organisation: str = ""


@dataclass(frozen=True)
class Actor:
    """`account` is its number, 0 for the public, who hold no role; `asks_for` the slug of the organisation for which somebody reads
    who answers for several.

    >>> Actor(7, "Practice Analyst", (HeldRole(DeskRole.ANALYST),)).reader.words
    'an officer'
    >>> Actor(8, "Practice Member", (HeldRole(DeskRole.MEMBER, "fire"), HeldRole(DeskRole.AUDITOR))).reader.words
    'the partner fire'
    """

    account: int
    name: str
    held: tuple[HeldRole, ...] = ()
    asks_for: str = ""

    @property
    def roles(self) -> frozenset[DeskRole]:
        return frozenset(each.role for each in self.held) | {DeskRole.PUBLIC}

    def organisations(self, *roles: DeskRole) -> frozenset[str]:
        """Those for which one of these roles is held; of all roles where none is named."""
        return frozenset(
            each.organisation for each in self.held if each.organisation and (not roles or each.role in roles)
        )

    @property
    def reader(self) -> Reader:
        """How they read figures: as an officer where any role is one's, else as the one organisation they answer for.

        Who answers for several organisations reads as the public until they say for which they ask.
        """
        readers = self.readers
        if AN_OFFICER in readers:
            return AN_OFFICER
        partners = self.partners
        asked = [each for each in partners if each.partner == self.asks_for]
        return (asked or partners)[0] if asked or len(partners) == 1 else THE_PUBLIC

    @property
    def partners(self) -> tuple[Reader, ...]:
        """Each organisation that they may read for."""
        return tuple(each for each in self.readers if each.kind is ReaderKind.PARTNER)

    @property
    def is_to_choose(self) -> bool:
        """Whether they have to say for which organisation they read."""
        return AN_OFFICER not in self.readers and len(self.partners) > 1

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Each reader that a role of theirs makes them, once."""
        return _once(reader_for(each.role, partner=each.organisation) for each in self.held)

    @property
    def needs_second_factor(self) -> bool:
        return any(role.needs_second_factor for role in self.roles)


def _once(readers: Iterable[Reader]) -> tuple[Reader, ...]:
    return tuple(dict.fromkeys(readers))


THE_PUBLIC_ACTS = Actor(0, "")
