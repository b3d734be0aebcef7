"""What the checker says: one thing that cannot be right, where it is, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tithing.checking.printed import Place


class Severity(StrEnum):
    """certain: no reading of the printed figures makes them agree. probable: a mistake unless something unsaid
    explains it. judgement: a unit, definition or wording that a careful editor would query."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    JUDGEMENT = "judgement"


@dataclass(frozen=True)
class Finding:
    """`published` is what is printed, `expected` what it should be ("" where only a conflict can be told);
    `explanation` shows the arithmetic in words; `slip` is the likely slip; `also` the other places it rests on.
    """

    rule: str
    severity: Severity
    place: Place
    published: str
    expected: str
    explanation: str
    table: str = ""  # PrintedTable.id, or ""
    row: str = ""  # label
    column: str = ""  # head
    slip: str = ""
    also: tuple[Place, ...] = ()
