"""`tithing wanting`: says what a book still wants, and what to do about each."""

from __future__ import annotations

import argparse
from datetime import datetime

from tithing.cli.command import add_book
from tithing.cli.say import give, say
from tithing.vocabulary.characters.json_text import json_text

WHEN_REFUSED = ""
SUMMARY = "say what a book still wants before its report tells all it could"
EXAMPLE = """
tithing wanting --book safer-x
tithing wanting --book safer-x --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(arguments: argparse.Namespace) -> int:
    from tithing.workflows.starting.wanting import what_is_wanting

    found = what_is_wanting(arguments.book, at=datetime.now())
    if arguments.format == "json":
        give(json_text([each.as_json() for each in found]))
        return 0
    for number, each in enumerate(found, 1):
        say(f"{number}. {each.what}.", f"   {each.do}")
    if not found:
        say("Nothing is wanting.")
    return 0
