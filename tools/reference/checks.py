"""The page of checks: every rule of `tithing check`, as its own file says it."""

from __future__ import annotations

import ast
from inspect import getdoc, getsource
from types import ModuleType

from tithing.checking.test import rule_files
from tools.reference import code, table

INTRODUCTION = """# Checks

What `tithing check` holds printed figures against. A finding names its rule; `--format json` counts how often each was
applied. The R numbers are those of the duties and standards that the project works to. A rule that is not sure what a
column, a row or a sentence means says nothing: see [how to check a pack](../how-to/check-a-pack.md).
"""


def checks_page() -> str:
    return "\n".join([INTRODUCTION, *(_section(about, files) for about, files in rule_files().items())])


def _section(about: str, files: tuple[ModuleType, ...]) -> str:
    rows = ((code(names_of(file)), _first(getdoc(file)), _first(getdoc(file.relations))) for file in files)
    return f"## {about}\n\n{table(('Rule', 'What has to hold', 'What is asked'), rows)}\n"


def names_of(file: ModuleType) -> list[str]:
    """The names that a rule's findings may have: RULE, and those of its other tests."""
    given = [node for node in ast.parse(getsource(file)).body if isinstance(node, ast.Assign)]
    names = [
        name.id
        for node in given
        for target in node.targets
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    ]
    return [value for name in names if _is_public(name) and isinstance(value := getattr(file, name), str)]


def _is_public(name: str) -> bool:
    return name.isupper() and not name.startswith("_")


def _first(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())
