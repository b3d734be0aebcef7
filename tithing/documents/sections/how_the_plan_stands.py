"""How the plan stands: every target with what was reached, how far off it is and where the year may end, met and missed alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tithing.documents.evidence import ReportLine
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Paragraph
from tithing.documents.pieces.columns import source_words
from tithing.documents.pieces.fitted import fitted
from tithing.documents.section import Chapter, section
from tithing.indicators.targets.target import TargetState
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.period import Period

ORDER = (
    TargetState.MET,
    TargetState.ON_COURSE,
    TargetState.TOO_EARLY,
    TargetState.OFF_COURSE,
    TargetState.OUT_OF_REACH,
    TargetState.MISSED,
    TargetState.NOT_KNOWN,
    TargetState.NO_NUMBER,
)


@section()
def how_the_plan_stands(chapter: Chapter) -> Iterator[DocumentPart]:
    """Nothing where the plan of the year sets no target."""
    lines = [line for objective in chapter.span.objectives for line in objective.lines]
    if not any(line.result.target.text for line in lines):
        return
    yield Heading("How the plan stands", 3)
    yield Paragraph((how_many_stand_how(lines, chapter.period),))
    yield plan_table(lines, chapter.period, place=chapter.place)


def how_many_stand_how(lines: Iterable[ReportLine], period: Period) -> str:
    """'Of the plan's 20 targets, in the year to March 2018: 3 met, 12 missed, 5 not known.'"""
    counts = Counter(line.result.target.state for line in lines)
    none = counts.pop(TargetState.NONE, 0)
    said = ", ".join(f"{counts[state]} {state.value}" for state in ORDER if counts[state])
    beside = f" {numbered(none, 'indicator has', 'indicators have')} no target." if none else ""
    whole = numbered(counts.total(), "target")
    return f"Of the plan's {whole}, {period.year_to_date().when}: {said}.{beside}"


def plan_table(lines: Sequence[ReportLine], period: Period, *, place: str) -> DocumentTable:
    """A row for each indicator of the plan, in its order; the path to the year's end where any has one."""
    asked = ["target", "reached", "distance"]
    asked += ["year_end"] if any(line.result.target.path for line in lines) else []
    shown = fitted([*asked, "target_state"], lines, period, changes=False)
    head = Column("indicator", "Indicator", numeric=False, width=3.0)
    key = f"{period.code}-plan"
    return DocumentTable(
        id=key,
        caption=f"The plan's targets in {place}, {period.year_to_date().label}",
        columns=(head, *shown.columns(period)),
        rows=tuple(shown.row(line) for line in lines),
        source=source_words(line.result for line in lines),
        notes=shown.table_notes(key),
        short_title="The plan's targets",
    )
