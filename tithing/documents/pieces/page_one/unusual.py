"""Series whose latest points are unusual, the surest and largest first, so many of so many."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading
from tithing.documents.words.shown import lists_at, said_of
from tithing.findings.fact import by_weight
from tithing.findings.shown import Shown

MOST_OF_A_LIST = 5


def own_headings(quarter: QuarterEvidence) -> Iterator[DocumentPart]:
    """What is shown on page one under a heading of its own."""
    for heading, facts in lists_at(quarter.facts, Shown.PAGE_ONE):
        said = said_of(sorted(facts, key=by_weight))
        shown = said[:MOST_OF_A_LIST]
        yield Heading(f"{heading}: {len(shown)} of {len(said)}", 3)
        yield BulletList(shown)
