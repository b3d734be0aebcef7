"""No module leads back to itself by what it imports, where it imports for types alone either.

The contract of rooms looks at what runs, inside a room. Two modules of which one runs the other, and is known to it by a type,
are one subject in two files all the same: the type belongs below both, or is said as what is asked of it (a Protocol).
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from tools.checks import Fault

PLACES = ("tithing", "tools", "demo")
STILL = frozenset({"tithing.checking.read", "tithing.checking.read.in_child"})  # as in the contract of rooms

Leads = Mapping[str, frozenset[str]]


def check_circles(root: Path) -> list[Fault]:
    """Each set of modules that all lead to one another, at the first of them."""
    files = {_name_of(path, root): path for place in PLACES for path in (root / place).rglob("*.py")}
    leads = {name: frozenset(_imported(path, files.keys())) - {name} for name, path in files.items()}
    found = {_circle_of(name, leads) for name in _in_circles(leads)}
    return [
        Fault(
            files[circle[0]].relative_to(root).as_posix(),
            f"{', '.join(circle)} lead back to one another, by a type or by what they run: put what both need below both",
        )
        for circle in sorted(found)
        if len(circle) > 1 and not STILL.issuperset(circle)
    ]


def _name_of(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path, modules: Collection[str]) -> Iterator[str]:
    """The modules of ours that one names in an import, wherever it stands in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        yield from (each for each in _named(node, modules) if each in modules)


def _named(node: ast.AST, modules: Collection[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        inside = (f"{node.module}.{each.name}" for each in node.names)
        yield from (each if each in modules else node.module for each in inside)


def _in_circles(leads: Leads) -> set[str]:
    """Modules that may stand in a circle: what is left when those that lead to none that is left are taken away, again and
    again, and likewise those to which none leads.
    """
    left = set(leads)
    while True:
        led_to = {other for name in left for other in leads[name] & left}
        more = {name for name in left if leads[name] & left and name in led_to}
        if more == left:
            return left
        left = more


def _circle_of(start: str, leads: Leads) -> tuple[str, ...]:
    """All that lead to one another with this; itself alone where it stands only between circles."""
    after = _reached(start, leads)
    return tuple(sorted({start, *(each for each in after if start in _reached(each, leads))}))


def _reached(start: str, leads: Leads) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = leads[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached
