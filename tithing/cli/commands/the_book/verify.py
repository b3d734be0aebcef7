"""`tithing verify`: holds a book's files, journal and store against one another.

Exit codes: 0 everything holds, 1 something does not.
"""

from __future__ import annotations

import argparse

from tithing.cli.command import add_book
from tithing.cli.say import say
from tithing.cli.show_progress import show_progress
from tithing.vocabulary.in_words.numbered import numbered

SUMMARY = "hold a book's files, journal and store against one another"
EXAMPLE = "tithing verify --book safer-x"
WHEN_REFUSED = ""  # it only looks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_as_it_is
    from tithing.workflows.the_book.verify import verify

    with show_progress() as progress:
        found = verify(open_as_it_is(arguments.book), progress=progress)
    for note in found.notes:
        say(f"Note: {note}")
    if not found.wrong:
        held = (
            numbered(found.lines, "line of the journal", "lines of the journal"),
            numbered(found.originals, "original"),
            numbered(found.store_files, "file of the store", "files of the store"),
            numbered(found.tombstones, "tombstone"),
            *((numbered(found.publications, "publication"),) if found.publications else ()),
        )
        say(f"Everything holds: {', '.join(held)}.")
        return 0
    say(f"{numbered(len(found.wrong), 'thing does', 'things do')} not hold:")
    for problem in found.wrong:
        say(f"  {problem.sentence}")
    return 1
