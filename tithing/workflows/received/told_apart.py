"""Says which of two files is meant, the one in hand or the one in the book, also where both bear one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tithing.observations.entering.checks import Said
from tithing.observations.erased import day_in_words
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.entry import Entry
from tithing.workflows.received.read_files import Draft


@dataclass(frozen=True)
class ToldApart:
    """The book, and the files in hand: how many bear each name; by its entry's id the folder that each stands in, and the
    name of an archive that gives its release."""

    book: BookFolder
    names: Counter[str]
    folders: Mapping[str, str] = field(default_factory=dict)
    archives: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, book: BookFolder, drafts: Iterable[Draft]) -> ToldApart:
        every = list(drafts)
        places = {draft.entry.id: (draft.entry.name, draft.item.arrival.path.parent.name) for draft in every}
        once = Counter(places.values())
        folders = {entry: place[1] for entry, place in places.items() if once[place] == 1}
        archives = {draft.entry.id: draft.item.release_from for draft in every}
        return cls(book, Counter(draft.entry.name for draft in every), folders, archives)

    def name(self, entry: Entry) -> str:
        """What a file is called beside those in hand.

        A file of the book says since when and in which line, and one of two in hand with one name says its folder.
        """
        if entry.number:
            where = (
                f"in the book since {day_in_words(entry.received.date())}, line {entry.number} of the journal"
            )
            return f"the one {where}" if self.names[entry.name] else f"{entry.name} ({where})"
        folder = self.folders.get(entry.id, "")
        return f"{entry.name} of {folder}" if self.names[entry.name] > 1 and folder else entry.name

    def brief(self, entry: Entry) -> str:
        """The same where only what could be mistaken needs more than its name."""
        return self.name(entry) if self.names[entry.name] > (0 if entry.number else 1) else entry.name

    def said(self, entry: Entry) -> Said:
        """A file as it is judged among others."""
        out = self.book.command("withdraw", entry.number, "--reason", "TEXT") if entry.number else ""
        archive = self.archives.get(entry.id, "")
        return Said(
            entry.id, entry.name, entry.release, told=self.name(entry), taking_out=out, archive=archive
        )
