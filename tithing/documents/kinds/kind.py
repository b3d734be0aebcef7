"""What a kind of document is: its name, what it speaks of, and the order of its sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tithing.documents.evidence import ReportEvidence
from tithing.documents.parts import Locator
from tithing.documents.section import DocumentSection, headings_of

Worded = Callable[[ReportEvidence], str]


class SpeaksOf(StrEnum):
    """What a document is of, so that a workflow knows what to gather and the command what to ask."""

    AREA = "area"  # the partnership's area or another, in one or several spans
    WARD = "ward"  # one ward of it, in one span


def spans_in_words(evidence: ReportEvidence) -> str:
    """The spans as a cover names them; with commas, for a quarter's title has one of its own."""
    titles = [each.period.heading for each in evidence.spans]
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"


def area_and_spans(evidence: ReportEvidence) -> str:
    """What a document without a sentence of its own is described by."""
    return f"{evidence.area.name}: {spans_in_words(evidence)}."


def no_locator(evidence: ReportEvidence) -> Locator | None:
    """What a document of a whole area shows beside its title: no map of where that lies."""
    del evidence
    return None


@dataclass(frozen=True)
class DocumentKind:
    """Its folder's name, with hyphens, is the word of the command; `stem` begins the names of its files.

    `about` says in a line what it is for. It takes commentary where one of its sections does. `summary_of` words one
    sentence for a reader who only searches. What a kind leaves out is told by the registry.
    """

    title: str = ""
    welsh_title: str = ""
    about: str = ""
    stem: str = ""
    sections: tuple[DocumentSection, ...] = ()
    subtitle_of: Worded = spans_in_words
    summary_of: Worded = area_and_spans
    locator_of: Callable[[ReportEvidence], Locator | None] = no_locator
    speaks_of: SpeaksOf = SpeaksOf.AREA
    one_page: bool = False

    @property
    def takes_commentary(self) -> bool:
        return bool(headings_of(self.sections))

    def title_of(self, evidence: ReportEvidence) -> str:
        """What stands on the cover: of one ward among many it names the ward."""
        return f"{self.title}: {evidence.area.name}" if self.speaks_of is SpeaksOf.WARD else self.title
