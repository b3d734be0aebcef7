"""`tithing upgrade`: brings a book over from an older format."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.show_progress import show_waiting
from tithing.vocabulary.numbered import numbered

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
    if report.had == report.has:
        say(f"The book has format {report.has} already; it is as it was.")
        return 0
    entries = numbered(report.entries, "entry", "entries")
    say(
        f"The book has format {report.has} now (it had {report.had}): {entries}, files and figures as before."
    )
    say("Its old journal is kept whole in upgraded/.")
    return 0
