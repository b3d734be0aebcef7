"""A quarter's chapter opens on its name and, where page one speaks of a later quarter, on its own key findings."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import words_of


@section()
def quarter_opening(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading(chapter.period.title, 2, f"quarter-{chapter.period.code}")
    if not chapter.is_latest:
        yield from _key_list(chapter)


def _key_list(chapter: Chapter) -> Iterator[DocumentPart]:
    key = chapter.quarter.key
    for title, facts in (("What got worse", key.worse), ("What got better", key.better)):
        if facts:
            yield Heading(title, 3)
            yield BulletList(tuple(words_of(fact) for fact in facts))
    if key.missing:
        yield Heading("What is missing", 3)
        yield BulletList(tuple(words_of(fact) for fact in key.missing))
