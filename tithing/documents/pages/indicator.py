"""The page about one indicator."""

from __future__ import annotations

from tithing.documents.evidence import ReportEvidence
from tithing.documents.pages.page import page_of
from tithing.documents.parts import Document
from tithing.documents.sections.indicator.answer import answer
from tithing.documents.sections.indicator.beside import beside
from tithing.documents.sections.indicator.in_figures import in_figures
from tithing.documents.sections.indicator.over_time import over_time
from tithing.documents.sections.indicator.revised import revised
from tithing.documents.sections.indicator.what_it_is import what_it_is
from tithing.documents.sections.indicator.where_from import where_from
from tithing.documents.sections.places import places
from tithing.documents.sections.similar_group import similar_group

SECTIONS = (answer, in_figures, over_time, beside, similar_group, places, what_it_is, revised, where_from)


def indicator_page(evidence: ReportEvidence) -> Document:
    """Of evidence that was gathered of one indicator. Raises ValueError for any other."""
    one = evidence.spans[-1].one
    if one is None:
        raise ValueError("this evidence is not of one indicator")
    return page_of(one.line.label, SECTIONS, evidence)
