"""Places in the ward where something happened ten times or more, from open data (R100)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Run, Runs
from tithing.documents.pieces.repeat_places import about_places
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.findings.rules.repeat_places import REPEAT_LOCATIONS, place_in_words

MOST_PLACES = 4


@section()
def busy_places(chapter: Chapter) -> Iterator[DocumentPart]:
    repeats = chapter.span.facts_of(REPEAT_LOCATIONS)
    if chapter.span.ward is None or not repeats:
        return
    yield Heading(REPEAT_LOCATIONS.heading, 2, "places")
    yield BulletList(tuple((*words_of(fact), *_most(fact)) for fact in repeats))
    yield Paragraph((about_places(repeats),), role="small")


def _most(fact: Fact) -> Runs:
    """The places with most of them, each with its number; the one place is in the sentence already."""
    there = [item for item in fact.items if not item.text("recorded_at")]
    if len(there) < 2:
        return ()
    runs: list[Run] = [" Most at " if len(there) > MOST_PLACES else " "]
    for index, item in enumerate(there[:MOST_PLACES]):
        runs += [", " if index else "", f"{place_in_words(item, ward=False)}: ", item.figure("value")]
    return (*runs, ".")
