"""Builds a document of a kind: its sections in their order, with the notes of all its tables numbered together."""

from __future__ import annotations

from tithing.documents.binding import Binder
from tithing.documents.charts.titles import with_titles_of_their_own
from tithing.documents.evidence import ReportEvidence
from tithing.documents.kinds.kind import DocumentKind
from tithing.documents.notes import notes_hung
from tithing.documents.parts import Document, DocumentPart
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
        parts=tuple(_finished(_parts(kind, evidence), evidence)),
        summary=kind.summary_of(evidence),
        contact=evidence.contact,
        attributions=evidence.attributions,
        one_page=kind.one_page,
        locator=kind.locator_of(evidence),
        described=evidence.described,
    )


def _finished(parts: list[DocumentPart], evidence: ReportEvidence) -> list[DocumentPart]:
    """What is decided once for all of a document: what was withdrawn, where notes hang, and that no two charts have one title."""
    return with_titles_of_their_own(notes_hung(with_withdrawn_marked(parts, evidence.withdrawn)))


def _parts(kind: DocumentKind, evidence: ReportEvidence) -> list[DocumentPart]:
    """What its sections say, one after another. Raises Refused for commentary that none of them took."""
    binder = Binder(evidence, headings_of(kind.sections))
    chapter = Chapter(evidence, evidence.spans[-1], binder)
    parts = [part for each in kind.sections for part in each(chapter)]
    binder.refuse_unused()
    return parts
