"""The one gate for whoever opens what the journal names: readers never wait for a writer, and never fail beside one.

Between reading the journal and opening a file that it names, another program may erase the file or read it anew. So
where a file is gone or is another, head.json is read again: has it changed, reading starts again from the journal; has
it not, the file is harmed, and that is told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.head import read_head
from tithing.store.journal.identity import damaged
from tithing.store.journal.record import Record, read_record
from tithing.store.parquet.sound import StoreDamaged
from tithing.vocabulary.problems import Refused

Found = TypeVar("Found")


def _always(found: object) -> bool:
    return True


def read_steadily(
    folder: BookFolder, read: Callable[[Record], Found], *, is_sure: Callable[[Found], bool] = _always
) -> Found:
    """What `read` makes of the journal and the files it names: a finished value, nothing that opens them later.

    `is_sure` says whether what was found can be believed beside a writer: a complaint cannot, before it is made again.

    >>> read_steadily(folder, lambda record: rows_of(engine, sound_files(folder, files_of(record))))  # doctest: +SKIP
    """
    while True:
        record = read_record(folder)
        try:
            found = read(record)
        except Exception as error:  # whichever engine opens the files has errors of its own
            if has_moved_on(folder, record):
                continue
            if isinstance(error, FileNotFoundError):
                raise StoreDamaged(damaged(folder, "store", f"a file of it is missing ({error})")) from error
            raise
        if is_sure(found) or not has_moved_on(folder, record):
            return found


def has_moved_on(folder: BookFolder, record: Record) -> bool:
    """Whether something was written since this was read."""
    try:
        return bool(record.identity.id or folder.identity.exists()) and read_head(folder) != record.head
    except (OSError, Refused):
        return False
