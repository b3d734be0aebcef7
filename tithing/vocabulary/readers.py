"""Who asks: the public, a named partner, or an officer of the partnership; and which of them a person's role makes one.

| a figure is | the public | a partner | its own partner | an officer |
|---|---|---|---|---|
| open | sees it | sees it | sees it | sees it |
| for partners | no | sees it | sees it | sees it |
| withheld until a day | on that day | on that day | sees it | sees it |
| withheld | no | no | sees it | sees it |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.partnership import Partnership
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Problem, Refused


class ReaderKind(StrEnum):
    PUBLIC = "public"
    PARTNER = "partner"
    OFFICER = "officer"


@dataclass(frozen=True)
class Reader:
    """`partner` is the slug of the organisation a partner asks for, "" for the others.

    >>> Reader(ReaderKind.PARTNER, "fire-and-rescue").words
    'the partner fire-and-rescue'
    >>> Reader(ReaderKind.PARTNER)
    Traceback (most recent call last):
    ValueError: a partner has a name
    """

    kind: ReaderKind
    partner: str = ""

    def __post_init__(self) -> None:
        if (self.kind is ReaderKind.PARTNER) is not bool(self.partner):
            raise ValueError("a partner has a name" if not self.partner else f"{self.kind} is no partner")

    @property
    def words(self) -> str:
        return f"the partner {self.partner}" if self.partner else _WORDS[self.kind]


_WORDS = {ReaderKind.PUBLIC: "the public", ReaderKind.OFFICER: "an officer"}
THE_PUBLIC = Reader(ReaderKind.PUBLIC)
AN_OFFICER = Reader(ReaderKind.OFFICER)

# Who answers for an organisation reads as it; who only calls meetings or keeps the site running reads what everybody reads.
READS_AS: Mapping[str, ReaderKind] = {
    DeskRole.ANALYST: ReaderKind.OFFICER,
    DeskRole.TEAM_LEADER: ReaderKind.OFFICER,
    DeskRole.PROVIDER: ReaderKind.PARTNER,
    DeskRole.CERTIFIER: ReaderKind.PARTNER,
    DeskRole.CHAIR: ReaderKind.PARTNER,
    DeskRole.MEMBER: ReaderKind.PARTNER,
    DeskRole.LEAD: ReaderKind.PARTNER,
    DeskRole.AUDITOR: ReaderKind.PARTNER,
    DeskRole.DEMOCRATIC_SERVICES: ReaderKind.PUBLIC,
    DeskRole.ADMINISTRATOR: ReaderKind.PUBLIC,
    DeskRole.PUBLIC: ReaderKind.PUBLIC,
}


def reader_for(role: str, *, partner: str = "") -> Reader:
    """How somebody with this role reads. Who answers for no organisation reads as the public where their role is a partner's.

    Raises KeyError for a role that is not in the table: nobody reads more because a role is new.

    >>> reader_for("member", partner="police").words, reader_for("member").words
    ('the partner police', 'the public')
    """
    kind = READS_AS[role]
    if kind is ReaderKind.PARTNER:
        return Reader(kind, partner) if partner else THE_PUBLIC
    return Reader(kind)


def reader_called(name: str, partnership: Partnership) -> Reader:
    """The reader of this name. Raises Refused, with the names there are, for any other.

    >>> reader_called("Officer", Partnership("Safer X Partnership", "E06000001")).words
    'an officer'
    """
    said = name.strip().lower()
    for reader in (THE_PUBLIC, AN_OFFICER):
        if said == reader.kind.value:
            return reader
    partner = partnership.partner(said)
    if partner is not None:
        return Reader(ReaderKind.PARTNER, partner.slug)
    known = (THE_PUBLIC.kind.value, AN_OFFICER.kind.value, *(each.slug for each in partnership.partners))
    what = f'no reader is called "{name}"{said_near(said, known)}'
    change = f"Choose from: {', '.join(known)}; or give a partner of that slug its place in partnership.toml"
    raise Refused(Problem(what, change))
