"""A laid-out document as plain text, and the comparison with its approved copy in tests/golden."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tests.support.shared import ROOT
from tithing.documents.renderers.laid_out import (
    LaidBreak,
    LaidChart,
    LaidHeading,
    LaidList,
    LaidOut,
    LaidParagraph,
    LaidTable,
    words_of,
)

GOLDEN = ROOT / "tests" / "golden"


def approve(name: str, text: str) -> None:
    """Fails when the text is not as approved. APPROVE=1 writes it, to be read like a changed contract."""
    path = GOLDEN / name
    if os.environ.get("APPROVE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path} is not what is written now"


def as_text(laid: LaidOut) -> str:
    """The whole document as lines of words, a table's cells between bars."""
    document = laid.document
    opening = [document.author, f"# {document.title}", document.subtitle, f"Published {laid.published}", ""]
    return "\n".join([*opening, *_parts(laid), *_notes(laid), document.contact, document.licence]) + "\n"


def _notes(laid: LaidOut) -> list[str]:
    return [f"Note {note.number}: {words_of(note.spans)}" for note in laid.notes]


def _parts(laid: LaidOut) -> Iterator[str]:
    for part in laid.parts:
        match part:
            case LaidHeading(text, level, _):
                yield f"{'#' * level} {text}"
            case LaidParagraph(spans, role):
                yield f"({role}) {words_of(spans)}" if role else words_of(spans)
            case LaidList(items, numbered):
                yield from (f"{'1.' if numbered else '-'} {words_of(item)}" for item in items)
            case LaidTable():
                yield from _table(part)
            case LaidChart():
                yield from _chart(part)
            case LaidBreak():
                yield "----"
        yield ""


def _table(table: LaidTable) -> Iterator[str]:
    yield f"Table {table.number}: {table.caption}"
    if table.groups:
        yield " | ".join(f"{name} x{span}" for name, span in table.groups)
    yield " | ".join(column.head for column in table.columns)
    for row in table.rows:
        indent = "  " * row.level + ("= " if row.total else "")
        yield indent + " | ".join(f"{cell.arrow} {cell.text}".strip() for cell in row.cells)
    yield from (f"Note {note.number}: {words_of(note.spans)}" for note in table.notes)
    yield from table.marks
    yield f"Source: {table.source}"


def _chart(part: LaidChart) -> Iterator[str]:
    chart = part.chart
    yield f"Chart: {chart.title} / {chart.subtitle}"
    yield chart.alt
    yield from part.remarks
