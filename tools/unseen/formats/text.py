"""Text with proper tables: tabs, pipes, slashes, aligned columns and Markdown."""

from __future__ import annotations

import random
from collections.abc import Callable

from tools.unseen.document import Block, Bullets, Document, Heading, Paragraph, Table
from tools.unseen.formats.printed import one_head, printed_blocks, unspanned

TableText = Callable[[Table], str]


def to_tabs(document: Document, chance: random.Random) -> bytes:
    return _text(document, chance, lambda table: _joined(table, "\t"))


def to_pipes(document: Document, chance: random.Random) -> bytes:
    return _text(document, chance, lambda table: _joined(table, " | "))


def to_slashes(document: Document, chance: random.Random) -> bytes:
    return _text(document, chance, _slashed)


def to_columns(document: Document, chance: random.Random) -> bytes:
    return _text(document, chance, _aligned)


def to_markdown(document: Document, chance: random.Random) -> bytes:
    strong = chance.choice((True, False))
    return _text(document, chance, lambda table: _markdown(table, strong), heading="## ")


def _text(document: Document, chance: random.Random, table_text: TableText, heading: str = "") -> bytes:
    mark = chance.choice(("- ", "• ", "* "))
    parts = [heading.replace("##", "#") + document.title]
    parts += [block_text(block, table_text, heading, mark) for block in printed_blocks(document)]
    return ("\n\n".join(parts) + "\n").encode()


def block_text(block: Block, table_text: TableText, heading: str, mark: str) -> str:
    """A block as text; tables by the function given."""
    match block:
        case Heading(text):
            return heading + text
        case Paragraph(text):
            return text
        case Bullets(items):
            return "\n".join(mark + item for item in items)
        case Table():
            return "\n\n".join(
                part for part in (block.caption, table_text(block), "\n".join(block.notes)) if part
            )


def _lines(table: Table) -> list[tuple[str, ...]]:
    return [*(unspanned(line) for line in table.heads), *table.rows]


def _joined(table: Table, between: str, blank: str = "") -> str:
    return "\n".join(between.join(cell or blank for cell in line) for line in _lines(table))


def _slashed(table: Table) -> str:
    return "\n".join(" / ".join(cell or "-" for cell in line) for line in (one_head(table), *table.rows))


def _aligned(table: Table) -> str:
    lines = _lines(table)
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    return "\n".join(_padded(line, widths) for line in lines)


def _padded(line: tuple[str, ...], widths: list[int]) -> str:
    label, *cells = line
    rest = "".join(f"   {cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
    return f"{label:<{widths[0]}}{rest}".rstrip()


def _markdown(table: Table, strong: bool) -> str:
    lines = [_bar(one_head(table))]
    lines.append("|" + "---|" * len(table.heads[0]))
    lines += [_bar(_strong(row) if strong and n in table.bold else row) for n, row in enumerate(table.rows)]
    return "\n".join(lines)


def _strong(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"**{cell}**" if cell else "" for cell in row)


def _bar(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"
