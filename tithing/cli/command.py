"""Runs one command: its module says which arguments it takes, an example, and what to do.

A command's module has `EXAMPLE` (text), `add_arguments(parser)` and `run(arguments) -> int`; and `WHEN_REFUSED`
where a refusal leaves something else unharmed than a book: "" for a command that only looks.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

from tithing.vocabulary.by_whom import HOW, why_not_by
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused

NOTHING_CHANGED = "nothing was changed"
NOTHING_WRITTEN = "nothing was written"
_MOST_PROBLEMS = 100  # printed for one refusal; past that the pattern is plain


def run_command(name: str, *, module: str, summary: str, argv: list[str]) -> int:
    """Parse the arguments, run, and turn a refusal into its sentences and exit code 1."""
    command = importlib.import_module(f"tithing.cli.{module}")
    parser = argparse.ArgumentParser(
        prog=f"tithing {name}",
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"example:\n{_indented(command.EXAMPLE)}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    try:
        code: int = command.run(parser.parse_args(argv))
    except SystemExit as leaving:  # argparse: 0 after --help, 2 after wrong usage
        return leaving.code if isinstance(leaving.code, int) else 2
    except Refused as refusal:
        print_refusal(refusal, _unharmed(command))
        return 1
    except BrokenPipeError:  # the reader of a pipe has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        kept = _unharmed(command) == NOTHING_CHANGED  # a report may have some of its files by now
        print(_ended("Stopped", NOTHING_CHANGED if kept else ""), file=sys.stderr)
        return 130
    except OSError as error:
        print_refusal(Refused(_of_the_system(error)), _unharmed(command))
        return 1
    return code


def print_refusal(refusal: Refused, unharmed: str = NOTHING_CHANGED) -> None:
    """Every problem on a line of its own, on stderr, and what there is to choose from once."""
    problems = refusal.problems
    print(_ended(f"Refused: {numbered(len(problems), 'problem')}", unharmed), file=sys.stderr)
    for problem in problems[:_MOST_PROBLEMS]:
        print(f"  {one_line(problem.sentence)}", file=sys.stderr)
    if len(problems) > _MOST_PROBLEMS:
        print(f"  and {len(problems) - _MOST_PROBLEMS} more.", file=sys.stderr)
    for choice in dict.fromkeys(choice for problem in problems for choice in problem.choices):
        print(f"    {one_line(choice)}", file=sys.stderr)


def _unharmed(command: ModuleType) -> str:
    return str(getattr(command, "WHEN_REFUSED", NOTHING_CHANGED))


def _ended(how: str, unharmed: str) -> str:
    return f"{how}; {unharmed}." if unharmed else f"{how}."


def one_line(text: str) -> str:
    """Text from a file, safe to print: on one line, and with no control characters for the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


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


def add_by(parser: argparse.ArgumentParser) -> None:
    """The option of every command that writes into a book: `--by ID`, or TITHING_BY."""
    parser.add_argument(
        "--by",
        type=account,
        metavar="ID",
        default=os.environ.get("TITHING_BY", ""),
        help="whose act this is: the id of a post or account (or set TITHING_BY, or by in partnership.toml)",
    )


def account(text: str) -> str:
    """An argument that is the id of a post or account, for argparse's `type`."""
    if why := why_not_by(text):
        raise argparse.ArgumentTypeError(f"that {why}. {HOW}")
    return text


def _of_the_system(error: OSError) -> Problem:
    change = "Check that the file or folder is there, that you may write to it, and that the disk is not full"
    return Problem(error.strerror or str(error), change, file=str(error.filename or ""))


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.strip().splitlines())
