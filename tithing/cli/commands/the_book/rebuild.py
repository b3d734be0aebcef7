"""`tithing rebuild`: makes a book's store again from its raw files and journal."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.show_progress import show_progress, show_waiting
from tithing.vocabulary.in_words.numbered import numbered

SUMMARY = "make a book's store again from its raw files"
EXAMPLE = "tithing rebuild --book safer-x"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    add_by(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.the_book.rebuild import rebuild

    with show_progress() as progress:
        report = rebuild(
            open_book(arguments.book),
            now=datetime.now(UTC),
            by=arguments.by,
            progress=progress,
            on_wait=show_waiting,
        )
    say(*(f"Note: {line}" for line in report.told))
    say(*(f"Changed: {name} is read differently by this version of Tithing" for name in report.changed))
    same = (
        "the same bytes as before"
        if not report.changed
        else f"{numbered(len(report.changed), 'entry', 'entries')} changed"
    )
    say(
        f"Rebuilt {numbered(report.entries, 'entry', 'entries')}, {numbered(report.files, 'file')} of the store: {same}."
    )
    return 0
