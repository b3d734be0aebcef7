"""Why a figure is not here is said in the words of one table (`vocabulary/not_here`): nobody else writes them, or makes its own.

Text that a reader sees is looked at, not documentation. Sources may recognise such words, and say them of a file's own cells.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

ROOMS = ("indicators", "reading", "findings", "documents", "workflows", "cli")
RULE = 'give the figure a state of "not here" and print its words: the table in vocabulary/not_here has them'
_WORDS = re.compile(
    r"\b(?:(?:not|never) (?:been )?supplied|did not (?:supply|send)|not yet imported|late from|asked of|owed by|"
    r"nobody (?:was|has been) asked|not collected (?:then|before))\b",
    re.IGNORECASE,
)
# A reason in words of its own is the last thing a `Missing` should be given: its state says it, or the file did.
_BARE = "say in which state it is: Missing(decided=NotHere...)"


def check_not_here(root: Path) -> list[Fault]:
    """Every text of the rooms that print figures with such words in it, and every bare reason given to a figure."""
    faults = []
    for room in ROOMS:
        for path in sorted((root / "tithing" / room).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            name = path.relative_to(root).as_posix()
            faults += [Fault(f"{name}:{line}", rule) for line, rule in sorted(set(_found(tree)))]
    return faults


def _found(tree: ast.Module) -> Iterator[tuple[int, str]]:
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in documentation and _WORDS.search(text):
                yield node.lineno, RULE
            case ast.Call(
                func=ast.Name(id="Missing"), args=[ast.Constant() | ast.JoinedStr(), *_], keywords=given
            ):
                if not {"decided", "erased"} & {each.arg for each in given}:
                    yield node.lineno, _BARE
