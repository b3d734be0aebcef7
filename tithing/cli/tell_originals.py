"""Tells, before figures are shown, of originals that are missing or damaged. The figures themselves are sound."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tithing.cli.command import one_line

if TYPE_CHECKING:
    from tithing.workflows.open_book import Book

_MOST = 10


def tell_harmed_originals(book: Book) -> None:
    """A line on stderr for each, and what to do."""
    from tithing.store.originals import harmed_originals
    from tithing.store.record import read_record

    harmed = harmed_originals(book.folder, read_record(book.folder))
    for each in harmed[:_MOST]:
        print(one_line(f"Warning: {each}."), file=sys.stderr)
    if len(harmed) > _MOST:
        print(f"Warning: and {len(harmed) - _MOST} more originals.", file=sys.stderr)
    if harmed:
        book_root = book.folder.root
        print(
            one_line(
                "The figures are sound: they come from the store, which was held against the journal. Bring the "
                f"originals back with: tithing repair --book {book_root} --from PATH"
            ),
            file=sys.stderr,
        )
