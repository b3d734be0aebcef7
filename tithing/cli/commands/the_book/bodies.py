"""`tithing bodies`: says which bodies the partnership has on a day, what each is for, who has a seat and what that covers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tithing.cli.command import add_book, day
from tithing.cli.say import give, say
from tithing.vocabulary.characters.json_text import json_text

if TYPE_CHECKING:
    from tithing.workflows.partnership.shown import BodyRow, CoverRow, SeatRow

WHEN_REFUSED = ""  # it only looks
SUMMARY = "say which bodies the partnership has, who has a seat, and which authorities that covers"
EXAMPLE = """
tithing bodies --book safer-x
tithing bodies --book safer-x --body strategy-group --on 2018-06-22 --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument("--body", default="", metavar="SLUG", help="one body alone, with its seats and cover")
    parser.add_argument("--on", type=day, metavar="DAY", help="on which day (default: today)")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.partnership.shown import bodies_on

    book = open_book(arguments.book)
    found = bodies_on(book, arguments.on or date.today(), only=arguments.body)
    if arguments.format == "json":
        give(json_text([each.as_json() for each in found]))
        return 0
    for each in found:
        above = f"; reports to {', '.join(each.reports_to)}" if each.reports_to else ""
        say(f"{each.slug:<40}{each.name} ({each.kind}{above})", *(_whole(each) if arguments.body else ()))
    if not found:
        say("No body is named. Write each in partnership/bodies/, or add them on the site's desk.")
    return 0


def _whole(body: BodyRow) -> Iterator[str]:
    said = {
        "For": body.purpose,
        "Chair": body.chair,
        "Vice-chair": body.vice_chair,
        "Quorum": f"{body.quorum} who have a vote" if body.quorum else "",
        "Reports in": ", ".join(body.reports_in),
        "Review": body.review,
    }
    yield from (f"  {name}: {words}" for name, words in said.items() if words)
    yield from map(_seat, body.seats)
    yield from map(_authority, body.cover)


def _seat(seat: SeatRow) -> str:
    vote = "" if seat.voting else ", without a vote"
    over = f", taken over from {seat.taken_over_from}" if seat.taken_over_from else ""
    return f"  Seat {seat.slug}: {seat.title} ({seat.seat_class}{vote}{over}){f'; {seat.ended}' if seat.ended else ''}"


def _authority(row: CoverRow) -> str:
    doubt = "" if row.confirmed else " (that the law names it is to be confirmed)"
    has = "has a seat" if row.seats == 1 else f"has {row.seats} seats"
    return f"  {row.limb}: {row.wanting or f'{row.organisation} {has}'}{doubt}"
