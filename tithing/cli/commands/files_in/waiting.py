"""`tithing waiting`: lists what was inspected and waits to be accepted, or tells one of them in full."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tithing.cli.command import add_book
from tithing.cli.say import say
from tithing.cli.say_effect import counts_of
from tithing.cli.say_import import say_import
from tithing.vocabulary.by_whom import said_by
from tithing.vocabulary.in_words.numbered import numbered

if TYPE_CHECKING:
    from tithing.workflows.files_in.waiting import Preview

WHEN_REFUSED = ""
SUMMARY = "list what was inspected and waits to be accepted"
EXAMPLE = """
tithing waiting --book safer-x
tithing waiting K7QX2MAB --book safer-x
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "preview", nargs="?", default="", metavar="ID", help="one of them, to be told in full"
    )
    add_book(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.files_in.waiting import broken_previews, list_waiting, show_waiting_preview

    book = open_book(arguments.book)
    if arguments.preview:
        say_import(show_waiting_preview(book, arguments.preview).report, book)
        return 0
    waiting = list_waiting(book)
    broken = broken_previews(book)
    say(*(map(_line, waiting) if waiting or broken else ["Nothing waits to be accepted."]))
    say(*(problem.sentence for problem in broken))
    return 0


def _line(preview: Preview) -> str:
    report = preview.report
    asked = f"; {numbered(len(report.questions), 'question')} open" if report.questions else ""
    names = ", ".join(entry.name for entry in report.held[:3])
    more = f" and {len(report.held) - 3} more" if len(report.held) > 3 else ""
    when = f"since {preview.made}, until {preview.until}, by {said_by(preview.by)}"
    return f"{preview.id}  {names}{more}: {counts_of(report.effect)}{asked}; {when}"
