"""What a kind of document is: its name, what it speaks of, and the order of its sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tithing.documents.evidence import ReportEvidence
from tithing.documents.section import DocumentSection, headings_of

LICENCE = "Open Government Licence v3.0, except police data supplied under protocol"


class Needs(StrEnum):
    """What a workflow has to gather for it: one of the answers to "of what is this document?"."""

    QUARTERS = "quarters"  # one or several quarters of the partnership's area, or of another


Worded = Callable[[ReportEvidence], str]


@dataclass(frozen=True)
class DocumentKind:
    """`slug` is the word of the command and, with underscores, the kind's folder; `stem` begins the names of its files.

    `about` says in a line what it is for. A kind takes commentary where one of its sections does.
    """

    slug: str
    title: str
    about: str
    sections: tuple[DocumentSection, ...]
    subtitle_of: Worded
    summary_of: Worded
    stem: str
    needs: Needs = Needs.QUARTERS
    licence: str = LICENCE

    @property
    def takes_commentary(self) -> bool:
        return bool(headings_of(self.sections))
