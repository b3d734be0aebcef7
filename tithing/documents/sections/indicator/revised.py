"""What was said of the very figure before: when, what, by whom, in which file, and what stands now."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import IndicatorEvidence
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.section import Chapter, section
from tithing.documents.wording import day
from tithing.documents.words.shown import said_of
from tithing.findings.rules.corrected import CORRECTED
from tithing.indicators.figure_made import figure_made
from tithing.reading.questions.figure_history import SaidOfIt
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.capitalised import capitalised

ONCE = "This figure has not been revised."


@section()
def revised(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    if one is None or not one.said:
        return
    yield Heading("What was revised", 3)
    for words in said_of(chapter.span.facts_of(CORRECTED)):
        yield Paragraph(words)
    if len(one.said) < 2:
        yield Paragraph((ONCE,))
        return
    yield _table(one, chapter)


def _table(one: IndicatorEvidence, chapter: Chapter) -> DocumentTable:
    """The latest first."""
    result = one.line.result
    noted = any(_why(each) for each in one.said)
    columns = [
        Column("when", "Released", numeric=False),
        Column("figure", "Figure"),
        Column("stands", "State", numeric=False),
        Column("by", "Sent by", numeric=False),
        Column("file", "File", numeric=False, width=2),
        *([Column("why", "Why", numeric=False, width=2)] if noted else []),
    ]
    return DocumentTable(
        id=f"{chapter.period.code}-{result.indicator}-revised",
        caption=f"What was said of {chapter.period.label}, the latest first",
        columns=tuple(columns),
        rows=tuple(_row(each, one, noted=noted) for each in reversed(one.said)),
        short_title="Revisions",
    )


def _row(said: SaidOfIt, one: IndicatorEvidence, *, noted: bool) -> Row:
    released = day(said.source.release) if said.source.release else "not stated"
    stands = "stands now" if said.stands else "was said before"
    by = one.suppliers.get(said.supplier, said.supplier) or "not stated"
    why = [_why(said)] if noted else []
    return Row(
        (released, _figure(said, one), stands, by, said.source.file or "not told", *why), total=said.stands
    )


def _why(said: SaidOfIt) -> str:
    """What was said of it when it came, and what stands beside the figure in its file."""
    return "; ".join(filter(None, (capitalised(said.why), said.note)))


def _figure(said: SaidOfIt, one: IndicatorEvidence) -> Figure:
    result = one.line.result
    return figure_made(
        said.quantity,
        indicator=result.indicator,
        part="value" if said.stands else "said_before",
        area=result.area.code,
        period=result.period.code,
        sources=[said.source],
        unit=result.unit,
        decimals=result.decimals,
        suppliers=[said.supplier] if said.supplier else [],
    )
