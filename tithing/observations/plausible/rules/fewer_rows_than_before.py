"""A later release of the same month with fewer rows than the last one: rows do not vanish from a whole file."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.seen import FileSeen, Rule, Seen
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.questions import Question

SLUG = "fewer_rows_than_before"
A_FEW = 0.02  # crimes are cancelled and moved: so small a share may go without a word


def asks(seen: Seen) -> Iterator[Question]:
    last = {(file.family, file.part): file for file in seen.before}
    for file in seen.files:
        before = last.get((file.family, file.part))
        if before is not None and 0 < file.rows < before.rows * (1 - A_FEW):
            yield _question(file, before)
        last[file.family, file.part] = file


def _question(file: FileSeen, before: FileSeen) -> Question:
    now = numbered(file.rows, "row")
    words = (
        f"{file.name} has {now}, and the release before it, {before.name}, had {before.rows:,}: is it whole?"
    )
    figures = ((f"{file.family} {file.part} before", f"{before.rows}"), ("now", f"{file.rows}"))
    return Question(SLUG, words, figures, file=file.name)


RULE = Rule(SLUG, asks, of_files=True)
