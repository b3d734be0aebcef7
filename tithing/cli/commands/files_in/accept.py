"""`tithing accept`: takes in what was inspected and waits, or says what has changed since and asks."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tithing.cli.command import add_answers, add_book, add_by, add_ref, add_wait
from tithing.cli.exit_codes import ASKED, DONE
from tithing.cli.say_import import say_import
from tithing.cli.show_progress import show_progress, show_waiting

SUMMARY = "take in what was inspected and waits"
EXAMPLE = """
tithing accept K7QX2MAB --book safer-x
tithing accept K7QX2MAB --because QGKLO="a new depot began to count in May" --book safer-x
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_preview(parser)
    add_book(parser)
    add_by(parser)
    add_answers(parser)
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, where that is not plain")
    add_ref(parser)
    add_wait(parser)


def add_preview(parser: argparse.ArgumentParser) -> None:
    """The preview that is meant."""
    parser.add_argument(
        "preview", metavar="ID", help="its id, or four letters or more of it; tithing waiting lists them"
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.files_in.accept import accept

    book = open_book(arguments.book)
    with show_progress() as progress:
        report = accept(
            book,
            arguments.preview,
            now=datetime.now(UTC),
            by=arguments.by,
            reason=arguments.reason,
            ref=arguments.ref,
            because=dict(arguments.because),
            answers=arguments.answers,
            wait_seconds=arguments.wait,
            progress=progress,
            on_wait=show_waiting,
        )
    say_import(report, book)
    return ASKED if report.is_asked else DONE
