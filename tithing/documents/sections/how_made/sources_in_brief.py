"""Where the figures come from and how they were tested, in a few lines, for a document of one page."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SourceLine
from tithing.documents.parts import DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.section import Chapter, section
from tithing.documents.wording import day
from tithing.observations.observation import withdrawn_words
from tithing.vocabulary.in_words.numbered import numbered

MOST_FILES = 3
METHOD = (
    "Counts are of what was recorded. Chance is tested with the exact binomial test, widened where a series varies more. "
    "No cause can be read from a change."
)


@section("Data notes")
def sources_in_brief(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading("Where the figures come from", 2, "sources")
    files = chapter.evidence.sources
    runs = [run for each in files[:MOST_FILES] for run in _file(each)]
    if files[MOST_FILES:]:
        runs.append(f"And {numbered(len(files) - MOST_FILES, 'more file')}. ")
    yield Paragraph((*runs, METHOD), role="small")
    yield from chapter.commentary_of_all("Data notes")


def _file(line: SourceLine) -> Runs:
    """The day of its release; where that was not stated, the day on which it came."""
    known = (("released", line.released), ("received", line.received))
    days = [f"{word} {day(when)}" for word, when in known if when][:1]
    said = ", ".join((*days, *withdrawn_words([line.withdrawn])))
    return (Strong(f"{line.supplier or 'Not stated'}: "), f"{line.file}{f', {said}' if said else ''}. ")
