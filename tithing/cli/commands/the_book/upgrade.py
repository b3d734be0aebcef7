"""`tithing upgrade`: brings a book over from an older format.

Exit codes: 0 it has the format of now, 1 it was refused, or was brought over with what was harmed before.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.say_import import not_kept_lines
from tithing.cli.show_progress import show_waiting
from tithing.vocabulary.in_words.numbered import numbered

if TYPE_CHECKING:
    from tithing.workflows.the_book.upgrade import UpgradeReport

SUMMARY = "bring a book over from an older format"
EXAMPLE = "tithing upgrade --book safer-x"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    add_by(parser)
    parser.add_argument(
        "--set-aside",
        action="store_true",
        help="move originals that the old journal does not know to lost/, to be imported again",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_as_it_is
    from tithing.workflows.the_book.upgrade import upgrade

    report = upgrade(
        open_as_it_is(arguments.book),
        now=datetime.now(UTC),
        by=arguments.by,
        set_aside=arguments.set_aside,
        on_wait=show_waiting,
    )
    say(*(f"Note: {line}" for line in report.told))
    _say_what_was_done(report)
    if report.not_kept:
        say("Of files that the book has, this would not be kept today; it stays until the file is erased:")
        say(*not_kept_lines(report.not_kept))
    return 1 if report.harmed else 0


def _say_what_was_done(report: UpgradeReport) -> None:
    if report.had == report.has:
        say(f"The book has format {report.has} already; it is as it was.")
        return
    entries = numbered(report.entries, "entry", "entries")
    as_before = "" if report.harmed else f", {'figures' if report.told else 'files and figures'} as before"
    say(f"The book has format {report.has} now (it had {report.had}): {entries}{as_before}.")
    say("Its old journal is kept whole in upgraded/.")
    if report.harmed:
        say(f"{numbered(len(report.harmed), 'thing was', 'things were')} harmed before and must be mended:")
        say(*(f"  {problem.sentence}" for problem in report.harmed))
