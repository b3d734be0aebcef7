"""What one file changed of what the book says when it came, and what would change if it were taken out: for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tithing.observations.standing.effect import Effect, EffectKind, Shift
from tithing.reading.book import Book
from tithing.store.journal.entry import Entry
from tithing.store.steady import read_steadily
from tithing.workflows.files_in.effect import reckon


@dataclass(frozen=True)
class FileChanged:
    """Figures that were new with it, and those that it revised, each from what the book said before to what the file says."""

    new: EffectKind
    revised: EffectKind


def what_a_file_changed(book: Book, entries: Sequence[Entry], entry: Entry) -> FileChanged:
    """When it came, by what the book still holds of that day: what was erased since is not reckoned with.

    It is told of every figure there is, whoever may see it: the caller has made sure that an officer asks.
    """
    before = tuple(_as_it_stood(each, entry.number) for each in entries if each.number < entry.number)
    mine = replace(entry, withdrawn=None, withdrawn_at=0)
    found = read_steadily(book.folder, lambda _: reckon(book, (*before, mine), before, ()))
    return FileChanged(found.vanishing, _turned_round(found.changed))


def what_taking_out_changes(book: Book, entries: Sequence[Entry], gone: Sequence[Entry]) -> Effect:
    """Of what the book says today, if these entries of it were no more: to officers alone, as above."""
    ids = {each.id for each in gone}
    then = tuple(each for each in entries if each.id not in ids)
    return read_steadily(book.folder, lambda _: reckon(book, tuple(entries), then, ()))


def _as_it_stood(entry: Entry, at: int) -> Entry:
    """The entry as it was at a line of the journal: what was withdrawn later still counted."""
    later = entry.withdrawn is not None and entry.withdrawn_at > at
    return replace(entry, withdrawn=None, withdrawn_at=0) if later else entry


def _turned_round(kind: EffectKind) -> EffectKind:
    """What would be lost by taking it out is what was gained when it came."""
    return EffectKind(kind.count, tuple(_back(each) for each in kind.first))


def _back(shift: Shift) -> Shift:
    return replace(shift, old=shift.new, new=shift.old, old_file=shift.new_file, new_file=shift.old_file)
