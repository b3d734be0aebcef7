"""Text as extracted with its layout kept: columns that drift, wrapped labels and heads, and feet of pages."""

from __future__ import annotations

import random
import textwrap

from tools.unseen.document import Document, Table
from tools.unseen.formats.printed import printed_blocks, spans
from tools.unseen.formats.text import block_text

PAGE = 48  # lines


def to_drifted(document: Document, chance: random.Random) -> bytes:
    narrow = chance.choice((16, 20, 26, 40))
    parts = [document.title]
    parts += [
        block_text(
            block, lambda table: _drifted(table, narrow, chance), "", chance.choice(("•  ", "- ", "o  "))
        )
        for block in printed_blocks(document)
    ]
    lines = [line for part in parts for line in _wrapped(part)]
    return ("\n".join(_paged(lines)) + "\n").encode()


def _wrapped(part: str) -> list[str]:
    """Prose broken at the width of a page; lines of tables as they are."""
    broken: list[str] = []
    for line in part.split("\n"):
        broken += [line] if "   " in line.strip() else textwrap.wrap(line, 92) or [""]
    return [*broken, ""]


def _paged(lines: list[str]) -> list[str]:
    paged: list[str] = []
    for number, line in enumerate(lines, 1):
        paged.append(line)
        if number % PAGE == 0:
            paged += ["", f"{' ' * 40}Page {number // PAGE}", "\f"]
    return paged


def _drifted(table: Table, narrow: int, chance: random.Random) -> str:
    widths = [_width(column) for column in list(zip(table.heads[-1], *table.rows, strict=True))[1:]]
    lines: list[str] = []
    for head in table.heads[:-1]:
        lines.append(_top_line(head, narrow, widths))
    lines += _head_lines(table.heads[-1], narrow, widths)
    for row in table.rows:
        lines += _row_lines(row, narrow, widths, chance)
    return "\n".join(lines)


def _width(column: tuple[str, ...]) -> int:
    """Room for the longest figure and for the longest word of the head, whose words are never broken."""
    head, *cells = column
    words = max((len(word) for word in head.split()), default=0)
    return max(7, words + 2, *(len(cell) + 2 for cell in cells))


def _top_line(head: tuple[str, ...], narrow: int, widths: list[int]) -> str:
    """A head over several columns stands in their middle."""
    at, line = 0, ""
    for text, across in spans(head):
        room = sum([narrow, *widths][at : at + across])
        line += f"{text:^{room}}"
        at += across
    return line.rstrip()


def _head_lines(head: tuple[str, ...], narrow: int, widths: list[int]) -> list[str]:
    """Each head wrapped in its column, all set from the top."""
    stacks = [
        textwrap.wrap(text, width - 1, break_long_words=False, break_on_hyphens=False) or [""]
        for text, width in zip(head, (narrow, *widths), strict=True)
    ]
    deep = max(len(stack) for stack in stacks)
    full = [stack + [""] * (deep - len(stack)) for stack in stacks]
    return [_line([stack[n] for stack in full], narrow, widths) for n in range(deep)]


def _row_lines(row: tuple[str, ...], narrow: int, widths: list[int], chance: random.Random) -> list[str]:
    """The figures stand on the first line of a wrapped label, and each may be a space off its column."""
    first, *more = textwrap.wrap(row[0], narrow - 2) or [""]
    shaken = [cell + " " * chance.randint(0, 1) for cell in row[1:]]
    return [_line([first, *shaken], narrow, widths), *more]


def _line(cells: list[str], narrow: int, widths: list[int]) -> str:
    label, *rest = cells
    return (
        f"{label:<{narrow}}" + "".join(f"{cell:>{width}}" for cell, width in zip(rest, widths, strict=True))
    ).rstrip()
