"""Reads how complete a book's incidents are: how many of them came without a place, by supplier, month and measure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tithing.incidents.completeness import Completeness
from tithing.incidents.places_counted import places_counted
from tithing.reading.book_state import BookAtHead
from tithing.sources.police_street.settings import totals
from tithing.store.journal.record import Record


def read_completeness(
    state: BookAtHead, years: Collection[str], as_known_on: date | None = None
) -> Completeness:
    """Of the incidents that stand in these financial years."""
    book = state.book

    def counted(record: Record) -> Completeness:
        found = places_counted(book.folder, record, book.engine, years=years, as_known_on=as_known_on)
        return Completeness(found.of, totals())

    return state.read(counted)
