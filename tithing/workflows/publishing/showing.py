"""Which of the documents that were released rest on a file of the book."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tithing.reading.book import Book
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.record import Record, read_record
from tithing.store.ledger.cells import sealed
from tithing.store.ledger.publication import Publication
from tithing.store.ledger.published import read_published
from tithing.vocabulary.problems import Refused


@dataclass(frozen=True)
class IssuedWith:
    """Of all that was released, the documents that show a figure of a file; `unread` says why that could not be seen."""

    every: tuple[Publication, ...] = ()
    showing: tuple[Publication, ...] = ()
    unread: str = ""


NOTHING_ISSUED = IssuedWith()


def issued_with(folder: BookFolder, record: Record, contents: Collection[str]) -> IssuedWith:
    """`contents` are the hashes of what the file holds, as which they stand in what was released before they were sealed. A
    ledger that is damaged stops nobody from taking a file out.
    """
    named = {*contents, *(sealed(record.identity.id, each) for each in contents)}
    try:
        published = read_published(folder, record)
        showing = {
            each.publication.id
            for each in published.every_cell()
            if not set(each.cell.sources).isdisjoint(named)
        }
    except Refused as refusal:
        return IssuedWith(unread=refusal.problems[0].sentence)
    found = tuple(each for each in published.publications if each.id in showing)
    return IssuedWith(published.publications, found)


def issued_of(book: Book, contents: Collection[str]) -> IssuedWith:
    """The same of a book as it stands."""
    return issued_with(book.folder, read_record(book.folder), contents)
