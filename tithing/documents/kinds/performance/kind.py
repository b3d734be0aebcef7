"""The performance report: a one-page summary, then each quarter, then how it was made."""

from __future__ import annotations

from tithing.documents.evidence import ReportEvidence
from tithing.documents.kinds.kind import DocumentKind
from tithing.documents.section import commentary, each_span, new_page
from tithing.documents.sections.antisocial_behaviour import antisocial_behaviour
from tithing.documents.sections.control_charts import control_charts
from tithing.documents.sections.framework_notes import framework_notes
from tithing.documents.sections.how_made.denominators import denominators
from tithing.documents.sections.how_made.findings_noted import findings_noted
from tithing.documents.sections.how_made.how_to_read import how_to_read
from tithing.documents.sections.how_made.left_out import left_out
from tithing.documents.sections.how_made.method import method
from tithing.documents.sections.how_made.not_final import not_final
from tithing.documents.sections.how_made.not_here import erased, not_here
from tithing.documents.sections.how_made.opening import opening
from tithing.documents.sections.how_made.reconciliation import reconciliation
from tithing.documents.sections.how_made.sources import sources
from tithing.documents.sections.how_made.whom_to_ask import whom_to_ask
from tithing.documents.sections.how_the_plan_stands import how_the_plan_stands
from tithing.documents.sections.objectives import objectives
from tithing.documents.sections.other_indicators import other_indicators
from tithing.documents.sections.places import places
from tithing.documents.sections.recorded_crime import recorded_crime
from tithing.documents.sections.set_against import set_against
from tithing.documents.sections.side_by_side import side_by_side
from tithing.documents.sections.similar_group import similar_group
from tithing.documents.sections.span_opening import span_opening
from tithing.documents.sections.summary import summary
from tithing.vocabulary.in_words.numbered import listed


def _summary(evidence: ReportEvidence) -> str:
    labels = [each.period.label for each in evidence.spans]
    return f"How {evidence.area.name} did against its community safety plan in {listed(labels)}."


KIND = DocumentKind(
    title="Community safety performance report",
    welsh_title="Adroddiad perfformiad diogelwch cymunedol",
    about="how the plan did in a quarter, a half-year, a year or another run of quarters, for the board",
    stem="performance-report",
    summary_of=_summary,
    sections=(
        summary,
        each_span(
            new_page,
            span_opening,
            set_against,
            how_the_plan_stands,
            objectives,
            recorded_crime,
            antisocial_behaviour,
            side_by_side,
            other_indicators,
            control_charts,
            places,
            similar_group,
            framework_notes,
        ),
        new_page,
        how_to_read,
        opening,
        not_here,
        left_out,
        erased,
        findings_noted,
        not_final,
        denominators,
        method,
        reconciliation,
        sources,
        whom_to_ask,
        commentary("Data notes"),
    ),
)
