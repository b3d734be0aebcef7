"""`tithing withdraw`: takes a file's figures out of a book and keeps the record."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.say_issued import issued_lines
from tithing.cli.show_progress import show_waiting

SUMMARY = "take a file's figures out of a book and keep the record"
EXAMPLE = 'tithing withdraw 12 --reason "the return of another partnership, sent by mistake" --book safer-x'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_entry(parser)
    add_book(parser)
    add_by(parser)


def add_entry(parser: argparse.ArgumentParser) -> None:
    """The entry that is meant, and why."""
    parser.add_argument(
        "entry", metavar="ENTRY", help="its number in the journal, or six letters or more of its id"
    )
    parser.add_argument(
        "--reason", required=True, metavar="TEXT", help="why, in a sentence that stays in the journal"
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.withdraw import withdraw

    done = withdraw(
        open_book(arguments.book),
        arguments.entry,
        reason=arguments.reason,
        now=datetime.now(UTC),
        by=arguments.by,
        on_wait=show_waiting,
    )
    for line in done.told:
        say(f"Note: {line}")
    say(f"Withdrawn: {done.entry.name} (line {done.entry.number}), by line {done.line} of the journal.")
    say(*issued_lines(done.issued))
    say("Today's figures are as if it had never come; its file and record are kept.")
    say(
        "Asked what was known on an earlier day, the book still answers with it and says that it was withdrawn."
    )
    return 0
