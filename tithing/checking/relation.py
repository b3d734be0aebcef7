"""A relation that printed figures must satisfy, tested: between which figures, whether it holds, and if not, why not.

Rules make relations; `blame.py` turns those that fail into findings, for one wrong figure breaks several relations and
should be told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tithing.checking.book import Book, Figure
from tithing.checking.finding import Severity
from tithing.checking.printed import Place


@dataclass(frozen=True, eq=False)
class Relation:
    """One test of a rule. `figures[0]` is the one at fault when nothing else tells; `expected` says what a figure would
    have to be for the relation to hold. `family` groups tests that share their evidence. A test within a sentence has no
    figures; its place is the sentence's."""

    rule: str
    family: str
    figures: tuple[Figure, ...]
    holds: bool
    severity: Severity = Severity.CERTAIN
    explanation: str = ""
    expected: Mapping[Figure, str] = field(default_factory=dict)
    slip: str = ""
    also: tuple[Place, ...] = ()
    place: Place | None = None  # where the fault is not at a figure: a heading, a missing cell
    published: str = ""
    right: str = ""  # what should be printed there, where the fault is at no figure: in a sentence
    column: int = 0  # of that cell, from 1; 0 where the fault is at a figure or at no column

    @property
    def fault(self) -> Figure:
        return self.figures[0]


Rule = Callable[[Book], Iterable[Relation]]


def overlap(first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal]) -> bool:
    """Whether two closed intervals meet, the last digit of a long division aside."""
    if first[0] <= second[1] and second[0] <= first[1]:
        return True
    nearly = Decimal("1e-12") * (1 + max(abs(edge) for edge in (*first, *second)))
    return first[0] <= second[1] + nearly and second[0] <= first[1] + nearly


def plain(value: Decimal, decimals: int = 1) -> str:
    """A number as a sentence writes it: no zeros at the end, thousands with commas, a true minus.

    >>> plain(Decimal("1234.50")), plain(Decimal("-2.04"), 1)
    ('1,234.5', '−2')
    """
    from tithing.statistics.rounding import in_full, round_decimal

    rounded = round_decimal(value, decimals)
    text = in_full(rounded, commas=True)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "\u2212")
