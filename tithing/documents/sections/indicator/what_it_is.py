"""What it counts and what it does not tell: its definition, who holds it and who sent it, how complete it is."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import IndicatorEvidence
from tithing.documents.parts import DocumentPart, Heading, Paragraph
from tithing.documents.section import Chapter, section
from tithing.indicators.result import HowComplete
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.quantity import Withheld

METHOD = (
    "Counts are of what was recorded, which is not all that happened. Chance is tested with the exact binomial test, widened "
    "where a series varies more. No cause can be read from a change."
)


@section()
def what_it_is(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    if one is None:
        return
    yield Heading("What it counts, and what it does not tell", 3)
    if one.line.result.definition:
        yield Paragraph((one.line.result.definition,))
    yield Paragraph((_whose(one),))
    withheld = isinstance(one.line.result.value.quantity, Withheld)
    if not withheld and (words := _complete(one.line.result.completeness)):
        yield Paragraph((words,))
    yield Paragraph((METHOD,), role="small")


def _whose(one: IndicatorEvidence) -> str:
    sent = listed(one.line.result.supplied_by)
    held = f"Held by: {one.held_by}." if one.held_by else "Nobody is named as its holder."
    if isinstance(one.line.result.value.quantity, Withheld):
        return f"{held} It has been sent, and is withheld."
    return f"{held} Sent by: {sent}." if sent else f"{held} Nobody has sent it for these days."


def _complete(found: HowComplete) -> str:
    """How many of those who should have sent a part did, and of the months that should be there are."""
    said = []
    if found.months_expected > 1 or found.months_in < found.months_expected:
        said.append(f"{found.months_in} of {found.months_expected} months are in")
    if len(found.suppliers_expected) > 1:
        said.append(f"{len(found.suppliers_in)} of {len(found.suppliers_expected)} suppliers are in")
    if found.without_place:
        said.append(f"of its rows, {found.without_place} had no place")
    return f"{'; '.join(said)}.".capitalize() if said else ""
