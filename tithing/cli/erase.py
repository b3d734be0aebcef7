"""`tithing erase`: removes a file from a book for good and leaves a tombstone.

Exit codes: 0 it is gone, 1 it was refused, or some of it could not be removed yet.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.show_progress import show_waiting
from tithing.cli.withdraw import add_entry
from tithing.vocabulary.numbered import numbered

EXAMPLE = 'tithing erase 12 --reason "it held what could point to persons" --book safer-x'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_entry(parser)
    add_book(parser)
    add_by(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.observations.erased import day_in_words
    from tithing.workflows.erase import erase
    from tithing.workflows.open_book import open_book

    done = erase(
        open_book(arguments.book),
        arguments.entry,
        reason=arguments.reason,
        now=datetime.now(UTC),
        by=arguments.by,
        on_wait=show_waiting,
    )
    for line in done.told:
        say(f"Note: {line}")
    if done.before is not None:
        say(f"It was erased on {day_in_words(done.before)}, by line {done.line}; there is nothing to do.")
        return 0
    for name in done.kept_apart:
        say(f"Kept on its own, because its archive had to go: {name}")
    entries = numbered(done.entries, "entry", "entries")
    say(
        f"Erased: {entries}, {numbered(done.files, 'file')}; line {done.line} of the journal is its tombstone."
    )
    say(
        "Documents that were issued and backups may still hold it, and so may the sender's copy and your mail."
    )
    if not done.standing:
        return 0
    say(
        f"{numbered(len(done.standing), 'file still stands', 'files still stand')} and could not be removed yet:"
    )
    say(*(f"  {where}" for where in done.standing))
    return 1
