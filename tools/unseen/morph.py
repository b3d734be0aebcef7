"""The same paper told otherwise: what is found in it must not change.

Each transform gives a paper in which the same is right and the same is wrong, or None where it has nothing to do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from tools.unseen.document import Block, Document, Heading, Paragraph, Relation, Table
from tools.unseen.words import Words

Transform = Callable[[Document, Words, random.Random], Document | None]
TIME = re.compile(
    r"\bQ(?:tr)?\s?\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b20\d\d|FY\d\d|YTD|Year"
)
LINES_OF_A_PAGE = 40


def rows_shuffled(document: Document, words: Words, chance: random.Random) -> Document | None:
    """The rows of tables that have no order, in another; bold rows stay where they are."""
    blocks = tuple(_shuffled(block, chance) for block in document.blocks)
    return replace(document, blocks=blocks) if blocks != document.blocks else None


def _shuffled(block: Block, chance: random.Random) -> Block:
    if not isinstance(block, Table) or block.ordered:
        return block
    free = [n for n in range(len(block.rows)) if n not in block.bold]
    rows = list(block.rows)
    for at, row in zip(free, chance.sample(free, len(free)), strict=True):
        rows[at] = block.rows[row]
    return replace(block, rows=tuple(rows))


def columns_moved(document: Document, words: Words, chance: random.Random) -> Document | None:
    """The columns in another order, where no head names a time."""
    blocks = tuple(_moved(block, chance) for block in document.blocks)
    return replace(document, blocks=blocks) if blocks != document.blocks else None


def _moved(block: Block, chance: random.Random) -> Block:
    if (
        not isinstance(block, Table)
        or len(block.heads) > 1
        or any(TIME.search(head) for head in block.heads[0])
    ):
        return block
    order = [0, *chance.sample(range(1, len(block.heads[0])), len(block.heads[0]) - 1)]
    heads, *rows = [tuple(line[n] for n in order) for line in (*block.heads, *block.rows)]
    return replace(block, heads=(heads,), rows=tuple(rows))


def renamed(document: Document, words: Words, chance: random.Random) -> Document | None:
    """Each place and measure under another's name, throughout."""
    new: dict[str, str] = {}
    for pool in (
        words.places,
        words.wards,
        words.offences,
        words.services,
        words.housing,
        words.fires,
        words.health,
    ):
        turned = (*pool[1:], pool[0])
        new |= dict(zip(pool, turned, strict=True))
        new |= {old.lower(): other.lower() for old, other in zip(pool, turned, strict=True)}
    names = re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(new, key=len, reverse=True)))
    return _with_texts(document, lambda text: names.sub(lambda found: new[found[0]], text))


def _with_texts(document: Document, change: Callable[[str], str]) -> Document:
    return replace(
        document,
        blocks=tuple(_changed(block, change) for block in document.blocks),
        tokens=tuple(change(token) for token in document.tokens),
        relations=tuple(_reworded(relation, change) for relation in document.relations),
    )


def _reworded(relation: Relation, change: Callable[[str], str]) -> Relation:
    return replace(relation, words=tuple(change(word) for word in relation.words))


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, text=change(block.text))
        case Table():
            return replace(
                block,
                caption=change(block.caption),
                heads=tuple(tuple(change(cell) for cell in line) for line in block.heads),
                rows=tuple(tuple(change(cell) for cell in row) for row in block.rows),
                notes=tuple(change(note) for note in block.notes),
            )
    return replace(block, items=tuple(change(item) for item in block.items))


def with_harmless_table(document: Document, words: Words, chance: random.Random) -> Document | None:
    """A table of meetings before everything: it has figures, and nothing in it could be wrong."""
    rows = tuple((name, f"Room {n + 1}", f"1{n}:30") for n, name in enumerate(chance.sample(words.bodies, 4)))
    return replace(
        document,
        blocks=(Table("Where partners meet", (("Partner", "Place", "Time"),), rows), *document.blocks),
    )


def with_pages(document: Document, words: Words, chance: random.Random, pages: int = 50) -> Document:
    """Many pages of talk without a figure, before everything."""
    talk: list[Block] = []
    for number in range(pages * LINES_OF_A_PAGE // 6):
        if number % 7 == 0:
            talk.append(Heading(f"Theme: {chance.choice(words.services).lower()}"))
        talk.append(Paragraph(" ".join(chance.choices(words.chatter, k=6))))
    return replace(document, blocks=(*talk, *document.blocks))


def in_the_middle(document: Document, words: Words, chance: random.Random) -> Document:
    """The paper in the middle of 80 pages."""
    front = with_pages(document, words, chance, 40)
    back = with_pages(replace(document, blocks=()), words, chance, 40)
    return replace(front, blocks=(*front.blocks, *back.blocks))


TRANSFORMS: dict[str, Transform] = {
    "with rows shuffled": rows_shuffled,
    "with columns moved": columns_moved,
    "with places and measures renamed": renamed,
    "with a harmless table before": with_harmless_table,
    "with 50 pages of prose before": with_pages,
}
