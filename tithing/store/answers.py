"""Answers as they stand in the detail of an entry, and as they are read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date
from typing import Any

from tithing.vocabulary.questions import Answer, FigureKey


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
