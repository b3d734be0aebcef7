"""A page as a document: its sections in order, under headings of the second level, for the page has a title of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.documents.evidence import ReportEvidence
from tithing.documents.kinds.build import build
from tithing.documents.kinds.kind import DocumentKind
from tithing.documents.parts import Document, DocumentPart, Heading
from tithing.documents.section import DocumentSection

SECTION = 2  # of a page, whose title is the first


def page_of(title: str, sections: tuple[DocumentSection, ...], evidence: ReportEvidence) -> Document:
    """What the sections say, as a document that can be shown, printed and taken away as files."""
    made = build(DocumentKind(title=title, sections=sections), evidence)
    return replace(made, parts=tuple(_lifted(made.parts)))


def _lifted(parts: Iterable[DocumentPart]) -> Iterator[DocumentPart]:
    """Each heading as much higher as the highest of them is below a section's."""
    found = tuple(parts)
    levels = [part.level for part in found if isinstance(part, Heading)]
    up = min(levels, default=SECTION) - SECTION
    for part in found:
        yield replace(part, level=max(SECTION, part.level - up)) if isinstance(part, Heading) else part
