"""Rule numbers are for code and docs: no sentence that a reader or a partner meets has one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"\bR\d{1,3}\b")
SENTENCE = re.compile(r"\w+ \w+ \w+")  # a rule's number alone is data


def _sentences(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_no_sentence_of_the_code_names_a_rule() -> None:
    """The checker's own findings name theirs beside them, for whoever maintains it."""
    files = [path for path in (ROOT / "tithing").rglob("*.py") if "checking" not in path.parts]
    assert len(files) > 300

    found = {
        f"{path.relative_to(ROOT)}: {text[:80]}"
        for path in files
        for text in _sentences(path)
        if NUMBER.search(text) and SENTENCE.search(text)
    }

    assert found == {"tithing/reading/guard/guard.py: the partnership's setting suppress_below; R100"}


def test_no_document_that_was_approved_names_a_rule() -> None:
    pages = [
        *(ROOT / "tests/golden/documents").glob("*.txt"),
        *(ROOT / "tests/golden/sections").glob("*.txt"),
    ]
    assert len(pages) > 20

    named = {page.name for page in pages if NUMBER.search(page.read_text(encoding="utf-8"))}

    assert named == set()
