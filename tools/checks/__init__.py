"""Rules of the house that no ready-made tool knows: each takes the root of a checkout and gives faults."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Made by others and kept whole, or not text: nothing in them was written here.
VENDORED = (".ttf", ".otf", ".woff2", ".png", ".xlsx", ".zip", ".gz", ".pdf", ".docx", ".parquet")


@dataclass(frozen=True)
class Fault:
    """`place` is a path from the root, with the line; `rule` says what to do instead."""

    place: str
    rule: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}"


def tree(root: Path) -> list[Path]:
    """Every file of the checkout that is, or would be, committed."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:  # an unpacked archive has no history: every file counts
        hidden = {".venv", ".git", "out", ".mypy_cache", ".ruff_cache", "__pycache__"}
        return sorted(
            path
            for path in root.rglob("*")
            if path.is_file() and not hidden & set(path.relative_to(root).parts)
        )
    names = listed.stdout.decode().split("\0")
    return sorted({root / name for name in names if name and (root / name).is_file()})


def lines_of(root: Path) -> Iterator[tuple[str, int, str]]:
    """Each line of each text file: path from the root, number, text."""
    for path in tree(root):
        if path.name.endswith(VENDORED) or path.name.endswith(".min.js"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            yield path.relative_to(root).as_posix(), number, line
