"""Where the area stands, told where no change can be: its rates beside other areas', and where things happen."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.key_lists import told_name
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.findings.find import shown_at
from tithing.findings.rules.rank import RANK_BY_RATE
from tithing.findings.shown import Shown

MOST = 3


def stands_parts(span: SpanEvidence) -> Iterator[DocumentPart]:
    """Nothing where a change can be told."""
    if span.key.tested or span.key.untested or span.key.none_in_either:
        return
    ranks = sorted(span.facts_of(RANK_BY_RATE), key=lambda fact: _first(fact, span))
    for heading, facts in (
        ("Beside other areas", ranks),
        ("Where it happens", shown_at(span.facts, Shown.BY_WARD)),
    ):
        said = [words for fact in facts if (words := words_of(fact, label=told_name(fact, span)))]
        if said:
            yield Heading(heading, 3)
            if len(said) > MOST:
                yield Paragraph((f"{MOST} of {len(said)}; all are in the tables.",), role="small")
            yield BulletList(tuple(said[:MOST]))


def _first(fact: Fact, span: SpanEvidence) -> tuple[bool, float]:
    """The headline first, then the rates that are furthest from the other areas'."""
    return (fact.indicator not in span.totals_told, -fact.strength)
