"""Words reach a terminal through one gate, cli/say.py, which cleans them: no print(), no sys.stdout, no sys.stderr."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

HOME = "tithing/cli/say.py"
# Not to a person: each with the reason.
ALLOWED = {
    "tithing/cli/command.py": "tells argparse's stdout from its stderr, and prints neither itself",
    "tithing/checking/bounded.py": "a child process answers its parent",
}
ROOMS = ("tithing", "demo")
STREAMS = ("stdout", "stderr", "__stdout__", "__stderr__")
RULE = "say it through tithing/cli/say.py, which cleans what a terminal is shown"


def check_terminal(root: Path) -> list[Fault]:
    faults = []
    for path in (path for room in ROOMS for path in sorted((root / room).rglob("*.py"))):
        name = path.relative_to(root).as_posix()
        if name == HOME or name in ALLOWED:
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        faults += [Fault(f"{name}:{line}", RULE) for line in sorted(set(_printing_lines(module)))]
    return faults


def _printing_lines(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id="print" | "breakpoint" | "input")):
                yield node.lineno
            case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in STREAMS:
                yield node.lineno
            case ast.ImportFrom(module="sys", names=names) if any(each.name in STREAMS for each in names):
                yield node.lineno
            case ast.Import(names=names) if any(each.name in ("pprint", "getpass") for each in names):
                yield node.lineno
