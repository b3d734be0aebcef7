"""The measured half of the unseen set is opened by the measuring alone: what is tuned on cannot be measured by."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.check import ROOT
from tools.checks import lines_of
from tools.unseen.halves import KINDS, half_of

HOME = "tools/unseen/"
HALF = HOME + "measured/"
# What may name the half, and why; everything else may name neither the package nor its folder.
ALLOWED = {
    "tools/unseen/measure.py": "the measuring",
    "tools/unseen/README.md": "says that nothing else may",
    "tests/architecture/test_unseen_stays_unseen.py": "this test",
}
# What of the set may be used outside it: the commands, which print totals, and what is tuned on.
OPEN = (
    "tools.unseen.measure.main",
    "tools.unseen.thresholds.main",
    "tools.unseen.halves.half_of",
    "tools.unseen.tuned",
    "tools.unseen.imagined",
)
NAMES = ("unseen." + "measured", "unseen/" + "measured", "import " + "measured")


def _naming(root: Path) -> list[str]:
    """The files that name the measured half in their text, imports and paths alike."""
    return sorted(
        {
            name
            for name, _, line in lines_of(root)
            if not name.startswith(HALF) and name not in ALLOWED and any(each in line for each in NAMES)
        }
    )


def _importing(root: Path) -> list[str]:
    """What the product and the tools beside the set import of it, beyond what is open."""
    faults = []
    for folder in ("tithing", "tools", "tests", "demo"):
        for path in sorted((root / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if not name.startswith((HOME, "tests/core/unseen/", "tests/architecture/")):
                faults += [f"{name}: {each}" for each in _imported(path) if _is_shut(each)]
    return faults


def _imported(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def _is_shut(name: str) -> bool:
    return name.startswith("tools.unseen") and not name.startswith(OPEN)


def test_nothing_but_the_measuring_names_the_measured_half() -> None:
    assert _naming(ROOT) == []


def test_nothing_outside_the_set_imports_more_of_it_than_totals_and_the_tuned_half() -> None:
    assert _importing(ROOT) == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("tithing/checking/planted.py", "import tools.unseen." + "measured"),
        ("tools/planted.py", "from tools.unseen import " + "measured"),
        ("tests/core/checking/planted.py", "open('tools/unseen/" + "measured/words.py')"),
        ("tools/unseen/judge.py", "from tools.unseen." + "measured.layouts import ranks"),
    ],
)
def test_naming_the_measured_half_is_caught(tmp_path: Path, file: str, line: str) -> None:
    planted = tmp_path / file
    planted.parent.mkdir(parents=True)
    planted.write_text(line + "\n", encoding="utf-8")

    assert _naming(tmp_path) == [file]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("from tools.unseen.make import papers", "tools.unseen.make.papers"),
        ("from tools.unseen.measure import MODULES", "tools.unseen.measure.MODULES"),
        ("import tools.unseen.measure", "tools.unseen.measure"),
        ("from tools.unseen import measure", "tools.unseen.measure"),
    ],
)
def test_importing_what_makes_the_papers_is_caught(tmp_path: Path, line: str, found: str) -> None:
    planted = tmp_path / "tithing/checking/planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(line + "\n", encoding="utf-8")

    assert _importing(tmp_path) == [f"tithing/checking/planted.py: {found}"]


def test_the_command_and_the_tuned_half_may_be_used(tmp_path: Path) -> None:
    planted = tmp_path / "tools/planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text("from tools.unseen.measure import main\nimport tools.unseen.tuned\n", encoding="utf-8")

    assert _importing(tmp_path) == []


@pytest.mark.parametrize("half", ["tuned", "measured"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_family_stands_in_the_half_that_chance_gave_it(half: str, kind: str) -> None:
    families = [path.stem for path in (ROOT / HOME / half / kind).glob("*.py") if path.stem != "__init__"]

    assert families
    assert [name for name in families if half_of(name) != half] == []
