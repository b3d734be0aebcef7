"""The written protocol by which responsible authorities share information, as the book has it: `[[protocols]]`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tithing.vocabulary.partnership.table import PartnershipTable


@dataclass(frozen=True)
class SharingProtocol:
    """It stands from a day until the next one does. `signed_by` are slugs of organisations, `liaison` of posts: whoever holds one
    is its organisation's liaison officer; `review` is the day by which it is to be looked at again.
    """

    since: date
    signed_by: tuple[str, ...] = ()
    liaison: tuple[str, ...] = ()
    review: date | None = None


def protocols_in(table: PartnershipTable) -> tuple[SharingProtocol, ...]:
    """Those of a file; what is wrong is kept in the table's `problems`."""
    found = (_protocol_from(each) for each in table.tables("protocols"))
    return tuple(each for each in found if each is not None)


def _protocol_from(table: PartnershipTable) -> SharingProtocol | None:
    since, review = table.day("since"), table.day("review")
    if since is None:
        table.wrong("since", "is missing", "Write the day from which it stands, since = 2026-04-01")
    elif review is not None and review < since:
        table.wrong(
            "review", f"is {review}, before it began on {since}", "Write a later day, or leave it out"
        )
    signed_by, liaison = table.texts("signed_by"), table.texts("liaison")
    table.nothing_else()
    return SharingProtocol(since, signed_by, liaison, review) if since else None
