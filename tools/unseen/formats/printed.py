"""A document with its tokens in place, as every format prints it."""

from __future__ import annotations

from dataclasses import replace

from tools.unseen.document import SPAN, Block, Bullets, Document, Heading, Paragraph, Table


def printed_blocks(document: Document) -> list[Block]:
    """The blocks with every token printed."""
    return [_printed(block, document) for block in document.blocks]


def _printed(block: Block, document: Document) -> Block:
    show = document.printed
    match block:
        case Heading() | Paragraph():
            return replace(block, text=show(block.text))
        case Bullets(items):
            return Bullets(tuple(show(item) for item in items))
        case Table(caption, heads, rows, notes):
            return replace(
                block,
                caption=show(caption),
                heads=tuple(tuple(show(cell) for cell in line) for line in heads),
                rows=tuple(tuple(show(cell) for cell in row) for row in rows),
                notes=tuple(show(note) for note in notes),
            )


def unspanned(line: tuple[str, ...]) -> tuple[str, ...]:
    """A line of heads for a format that has no merged cells: the words once, and blanks after them."""
    return tuple("" if cell == SPAN else cell for cell in line)


def one_head(table: Table) -> tuple[str, ...]:
    """The lines of heads as one, for a format that has one: "Arson 2024" of Arson above 2024 and 2025.

    >>> one_head(Table("", (("", "Arson", SPAN), ("Ward", "2024", "2025")), ()))
    ('Ward', 'Arson 2024', 'Arson 2025')
    """
    filled = [_filled(line) for line in table.heads]
    return tuple(" ".join(part for part in parts if part) for parts in zip(*filled, strict=True))


def _filled(line: tuple[str, ...]) -> list[str]:
    filled: list[str] = []
    for cell in line:
        filled.append(filled[-1] if cell == SPAN else cell)
    return filled


def spans(line: tuple[str, ...]) -> list[tuple[str, int]]:
    """The heads of a line, each with how many columns it covers.

    >>> spans(("Offence", "2024", SPAN, "2025"))
    [('Offence', 1), ('2024', 2), ('2025', 1)]
    """
    found: list[tuple[str, int]] = []
    for cell in line:
        if cell == SPAN and found:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((cell, 1))
    return found
