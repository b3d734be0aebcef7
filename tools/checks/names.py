"""A public class has a name of its own: one that stands in two files means two things to whoever reads on."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

# Names that still stand twice: none, and none is added.
STILL_TWICE: frozenset[str] = frozenset()
ONCE = "now stands in one file only: take it off STILL_TWICE"


def check_names(root: Path, still_twice: frozenset[str] = STILL_TWICE) -> list[Fault]:
    """Every class of a name that another file has too, and every excuse that is no longer needed."""
    places = _classes(root)
    twice = {name: found for name, found in places.items() if len({file for file, _ in found}) > 1}
    faults = [
        Fault(f"{file}:{line}", _rule(name, file, found))
        for name, found in sorted(twice.items())
        for file, line in found
        if name not in still_twice
    ]
    over = sorted(still_twice & places.keys() - twice.keys())
    return faults + [Fault("tools/checks/names.py", f"{name} {ONCE}") for name in over]


def _rule(name: str, file: str, found: list[tuple[str, int]]) -> str:
    others = sorted({other for other, _ in found if other != file})
    return f"the class {name} stands in {', '.join(others)} too: give each meaning its own name (GLOSSARY.md)"


def _classes(root: Path) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for path in sorted((root / "tithing").rglob("*.py")):
        if path.parent.name == "migrations":  # Django asks for one name in all of them
            continue
        for name, line in _public_classes(ast.parse(path.read_text(encoding="utf-8"))):
            found[name].append((path.relative_to(root).as_posix(), line))
    return found


def _public_classes(module: ast.Module) -> Iterator[tuple[str, int]]:
    for node in module.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node.lineno
