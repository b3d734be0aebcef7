"""Figures that may still change: provisional and estimated ones, by who supplied them."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Runs, Strong
from tithing.documents.section import Chapter, section
from tithing.vocabulary.quantity import Known, Status

NOBODY_NAMED = "Files that name no supplier"
FEW = 6  # names are listed; more are counted


@section()
def not_final(chapter: Chapter) -> Iterator[DocumentPart]:
    for status, words in (
        (Status.PROVISIONAL, "Provisional figures [p]"),
        (Status.ESTIMATED, "Estimated figures [e]"),
    ):
        items = tuple(_by_supplier(chapter.evidence, status))
        if items:
            yield Heading(words, 3)
            yield BulletList(items)


def _by_supplier(evidence: ReportEvidence, status: Status) -> Iterator[Runs]:
    """Who supplied figures of this status and how many there are; by name where they are few."""
    held: dict[tuple[str, str], list[str]] = {}
    for span, line in evidence.all_lines():
        quantity = line.result.value.quantity
        if isinstance(quantity, Known) and quantity.status is status:
            key = ("; ".join(line.result.supplied_by) or NOBODY_NAMED, span.period.label)
            held.setdefault(key, []).append(line.label)
    for (supplier, when), names in held.items():
        named = ", ".join(names) if len(names) <= FEW else f"{len(names)} indicators and categories"
        yield (Strong(f"{supplier}, {when}: "), f"{named}.")
