"""What stands around the figures of real papers and says nothing of them: front matter, numbers of tables, sources.

A paper that is dressed is as right, or as wrong, as it was.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tools.unseen.document import Block, Bullets, Document, Heading, Paragraph, Table
from tools.unseen.periods import MONTH_WORDS

SOURCES = (
    "Source: force recording system",
    "Source: partners' returns",
    "Data extracted on",
    "Source: local records, as at",
)
MARKS = ("¹", " (a)", "*", " [note 1]")


def dress(document: Document, chance: random.Random) -> Document:
    """The paper with some of what papers have around their tables, by chance."""
    blocks: list[Block] = list(document.blocks)
    if chance.random() < 0.5:
        blocks = _numbered(blocks)
    if chance.random() < 0.5:
        blocks = [_with_source(block, chance) if isinstance(block, Table) else block for block in blocks]
    if chance.random() < 0.3:
        blocks = [_with_mark(block, chance) if isinstance(block, Table) else block for block in blocks]
    front = _front(document, chance) if chance.random() < 0.6 else []
    starts = tuple((family, start + len(front)) for family, start in document.starts)
    return replace(document, blocks=(*front, *blocks), starts=starts)


def _date(chance: random.Random) -> str:
    return f"{chance.randint(1, 28)} {chance.choice(MONTH_WORDS)} {chance.randint(2031, 2034)}"


def _front(document: Document, chance: random.Random) -> list[Block]:
    """What a committee paper opens with."""
    held = _date(chance)
    return [
        Paragraph(f"Agenda item {chance.randint(3, 12)}"),
        Bullets(
            (
                f"Meeting: {held}",
                "Report of: the head of service",
                f"Pages: {chance.randint(2, 30)}",
                "Status: public",
            )
        ),
        Heading("Purpose of the report"),
        Paragraph("To tell members how services did. Questions to the policy team on 01632 960 001."),
    ]


def _numbered(blocks: list[Block]) -> list[Block]:
    number, done = 0, []
    for block in blocks:
        if isinstance(block, Table) and block.caption:
            number += 1
            block = replace(block, caption=f"Table {number}: {block.caption}")
        done.append(block)
    return done


def _with_source(table: Table, chance: random.Random) -> Table:
    return replace(table, notes=(*table.notes, f"{chance.choice(SOURCES)}, {_date(chance)}."))


def _with_mark(table: Table, chance: random.Random) -> Table:
    """A mark on one label, and the note that it points to."""
    mark = chance.choice([mark for mark in MARKS if not any(mark.strip() in note for note in table.notes)])
    place = chance.randrange(len(table.rows))
    rows = list(table.rows)
    if rows[place][0]:
        rows[place] = (rows[place][0] + mark, *rows[place][1:])
    return replace(
        table, rows=tuple(rows), notes=(*table.notes, f"{mark.strip()} Recorded otherwise before the merger.")
    )
