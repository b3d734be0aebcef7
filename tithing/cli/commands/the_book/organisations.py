"""`tithing organisations`: says who the partnership is on a day: its organisations and their posts."""

from __future__ import annotations

import argparse
from datetime import date

from tithing.cli.command import add_book, day
from tithing.cli.say import give, say
from tithing.vocabulary.characters.json_text import json_text

WHEN_REFUSED = ""  # it only looks
SUMMARY = "say which organisations the partnership is, and under which limb of the law"
EXAMPLE = """
tithing organisations --book safer-x
tithing organisations --book safer-x --on 2018-06-22 --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument("--on", type=day, metavar="DAY", help="on which day (default: today)")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.partnership.shown import organisations_on

    book = open_book(arguments.book)
    found = organisations_on(book, arguments.on or date.today())
    if arguments.format == "json":
        give(json_text([each.as_json() for each in found]))
        return 0
    for each in found:
        doubt = "" if each.confirmed else ", which is to be confirmed"
        authority = f"; responsible authority: {each.authority}{doubt}" if each.authority else ""
        say(
            f"{each.slug:<40}{each.name} ({each.kind}{authority})",
            *(f"{'':<40}  {post}" for post in each.posts),
        )
    if not found:
        say(
            "No organisation is named. Write them in partnership/organisations.toml, or add them on the site's desk."
        )
    return 0
