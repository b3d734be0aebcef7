"""`tithing import`: reads files into a book and says what was read, what was left, and why."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from tithing.cli.command import (
    add_answers,
    add_book,
    add_by,
    add_ref,
    add_wait,
    day,
    span,
)
from tithing.cli.exit_codes import ASKED, DONE
from tithing.cli.say import say
from tithing.cli.say_import import say_import
from tithing.cli.show_progress import show_progress, show_waiting

SUMMARY = "read files into a book"
EXAMPLE = """
tithing import police-2018-04.xlsx returns/ --book safer-x
tithing import 2025-08.zip --book safer-x
tithing import fire.csv --mapping fire-weekly --book safer-x
tithing import extract.csv --released 2018-07-12 --book safer-x
tithing import new.csv --preview --book safer-x
tithing import fly-tips.csv --because QGKLO="a new depot began to count in May" --book safer-x
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder, a .gz or a .zip"
    )
    add_book(parser)
    add_by(parser)
    parser.add_argument(
        "--source", default="", metavar="NAME", help="what the files are, when it is not detected"
    )
    parser.add_argument(
        "--mapping", default="", metavar="NAME", help="the mapping by which a partner's own export is read"
    )
    parser.add_argument(
        "--released",
        type=day,
        metavar="DATE",
        help="the day the supplier released these files, as 2018-04-30",
    )
    parser.add_argument(
        "--supplier", default="", metavar="NAME", help="who holds the figures, when the file cannot say"
    )
    parser.add_argument(
        "--covers",
        type=span,
        metavar="SPAN",
        help="which months a list covers, when it cannot say, as 2019-04..2019-06",
    )
    add_answers(parser)
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, where that is not plain")
    add_ref(parser)
    parser.add_argument(
        "--preview",
        action="store_true",
        help="say what it would change and stop there: tithing accept takes it in",
    )
    parser.add_argument(
        "--leave-aside",
        action="store_true",
        help="leave aside what is bad or asks something, and take the rest",
    )
    parser.add_argument(
        "--again", action="store_true", help="take in files that were withdrawn or erased before"
    )
    add_wait(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.files_in.import_files import Sent, deliver

    book = open_book(arguments.book)
    with show_progress() as progress:
        report = deliver(
            book,
            arguments.paths,
            Sent(
                by=arguments.by,
                reason=arguments.reason,
                source=arguments.source,
                mapping=arguments.mapping,
                released=arguments.released,
                supplier=arguments.supplier,
                again=arguments.again,
                covers=arguments.covers,
                because=dict(arguments.because),
                answers=tuple(arguments.answers),
                ref=arguments.ref,
                leave_aside=arguments.leave_aside,
            ),
            now=datetime.now(UTC),
            stop=arguments.preview,
            wait_seconds=arguments.wait,
            progress=progress,
            on_wait=show_waiting,
        )
    say_import(report, book)
    if report.taken and not book.partnership.contact:
        say(f"What is still wanting says: {book.folder.command('wanting')}")
    return ASKED if report.is_asked else DONE
