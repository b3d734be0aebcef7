"""`tithing upgrade`: brings a book over from an older format."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.say_import import not_kept_lines
from tithing.cli.show_progress import show_waiting
from tithing.vocabulary.numbered import numbered

if TYPE_CHECKING:
    from tithing.workflows.upgrade import UpgradeReport

EXAMPLE = "tithing upgrade --book safer-x"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    add_by(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.workflows.open_book import open_as_it_is
    from tithing.workflows.upgrade import upgrade

    report = upgrade(
        open_as_it_is(arguments.book), now=datetime.now(UTC), by=arguments.by, on_wait=show_waiting
    )
    say(*(f"Note: {line}" for line in report.told))
    _say_what_was_done(report)
    if report.not_kept:
        say("Of files that the book has, this would not be kept today; it stays until the file is erased:")
        say(*not_kept_lines(report.not_kept))
    return 0


def _say_what_was_done(report: UpgradeReport) -> None:
    if report.had == report.has:
        say(f"The book has format {report.has} already; it is as it was.")
        return
    entries = numbered(report.entries, "entry", "entries")
    say(
        f"The book has format {report.has} now (it had {report.had}): {entries}, files and figures as before."
    )
    say("Its old journal is kept whole in upgraded/.")
