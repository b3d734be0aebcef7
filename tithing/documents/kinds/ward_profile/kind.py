"""The ward profile: what was recorded in one ward in a quarter, on one page."""

from __future__ import annotations

from tithing.documents.evidence import ReportEvidence
from tithing.documents.kinds.kind import DocumentKind, SpeaksOf
from tithing.documents.pieces.ward_locator import ward_locator
from tithing.documents.sections.how_made.sources_in_brief import sources_in_brief
from tithing.documents.sections.ward.busy_places import busy_places
from tithing.documents.sections.ward.in_brief import in_brief
from tithing.documents.sections.ward.not_shown import not_shown
from tithing.documents.sections.ward.over_time import over_time
from tithing.documents.sections.ward.recorded import recorded


def _subtitle(evidence: ReportEvidence) -> str:
    span = evidence.spans[-1]
    district = f"{span.ward.district.name}. " if span.ward else ""
    return f"{district}{span.period.heading}"


def _summary(evidence: ReportEvidence) -> str:
    return f"What was recorded in {evidence.area.name} ward in {evidence.spans[-1].period.label}."


KIND = DocumentKind(
    title="Ward profile",
    welsh_title="Proffil ward",
    about="one page on one ward, or on each ward of the partnership",
    stem="ward-profile",
    speaks_of=SpeaksOf.WARD,
    one_page=True,
    subtitle_of=_subtitle,
    summary_of=_summary,
    locator_of=ward_locator,
    sections=(in_brief, recorded, over_time, busy_places, not_shown, sources_in_brief),
)
