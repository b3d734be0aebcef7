"""The journal as the house knows it: the entries of a book, in the order in which they were received."""

from __future__ import annotations

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.entry import Entry
from tithing.store.journal.record import read_record


def read_journal(folder: BookFolder) -> tuple[Entry, ...]:
    """Every file that was taken in and not erased; those that were withdrawn say so.

    Which of them speak is for `store.current` to say. Raises Refused where the journal is not sound.
    """
    return read_record(folder).entries
