"""Half a page for whoever reads the report: the direction words, the four grades of chance, and how much a test could have seen."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.pieces.page_one.nothing import could_have_been_seen
from tithing.documents.section import Chapter, section
from tithing.indicators.comparisons.direction_words import GUIDE

TITLE = "How to read this report"
DIRECTION = "The arrow is the way that the number went. The word says what that means:"
WHAT_CHANCE_IS: Runs = (
    Strong("Chance. "),
    "If nothing at all changed, a count of 100 would still come out between about 80 and 120 in most quarters. So each change "
    "says whether chance alone could have made it: very unlikely (less than once in 1,000 times), unlikely (less than once in "
    "100), probably not just chance (less than once in 20), or could be chance, which is called no clear change however large "
    "the percentage. Nothing here says why something changed.",
)
LOOKING_AT_MANY: Runs = (
    Strong("Looking at many. "),
    "Of 40 figures about two look clear in a quarter in which nothing happened. So a change is called better or worse only if it "
    "stands out among all that were looked at.",
)
RUNS: Runs = (
    Strong("Unusual months and quarters. "),
    "A series has its usual range, drawn from its own ups and downs. A point outside it is unusual; so are seven or more in a row "
    "on one side of the average, though each of them may be well inside.",
)
MARKS: Runs = (
    Strong("Marks. "),
    "A mark in square brackets, such as [p], stands for how sure a figure is or why there is none; each is explained under its "
    "table. None means zero; a figure that is missing says why. Of a count that was under ten no percentage is given.",
)


@section()
def how_to_read(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading(TITLE, 2, "how-to-read")
    yield Paragraph((Strong("Direction. "), DIRECTION))
    yield BulletList(tuple((Strong(f"{word}: "), f"{meaning}.") for word, meaning in GUIDE))
    for said in (WHAT_CHANCE_IS, LOOKING_AT_MANY, *_seen(chapter.evidence.spans), RUNS, MARKS):
        yield Paragraph(said)


def _seen(quarters: tuple[SpanEvidence, ...]) -> tuple[Runs, ...]:
    latest = quarters[-1]
    seen = could_have_been_seen(latest)
    return (
        (
            (
                Strong("How much a test could have seen. "),
                f"{latest.period.label}: {seen[:1].lower()}{seen[1:]}",
            ),
        )
        if seen
        else ()
    )
