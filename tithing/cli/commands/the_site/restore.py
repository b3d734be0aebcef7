"""`tithing restore`: puts a backup where nothing is, and verifies it.

Exit codes: 0 it is there and everything holds, 1 it was refused, or something does not hold.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tithing.cli.command import add_book
from tithing.cli.say import say
from tithing.cli.show_progress import show_progress
from tithing.vocabulary.in_words.numbered import numbered

WHEN_REFUSED = "nothing was restored"
SUMMARY = "put a backup of a book and of its site where nothing is, and verify it"
EXAMPLE = "tithing restore --from /backups/safer-x-2026-11-30 --book safer-x"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument(
        "--from",
        dest="given",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="the folder that tithing backup made",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.cli.site import place_of_records
    from tithing.store.disk.folder import BookFolder
    from tithing.workflows.the_book.restore import restore

    with show_progress() as progress:
        done = restore(
            arguments.given, arguments.book, records=place_of_records(arguments.book), progress=progress
        )
    say(
        f"Restored: the book as it was at {done.made_at:%H:%M %Z on %-d %B %Y}, to line {done.journal_lines} of its journal."
    )
    if done.record:
        say("Restored: the records of its site as they were then.", *(f"  {each}" for each in done.record))
    else:
        say("The backup holds no records of a site.")
    say("What came since then is in neither: who left, what was erased, what was decided. See to it first.")
    wrong = done.verified.wrong
    if wrong:
        say(
            f"{numbered(len(wrong), 'thing does', 'things do')} not hold:",
            *(f"  {each.sentence}" for each in wrong),
        )
        say(f"Mend it: {BookFolder(arguments.book).command('repair')}")
    else:
        say("The book holds against itself.")
    return 1 if wrong or any(each.startswith("Not ") for each in done.record) else 0
