"""Page one: the totals and the plan first, then what got worse, what got better, what else changed, what is new, what is missing.

Each list says how many it tells of how many, and an empty one says what it is. A reader who stops here has not been misled.
"""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import DocumentPart, Heading, Paragraph
from tithing.documents.pieces.page_one.changes import what_else_changed, worse_and_better
from tithing.documents.pieces.page_one.chart import page_one_chart
from tithing.documents.pieces.page_one.headline import headline_parts
from tithing.documents.pieces.page_one.missing import missing_parts
from tithing.documents.pieces.page_one.news import news_parts
from tithing.documents.pieces.page_one.nothing import how_chosen
from tithing.documents.pieces.page_one.plan import plan_parts
from tithing.documents.pieces.page_one.stands import stands_parts
from tithing.documents.pieces.page_one.unusual import own_headings
from tithing.documents.section import Chapter, section


@section("Summary")
def summary(chapter: Chapter) -> Iterator[DocumentPart]:
    """The key findings of the latest quarter, and where those of the earlier ones stand."""
    latest = chapter.evidence.spans[-1]
    yield Heading(f"Summary: {latest.period.label}", 2, "summary")
    yield from headline_parts(latest)
    yield from chapter.commentary_of_all("Summary")
    yield from plan_parts(latest)
    yield from _changes(latest)
    yield from own_headings(latest)
    yield from news_parts(latest, chapter.evidence.since)
    yield from missing_parts(latest)
    chart = page_one_chart(latest, place=chapter.place)
    if chart is not None:
        yield chart
    if chosen := how_chosen(latest):
        yield Paragraph((chosen,), role="small")
    for earlier in chapter.evidence.spans[:-1]:
        yield Paragraph((f"The key findings of {earlier.period.label} open its own chapter.",), role="small")


def _changes(span: SpanEvidence) -> Iterator[DocumentPart]:
    yield from worse_and_better(span)
    yield from what_else_changed(span)
    yield from stands_parts(span)
