"""`tithing erase`: removes a file from a book for good and leaves a tombstone.

Exit codes: 0 it is gone, 1 it was refused, or some of it could not be removed yet.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tithing.cli.command import add_book, add_by
from tithing.cli.commands.files_in.withdraw import add_entry
from tithing.cli.say import say
from tithing.cli.say_issued import issued_lines
from tithing.cli.show_progress import show_waiting
from tithing.vocabulary.in_words.numbered import numbered, numbers_named

if TYPE_CHECKING:
    from tithing.store.disk.folder import BookFolder
    from tithing.workflows.erase import Erased

SUMMARY = "remove a file from a book for good and leave a tombstone"
EXAMPLE = 'tithing erase 12 --reason "it held what could point to persons" --book safer-x'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_entry(parser)
    add_book(parser)
    add_by(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.observations.erased import day_in_words
    from tithing.reading.book import open_book
    from tithing.workflows.erase import erase

    book = open_book(arguments.book)
    done = erase(
        book,
        arguments.entry,
        reason=arguments.reason,
        now=datetime.now(UTC),
        by=arguments.by,
        on_wait=show_waiting,
    )
    for line in done.told:
        say(f"Note: {line}")
    if done.before is not None:
        line = numbers_named("line", done.lines)
        say(f"It was erased on {day_in_words(done.before)}, by {line}; there is nothing to do.", _ELSEWHERE)
        say(*_backups(done, book.folder))
        return 0
    for name in done.kept_apart:
        say(f"Kept on its own, because its archive had to go: {name}")
    if done.standing:
        return _not_all_gone(done, book.folder)
    say(f"Erased: {_what_went(done)}; {_tombstones(done.lines)}.")
    _say_where_it_is_shown(done, book.folder)
    return 0


_ELSEWHERE = "Reports that were not released, and backups, may still hold it, and so may the sender's copy and your mail."


def _say_where_it_is_shown(done: Erased, folder: BookFolder) -> None:
    """What was released is named; what the book cannot know is called to mind."""
    lines = issued_lines(done.issued)
    if not lines and done.issued.every:
        every = len(done.issued.every)
        released = numbered(every, "document that was released", "documents that were released")
        lines = [f"No figure of it stands in the {released}."]
    say(*lines, _ELSEWHERE, *_backups(done, folder))


def _backups(done: Erased, folder: BookFolder) -> list[str]:
    """The backups that the book knows to have been made while it was there."""
    from tithing.observations.erased import day_in_words
    from tithing.store.backups import holding

    found = holding(folder, done.of_lines)
    if not found:
        return []
    lines = [
        f"  {day_in_words(each.at.date())}  {each.where}{'' if each.is_there else ' (no longer there; see where it was taken)'}"
        for each in found
    ]
    return ["These backups were made while it was in the book, and hold it until you delete them:", *lines]


def _not_all_gone(done: Erased, folder: BookFolder) -> int:
    """What still stands is said first: until it is gone, the file is not erased."""
    for path in done.standing:
        say(f"Not gone yet: {path} still holds it, because the disk did not let it go.")
    say(
        f"All else of it is erased: {_what_went(done)}; {_tombstones(done.lines)}.",
        f"See to it that the book can be written to; then this clears it away: {folder.command('rebuild')}",
    )
    return 1


def _what_went(done: Erased) -> str:
    """The lines of the journal of which nothing but a tombstone is left, and how many files."""
    lines = numbers_named("line", done.of_lines)
    files = numbered(done.files, "file")
    if done.entries:
        return f"{numbered(done.entries, 'entry', 'entries')} ({lines} of the journal) and {files}"
    also = f" and {files} that still held it" if done.files else ""
    return f"what {lines} of the journal said of a file that was refused{also}"


def _tombstones(lines: Sequence[int]) -> str:
    called = numbers_named("line", lines)
    return f"{called} is its tombstone" if len(lines) == 1 else f"{called} are its tombstones"
