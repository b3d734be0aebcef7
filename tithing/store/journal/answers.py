"""Questions and answers as they are written down in a detail or a preview, and as they are read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date
from typing import Any

from tithing.vocabulary.questions import Answer, FigureKey, Question


def answers_said(answers: Iterable[Answer]) -> dict[str, Any]:
    """By the fingerprint of what was asked, in an order that is always the same."""
    return {each.fingerprint: _said(each) for each in sorted(answers, key=lambda each: each.fingerprint)}


def _said(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "kind": answer.kind,
        "asked": answer.asked,
        "because": answer.because,
        "by": answer.by,
        "day": answer.day.isoformat(),
        "about": [list(astuple(key)) for key in answer.about],
    }


def answers_from(said: Mapping[str, Any]) -> tuple[Answer, ...]:
    """What `answers_said` wrote."""
    return tuple(_answer(fingerprint, each) for fingerprint, each in said.items())


def _answer(fingerprint: str, said: Mapping[str, Any]) -> Answer:
    return Answer(
        question=said["question"],
        fingerprint=fingerprint,
        kind=said["kind"],
        asked=said["asked"],
        because=said["because"],
        by=said["by"],
        day=date.fromisoformat(said["day"]),
        about=tuple(FigureKey(*key) for key in said["about"]),
    )


def questions_said(questions: Iterable[Question]) -> list[dict[str, Any]]:
    return [
        {
            "kind": each.kind,
            "words": each.words,
            "figures": [list(pair) for pair in each.figures],
            "about": [list(astuple(key)) for key in each.about],
            "file": each.file,
            "row": each.row,
            "sheet": each.sheet,
        }
        for each in questions
    ]


def questions_from(said: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """What `questions_said` wrote."""
    return tuple(
        Question(
            kind=each["kind"],
            words=each["words"],
            figures=tuple((what, value) for what, value in each["figures"]),
            about=tuple(FigureKey(*key) for key in each["about"]),
            file=each["file"],
            row=each["row"],
            sheet=each.get("sheet", ""),  # a preview of before has none
        )
        for each in said
    )
