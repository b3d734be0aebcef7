"""Who holds each figure here: the partner that owes it, or the area's own police force, by name.

The catalogue can only say "Police force"; a reader who is told what is missing should be told whom to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tithing.observations.measure import Measures
from tithing.reading.book import Book

A_FORCE = "Police force"  # the catalogue's word for whichever force an area has

Holder = Callable[[str, str], str]  # a measure's slug, and the catalogue's word -> a name


def holders_in(book: Book) -> Holder:
    """Who holds a measure in this book's partnership."""
    owed = {slug: p.name for p in book.partnership.partners for slug in p.measures_owed()}
    forces = [f.reported_by for f in book.gazetteer.forces if f.code == book.partnership.force]
    force = forces[0] if forces else A_FORCE

    def holder(slug: str, said: str) -> str:
        return owed.get(slug) or (force if said == A_FORCE else said)

    return holder


def measures_held(measures: Measures, holder: Holder) -> Measures:
    return Measures(tuple(replace(each, custodian=holder(each.slug, each.custodian)) for each in measures))
