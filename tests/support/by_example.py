"""What a command's own example calls, on another book and with other values: a new command is tried with nothing written down.

An example is what somebody would type on the book `safer-x`; every command has one.
"""

from __future__ import annotations

import shlex
from importlib import import_module
from pathlib import Path

from tithing.cli import every_command

KEPT = ("--book", "--quarter", "--format", "--formats")  # their values are chosen among few, or are the book


def examples_of(command: str, book: Path) -> list[list[str]]:
    """Each line of the command's example, as arguments, with this book in the place of `safer-x`."""
    text: str = import_module(every_command()[command]).EXAMPLE
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    return [
        [str(book) if word == "safer-x" else word for word in shlex.split(line, comments=True)[1:]]
        for line in lines
    ]


def with_each_value(argv: list[str], ending: str) -> list[list[str]]:
    """The line as it is, and once for each of its values, with the ending behind that one.

    >>> with_each_value(["figures", "--book", "b", "--area", "Hartlepool", "--all"], "!")
    [['figures', '--book', 'b', '--area', 'Hartlepool', '--all'], ['figures', '--book', 'b', '--area', 'Hartlepool!', '--all']]
    """
    values = [
        at
        for at, word in enumerate(argv)
        if at > 0 and not word.startswith("--") and argv[at - 1] not in KEPT
    ]
    return [argv, *([*argv[:at], argv[at] + ending, *argv[at + 1 :]] for at in values)]


def writing_to(argv: list[str], output: Path) -> list[str]:
    """The line with this behind `--output`. Raises ValueError where it says no `--output`."""
    at = argv.index("--output")
    return [*argv[: at + 1], str(output), *argv[at + 2 :]]
