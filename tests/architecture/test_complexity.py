"""Ways through a function are counted as ruff counts them, or more: a branch inside a line is a branch."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.checks.complexity import CODE, ROOT, functions, read_list, shrunk, ways_through, write_list

COUNTED = [
    ("def f(): return 1", 1),
    ("def f(a): return 1 if a else 2", 2),
    ("def f(a, b): return a and b", 2),
    ("def f(a, b): return (a or b) and a", 3),
    ("def f(a): return [x for x in a]", 2),
    ("def f(a): return [x for x in a if x if x > 1]", 4),
    ("def f(a):\n for x in a: pass\n else: pass", 3),
    ("def f(a):\n while a: pass", 2),
    ("def f(a):\n try: a()\n except E: pass\n except F: pass", 3),
    ("def f(a):\n match a:\n  case 1: pass\n  case _: pass", 3),
    ("def f(a):\n def g(b): return b or 1\n return g(a)", 3),
]


@pytest.mark.parametrize(("code", "ways"), COUNTED)
def test_each_branch_is_one_more(code: str, ways: int) -> None:
    (function,) = (node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef))

    assert ways_through(function) == ways


def test_no_function_of_the_house_has_more_ways_by_ruffs_count() -> None:
    ruff = ("ruff", "check", "--isolated", "--select", "C901", "--config", "lint.mccabe.max-complexity=0")
    said = subprocess.run(
        [sys.executable, "-m", *ruff, "--output-format", "json", *CODE],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    ours = {
        (str(path), function.name, function.lineno): ways_through(function)
        for room in CODE
        for path in (ROOT / room).rglob("*.py")
        for _, function in functions(ast.parse(path.read_text(encoding="utf-8")))
    }

    theirs = [
        (_place(each), int(re.findall(r"\((\d+) > 0\)", each["message"])[0])) for each in json.loads(said)
    ]

    assert len(theirs) > 1000
    assert [place for place, ways in theirs if ours[place] < ways] == []


def _place(found: dict[str, object]) -> tuple[str, str, int]:
    name = re.findall(r"`(\w+)`", str(found["message"]))[0]
    return str(found["filename"]), name, int(found["location"]["row"])  # type: ignore[index]


def test_the_list_shrinks_and_never_grows() -> None:
    listed = {"a.py::mended": 14, "a.py::simpler": 14, "a.py::worse": 11}
    found = {"a.py::simpler": 12, "a.py::worse": 13, "a.py::new": 20}

    assert shrunk(listed, found) == {"a.py::simpler": 12, "a.py::worse": 11}


def test_a_function_that_moves_keeps_its_place_on_the_list() -> None:
    assert shrunk({"a.py::moved": 14}, {"b.py::moved": 13, "c.py::new": 13}) == {"b.py::moved": 13}


def test_the_list_reads_back_as_it_was_written(tmp_path: Path) -> None:
    write_list(tmp_path / "list", {"b.py::two words": 12, "a.py::C.m": 11})

    assert read_list(tmp_path / "list") == {"a.py::C.m": 11, "b.py::two words": 12}
