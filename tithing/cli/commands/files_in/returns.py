"""`tithing returns`: writes the workbook that a partner fills in for a quarter, and lists what partners owe for one."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.cli.command import NOTHING_WRITTEN, add_book
from tithing.cli.say import say
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.not_here import day_words

if TYPE_CHECKING:
    from tithing.workflows.returns import OwedInArea

SUMMARY = "write the template for a partner's return, or list what is owed"
EXAMPLE = """
tithing returns template --partner fire-brigade --quarter 2017-18Q4 --output fire-2017-18q4.xlsx --book safer-x
tithing returns owed --quarter 2017-18Q4 --book safer-x
"""

WHEN_REFUSED = NOTHING_WRITTEN


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    template = actions.add_parser(
        "template",
        help="write the workbook a partner fills in",
        description="Write the workbook that a partner fills in for a quarter; import it when it comes back.",
        epilog=f"example:\n  {EXAMPLE.strip().splitlines()[0]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    template.add_argument(
        "--partner", required=True, metavar="NAME", help="the partner's slug or name in partnership.toml"
    )
    template.add_argument("--quarter", required=True, metavar="Q", help="the quarter, such as 2017-18Q4")
    template.add_argument(
        "--output", required=True, type=Path, metavar="FILE", help="where to write it (.xlsx)"
    )
    template.add_argument("--replace", action="store_true", help="write over a file that is there already")
    add_book(template)
    _add_owed(actions)


def _add_owed(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    owed = actions.add_parser(
        "owed",
        help="list what partners owe for a quarter, what came and who acts next",
        description="List what partners owe for a quarter: what is here, what is not and why, when it is due, who acts next.",
        epilog=f"example:\n  {EXAMPLE.strip().splitlines()[1]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    owed.add_argument("--quarter", required=True, metavar="Q", help="the quarter, such as 2017-18Q4")
    owed.add_argument(
        "--partner", default="", metavar="NAME", help="one partner, by slug or name (default: all)"
    )
    add_book(owed)


def run(arguments: argparse.Namespace) -> int:
    return _list_owed(arguments) if arguments.action == "owed" else _write_template(arguments)


def _list_owed(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.figures_out.periods import quarter_called
    from tithing.workflows.returns import list_owed

    book, quarter, now = open_book(arguments.book), quarter_called(arguments.quarter), datetime.now()
    found = list_owed(book, quarter=quarter, at=now, partner=arguments.partner)
    if not found:
        say("No partner owes a figure: write what each owes, and since when, in partnership.toml.")
        return 0
    say(f"Owed for {quarter.title}, as of {day_words(now.date())}:")
    several = len({each.area for each in found}) > 1
    for partner in dict.fromkeys(each.figure.partner for each in found):
        say(partner.name)
        say(*(_owed_line(each, named=several) for each in found if each.figure.partner == partner))
    return 0


def _owed_line(owed: OwedInArea, *, named: bool) -> str:
    figure = owed.figure
    what = f"{figure.title}, {owed.area.name}" if named else figure.title
    words = figure.words or "here"
    return f"  {what}: {words}{f' (next: {figure.next})' if figure.next else ''}"


def _write_template(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.returns import write_return_template

    book = open_book(arguments.book)
    written = write_return_template(
        book,
        partner=arguments.partner,
        quarter=arguments.quarter,
        output=arguments.output,
        replace=arguments.replace,
    )
    say(f"Wrote {written.path}: {numbered(written.measures, 'measure')}, {numbered(written.rows, 'row')},")
    say(f"for {written.partner.name}, {written.quarter.title}.")
    say(f"When it comes back filled in: {book.folder.command('import', 'FILE', '--released', 'YYYY-MM-DD')}")
    return 0
