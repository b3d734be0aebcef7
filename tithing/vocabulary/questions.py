"""What is odd is asked: a question with the figures that raise it, and the answer that stays with them.

A question's id comes from what is asked and of which figures, so it is the same in every run, process and order: what
was answered once for the same figures is not asked again, and what changed is a new question.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tithing.vocabulary.problems import Problem

Facts = tuple[tuple[str, str], ...]  # (what, value) pairs, in an order that the rule fixes

_LETTERS = 4  # of an id: a million different ones, and a preview has a handful
_NAMED = 3  # of many questions alike, so many are told in full


@dataclass(frozen=True, order=True)
class FigureKey:
    """The figure that a question speaks of; "" for any breakdown or supplier."""

    measure: str
    area: str
    period: str  # Period.code
    breakdown: str = ""
    supplier: str = ""


@dataclass(frozen=True)
class Question:
    """One odd thing, in a sentence an officer can answer.

    `kind` is the slug of the rule that asks, `figures` what raises it, `about` the figures beside which the answer
    will stand.
    """

    kind: str
    words: str
    figures: Facts
    about: tuple[FigureKey, ...] = ()
    file: str = ""
    row: int | None = None
    sheet: str = ""

    @property
    def place(self) -> str:
        """File, sheet and row in the words of a refusal; the file alone where the question begins with the others itself."""
        within = Problem("", "", sheet=self.sheet, row=self.row).place
        if within and self.words.startswith(within):
            within = ""
        return ", ".join(each for each in (self.file, within) if each)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what is asked and of which figures: never of its wording, its file, its sheet or its row."""
        said = json.dumps([self.kind, [list(pair) for pair in self.figures]], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def id(self) -> str:
        """Q and four letters or figures.

        >>> Question("far_from_neighbours", "Is 596 right?", (("2019-05", "596"),)).id
        'QGKLO'
        """
        return self.long_id[: 1 + _LETTERS]

    @property
    def long_id(self) -> str:
        """The id with all its letters, of which a few tell two questions apart."""
        return "Q" + base64.b32encode(bytes.fromhex(self.fingerprint)).decode().rstrip("=")

    def is_called(self, name: str) -> bool:
        """Whether a person who writes this means it: its id, or more of its letters."""
        said = name.strip().upper()
        return len(said) > _LETTERS and self.long_id.startswith(said)


@dataclass(frozen=True)
class Answer:
    """Why the odd thing is right, by whom and when."""

    question: str  # the question's id
    fingerprint: str
    kind: str
    asked: str  # the question's words
    because: str
    by: str
    day: date
    about: tuple[FigureKey, ...] = ()


def names_of(questions: Iterable[Question]) -> dict[str, str]:
    """Fingerprint -> what a question is called among these: its id, with more letters where two would be called alike."""
    by_fingerprint = {each.fingerprint: each for each in questions}
    return {print_: _name_among(each, by_fingerprint.values()) for print_, each in by_fingerprint.items()}


def _name_among(question: Question, all_: Iterable[Question]) -> str:
    others = [each.long_id for each in all_ if each.fingerprint != question.fingerprint]
    lengths = range(1 + _LETTERS, len(question.long_id))
    return next(
        (
            question.long_id[:length]
            for length in lengths
            if not any(other.startswith(question.long_id[:length]) for other in others)
        ),
        question.long_id,
    )


def one_of_a_kind(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Like questions of one file asked as one: the first three in words, the figures of all.

    >>> alike = [Question("late", f"Is {n} late?", (("n", str(n)),), file="a.csv") for n in range(5)]
    >>> [each.words for each in one_of_a_kind(alike)]
    ['Is 0 late? Is 1 late? Is 2 late? And 2 more like these.']
    """
    alike: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        alike.setdefault((question.kind, question.file), []).append(question)
    return tuple(as_one(group) for group in alike.values())


def as_one(group: Sequence[Question]) -> Question:
    """Like questions as one: the first three in words, the figures of all, the place of the first."""
    first = group[0]
    if len(group) == 1:
        return first
    words = list(
        dict.fromkeys(each.words for each in group)
    )  # a district and its partnership are called alike
    told = " ".join(words[:_NAMED])
    more = f" And {len(words) - _NAMED} more like these." if len(words) > _NAMED else ""
    figures = tuple(pair for each in group for pair in each.figures)
    about = tuple(dict.fromkeys(key for each in group for key in each.about))
    return Question(first.kind, told + more, figures, about, first.file, first.row, first.sheet)
