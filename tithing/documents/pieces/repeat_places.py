"""Places where something happened ten times or more: a sentence for each measure, and the places with most.

One place is told by its sentence alone. Where much may only have been recorded, such as a police station, the table says so
beside the place and lists it after those where it happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import Column, DocumentPart, DocumentTable, Paragraph, Row
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact, FactItem
from tithing.incidents.repeats import KINDS_ARE_NO_NAMES, WARNING

MOST_PLACES = 10
ALL_OF = 12  # so many are listed whole
RECORDED = "may only be where it was recorded"


def repeats_parts(repeats: tuple[Fact, ...], span: SpanEvidence) -> Iterator[DocumentPart]:
    """What a published place is, then each measure with its places."""
    yield Paragraph((about_places(repeats),), role="small")
    for fact in repeats:
        yield Paragraph(words_of(fact))
        if len(fact.items) > 1:
            yield repeats_table(fact, span)


def about_places(repeats: tuple[Fact, ...]) -> str:
    """What a published place is, and that some are called by their kind, where any is."""
    kinds = any(item.text("kind") for fact in repeats for item in fact.items)
    return f"{WARNING} {KINDS_ARE_NO_NAMES}" if kinds else WARNING


def repeats_table(fact: Fact, span: SpanEvidence) -> DocumentTable:
    """The places with most, as many as anyone reads, then those of recording; the sentence above says how many there are in all."""
    happened = [item for item in fact.items if not item.text("recorded_at")]
    recorded = [item for item in fact.items if item.text("recorded_at")]
    most = MOST_PLACES if len(happened) > ALL_OF else ALL_OF
    cut = len(happened) > most
    which = f"the {most} of {len(happened)} places with most" if cut else "places with 10 or more"
    return DocumentTable(
        id=f"{span.period.code}-{fact.indicator}-repeat-locations",
        caption=f"{fact.title}: {which}, {span.period.label}",
        columns=(
            Column("place", "Place", numeric=False, width=3),
            Column("ward", "Ward", numeric=False, width=2),
            Column("lsoa", "Small area (LSOA)", numeric=False, width=1.8),
            Column("number", "Number"),
        ),
        rows=tuple(_row(item) for item in (*happened[:most], *recorded)),
        short_title=f"{fact.title} places",
    )


def _row(item: FactItem) -> Row:
    said = "; ".join(filter(None, (item.text("apart"), RECORDED if item.text("recorded_at") else "")))
    place = f"{item.name} ({said})" if said else item.name
    return Row((place, item.text("ward"), item.text("lsoa"), item.figure("value")))
