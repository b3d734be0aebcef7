"""Reads how complete a book's incidents are: how many of them came without a place, by supplier, month and measure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tithing.incidents.carved import without_carved
from tithing.incidents.completeness import Completeness, completeness_of
from tithing.reading.book import Book
from tithing.reading.book_state import BookAtHead
from tithing.sources.police_street.settings import totals
from tithing.store.current import current_entries
from tithing.store.record import Record
from tithing.store.sound import sound_files
from tithing.store.spans import carved_out


def read_completeness(
    state: BookAtHead, years: Collection[str], as_known_on: date | None = None
) -> Completeness:
    """Of the incidents that stand in these financial years."""
    return state.read(lambda record: _counted(state.book, record, years, as_known_on))


def _counted(book: Book, record: Record, years: Collection[str], as_known_on: date | None) -> Completeness:
    standing = current_entries(record.entries, as_known_on=as_known_on)
    files = [
        file for entry in standing for file in entry.files if file.kind == "incidents" and file.year in years
    ]
    if not files:
        return Completeness({}, totals())
    incidents = book.engine.scan(sound_files(book.folder, files))
    return completeness_of(without_carved(incidents, carved_out(standing)), totals())
