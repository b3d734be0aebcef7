"""A page for each command: what it does, its arguments, and an example that works as it stands.

The pages are made from the arguments themselves, not from what `--help` prints: that differs between Pythons.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
from collections.abc import Iterator
from types import ModuleType

from tithing.cli import every_command
from tools.reference import table

INDEX = """# Commands

Exit codes: 0 done; 1 refused, because what was given is wrong or the computer would not do it; 2 wrong usage; 3 asked,
because something is odd and has to be answered first; 4 something in Tithing itself failed, with an incident number and a log;
130 stopped with Ctrl-C, 143 or 129 ended by the system. `tithing check` has 1 where something was found and 2 where a file could
not be read.
[What to do then](../../how-to/when-something-goes-wrong.md).

JSON and CSV are UTF-8, whatever the terminal's letters are.
"""


def command_pages() -> dict[str, str]:
    """Name of the page -> its text, with an index of all."""
    index = table(
        ("Command", "What it does"),
        ((f"[tithing {name}]({name}.md)", module_of(name).SUMMARY) for name in every_command()),
    )
    pages = {name: _page(name) for name in every_command()}
    return {"README": f"{INDEX}\n{index}", **pages}


def parser_of(name: str) -> argparse.ArgumentParser:
    """The command's parser, as the command line builds it."""
    parser = argparse.ArgumentParser(prog=f"tithing {name}")
    with _nothing_set():
        module_of(name).add_arguments(parser)
    return parser


def module_of(name: str) -> ModuleType:
    return importlib.import_module(every_command()[name])


@contextlib.contextmanager
def _nothing_set() -> Iterator[None]:
    """Without TITHING_BOOK, so that a page is the same whoever writes it."""
    book = os.environ.pop("TITHING_BOOK", None)
    try:
        yield
    finally:
        if book is not None:
            os.environ["TITHING_BOOK"] = book


def _page(name: str) -> str:
    summary, example = module_of(name).SUMMARY, module_of(name).EXAMPLE.strip()
    head = f"# tithing {name}\n\n{summary[0].upper()}{summary[1:]}."
    sections = "\n".join(_sections(f"tithing {name}", parser_of(name)))
    return f"{head}\n\n{sections}\n## Example\n\n```\n{example}\n```"


def _sections(title: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    """The arguments of a command, and then those of each of its own commands."""
    arguments = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    own = [action for action in arguments if not isinstance(action, argparse._SubParsersAction)]
    if own:
        yield f"## {title}\n\n" + table(("Argument", "Needed", "What it is"), map(_row, own)) + "\n"
    for action in arguments:
        if isinstance(action, argparse._SubParsersAction):
            for name, parser_below in action.choices.items():
                yield from _sections(f"{title} {name}", parser_below)


def _row(action: argparse.Action) -> tuple[str, str, str]:
    return (f"`{_written(action)}`", "yes" if _needed(action) else "", _help(action))


def _written(action: argparse.Action) -> str:
    value = _value(action)
    if not action.option_strings:
        return f"{value}..." if action.nargs in ("+", "*") else value
    name = ", ".join(action.option_strings)
    return name if action.nargs == 0 else f"{name} {value}"


def _value(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    if action.choices:
        return "|".join(str(each) for each in action.choices)
    return action.dest.upper()


def _needed(action: argparse.Action) -> bool:
    if action.option_strings:
        return action.required
    return action.nargs not in ("?", "*")


def _help(action: argparse.Action) -> str:
    text = action.help or ""
    return text.replace("%(default)s", str(action.default)).replace("%%", "%")
