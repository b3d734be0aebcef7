"""A small count is withheld in one room, disclosure/, with the cells that would give it away; who reads the store passes on."""

from __future__ import annotations

import ast
from pathlib import Path

from tools.checks import Fault

HOME = "disclosure"
READS_IT_BACK = "tithing/observations/standing/reading.py"
RULE = "suppress in disclosure/ only; elsewhere pass on the quantity that came in"


def check_suppression(root: Path) -> list[Fault]:
    faults = []
    for path in sorted((root / "tithing").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if name.split("/")[1] != HOME and name != READS_IT_BACK:
            module = ast.parse(path.read_text(encoding="utf-8"))
            faults += [Fault(f"{name}:{line}", RULE) for line in _makers(module)]
    return faults


def _makers(module: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Suppressed"
    ]
