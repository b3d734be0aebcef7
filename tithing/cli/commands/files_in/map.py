"""`tithing map`: proposes a mapping for a partner's own export, to be checked and saved in the book."""

from __future__ import annotations

import argparse
from pathlib import Path

from tithing.cli.say import say

SUMMARY = "propose a mapping for a partner's own export"
EXAMPLE = """
tithing map fire-week-14.csv
tithing map fire-week-14.csv --book safer-x
"""
WHEN_REFUSED = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="one file of the export")
    parser.add_argument(
        "--book", type=Path, metavar="DIR", help="a book, for the measures of its partnership"
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.observations.measure import load_measures
    from tithing.reading.book import open_book
    from tithing.workflows.files_in.propose_mapping import propose_mapping

    measures = open_book(arguments.book).measures if arguments.book else load_measures()
    for line in propose_mapping(arguments.file, measures).text.split("\n"):
        say(line)
    return 0
