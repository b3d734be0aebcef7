"""Sentences as runs of plain words and named figures, so that no sentence can disagree with its table.

Whoever says something writes runs; a figure in them becomes words in one place only (`documents/wording.py`), rounded
once and in every format the same.

>>> from tithing.vocabulary.quantity import Known
>>> said: Runs = (Strong("Shoplifting: "), Figure(Known(412)), " in the quarter.")
>>> [run.text if isinstance(run, Strong) else run for run in said][0]
'Shoplifting: '
"""

from __future__ import annotations

from dataclasses import dataclass

from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Known


@dataclass(frozen=True)
class Strong:
    """Words that are heavier than those around them: the name that a sentence opens with."""

    text: str


@dataclass(frozen=True)
class NoteRef:
    """A mark that points to a note of the same table or document, by its key."""

    key: str


Run = str | Strong | NoteRef | Figure
Runs = tuple[Run, ...]


def counted(figure: Figure, noun: str, plural: str = "") -> Runs:
    """A count and its noun, which is decided here alone: one place, two places, no places. `plural` where no s makes it, or
    where words follow the noun. A count that is not known takes the plural.

    >>> counted(Figure(Known(1)), "place")[1:], counted(Figure(Known(2)), "place has", "places have")[1:]
    ((' place',), (' places have',))
    >>> counted(Figure(Known(0)), "place")
    ('no places',)
    """
    several = plural or f"{noun}s"
    number = figure.quantity.number if isinstance(figure.quantity, Known) else None
    if number == 0:
        return (f"no {several}",)
    return (figure, f" {noun if number == 1 else several}")
