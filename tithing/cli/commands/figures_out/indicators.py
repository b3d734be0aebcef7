"""`tithing indicators`: lists the indicators: what each is called, and which measures it asks."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tithing.cli.say import give, say, warn
from tithing.vocabulary.characters.json_text import json_text

SUMMARY = "list the indicators"
EXAMPLE = """\
tithing indicators
tithing indicators --format json
tithing indicators --book safer-x"""

WHEN_REFUSED = ""  # it only looks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["table", "json"], default="table", help="default: table")
    default = os.environ.get("TITHING_BOOK")
    parser.add_argument(
        "--book",
        type=Path,
        metavar="DIR",
        default=Path(default) if default else None,
        help="a book, for its own indicators too",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.vocabulary.partnership.retired import told_of_retired
    from tithing.workflows.figures_out.indicators import listed

    found = listed(arguments.book)
    if arguments.book:
        warn(*(f"Note: {told}" for told in told_of_retired(arguments.book / "partnership")))
    if arguments.format == "json":
        give(json_text([each.as_json() for each in found]))
        return 0
    say(*(f"{each.slug:<52}{each.title}" for each in found))
    return 0
