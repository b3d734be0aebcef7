"""`tithing report performance`: writes the performance report in every format asked for."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.cli.command import NOTHING_WRITTEN, add_book, add_reader, day
from tithing.cli.say import say
from tithing.cli.tell_originals import tell_harmed_originals

if TYPE_CHECKING:
    from tithing.workflows.report import WrittenReport

EXAMPLE = """\
tithing report performance --book safer-x --quarter 2017-18Q4 --output out
tithing report performance --book safer-x --quarter 2020-21Q3 --quarter 2020-21Q4 \\
  --commentary words.md --formats html,pdf --output out"""

WHEN_REFUSED = NOTHING_WRITTEN
ALL_FORMATS = "html,pdf,docx,xlsx,csv,json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=["performance"], help="which report")
    add_book(parser)
    add_quarters(parser)
    parser.add_argument("--area", default="", metavar="NAME", help="another area than the partnership's own")
    parser.add_argument("--commentary", type=Path, metavar="FILE", help="Markdown in which figures are named")
    parser.add_argument(
        "--formats", default=ALL_FORMATS, metavar="LIST", help=f"of {ALL_FORMATS} (default: all)"
    )
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="the folder to write into")
    parser.add_argument("--published", type=day, metavar="DATE", help="the day on the cover (default: today)")
    parser.add_argument(
        "--as-known-on", type=day, metavar="DATE", help="leave out what was released after this day"
    )
    parser.add_argument(
        "--since", type=day, metavar="DATE", help="the day of the last report: list revisions after it only"
    )
    add_reader(parser)


def add_quarters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--quarter",
        dest="quarters",
        action="append",
        required=True,
        metavar="Q",
        help="a quarter such as 2017-18Q4; give it again for several",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.reading.readers import reader_called
    from tithing.workflows.periods import quarter_called
    from tithing.workflows.report import performance_report

    book = open_book(arguments.book)
    tell_harmed_originals(book)
    written = performance_report(
        book,
        quarters=[quarter_called(text) for text in arguments.quarters],
        formats=[name.strip() for name in arguments.formats.split(",") if name.strip()],
        output=arguments.output,
        published=arguments.published or date.today(),
        reader=reader_called(arguments.reader, book.partnership),
        at=datetime.now(),
        area=arguments.area,
        commentary=arguments.commentary,
        as_known_on=arguments.as_known_on,
        since=arguments.since,
    )
    say_report(written)
    return 0


def say_report(written: WrittenReport) -> None:
    """Where each file is, and what page one says."""
    document = written.document
    say(f"{document.author}: {document.title}, {document.subtitle}")
    say(*(f"  {path}" for path in (*written.paths, written.manifest)))
    for heading, facts in (
        ("What got worse", written.worse),
        ("What got better", written.better),
        ("What is missing", written.missing),
    ):
        say(f"{heading}:" if facts else f"{heading}: nothing to list")
        say(*(f"  {sentence}" for sentence in facts))
    say(*(f"Note: {notice}" for notice in written.notices))
