"""Figures leave the number book through a snapshot, in which it is decided what its reader may see: nobody goes round it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

HOME = "reading"
BEHIND_THE_DOOR = "book_state"
RULE = "ask the snapshot, or give `reading` a question: what stands behind it is masked for nobody"


def check_door_out(root: Path) -> list[Fault]:
    faults = []
    for path in sorted((root / "tithing").rglob("*.py")):
        name = path.relative_to(root / "tithing")
        if name.parts[0] != HOME:
            module = ast.parse(path.read_text(encoding="utf-8"))
            faults += [Fault(f"tithing/{name.as_posix()}:{line}", RULE) for line in _ways_round(module)]
    return faults


def _ways_round(module: ast.Module) -> Iterator[int]:
    """Where what stands behind the door is named, imported or asked for by its name."""
    for node in ast.walk(module):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name) | ast.Constant(value=str(name)):
                found = name == BEHIND_THE_DOOR
            case ast.ImportFrom(module=str(name), names=names):
                found = BEHIND_THE_DOOR in (*name.split("."), *(each.name for each in names))
            case _:
                found = False
        if found:
            yield node.lineno  # type: ignore[attr-defined]
