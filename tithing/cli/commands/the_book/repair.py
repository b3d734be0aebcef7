"""`tithing repair`: brings back what can be brought back of a book.

Exit codes: 0 nothing is wanting, 1 something still is, or it was refused.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.show_progress import show_progress, show_waiting
from tithing.vocabulary.in_words.numbered import numbered

SUMMARY = "bring back what can be brought back of a book"
EXAMPLE = """\
tithing repair --book safer-x
tithing repair --book safer-x --from /backups/safer-x"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    add_by(parser)
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, where that is not plain")
    parser.add_argument(
        "--from",
        dest="given",
        type=Path,
        metavar="PATH",
        help="a backup of the book, or a file or folder among which its originals may be",
    )
    parser.add_argument(
        "--as-far-as-proved",
        action="store_true",
        help="where the journal or its details cannot be made whole and there is no backup: go on with what proves itself",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_as_it_is
    from tithing.workflows.the_book.repair import repair

    with show_progress() as progress:
        report = repair(
            open_as_it_is(arguments.book),
            now=datetime.now(UTC),
            by=arguments.by,
            reason=arguments.reason,
            given=arguments.given,
            as_far_as_proved=arguments.as_far_as_proved,
            progress=progress,
            on_wait=show_waiting,
        )
    for sentence in report.done:
        say(f"Done: {sentence}")
    if not report.done:
        say("There was nothing to repair." if not report.wanting else "Nothing could be repaired.")
    if not report.wanting:
        return 0
    say(f"{numbered(len(report.wanting), 'thing is', 'things are')} still wanting:")
    for problem in report.wanting:
        say(f"  {problem.sentence}")
    return 1
