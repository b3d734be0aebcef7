"""Builds a document of a kind: its sections in their order, with the notes of all its tables numbered together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tithing.documents.binding import Binder
from tithing.documents.evidence import ReportEvidence
from tithing.documents.kinds.kind import DocumentKind
from tithing.documents.parts import Document, DocumentPart, DocumentTable, Note
from tithing.documents.section import Chapter, headings_of
from tithing.documents.withdrawn import with_withdrawn_marked


def build(kind: DocumentKind, evidence: ReportEvidence) -> Document:
    """The document. Raises Refused when the commentary names a figure that there is not."""
    return Document(
        title=kind.title_of(evidence),
        subtitle=kind.subtitle_of(evidence),
        welsh_title=f"{kind.welsh_title}: {evidence.in_welsh}"
        if kind.welsh_title and evidence.in_welsh
        else "",
        author=evidence.partnership,
        published=evidence.published,
        parts=tuple(numbered_notes(list(with_withdrawn_marked(_parts(kind, evidence), evidence.withdrawn)))),
        summary=kind.summary_of(evidence),
        contact=evidence.contact,
        attributions=evidence.attributions,
        one_page=kind.one_page,
        described=evidence.described,
    )


def _parts(kind: DocumentKind, evidence: ReportEvidence) -> list[DocumentPart]:
    """What its sections say, one after another. Raises Refused for commentary that none of them took."""
    binder = Binder(evidence, headings_of(kind.sections))
    chapter = Chapter(evidence, evidence.quarters[-1], binder)
    parts = [part for each in kind.sections for part in each(chapter)]
    binder.refuse_unused()
    return parts


def numbered_notes(parts: list[DocumentPart]) -> Iterator[DocumentPart]:
    """Rows' notes of their tables: each sentence one note, however many tables it stands under."""
    tables = [part for part in parts if isinstance(part, DocumentTable)]
    sentences = dict.fromkeys(text for table in tables for row in table.rows for text in row.notes)
    keys = {text: f"note-{number}" for number, text in enumerate(sentences, start=1)}
    for part in parts:
        yield _with_keyed_notes(part, keys) if isinstance(part, DocumentTable) else part


def _with_keyed_notes(table: DocumentTable, keys: dict[str, str]) -> DocumentTable:
    sentences = dict.fromkeys(text for row in table.rows for text in row.notes)
    rows = tuple(replace(row, notes=tuple(keys[text] for text in row.notes)) for row in table.rows)
    notes = tuple(Note(keys[text], (_sentence(text),)) for text in sentences)
    return replace(table, rows=rows, notes=(*table.notes, *notes))


def _sentence(text: str) -> str:
    words = text.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", ")")) else ".")
