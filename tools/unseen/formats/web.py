"""Web pages in three dialects: as written by hand, by a committee system, and by a designer with inline marks."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tools.unseen.document import Block, Bullets, Document, Heading, Paragraph, Table
from tools.unseen.formats.printed import printed_blocks, spans


@dataclass(frozen=True)
class Dialect:
    """How a page's tables are marked up: each function wraps what is already escaped."""

    cell: Callable[[str, bool, int], str]  # text, bold, number of the column
    head: Callable[[str, int], str]  # text, how many columns
    caption: Callable[[str], str]
    table: str
    paragraph: str = "<p>{}</p>"


def to_plain_html(document: Document, chance: random.Random) -> bytes:
    row_heads = chance.choice((True, False))
    return _page(
        document,
        Dialect(
            cell=lambda text, bold, n: _cell(
                f"<strong>{text}</strong>" if bold and text else text, n, row_heads
            ),
            head=lambda text, width: f"<th{_wide(width)}>{text}</th>",
            caption=lambda text: f"<caption>{text}</caption>",
            table="<table>{caption}<thead>{heads}</thead><tbody>{rows}</tbody></table>",
        ),
    )


def to_committee_html(document: Document, chance: random.Random) -> bytes:
    """No `th`: every cell holds a paragraph with a font, and blanks are hard spaces."""
    font = chance.choice(
        ('<font face="Arial" size="2">{}</font>', '<span style="font-family:Arial">{}</span>')
    )
    return _page(
        document,
        Dialect(
            cell=lambda text, bold, n: f"<td><p>{font.format(_bold(text or '&nbsp;', bold))}</p></td>",
            head=lambda text, width: (
                f"<td{_wide(width)}><p>{font.format(_bold(text or '&nbsp;', True))}</p></td>"
            ),
            caption=lambda text: "",
            table="<p><b>{title}</b></p><table border=1>{heads}{rows}</table>",
            paragraph="<p>" + font + "</p>",
        ),
    )


def to_inline_html(document: Document, chance: random.Random) -> bytes:
    """Figures in spans, lines broken in heads, and marks of footnotes as superscripts."""
    return _page(
        document,
        Dialect(
            cell=lambda text, bold, n: f"<td>{_marked(text, bold, n)}</td>",
            head=lambda text, width: f'<th scope="col"{_wide(width)}>{_broken(text)}</th>',
            caption=lambda text: f"<caption><em>{text}</em></caption>",
            table="<div class=t><table>{caption}{heads}{rows}</table></div>",
        ),
    )


def _page(document: Document, dialect: Dialect) -> bytes:
    body = "\n".join(_block(block, dialect) for block in printed_blocks(document))
    title = escape(document.title)
    head = f"<head><meta charset=utf-8><title>{title}</title></head>"
    return f"<!doctype html><html>{head}<body><h1>{title}</h1>{body}</body></html>".encode()


def _block(block: Block, dialect: Dialect) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text):
            return dialect.paragraph.format(escape(text))
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        case Table():
            return _table(block, dialect)


def _table(table: Table, dialect: Dialect) -> str:
    heads = "".join(
        "<tr>" + "".join(dialect.head(escape(text), width) for text, width in spans(line)) + "</tr>"
        for line in table.heads
    )
    rows = "".join(
        "<tr>"
        + "".join(dialect.cell(escape(cell), n in table.bold, at) for at, cell in enumerate(row))
        + "</tr>"
        for n, row in enumerate(table.rows)
    )
    caption = dialect.caption(escape(table.caption)) if table.caption else ""
    whole = dialect.table.format(caption=caption, title=escape(table.caption), heads=heads, rows=rows)
    return whole + "".join(dialect.paragraph.format(escape(note)) for note in table.notes)


def _cell(text: str, column: int, row_heads: bool) -> str:
    return f"<th>{text}</th>" if row_heads and column == 0 else f"<td>{text}</td>"


def _wide(width: int) -> str:
    return f" colspan={width}" if width > 1 else ""


def _bold(text: str, bold: bool) -> str:
    return f"<b>{text}</b>" if bold else text


def _marked(text: str, bold: bool, column: int) -> str:
    text = text if column == 0 else f"<span>{text}</span>"
    return f"<strong>{text}</strong>" if bold else text


def _broken(text: str) -> str:
    first, space, rest = text.partition(" ")
    return f"{first}<br>{rest}" if space else text
