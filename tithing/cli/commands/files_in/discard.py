"""`tithing discard`: takes away what was inspected and waits; a line in the journal says so."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tithing.cli.command import add_book, add_by
from tithing.cli.commands.files_in.accept import add_preview
from tithing.cli.say import say
from tithing.cli.show_progress import show_waiting

SUMMARY = "take away what was inspected and waits"
EXAMPLE = 'tithing discard K7QX2MAB --reason "sent twice" --book safer-x'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_preview(parser)
    add_book(parser)
    add_by(parser)
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, where that is not plain")


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.files_in.discard import discard

    gone = discard(
        open_book(arguments.book),
        arguments.preview,
        now=datetime.now(UTC),
        by=arguments.by,
        reason=arguments.reason,
        on_wait=show_waiting,
    )
    say(f"Discarded {gone}; the book says what it said before.")
    return 0
