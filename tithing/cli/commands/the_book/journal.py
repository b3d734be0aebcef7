"""`tithing journal`: lists what was done to a book, by whom, and why."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tithing.cli.command import add_book
from tithing.cli.say import give, one_line, say
from tithing.vocabulary.characters.json_text import json_text

if TYPE_CHECKING:
    from tithing.workflows.journal import JournalRow

SUMMARY = "list what was done to a book, by whom and why"
EXAMPLE = """\
tithing journal --book safer-x
tithing journal --book safer-x --format json"""

WHEN_REFUSED = ""  # it only looks
_HEADS = ("No", "Day", "Status", "Entry", "By", "File", "Source", "Period")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument("--format", choices=["table", "json"], default="table", help="default: table")


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.journal import list_journal

    lines = list_journal(open_book(arguments.book))
    if arguments.format == "json":
        give(json_text([line.as_json() for line in lines]))
    elif not lines:
        say("Nothing was done to this book yet.")
    else:
        _print_table(lines)
    return 0


def _print_table(lines: tuple[JournalRow, ...]) -> None:
    rows = [_HEADS, *(_cells(line) for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADS))]
    for row, line in zip(rows, (None, *lines), strict=True):
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        beneath = [part for part in (line.now, line.done, line.reason) if part] if line is not None else []
        if beneath:
            say("    " + "; ".join(beneath))


def _cells(line: JournalRow) -> tuple[str, ...]:
    cells = (
        str(line.number),
        line.day,
        line.status,
        line.entry[:12],
        line.by,
        line.name,
        line.source,
        line.period,
    )
    return tuple(one_line(cell) for cell in cells)
