"""`tithing framework`: writes a first framework for a plan year, from the figures that the book holds."""

from __future__ import annotations

import argparse
from datetime import datetime

from tithing.cli.command import add_book
from tithing.cli.say import say
from tithing.vocabulary.in_words.numbered import numbered

SUMMARY = "write a first framework for a plan year, from the figures in the book"
EXAMPLE = """
tithing framework --book safer-x
tithing framework --book safer-x --year 2025-26
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument(
        "--year",
        default="",
        metavar="YEAR",
        help="the plan year, as 2025-26 (default: that of the last quarter)",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.workflows.starting.first_framework import write_first_framework

    written = write_first_framework(arguments.book, at=datetime.now(), year=arguments.year)
    say(f"Wrote the framework of {written.plan_year}: {written.path}")
    say(*(f"  {title}: {numbered(count, 'indicator')}" for title, count in written.headings))
    say("Put your plan's priorities, baselines and targets in: the file says how.")
    return 0
