"""Takes a file's figures out of the book and keeps the record: today is as if it had never come.

Asked what was known on a day before, the book still answers with it, and says that it was withdrawn since.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tithing.reading.book import Book
from tithing.store.journal.chain import NewLine
from tithing.store.journal.entry import Entry
from tithing.store.journal.record import Record
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.writing import JournalChange, one_write
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.find_entry import FoundEntry, find_entry
from tithing.workflows.publishing.showing import NOTHING_ISSUED, IssuedWith, issued_with
from tithing.workflows.said.reasons import checked_reason


@dataclass(frozen=True)
class Withdrawn:
    """The entry that was taken out, by which line, what else was told, and the released documents that show figures of it."""

    entry: Entry
    line: int
    told: tuple[str, ...] = ()
    issued: IssuedWith = NOTHING_ISSUED


def withdraw(
    book: Book,
    which: str,
    *,
    reason: str,
    now: datetime,
    by: str = "",
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Holder], None] | None = None,
) -> Withdrawn:
    """Withdraw one entry, named by its number in the journal or the beginning of its id.

    Raises Refused where there is no such entry, or it does not stand.

    >>> withdraw(book, "3", reason="sent twice by mistake", now=datetime.now(UTC)).entry.name  # doctest: +SKIP
    'return.xlsx'
    """
    why = checked_reason(reason)
    with one_write(
        book.folder, who="a withdrawal", now=now, wait_seconds=wait_seconds, on_wait=on_wait
    ) as writer:
        entry = _standing(book, find_entry(writer.record, book.folder, which), which)
        said = {
            "about": entry.id,
            "received": now.isoformat(),
            "by": by or book.partnership.by,
            "reason": why,
        }
        issued = issued_with(book.folder, writer.record, {entry.content_sha256})
        new = writer.commit(JournalChange([NewLine("withdrawn", entry.sha256, said)]))
    return Withdrawn(entry, new.lines[0].n, (*writer.told, *_placed_since(writer.record, entry)), issued)


def _standing(book: Book, found: FoundEntry, which: str) -> Entry:
    listed = f"{book.folder.command('journal')} says what was done"
    if found.stone is not None:
        what = f'"{which}" was erased on {found.stone.day}'
        raise Refused(Problem(what, f"Nothing is left to do; {listed}"))
    if found.entry is None:
        what = {
            "refused": f"line {found.line.n} is a file that was refused: none of its figures is in the book",
        }.get(found.line.status, f"line {found.line.n} is no file that was taken in")
        raise Refused(Problem(what, f"Name a file that was taken in; {listed}"))
    if found.entry.withdrawn is not None:
        what = f"{found.entry.name} was withdrawn already, on {found.entry.withdrawn}"
        raise Refused(Problem(what, f"Nothing is left to do; {listed}"))
    return found.entry


def _placed_since(record: Record, entry: Entry) -> tuple[str, ...]:
    """Files are placed by the look-ups that the book had when they came, and stay so."""
    if not any(file.kind == "lookups" for file in entry.files):
        return ()
    later = [each for each in record.entries if each.number > entry.number and each.withdrawn is None]
    if not later:
        return ()
    return ("files that came after this look-up were placed by it and stay where they were placed",)
