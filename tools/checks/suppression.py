"""A small count is withheld in one place, disclosure/suppression.py, with the cells that would give it away."""

from __future__ import annotations

import ast
from pathlib import Path

from tools.checks import Fault

HOME = "tithing/disclosure/suppression.py"
ROOMS = ("documents", "findings", "indicators", "workflows", "cli")
RULE = "suppress in disclosure/suppression.py only; elsewhere pass on the quantity that came in"


def check_suppression(root: Path) -> list[Fault]:
    faults = []
    for room in ROOMS:
        for path in sorted((root / "tithing" / room).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if name != HOME:
                module = ast.parse(path.read_text(encoding="utf-8"))
                faults += [Fault(f"{name}:{line}", RULE) for line in _makers(module)]
    return faults


def _makers(module: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Suppressed"
    ]
