"""The caller's own id for an acceptance: what was accepted under it is not accepted twice.

A caller that crashed between its own store and the book's asks again with the same id and learns what became of it.
"""

from __future__ import annotations

import re

from tithing.store.entry import Entry
from tithing.store.record import Record
from tithing.vocabulary.problems import Problem, Refused

_REF = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._:/#-]{0,98}[A-Za-z0-9])?")


def checked_ref(ref: str) -> str:
    """The id as it is. Raises Refused for one that is none."""
    if ref and not _REF.fullmatch(ref):
        change = "Write up to 100 letters, digits and . _ : / # -, such as upload-1742"
        raise Refused(Problem("that is not an id of yours", change))
    return ref


def accepted_under(record: Record, ref: str) -> tuple[Entry, ...]:
    """The entries that were accepted under this id, those withdrawn since too."""
    return tuple(entry for entry in record.entries if ref and entry.ref == ref)
