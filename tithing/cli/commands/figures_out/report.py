"""`tithing report KIND`: writes a document in every format asked for. The kinds are those that are found in their folder."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.cli.command import NOTHING_WRITTEN, add_book, add_by, add_reader, add_spans, day
from tithing.cli.say import say
from tithing.cli.tell_originals import tell_harmed_originals
from tithing.documents.kinds.kind import DocumentKind, SpeaksOf
from tithing.documents.kinds.registry import kind_called, list_kinds
from tithing.vocabulary.problems import Problem, Refused

if TYPE_CHECKING:
    from tithing.reading.book import Book
    from tithing.workflows.publishing.made import WrittenReport
    from tithing.workflows.publishing.release import ToRelease

SUMMARY = "write a report in every format"
EXAMPLE = """\
tithing report performance --book safer-x --quarter 2017-18Q4 --output out
tithing report performance --book safer-x --half-year 2020-21H2 --output out
tithing report performance --book safer-x --quarter 2020-21Q3 --quarter 2020-21Q4 \\
  --commentary words.md --formats html,pdf --output out
tithing report ward-profile --book safer-x --quarter 2024-25Q4 --area "Burn Valley" --output out
tithing report performance --book safer-x --quarter 2017-18Q4 --output out --release --by community-safety-manager"""

WHEN_REFUSED = NOTHING_WRITTEN
ALL_FORMATS = "html,pdf,docx,xlsx,csv,json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A command of its own for each kind, with what that kind takes."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND", help="which document:")
    for word, kind in list_kinds().items():
        title = f"{kind.title}: {kind.about}."
        _add_kind(kinds.add_parser(word, help=kind.about, description=title, allow_abbrev=False), kind)


def _add_kind(parser: argparse.ArgumentParser, kind: DocumentKind) -> None:
    add_book(parser)
    (_add_of_area if kind.speaks_of is SpeaksOf.AREA else _add_of_wards)(parser)
    if kind.takes_commentary:
        parser.add_argument(
            "--commentary", type=Path, metavar="FILE", help="Markdown in which figures are named"
        )
    parser.add_argument(
        "--formats", default=ALL_FORMATS, metavar="LIST", help=f"of {ALL_FORMATS} (default: all)"
    )
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="the folder to write into")
    parser.add_argument("--published", type=day, metavar="DATE", help="the day on the cover (default: today)")
    parser.add_argument(
        "--as-known-on", type=day, metavar="DATE", help="leave out what was released after this day"
    )
    add_reader(parser)
    _add_release(parser)


def _add_release(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--release",
        action="store_true",
        help="release it: its files stay in the book as they are now, and its figures count as published",
    )
    add_by(parser)
    parser.add_argument("--reason", default="", metavar="TEXT", help="why it is released, where not plain")
    parser.add_argument(
        "--because", default="", metavar="TEXT", help="why a draft is released, though not to be signed off"
    )


def _add_of_area(parser: argparse.ArgumentParser) -> None:
    add_spans(parser, several=True)
    parser.add_argument("--area", default="", metavar="NAME", help="another area than the partnership's own")
    parser.add_argument(
        "--since",
        type=day,
        metavar="DATE",
        help="list only what was revised after this day (default: that of the last release)",
    )


def _add_of_wards(parser: argparse.ArgumentParser) -> None:
    add_spans(parser)
    parser.add_argument(
        "--area",
        default="",
        metavar="NAME",
        help="a ward, or a district whose wards are meant (default: all)",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book

    book = open_book(arguments.book)
    tell_harmed_originals(book)
    for written in _written(arguments, book):
        say_report(written)
    return 0


def _written(arguments: argparse.Namespace, book: Book) -> Iterable[WrittenReport]:
    from tithing.vocabulary.readers import reader_called
    from tithing.workflows.figures_out.periods import span_asked, spans_asked
    from tithing.workflows.figures_out.report import performance_report
    from tithing.workflows.figures_out.ward_profile import ward_profiles

    reader, at = reader_called(arguments.reader, book.partnership), datetime.now()
    formats = [name.strip() for name in arguments.formats.split(",") if name.strip()]
    published = arguments.published or date.today()
    commentary, release = getattr(arguments, "commentary", None), _to_release(arguments)
    if kind_called(arguments.kind).speaks_of is SpeaksOf.WARD:
        return ward_profiles(
            book,
            kind=arguments.kind,
            period=span_asked(arguments),
            formats=formats,
            output=arguments.output,
            published=published,
            reader=reader,
            at=at,
            area=arguments.area,
            commentary=commentary,
            as_known_on=arguments.as_known_on,
            release=release,
        )
    report = performance_report(
        book,
        kind=arguments.kind,
        spans=spans_asked(arguments),
        formats=formats,
        output=arguments.output,
        published=published,
        reader=reader,
        at=at,
        area=arguments.area,
        commentary=commentary,
        as_known_on=arguments.as_known_on,
        since=arguments.since,
        release=release,
    )
    return (report,)


def _to_release(arguments: argparse.Namespace) -> ToRelease | None:
    """Raises Refused for what only a release takes, where none is asked for."""
    from tithing.cli.show_progress import show_waiting
    from tithing.workflows.publishing.release import ToRelease

    if arguments.release:
        return ToRelease(arguments.by, arguments.reason, arguments.because, on_wait=show_waiting)
    given = [name for name in ("reason", "because") if getattr(arguments, name)]
    if given:
        raise Refused(
            Problem(f"--{given[0]} says why a report is released", "Add --release, or leave it out")
        )
    return None


def say_report(written: WrittenReport) -> None:
    """Where each file is, and what page one says."""
    from tithing.documents.words.first_section import first_section

    document = written.document
    say(f"{document.author}: {document.title}, {document.subtitle}")
    say(*(f"  {path}" for path in (*written.paths, written.manifest)))
    say("", *first_section(document), "")
    say(*(f"Note: {notice}" for notice in written.notices))
