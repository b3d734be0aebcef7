"""PDFs as a word processor and as a browser make them, and the text that comes out of one."""

from __future__ import annotations

import json
import random

import font_source_sans_pro
import pypdfium2
import typst

from tools.unseen.document import Block, Bullets, Document, Heading, Paragraph, Table
from tools.unseen.formats.printed import printed_blocks, spans

WORD = """
#set page(
  paper: "a4",
  margin: 2.2cm,
  footer: context align(center, text(9pt)[Page #counter(page).display() of #counter(page).final().first()]),
)
#set text(font: "Libertinus Serif", size: 10.5pt, hyphenate: false)
#set par(justify: JUSTIFY)
#set table(stroke: STROKE, inset: 4pt)
#show table: set text(size: SIZEpt)
"""
BROWSER = """
#set page(
  paper: "a4",
  margin: (x: 1.2cm, y: 1.4cm),
  header: text(8pt)[01/10/2031, 09:14 #h(1fr) HEADER],
  footer: text(8pt)[https:\\/\\/papers.example.org\\/item #h(1fr) #context counter(page).display()],
)
#set text(font: "Source Sans Pro", size: 9pt, hyphenate: false)
#set table(stroke: none, inset: (x: 5pt, y: 3pt))
#show table: set text(size: SIZEpt)
"""


def to_word_pdf(document: Document, chance: random.Random) -> bytes:
    stroke = chance.choice(("0.5pt + black", "none", "(bottom: 0.3pt + gray)", "0.5pt + gray"))
    setting = WORD.replace("STROKE", stroke).replace("JUSTIFY", chance.choice(("true", "false")))
    return _compiled(document, setting, 9.0)


def to_browser_pdf(document: Document, chance: random.Random) -> bytes:
    return _compiled(document, BROWSER.replace("HEADER", _said(document.title)), 7.5)


def to_extracted(document: Document, chance: random.Random) -> bytes:
    """The text of a PDF as a reader takes it out: order of print, single spaces, lines where the page broke them."""
    pages = pypdfium2.PdfDocument(to_word_pdf(document, chance))
    try:
        return "\n".join(
            page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pages
        ).encode()
    finally:
        pages.close()


def _compiled(document: Document, setting: str, size: float) -> bytes:
    blocks = printed_blocks(document)
    wide = max((len(block.heads[0]) for block in blocks if isinstance(block, Table)), default=1)
    setting = setting.replace("SIZE", str(size if wide < 9 else size - 2))
    source = setting + f"= {_said(document.title)}\n" + "\n".join(_block(block) for block in blocks)
    return bytes(
        typst.compile(
            source.encode(), font_paths=[font_source_sans_pro.font_directory], ignore_system_fonts=True
        )
    )


def _said(text: str) -> str:
    """Text that typst takes as it is."""
    return "#" + json.dumps(text, ensure_ascii=False) + ";"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'=' * level} {_said(text)}\n"
        case Paragraph(text):
            return _said(text) + "\n"
        case Bullets(items):
            return "\n".join(f"- {_said(item)}" for item in items) + "\n"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    wide = len(table.heads[0])
    cells = [
        f"table.cell(colspan: {width})[*{_said(text)}*]"
        for line in table.heads
        for text, width in spans(line)
    ]
    for place, row in enumerate(table.rows):
        star = "*" if place in table.bold else ""
        cells += [f"[{star}{_said(cell)}{star}]" for cell in row]
    align = "(" + "left, " + "right, " * (wide - 1) + ")"
    made = f"#table(columns: ({'auto, ' * wide}), align: {align}, {', '.join(cells)})\n"
    caption = _said(table.caption) + "\n\n" if table.caption else ""
    return caption + made + "\n" + "\n\n".join(_said(note) for note in table.notes) + "\n"
