"""Page one: the totals and the plan first, then what got worse, what got better, what else changed, what is new, what is missing.

Each list says how many it tells of how many, and an empty one says what it is. A reader who stops here has not been misled. It is
fitted to one page of paper: of the steps of `room.py` the first is taken whose words have room.
"""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.paper import PAGE_ONE
from tithing.documents.parts import DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.changes import changes_told, what_else_changed, worse_and_better
from tithing.documents.pieces.page_one.chart import page_one_chart
from tithing.documents.pieces.page_one.headline import headline_parts
from tithing.documents.pieces.page_one.height import height_of
from tithing.documents.pieces.page_one.missing import missing_parts
from tithing.documents.pieces.page_one.news import news_parts
from tithing.documents.pieces.page_one.nothing import how_chosen
from tithing.documents.pieces.page_one.plan import plan_parts, targets_told
from tithing.documents.pieces.page_one.room import STEPS, Room
from tithing.documents.pieces.page_one.stands import stands_parts
from tithing.documents.pieces.page_one.unusual import own_headings
from tithing.documents.section import Chapter, section
from tithing.vocabulary.in_words.numbered import listed

WELSH_LINE = 22.0  # points that a title in Welsh takes of the page


@section("Summary")
def summary(chapter: Chapter) -> Iterator[DocumentPart]:
    """The key findings of the latest quarter, and where those of the earlier ones stand."""
    own_words = chapter.commentary_of_all("Summary")
    for room in STEPS:
        parts = _said(chapter, own_words, room)
        if height_of(parts) <= _free(chapter):
            break
    latest = chapter.evidence.spans[-1]
    chapter.told.note_changes(changes_told(latest, room))
    chapter.told.note_targets(targets_told(latest, room), latest.period.code)
    yield from parts


def _free(chapter: Chapter) -> float:
    """What is free of page one below its names."""
    return PAGE_ONE.height - PAGE_ONE.cover - (WELSH_LINE if chapter.evidence.in_welsh else 0.0)


def _said(chapter: Chapter, own_words: tuple[DocumentPart, ...], room: Room) -> tuple[DocumentPart, ...]:
    """All of page one, with so much of each list."""
    latest = chapter.evidence.spans[-1]
    chart = page_one_chart(latest, place=chapter.place, most=room.bars)
    return (
        Heading(f"Summary: {latest.period.label}", 2, "summary"),
        *headline_parts(latest),
        *own_words,
        *plan_parts(latest, room),
        *worse_and_better(latest, room),
        *what_else_changed(latest, room),
        *stands_parts(latest),
        *own_headings(latest, room),
        *news_parts(latest, chapter.evidence.since, room),
        *missing_parts(latest, room),
        *([chart] if chart else []),
        *_small(chapter, latest),
    )


def _small(chapter: Chapter, latest: SpanEvidence) -> Iterator[DocumentPart]:
    """How it was chosen, and where the key findings of the earlier quarters stand."""
    earlier = listed([each.period.label for each in chapter.evidence.spans[:-1]])
    chapter_of = "its own chapter" if len(chapter.evidence.spans) == 2 else "their own chapters"
    own = f"The key findings of {earlier} open {chapter_of}." if earlier else ""
    if said := " ".join(filter(None, (how_chosen(latest), own))):
        yield Paragraph((said,), role="small")
