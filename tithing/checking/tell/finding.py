"""What the checker says: one thing that cannot be right, where it is, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.checking.read.printed import PrintedPlace
from tithing.checking.test.severity import Severity


@dataclass(frozen=True)
class Finding:
    """`published` is what is printed, `expected` what it should be ("" where only a conflict can be told);
    `explanation` shows the arithmetic in words; `slip` is the likely slip; `also` the other places it rests on.
    """

    rule: str
    severity: Severity
    place: PrintedPlace
    published: str
    expected: str
    explanation: str
    table: str = ""  # PrintedTable.id, or ""
    row: str = ""  # label
    column: str = ""  # head
    slip: str = ""
    also: tuple[PrintedPlace, ...] = ()
