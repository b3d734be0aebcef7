"""A command that a message gives to paste is made by `BookFolder.command`, which names the book and quotes it: never by hand.

Whoever reads it may stand in any folder, so a command on a book that does not name it does something else, or nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tithing.cli import every_command
from tools.checks import Fault

ROOT = Path(__file__).parents[2]
HOME = "tithing/vocabulary/characters/pasted.py"
# These make commands without a book, or speak where none is known: each with the reason.
ALLOWED = {
    "tithing/store/disk/folder.py": "makes the commands on a book, and the one that begins a book",
    "tithing/cli/commands/the_book/init.py": "has just made the book, and names it",
    "tithing/cli/__init__.py": "the help of every command",
    "demo/run.py": "has just made the book, and writes a command of its checkout",
    "tithing/sources/partner_return/stamp.py": "a source knows no book; it names what writes a return",
}
ROOMS = ("tithing", "demo")
RULE = "make the command with BookFolder.command(), which names the book and quotes what is in it for a shell"


def _needs_a_book(module: str) -> bool:
    return "add_book(" in Path(ROOT, *module.split(".")).with_suffix(".py").read_text(encoding="utf-8")


_NEED_A_BOOK = sorted(name for name, module in every_command().items() if _needs_a_book(module))
_NAMED = re.compile(rf"\btithing (?:{'|'.join(_NEED_A_BOOK)})\b")
_BUILT = re.compile(r"\btithing [a-z]+ [^.;]*\{\}")
_NOT_QUOTED = re.compile(r"--(?:book|from|output|folder) '?\{\}")
_HELP = ("help", "epilog", "description")


def check_commands(root: Path) -> list[Fault]:
    faults = []
    for path in (path for room in ROOMS for path in sorted((root / room).rglob("*.py"))):
        name = path.relative_to(root).as_posix()
        if name == HOME:
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        by_hand = {*_built_by_hand(module), *(() if name in ALLOWED else _without_book(module))}
        faults += [Fault(f"{name}:{line}", RULE) for line in sorted(by_hand)]
    return faults


def _built_by_hand(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            text = _with_gaps(node)
            if _BUILT.search(text) or _NOT_QUOTED.search(text):
                yield node.lineno


def _without_book(module: ast.Module) -> Iterator[int]:
    """Where a message names a command that needs a book, or makes one from its words alone."""
    help_texts = set(_help_texts(module))
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in help_texts and _NAMED.search(text):
                yield node.lineno
            case ast.Call(func=ast.Name(id="pasted")):
                yield node.lineno


def _help_texts(module: ast.Module) -> Iterator[int]:
    """What is no message: documentation, a command's example, the help of an argument."""
    for node in ast.walk(module):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                yield id(text)
            case ast.Assign(targets=[ast.Name(id="EXAMPLE")], value=text):
                yield id(text)
            case ast.keyword(arg=name, value=text) if name in _HELP:
                yield from map(id, ast.walk(text))


def _with_gaps(node: ast.expr) -> str:
    """The text, with {} in place of what is put in."""
    match node:
        case ast.JoinedStr(values=parts):
            return "".join(map(_with_gaps, parts))
        case ast.Constant(value=str(text)):
            return text
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return _with_gaps(left) + _with_gaps(right)
        case _:
            return "{}"
