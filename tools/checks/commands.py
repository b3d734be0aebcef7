"""A command that a message gives to paste is made by `pasted`, which quotes the names in it: never built by hand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

HOME = "tithing/vocabulary/pasted.py"
ROOMS = ("tithing", "demo")
RULE = "make the command with pasted() or BookFolder.command(), which quote the names in it for a shell"
_BUILT = re.compile(r"\btithing [a-z]+ [^.;]*\{\}")
_NOT_QUOTED = re.compile(r"--(?:book|from|output|folder) '?\{\}")


def check_commands(root: Path) -> list[Fault]:
    faults = []
    for path in (path for room in ROOMS for path in sorted((root / room).rglob("*.py"))):
        name = path.relative_to(root).as_posix()
        if name == HOME:
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        faults += [Fault(f"{name}:{line}", RULE) for line in sorted(set(_built_by_hand(module)))]
    return faults


def _built_by_hand(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            text = _with_gaps(node)
            if _BUILT.search(text) or _NOT_QUOTED.search(text):
                yield node.lineno


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
