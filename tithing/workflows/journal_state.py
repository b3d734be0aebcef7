"""Which state of a book something was made from: how long its journal was, and the hash that stands for all of it."""

from __future__ import annotations

import hashlib
import json

from tithing.workflows.open_book import Book


def journal_state(book: Book) -> dict[str, object]:
    """The number of lines and the head: the chained hash where the book keeps one, else the journal's own.

    >>> journal_state(book)  # doctest: +SKIP
    {'lines': 39, 'head': '9f2c...'}
    """
    try:
        head = json.loads((book.folder.root / "head.json").read_bytes())
        return {"lines": int(head["lines"]), "head": str(head["head"])}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        pass
    held = book.folder.journal.read_bytes() if book.folder.journal.exists() else b""
    return {"lines": held.count(b"\n"), "head": hashlib.sha256(held).hexdigest()}
