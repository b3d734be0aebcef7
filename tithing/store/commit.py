"""Puts an import into the book, whole or not at all. Every caller holds the lock.

Files written elsewhere are flushed in one pass and moved into place; then the journal is replaced. A kill before
that last step leaves files that no line names, which the next writer sweeps away; after it the book is whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tithing.store.durable import beside, part_of, settle
from tithing.store.folder import BookFolder
from tithing.store.journal import Entry, write_journal
from tithing.store.sweep import sweep
from tithing.store.tables import Staged


def prepare(folder: BookFolder, entries: Sequence[Entry]) -> None:
    """Clear what a killed writer left, before anything new is written."""
    sweep(folder, entries)


def commit(
    folder: BookFolder, entries: Sequence[Entry], *, raw: Sequence[Path], staged: Sequence[Staged]
) -> None:
    """Move what was staged into place, and the parts of `raw` files, and let the journal say so.

    `entries` is the whole journal, old and new.
    """
    moves = {target: part_of(target) for target in raw}
    for each in staged:
        target = folder.store / each.stored.path
        moves[target] = beside(target, each.written)
    settle(moves)
    write_journal(folder, entries)
