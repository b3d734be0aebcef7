"""`tithing returns template`: writes the workbook that a partner fills in for a quarter."""

from __future__ import annotations

import argparse
from pathlib import Path

from tithing.cli.command import NOTHING_WRITTEN, add_book
from tithing.cli.say import say
from tithing.vocabulary.numbered import numbered

SUMMARY = "write the template for a partner's return"
EXAMPLE = """
tithing returns template --partner fire-brigade --quarter 2017-18Q4 --output fire-2017-18q4.xlsx --book safer-x
"""

WHEN_REFUSED = NOTHING_WRITTEN


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    template = actions.add_parser(
        "template",
        help="write the workbook a partner fills in",
        description="Write the workbook that a partner fills in for a quarter; import it when it comes back.",
        epilog=f"example:\n  {EXAMPLE.strip()}",
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


def run(arguments: argparse.Namespace) -> int:
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
    say(f"When it comes back filled in: {book.folder.command('import', 'FILE')}")
    return 0
