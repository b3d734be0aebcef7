"""Brings a book over from any format that ever landed, one step after another, each in a file of its own.

A step reads what the format before left, keeps it whole in upgraded/, and ends by writing the next format's number. It
may be killed at any moment and run again.
"""

from __future__ import annotations

from collections.abc import Callable

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.identity import FORMAT
from tithing.store.journal.papers import format_of, read_identity
from tithing.store.upgrades.asked import Asked
from tithing.store.upgrades.from_1 import from_1

Step = Callable[[BookFolder, Asked], tuple[str, ...]]


STEPS: dict[int, Step] = {1: from_1}


def upgrade_folder(folder: BookFolder, asked: Asked) -> tuple[int, tuple[str, ...]]:
    """(the format it had, what was told). The caller holds the lock. Raises Refused where it is of a newer format."""
    had = number = format_of(folder)
    told: tuple[str, ...] = ()
    while number < FORMAT:
        told += STEPS[number](folder, asked)
        number = format_of(folder)
    read_identity(folder)
    return had, told
