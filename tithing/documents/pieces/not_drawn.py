"""Which files of the Office for National Statistics the rates and the map of wards still need, said once in a document."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.vocabulary.in_words.numbered import listed

PEOPLE = "“Lower layer Super Output Area population estimates”"
MOST_NAMED = 3


def needed_for_wards(span: SpanEvidence) -> str:
    """What a rate or a map needs that is not held, "" where both are here or there are no wards to tell of."""
    if not span.compared:
        return ""
    return " ".join(_needed(span))


def _needed(span: SpanEvidence) -> Iterator[str]:
    if not any(compared.rated for compared in span.compared):
        yield f"Rates by ward need {PEOPLE}, which the Office for National Statistics publishes."
    outlines = span.outlines
    if outlines is None or outlines.complete:
        return
    edition = span.period.end.year
    file = f"“Wards Boundaries UK BSC” as they were in {edition}, GeoJSON from its Open Geography Portal"
    if not outlines.rings:
        yield f"A map needs {file}."
    else:
        yield f"A map needs {file}: of {listed(outlines.lacking, most=MOST_NAMED)} no boundary is held."
