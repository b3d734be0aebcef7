"""What is said of the documents that were released and show figures of a file that is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tithing.store.ledger.publication import Publication
    from tithing.workflows.publishing.showing import IssuedWith


def issued_lines(issued: IssuedWith) -> list[str]:
    """Those that show figures of it, or why that could not be seen; nothing where none does."""
    if issued.unread:
        return [
            f"Whether a document that was released shows figures of it could not be seen: {issued.unread}"
        ]
    if not issued.showing:
        return []
    return [
        "Figures of it stand in what was released, here and wherever it went:",
        *map(_named, issued.showing),
    ]


def _named(publication: Publication) -> str:
    from tithing.observations.erased import day_in_words

    quarters = " and ".join(publication.quarters)
    what = f"{publication.title}, {publication.area_name}, {quarters}"
    return f"  {day_in_words(publication.day)}  {what}  (published/{publication.id})"
