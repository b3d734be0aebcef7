"""Where a ward lies in its district: a small map beside the title, where the boundary of every ward is in the book."""

from __future__ import annotations

from tithing.documents.evidence import ReportEvidence
from tithing.documents.parts import Locator, MapArea
from tithing.vocabulary.in_words.numbered import listed

OWN, OTHER = "4", "1"


def ward_locator(evidence: ReportEvidence) -> Locator | None:
    """None where a ward of the district has no boundary in the book."""
    span = evidence.spans[-1]
    ward, outlines = span.ward, span.outlines
    if ward is None or outlines is None or not outlines.complete or evidence.area.code not in outlines.rings:
        return None
    own = evidence.area.code
    areas = tuple(
        MapArea(code, rings, OWN if code == own else OTHER) for code, rings in outlines.rings.items()
    )
    years = listed([str(year) for year in outlines.years])
    return Locator(
        areas,
        f"Map: {evidence.area.name} among the {ward.wards} wards of {ward.district.name}, as drawn in {years}.",
    )
