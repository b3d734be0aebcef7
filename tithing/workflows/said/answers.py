"""Answers to what is asked at the door: given with the command, in a file beside the data, or once before.

What was answered for the same figures in any entry of the book is not asked again: its answer is carried.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tithing.observations.plausible import rules_that_ask
from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Answer, Question, as_one, names_of
from tithing.workflows.received.read_files import Draft
from tithing.workflows.said.reasons import checked_words

_LARGEST = 1 << 20  # bytes of a file of answers
_AS_THIS = 'Write each answer on a line of its own, as: QGKLO = "why the figure is right"'


@dataclass(frozen=True)
class Settled:
    """What was asked and is answered, by fingerprint; what is still open; and names that answer nothing."""

    answers: Mapping[str, Answer]
    open: tuple[Question, ...]
    unused: tuple[str, ...] = ()

    def of(self, questions: Iterable[Question]) -> tuple[Answer, ...]:
        """The answers to these questions, beside the figures of which each was asked."""
        asked = {each.fingerprint: each for each in questions if each.fingerprint in self.answers}
        return tuple(replace(self.answers[print_], about=each.about) for print_, each in asked.items())


def given_answers(because: Mapping[str, str], files: Iterable[Path]) -> dict[str, str]:
    """Question's name -> answer: what the command says goes before what a file says, a file named before the others.

    Raises Refused for a file that cannot be read, and for an answer that may not stay in a book.
    """
    found: dict[str, str] = {}
    for name, words in [*because.items(), *(pair for path in files for pair in _in_file(path))]:
        found.setdefault(name.strip().upper(), checked_words(words, f"the answer to {name} (--because)"))
    return found


def _in_file(path: Path) -> list[tuple[str, str]]:
    try:
        content = path.read_bytes()[: _LARGEST + 1]
        said = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise Refused(problem_of(error, path.name)) from error
    except (ValueError, RecursionError) as error:
        raise Refused(Problem("it is no list of answers", _AS_THIS, path.name)) from error
    wrong = [name for name, words in said.items() if not isinstance(words, str)]
    if wrong or len(content) > _LARGEST:
        raise Refused(Problem("it is no list of answers", _AS_THIS, path.name))
    return list(said.items())


def settle(
    questions: Sequence[Question],
    given: Mapping[str, str],
    before: Iterable[Answer],
    *,
    by: str,
    day: date,
    named: Iterable[str] = (),
) -> Settled:
    """Answer what can be answered; `before` was answered once, and of the answers `named` a person expects that each
    answers something.
    """
    known = {answer.fingerprint: answer for answer in before}
    names = names_of(questions)
    once = {each.fingerprint: each for each in questions}
    answers: dict[str, Answer] = {}
    for fingerprint, question in once.items():
        words = _words_for(question, names[fingerprint], given, list(once.values()))
        if words is not None:
            answers[fingerprint] = _answer(question, words, by, day)
        elif fingerprint in known:
            answers[fingerprint] = known[fingerprint]
    still = tuple(question for fingerprint, question in once.items() if fingerprint not in answers)
    unused = tuple(name for name in named if not any(each.is_called(name) for each in once.values()))
    return Settled(answers, still, unused)


def _words_for(
    question: Question, name: str, given: Mapping[str, str], all_: Sequence[Question]
) -> str | None:
    """What was said under a name that means this question and no other."""
    for said, words in given.items():
        if question.is_called(said) and (said == name or sum(each.is_called(said) for each in all_) == 1):
            return words
    return None


def _answer(question: Question, words: str, by: str, day: date) -> Answer:
    return Answer(
        question.id, question.fingerprint, question.kind, question.words, words, by, day, question.about
    )


# -- asked of many files at once -------------------------------------------------------------------

_OF_A_FILE = ("crime_ids_again",)  # what a source asks of a file as a whole; the rest are rules of files


def asked_together(drafts: Iterable[Draft], *, answered: Iterable[Answer]) -> tuple[Draft, ...]:
    """The drafts, of which those that are asked the same kind of thing about a whole file are asked it together: of thirty
    months that are shorter than usual nobody wants to be asked thirty times. Each keeps the question, so that the answer
    stands with each; what the book has `answered` of one alone is not asked again.
    """
    every = tuple(drafts)
    known = {each.fingerprint for each in answered}
    alike: dict[str, list[Question]] = {}
    for question in (each for draft in every for each in draft.questions if _is_of_files(each, known)):
        alike.setdefault(question.kind, []).append(question)
    together = {kind: as_one(_with_files(group)) for kind, group in alike.items() if len(group) > 1}
    return tuple(_asked(draft, together, known) for draft in every) if together else every


def _is_of_files(question: Question, known: Collection[str]) -> bool:
    kinds = {*(rule.slug for rule in rules_that_ask() if rule.of_files), *_OF_A_FILE}
    return question.kind in kinds and question.fingerprint not in known


def _with_files(group: Sequence[Question]) -> list[Question]:
    """Each with the name of its file in its words."""
    return [
        each if each.file in each.words else replace(each, words=f"{each.file}: {each.words}")
        for each in group
    ]


def _asked(draft: Draft, together: Mapping[str, Question], known: Collection[str]) -> Draft:
    questions = tuple(
        replace(together[each.kind], file=each.file)
        if each.kind in together and each.fingerprint not in known
        else each
        for each in draft.questions
    )
    return replace(draft, questions=questions)
