"""The page of a quarter: every indicator of an area a line, in the order of the plan."""

from __future__ import annotations

from tithing.documents.evidence import ReportEvidence
from tithing.documents.pages.page import page_of
from tithing.documents.parts import Document
from tithing.documents.sections.quarter.lines import lines, opening
from tithing.documents.sections.quarter.not_come import not_come

SECTIONS = (opening, lines, not_come)


def quarter_page(evidence: ReportEvidence) -> Document:
    """Of evidence that was gathered of a quarter."""
    return page_of(f"Figures of {evidence.area.name}", SECTIONS, evidence)
