"""A force's file that has nothing in a whole district of its area: it may have been cut to the others."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.seen import FileSeen, Rule, Seen
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.questions import Question

SLUG = "districts_without_a_row"
_NAMED = 4


def asks(seen: Seen) -> Iterator[Question]:
    yield from (_question(seen, file) for file in seen.files if file.silent)


def _question(seen: Seen, file: FileSeen) -> Question:
    where = listed([seen.named(code) for code in file.silent], most=_NAMED)
    words = f"{file.name} has nothing in {where}, which would count as noughts there: is the file whole?"
    figures = tuple((f"{file.family} {file.part} {code}", "0") for code in file.silent)
    return Question(SLUG, words, figures, file=file.name)


RULE = Rule(SLUG, asks, of_files=True)
