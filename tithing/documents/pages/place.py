"""The page of a ward: what changed in it, its counts, and how it stands among the wards beside it, as its profile says."""

from __future__ import annotations

from tithing.documents.evidence import ReportEvidence
from tithing.documents.pages.page import page_of
from tithing.documents.parts import Document
from tithing.documents.sections.how_made.sources_in_brief import sources_in_brief
from tithing.documents.sections.ward.busy_places import busy_places
from tithing.documents.sections.ward.in_brief import in_brief
from tithing.documents.sections.ward.not_shown import not_shown
from tithing.documents.sections.ward.over_time import over_time
from tithing.documents.sections.ward.recorded import recorded

SECTIONS = (in_brief, recorded, over_time, busy_places, not_shown, sources_in_brief)


def place_page(evidence: ReportEvidence) -> Document:
    """Of evidence that was gathered of a ward."""
    return page_of(evidence.area.name, SECTIONS, evidence)
