"""Which state of a book something was made from: how long its journal was, and the hash that stands for all of it."""

from __future__ import annotations

from tithing.reading.book import Book
from tithing.store.record import read_record


def journal_state(book: Book) -> dict[str, object]:
    """The number of lines and the hash of the last, which is chained to all before it.

    >>> journal_state(book)  # doctest: +SKIP
    {'lines': 39, 'head': '9f2c...'}
    """
    head = read_record(book.folder).head
    return {"lines": head.lines, "head": head.head}
