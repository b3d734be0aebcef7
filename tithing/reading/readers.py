"""The reader that a person names: the public, an officer, or one of the partnership's partners."""

from __future__ import annotations

from tithing.vocabulary.partnership import Partnership
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader, ReaderKind


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
    known = ", ".join((THE_PUBLIC.kind, AN_OFFICER.kind, *(each.slug for each in partnership.partners)))
    raise Refused(Problem(f'no reader is called "{name}"', f"Choose from: {known}"))
