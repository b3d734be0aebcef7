"""Places where something happened ten times or more: a sentence for each measure, and the places with most."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Paragraph, Row
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.incidents.repeats import WARNING

MOST_PLACES = 10


def repeats_parts(repeats: tuple[Fact, ...], quarter: QuarterEvidence) -> Iterator[DocumentPart]:
    """What a published place is, then each measure with its places."""
    yield Paragraph((WARNING,), role="small")
    for fact in repeats:
        yield Paragraph(words_of(fact))
        yield repeats_table(fact, quarter)


def repeats_table(fact: Fact, quarter: QuarterEvidence) -> DocumentTable:
    """The places with most, as many as anyone reads; the sentence above says how many there are in all."""
    shown = fact.items[:MOST_PLACES]
    which = (
        f"the {MOST_PLACES} places with most" if len(fact.items) > len(shown) else "places with 10 or more"
    )
    return DocumentTable(
        id=f"{quarter.quarter.code}-{fact.indicator}-repeat-locations",
        caption=f"{fact.title}: {which}, {quarter.quarter.label}",
        columns=(
            Column("place", "Place", numeric=False, width=3),
            Column("ward", "Ward", numeric=False, width=2),
            Column("number", "Number"),
        ),
        rows=tuple(Row((item.name, item.text("ward"), item.figure("value"))) for item in shown),
        short_title=f"{fact.title} places",
    )
