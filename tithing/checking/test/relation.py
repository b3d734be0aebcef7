"""A relation that printed figures must satisfy, tested: between which figures, whether it holds, and if not, why not.

Rules make relations; `blame.py` turns those that fail into findings, for one wrong figure breaks several relations and
should be told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tithing.checking.read.printed import PrintedPlace
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import Pack, PrintedFigure

SENTENCE = "sentence"
Put = Callable[[PrintedFigure], PrintedFigure]  # each figure as it is, or as it should be


@dataclass(frozen=True, eq=False)
class Relation:
    """One test of a rule. `figures[0]` is the one at fault when nothing else tells; `expected` says what a figure would
    have to be for the relation to hold. `family` groups tests that share their evidence. A test within a sentence has no
    figures; its place is the sentence's."""

    rule: str
    family: str
    figures: tuple[PrintedFigure, ...]
    holds: bool
    severity: Severity = Severity.CERTAIN
    explanation: str = ""
    expected: Mapping[PrintedFigure, str] = field(default_factory=dict)
    slip: str = ""
    also: tuple[PrintedPlace, ...] = ()
    place: PrintedPlace | None = None  # where the fault is not at a figure: a heading, a missing cell
    published: str = ""
    right: str = ""  # what should be printed there, where the fault is at no figure: in a sentence
    column: int = 0  # of that cell, from 1; 0 where the fault is at a figure or at no column
    again: Callable[[Put], bool] | None = (
        None  # of a sentence: would it be right, were figures of the table others?
    )

    @property
    def fault(self) -> PrintedFigure:
        return self.figures[0]

    @property
    def said(self) -> bool:
        """Whether it is a sentence's claim that is tested: the fault is then in the sentence, until a table has another."""
        return self.family == SENTENCE


Rule = Callable[[Pack], Iterable[Relation]]
