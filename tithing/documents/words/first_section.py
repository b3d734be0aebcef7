"""What a document says first, as plain lines: for a terminal, which shows no page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from tithing.documents.parts import BulletList, Document, DocumentPart, Heading, PageBreak, Paragraph
from tithing.documents.words.facts import plain_sentence

TOP = 2  # the level of a section's heading


def first_section(document: Document) -> Iterator[str]:
    """The words of its first section, each heading, paragraph and item on a line; but not what is set small, nor its tables
    and charts.

    >>> from datetime import date
    >>> summary = (Heading("Summary"), BulletList((("Robbery: none.",),)), Heading("What is missing", 3), Paragraph(("Nothing.",)))
    >>> report = Document("Report", "2024-25", "Safer X", date(2025, 5, 1), (*summary, Heading("Quarter 4")))
    >>> list(first_section(report))
    ['Summary', '  Robbery: none.', 'What is missing', '  Nothing.']
    """
    first, *rest = document.parts[_start(document) :]
    for part in (first, *takewhile(lambda part: not _ends(part), rest)):
        yield from _lines(part)


def _start(document: Document) -> int:
    return next((at for at, part in enumerate(document.parts) if _is_top(part)), 0)


def _is_top(part: DocumentPart) -> bool:
    return isinstance(part, Heading) and part.level == TOP


def _ends(part: DocumentPart) -> bool:
    return isinstance(part, PageBreak) or _is_top(part)


def _lines(part: DocumentPart) -> Iterator[str]:
    match part:
        case Heading():
            yield part.text
        case Paragraph() if part.role != "small":
            yield f"  {plain_sentence(part.runs)}"
        case BulletList():
            yield from (f"  {plain_sentence(item)}" for item in part.items)
