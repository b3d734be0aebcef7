"""`tithing check`: finds the figures in a finished document that cannot be right. Needs no book.

Exit codes: 0 nothing found at or above the severity, 1 something found, 2 a file could not be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tithing.cli.command import one_line

if TYPE_CHECKING:
    from tithing.checking.test.severity import Severity
    from tithing.vocabulary.problems import Problem
    from tithing.workflows.check_document import Checked

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
        checked = check_documents(arguments.files, against=arguments.against)
        if checked.reports:
            _give(_written(checked, _format(arguments), least), arguments.output)
    except Refused as refusal:
        _say_unread(refusal.problems)
        return NOT_READ
    except BrokenPipeError:  # the reader of a pipe has gone: nothing is wrong with the report
        raise
    except OSError as error:
        print(f"The report could not be written: {error}", file=sys.stderr)
        return NOT_READ
    if checked.unread:
        _say_unread(checked.unread)
        return NOT_READ
    return FOUND if checked.found(least) else NOTHING_FOUND


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


def _give(report: str, output: Path | None) -> None:
    if output is None:
        print(report)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(report, encoding="utf-8")
    print(f"The report is in {output}.")


def _say_unread(problems: tuple[Problem, ...]) -> None:
    print("Could not be read:", file=sys.stderr)
    for problem in problems:
        print(f"  {one_line(str(problem))}", file=sys.stderr)
