"""Properties are tried as their profile says: no deadline or number of their own, and no text without an end.

How often and from which seeds is decided in tests/support/properties.py, so that `make prove` can ask for more.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

HOME = "tests/support/properties.py"
OWN_SETTINGS = "sets how a property is tried: use long_property, or leave it to the profile"
NO_END = "tries text of any length: give max_size, or use text() of tests/support/properties.py"
_UNENDING = ("text", "binary")


def check_properties(root: Path) -> list[Fault]:
    faults = []
    for path in sorted((root / "tests").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if name != HOME:
            module = ast.parse(path.read_text(encoding="utf-8"))
            faults += [Fault(f"{name}:{line}", rule) for line, rule in _faults_in(module)]
    return faults


def _faults_in(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id="settings") | ast.Attribute(attr="settings")):
                yield node.lineno, OWN_SETTINGS
            case ast.Call(func=ast.Attribute(value=ast.Name(id="st"), attr=name)) if name in _UNENDING:
                if "max_size" not in {keyword.arg for keyword in node.keywords}:
                    yield node.lineno, NO_END
