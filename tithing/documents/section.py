"""A section of a document: from neutral evidence to parts. It names no format and no kind; a kind is the order of its sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from tithing.documents.binding import Binder
from tithing.documents.evidence import ReportEvidence, SpanEvidence
from tithing.documents.parts import DocumentPart, PageBreak
from tithing.documents.told import ToldAbove
from tithing.vocabulary.period import Period

Parts = Iterable[DocumentPart]


@dataclass(frozen=True)
class Chapter:
    """What a section is told: the evidence of the whole document, the span it speaks of, the commentary, and what the sections
    before it have told.
    """

    evidence: ReportEvidence
    span: SpanEvidence
    binder: Binder
    told: ToldAbove = field(default_factory=ToldAbove)

    @property
    def period(self) -> Period:
        return self.span.period

    @property
    def place(self) -> str:
        """The name of the area that the document is about."""
        return self.evidence.area.name

    @property
    def is_latest(self) -> bool:
        return self.span is self.evidence.spans[-1]

    def commentary(self, heading: str) -> tuple[DocumentPart, ...]:
        """What the partnership wrote about this span under a heading that the section takes."""
        return self.binder.section(heading, self.span)

    def commentary_of_all(self, heading: str) -> tuple[DocumentPart, ...]:
        """The same of every span in turn, for a section that stands once in the document."""
        return self.binder.section(heading)


@dataclass(frozen=True)
class DocumentSection:
    """`headings` are those under which the partnership's commentary may stand in it."""

    parts: Callable[[Chapter], Parts]
    headings: tuple[str, ...] = ()

    def __call__(self, chapter: Chapter) -> Parts:
        return self.parts(chapter)


def section(*headings: str) -> Callable[[Callable[[Chapter], Parts]], DocumentSection]:
    """Makes a section of a function from a chapter to parts.

    >>> @section("Wards")
    ... def places(chapter):
    ...     return chapter.commentary("Wards")
    >>> places.headings
    ('Wards',)
    """
    return lambda parts: DocumentSection(parts, headings)


def each_span(*sections: DocumentSection) -> DocumentSection:
    """These sections again for every span of the document, oldest first."""

    def parts(chapter: Chapter) -> Iterator[DocumentPart]:
        for span in chapter.evidence.spans:
            for each in sections:
                yield from each(replace(chapter, span=span))

    return DocumentSection(parts, headings_of(sections))


def commentary(heading: str) -> DocumentSection:
    """Nothing but what the partnership wrote under this heading."""
    return DocumentSection(lambda chapter: chapter.commentary_of_all(heading), (heading,))


def headings_of(sections: Iterable[DocumentSection]) -> tuple[str, ...]:
    """Every heading of commentary that one of these takes, in their order."""
    return tuple(dict.fromkeys(heading for each in sections for heading in each.headings))


new_page = DocumentSection(lambda chapter: (PageBreak(),))
