"""Like questions about whole files are one: of thirty months that are shorter than usual nobody wants to be asked thirty times.

Each file keeps the question, so that the answer stands with each; asked and answered it is once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from tithing.observations.plausible import rules_that_ask
from tithing.vocabulary.questions import Answer, Question, as_one
from tithing.workflows.read_files import Draft

_ALSO = ("crime_ids_again",)  # what a source asks of a file as a whole


def asked_together(drafts: Iterable[Draft], *, answered: Iterable[Answer]) -> tuple[Draft, ...]:
    """The drafts, of which those that are asked the same kind of thing about a whole file are asked it together; what the
    book has `answered` of one alone is not asked again.
    """
    every = tuple(drafts)
    known = {each.fingerprint for each in answered}
    kinds = {*(rule.slug for rule in rules_that_ask() if rule.of_files), *_ALSO}
    alike: dict[str, list[Question]] = {}
    for draft in every:
        for question in draft.questions:
            if question.kind in kinds and question.fingerprint not in known:
                alike.setdefault(question.kind, []).append(question)
    together = {kind: as_one(_with_files(group)) for kind, group in alike.items() if len(group) > 1}
    return tuple(_asked(draft, together, known) for draft in every) if together else every


def _with_files(group: Sequence[Question]) -> list[Question]:
    """Each with the name of its file in its words."""
    return [
        each if each.file in each.words else replace(each, words=f"{each.file}: {each.words}")
        for each in group
    ]


def _asked(draft: Draft, together: dict[str, Question], known: Collection[str]) -> Draft:
    questions = tuple(
        replace(together[each.kind], file=each.file)
        if each.kind in together and each.fingerprint not in known
        else each
        for each in draft.questions
    )
    return replace(draft, questions=questions)
