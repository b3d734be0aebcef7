"""Write tithing/workflows/received/house_words.toml: the words in which the house itself says what is wrong with a file.

python -m tools.house_words

A refusal's line in the journal may hold only these (see workflows/received/harmless.py), so that nothing of a file that was not
taken stands in the book. A word that is not in the list is left out of the line, which is never worse than unclear.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tithing.inspection.words import family_names, given_names

ROOMS = ("sources", "store", "observations", "incidents", "places", "workflows", "vocabulary")
MOSTLY_NO_NAME = frozenset(("the",))  # a given name too, and in every other sentence of ours
TITHING = Path(__file__).parents[1] / "tithing"
LIST = TITHING / "workflows" / "received" / "house_words.toml"
_WORD = re.compile(r"(?<![A-Za-z-])(?:[A-Za-z]+-[A-Za-z-]+[a-z]|[A-Za-z]{2,}|a)(?![A-Za-z-])")


def house_words() -> list[str]:
    """Every word of a sentence in the rooms that refuse files, without those that are people's names."""
    words = {word.lower() for text in _sentences() for word in _WORD.findall(text)}
    return sorted(words - ((given_names() | family_names()) - MOSTLY_NO_NAME))


def _sentences() -> Iterator[str]:
    """Literal texts with a blank in them; documentation is none."""
    for room in ROOMS:
        for path in sorted((TITHING / room).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                    yield from [node.value] if " " in node.value.strip() else []


def main() -> None:
    lines: list[str] = []
    for word in house_words():
        if lines and len(lines[-1]) + len(word) < 110:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    head = "# Written by tools/house_words.py: the words in which the house says what is wrong with a file.\n"
    LIST.write_text(head + 'words = """\n' + "\n".join(lines) + '\n"""\n', encoding="utf-8")


if __name__ == "__main__":
    main()
