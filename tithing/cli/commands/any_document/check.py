"""`tithing check`: finds the figures in a finished document that cannot be right. Needs no book.

Exit codes: 0 nothing found at or above the severity, 1 something found, 2 a file could not be read.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.cli.say import NotPrinted, give, say, say_text, warn
from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.characters.unsteered import unsteered

if TYPE_CHECKING:
    from tithing.checking.test.severity import Severity
    from tithing.vocabulary.problems import Problem
    from tithing.workflows.check_document import Checked

SUMMARY = "find the figures in a finished document that cannot be right"
EXAMPLE = """\
tithing check pack.pdf
tithing check june-pack.docx --against march-pack.pdf
tithing check pack.pdf --output findings.html
tithing check pack.txt --format json --min-severity certain"""

NOTHING_FOUND, FOUND, NOT_READ = 0, 1, 2
_FORMATS = ("text", "json", "html")
_BY_ENDING = {".json": "json", ".html": "html", ".htm": "html"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="PDF, DOCX, HTML, XLSX, ODS, CSV, text or Markdown",
    )
    parser.add_argument(
        "--against",
        nargs="+",
        action="extend",
        default=[],
        type=Path,
        metavar="EARLIER",
        help="earlier documents of the same partnership, whose figures are held against these",
    )
    parser.add_argument("--format", choices=_FORMATS, help="default: text, or what --output ends in")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report into this file")
    parser.add_argument(
        "--min-severity",
        choices=["certain", "probable", "judgement"],
        default="judgement",
        help="leave out what is less sure (default: judgement, which leaves out nothing)",
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.checking.test.severity import Severity
    from tithing.vocabulary.problems import Refused
    from tithing.workflows.check_document import check_documents

    least = Severity(arguments.min_severity)
    try:
        _refuse_writing_over(arguments)
    except Refused as refusal:
        warn("The report could not be written:", *(f"  {problem}" for problem in refusal.problems))
        return NOT_READ
    try:
        checked = check_documents(arguments.files, against=arguments.against)
        if checked.reports:
            report = unsteered(_written(checked, _format(arguments), least))
            _give(report, _format(arguments), arguments.output)
    except Refused as refusal:
        _say_unread(refusal.problems)
        return NOT_READ
    except OSError as error:
        warn(f"The report could not be written: {problem_of(error, str(arguments.output)).sentence}")
        return NOT_READ
    except NotPrinted as error:
        warn(f"The report could not be printed: {error.why}")
        return NOT_READ
    if checked.unread:
        _say_unread(checked.unread)
        return NOT_READ
    return FOUND if checked.found(least) else NOTHING_FOUND


def _refuse_writing_over(arguments: argparse.Namespace) -> None:
    """The report is never written over a document that it is about, nor among what a book keeps for itself."""
    from tithing.store.disk.folder import must_be_no_books_own
    from tithing.vocabulary.problems import Problem, Refused

    if arguments.output is None:
        return
    must_be_no_books_own(arguments.output)
    output = os.path.realpath(arguments.output)
    if output in map(os.path.realpath, (*arguments.files, *arguments.against)):
        change = "Name another file for the report with --output"
        raise Refused(Problem("it is one of the documents to be checked", change, file=str(arguments.output)))


def _format(arguments: argparse.Namespace) -> str:
    ending = arguments.output.suffix.lower() if arguments.output else ""
    return arguments.format or _BY_ENDING.get(ending, "text")


def _written(checked: Checked, form: str, severity: Severity) -> str:
    if form == "json":
        from tithing.checking.tell.report_json import report_json

        return report_json(checked.reports, least=severity)
    if form == "html":
        from tithing.checking.tell.report_html import report_html

        return report_html(checked.reports, least=severity)
    from tithing.checking.tell.report_text import report_text

    return report_text(checked.reports, least=severity)


def _give(report: str, form: str, output: Path | None) -> None:
    if output is not None:
        from tithing.documents.files.whole_file import write_whole

        output.parent.mkdir(parents=True, exist_ok=True)
        write_whole(output, report.encode("utf-8", "replace"))
        say(f"The report is in {output}.")
    elif form == "text":
        say_text(report)
    else:
        give(report if report.endswith("\n") else report + "\n")


def _say_unread(problems: tuple[Problem, ...]) -> None:
    warn("Could not be read:", *(f"  {problem}" for problem in problems))
