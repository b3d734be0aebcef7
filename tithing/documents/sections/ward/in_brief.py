"""What changed in the ward by more than chance could explain, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs
from tithing.documents.pieces.categories import against_label
from tithing.documents.pieces.page_one.nothing import nothing_went
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import words_of
from tithing.documents.words.shown import said_of
from tithing.findings.fact import Fact
from tithing.findings.rules.corrected import CORRECTED
from tithing.observations.erased import day_in_words

MOST, MOST_CORRECTED = 3, 2  # one page has room for these
NONE = "None of the changes that could be tested was more than chance could explain."
ONE_NOT = "One change could be tested, and chance could explain it."


@section()
def in_brief(chapter: Chapter) -> Iterator[DocumentPart]:
    if chapter.span.ward is None:
        return
    key = chapter.span.key
    found = (*key.worse.facts, *key.better.facts, *key.neither.facts)
    changed = found[:MOST]
    yield Heading("What changed", 2, "in-brief")
    if len(found) > MOST:
        yield Paragraph((f"{MOST} of {len(found)}, the surest and largest first.",), role="small")
    if changed:
        yield BulletList(tuple(_words(fact, chapter) for fact in changed))
    elif key.tested:
        yield Paragraph((NONE if key.tested > 1 else ONE_NOT,))
    yield Paragraph((_how_tested(chapter),), role="small")
    yield from _corrected(chapter)


def _corrected(chapter: Chapter) -> Iterator[DocumentPart]:
    """What an earlier profile or report showed otherwise; nothing where nothing was."""
    said = said_of(chapter.span.facts_of(CORRECTED))
    since = f" since {day_in_words(chapter.evidence.since)}" if chapter.evidence.since else ""
    if said:
        yield Heading(f"Corrected{since}: {min(MOST_CORRECTED, len(said))} of {len(said)}", 2, "corrected")
        yield BulletList(said[:MOST_CORRECTED])


def _words(fact: Fact, chapter: Chapter) -> Runs:
    """The change, by the name that its row has in the table below."""
    line = chapter.span.line(fact.indicator)
    return words_of(fact, label=line.label if line else "")


def _how_tested(chapter: Chapter) -> str:
    lines, tested = chapter.span.lines(), chapter.span.key.tested
    before = against_label(lines, chapter.period)
    if not tested:
        return nothing_went(chapter.span, "worse", "better")
    looked = "One change was" if tested == 1 else f"{tested} changes were"
    return f"{looked} tested against {before}. Those listed are unlikely to be chance, allowing for having tested them all."
