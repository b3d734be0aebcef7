"""A force's file of which hardly a row lies in its own area: another force's file under its name."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.seen import FileSeen, Rule, Seen
from tithing.vocabulary.questions import Question

SLUG = "rows_only_elsewhere"
LEAST = 0.5  # of a force's placed incidents all but a few in a hundred lie at home


def asks(seen: Seen) -> Iterator[Question]:
    for file in seen.files:
        if file.at_home is not None and file.at_home[0] < LEAST * file.at_home[1]:
            yield _question(file, *file.at_home)


def _question(file: FileSeen, home: int, placed: int) -> Question:
    words = f"Of the {placed:,} incidents in {file.name} that have a place, {home:,} lie in the sender's own area: is it theirs?"
    figures = ((f"{file.family} {file.part} at home", f"{home}"), ("placed", f"{placed}"))
    return Question(SLUG, words, figures, file=file.name)


RULE = Rule(SLUG, asks, of_files=True)
