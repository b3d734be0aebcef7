"""The law that a report serves, and whom to ask about it."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import DocumentPart, Heading, Paragraph, Strong
from tithing.documents.section import Chapter, section


@section()
def whom_to_ask(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading("Law and contact", 3)
    yield Paragraph(
        (
            "This report informs the partnership's review of its plan under the Crime and Disorder Act 1998, "
            "sections 5 and 6 and the regulations made under them (SI 2007/1830). Section 17 asks each "
            "responsible authority to consider the likely effect of its work on crime and disorder.",
        )
    )
    if chapter.evidence.contact:
        yield Paragraph((Strong("Questions to: "), chapter.evidence.contact))
