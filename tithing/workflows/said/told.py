"""What was said with files, which their readers are told: who sends them, the span they cover, the mapping to read by."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.store.journal.entry import Entry
from tithing.vocabulary.period import Period


@dataclass(frozen=True, order=True)
class Told:
    """What was said with the files; "" where nothing was."""

    supplier: str = ""
    covers: str = ""  # Period.code
    mapping: str = ""  # the text of it

    @property
    def period(self) -> Period | None:
        return Period.parse(self.covers) if self.covers else None


def told_of(entry: Entry) -> Told:
    """What was said with the file of this entry."""
    return Told(entry.asked_supplier, entry.covers, entry.mapping)
