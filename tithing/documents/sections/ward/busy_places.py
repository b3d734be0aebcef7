"""Places in the ward where something happened ten times or more, from open data (R100)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Run, Runs
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.findings.rules.concentration import REPEAT_LOCATIONS
from tithing.incidents.repeats import WARNING

MOST_PLACES = 4


@section()
def busy_places(chapter: Chapter) -> Iterator[DocumentPart]:
    repeats = chapter.quarter.facts_of(REPEAT_LOCATIONS)
    if chapter.quarter.ward is None or not repeats:
        return
    yield Heading(REPEAT_LOCATIONS.heading, 2, "places")
    yield BulletList(tuple((*words_of(fact), *_most(fact)) for fact in repeats))
    yield Paragraph((WARNING,), role="small")


def _most(fact: Fact) -> Runs:
    """The places with most of them, each with its number."""
    runs: list[Run] = [" Most at " if len(fact.items) > MOST_PLACES else " "]
    for index, item in enumerate(fact.items[:MOST_PLACES]):
        runs += [", " if index else "", f"{item.name} (", item.figure("value"), ")"]
    return (*runs, ".")
