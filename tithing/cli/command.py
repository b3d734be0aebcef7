"""Runs one command: its module says which arguments it takes, an example, and what to do.

A command's module has `SUMMARY` and `EXAMPLE` (texts), `add_arguments(parser)` and `run(arguments) -> int`; and
`WHEN_REFUSED` where a refusal leaves something else unharmed than a book: "" for a
command that only looks.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tithing.cli.last_catch import (
    NOTHING_CHANGED,
    NOTHING_WRITTEN,
    course_of,
    print_refusal,
    with_last_catch,
)
from tithing.cli.say import one_line, say_text, warn_text
from tithing.vocabulary.by_whom import HOW, why_not_by

if TYPE_CHECKING:
    from tithing.vocabulary.period import Period

__all__ = [
    "NOTHING_CHANGED",
    "NOTHING_WRITTEN",
    "add_book",
    "day",
    "one_line",
    "print_refusal",
    "run_command",
]


class CleanParser(argparse.ArgumentParser):
    """argparse, whose words about an argument go through the one gate to the terminal like any others."""

    def _print_message(self, message: str, file: object = None) -> None:
        (say_text if file is sys.stdout else warn_text)(message or "")

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """Of `--formats=--` argparse makes an empty list where the command is promised words."""
        if action.option_strings and action.nargs is None and arg_strings == ["--"]:
            self.error(f'{"/".join(action.option_strings)}: "--" is no value')
        return super()._get_values(action, arg_strings)

    def error(self, message: str) -> NoReturn:
        super().error(one_line(message))


def run_command(name: str, *, module: str, argv: list[str]) -> int:
    """Parse the arguments and run; a refusal or any other end is told in a sentence, with its exit code."""
    command = importlib.import_module(module)
    parser = CleanParser(
        prog=f"tithing {name}",
        description=f"{command.SUMMARY[0].upper()}{command.SUMMARY[1:]}.",
        epilog=f"example:\n{_indented(command.EXAMPLE)}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    arguments = parser.parse_args(argv)
    refused = str(getattr(command, "WHEN_REFUSED", NOTHING_CHANGED))
    course = course_of(name, when_refused=refused, kept=_book_of(arguments))
    return with_last_catch(lambda: int(command.run(arguments)), course)


def _book_of(arguments: argparse.Namespace) -> Path | None:
    """The book that the command may write: `--book`, or the folder that `tithing init` makes one in."""
    return getattr(arguments, "book", None) or getattr(arguments, "folder", None)


def day(text: str) -> date:
    """An argument that is a day, for argparse's `type`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day; write it as 2018-04-30') from None


def add_book(parser: argparse.ArgumentParser) -> None:
    """The option every command on a book has: `--book DIR`, or TITHING_BOOK."""
    default = os.environ.get("TITHING_BOOK")
    parser.add_argument(
        "--book",
        type=Path,
        metavar="DIR",
        default=Path(default) if default else None,
        required=default is None,
        help="the book's folder (or set TITHING_BOOK)",
    )


def add_spans(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    """The options of a command that speaks of a time: a quarter, a half-year, a financial year, or a run of quarters; of
    `several` of one kind where that may be.
    """
    again = "; give it again for several" if several else ""
    asked = parser.add_argument_group("of which time, one of")
    for name, metavar, example in (
        ("--quarter", "Q", "a quarter, as 2017-18Q4"),
        ("--half-year", "H", "half a financial year, as 2017-18H2"),
        ("--year", "Y", "a financial year, as 2017-18"),
    ):
        asked.add_argument(name, action="append", default=[], metavar=metavar, help=f"{example}{again}")
    asked.add_argument(
        "--from", dest="first", default="", metavar="Q", help="the first of several quarters, with --to"
    )
    asked.add_argument(
        "--to", dest="last", default="", metavar="Q", help="the last of them: at most two years in all"
    )


def add_reader(parser: argparse.ArgumentParser) -> None:
    """The option of every command that shows figures: for whom, `--reader WHO`."""
    parser.add_argument(
        "--reader",
        default="public",
        metavar="WHO",
        help="for whom: public, officer, or a partner's slug (default: public, who sees what is open)",
    )


def add_by(parser: argparse.ArgumentParser) -> None:
    """The option of every command that writes into a book: `--by ID`, or TITHING_BY."""
    parser.add_argument(
        "--by",
        type=account,
        metavar="ID",
        default=os.environ.get("TITHING_BY", ""),
        help="whose act this is: the id of a post or account (or set TITHING_BY, or by in partnership.toml)",
    )


def span(text: str) -> Period:
    """An argument that is a span of days or months, for argparse's `type`."""
    from tithing.vocabulary.period import EitherQuarter, Period

    first, dots, last = text.strip().partition("..")
    try:
        return Period.from_dates(_days(first)[0], _days(last if dots else first)[1], allow_range=True)
    except EitherQuarter as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    except ValueError:
        why = f'"{text}" is not a span; write it as 2019-04..2019-06, or with days as 2019-04-08..2019-06-30'
        raise argparse.ArgumentTypeError(why) from None


def _days(text: str) -> tuple[date, date]:
    """The first and the last day of a day or of a period."""
    from tithing.vocabulary.period import Period

    try:
        return date.fromisoformat(text), date.fromisoformat(text)
    except ValueError:
        period = Period.parse(text)
        return period.start, period.end


def add_answers(parser: argparse.ArgumentParser) -> None:
    """The options by which what was asked is answered."""
    parser.add_argument(
        "--because",
        type=answer,
        action="append",
        default=[],
        metavar='ID="WORDS"',
        help='why what a question asks about is right, as QGKLO="a new depot"; once for each question',
    )
    parser.add_argument(
        "--answers",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help='a file of answers, each on a line as QGKLO = "a new depot"; answers.toml beside the data needs no option',
    )


def add_ref(parser: argparse.ArgumentParser) -> None:
    """The option by which a program knows again what it had accepted."""
    parser.add_argument(
        "--ref",
        default="",
        metavar="ID",
        help="an id of your own for this: what was accepted under it is not accepted twice",
    )


def add_wait(parser: argparse.ArgumentParser) -> None:
    """The option of a command that may find another one writing."""
    parser.add_argument(
        "--wait", type=float, default=60.0, metavar="SECONDS", help="how long to wait for another import (60)"
    )


def answer(text: str) -> tuple[str, str]:
    """An argument that is an answer to a question, for argparse's `type`."""
    name, sign, words = text.partition("=")
    if not (sign and name.strip() and words.strip()):
        raise argparse.ArgumentTypeError(
            f'"{text}" is no answer; write it as QGKLO="why the figure is right"'
        )
    return name.strip(), words.strip()


def account(text: str) -> str:
    """An argument that is the id of a post or account, for argparse's `type`."""
    if why := why_not_by(text):
        raise argparse.ArgumentTypeError(f"that {why}. {HOW}")
    return text


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.strip().splitlines())
