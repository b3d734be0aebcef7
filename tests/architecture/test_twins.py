"""What is tested on the reference files is tested small without them: every twin is there, and passes in a clone alone."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.shared import ROOT, WITHOUT
from tools.drill.unmeasured import unmeasured

TESTS = ROOT / "tests"


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Each call of `shared`, with the file it stands in."""
    for path in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "shared":
                yield path.relative_to(ROOT).as_posix(), node


def twin_of(file: str, call: ast.Call) -> str:
    named = {keyword.arg: keyword.value for keyword in call.keywords}.get("twin")
    assert isinstance(named, ast.Constant | ast.Name), f"{file}:{call.lineno} names no twin"
    name = str(named.value) if isinstance(named, ast.Constant) else constant(file, named.id)
    return name if "::" in name else f"{file}::{name}"


def constant(file: str, name: str) -> str:
    """The text that a module gives to a name."""
    for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.Constant(value=str(text))) if (
                found == name
            ):
                return text
    raise AssertionError(f"{file} gives no text to {name}")


TWINS = sorted({twin_of(file, call) for file, call in calls()})


@pytest.mark.parametrize("twin", TWINS)
def test_every_twin_is_a_test(twin: str) -> None:
    file, _, function = twin.partition("::")
    module = ast.parse((ROOT / file).read_text(encoding="utf-8"))

    assert function in {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_every_twin_passes_in_a_clone_that_stands_alone() -> None:
    assert len(TWINS) > 10

    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-rpf", "-p", "no:cacheprovider", *TWINS],
        cwd=ROOT,
        env={**unmeasured(), WITHOUT: "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout

    passed = {line.split()[1].partition("[")[0] for line in said.splitlines() if line.startswith("PASSED ")}
    assert [twin for twin in TWINS if twin not in passed] == [], said
    assert "FAILED " not in said
