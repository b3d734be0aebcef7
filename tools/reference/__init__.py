"""Pages of the reference, each made from one kind of definition."""

from __future__ import annotations

from collections.abc import Iterable


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [_row(heads), _row(tuple("---" for _ in heads)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
