"""Reads how complete a book's incidents are: how many of them came without a place, by supplier, month and measure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tithing.incidents.completeness import Completeness, completeness_of
from tithing.sources.police_street.settings import totals
from tithing.store.current import current_entries
from tithing.store.sound import sound_files
from tithing.workflows.open_book import Book


def read_completeness(book: Book, years: Collection[str], as_known_on: date | None = None) -> Completeness:
    """Of the incidents that stand in these financial years."""
    files = [
        file
        for entry in current_entries(book.journal(), as_known_on=as_known_on)
        for file in entry.files
        if file.kind == "incidents" and file.year in years
    ]
    if not files:
        return Completeness({}, totals())
    return completeness_of(book.engine.scan(sound_files(book.folder, files)), totals())
