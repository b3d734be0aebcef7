"""A quantity is known, or it is not, and there are four ways of not being: missing (nobody sent it),
suppressed (too few to publish), withheld (it was sent, and whoever asks may not see it yet) and not applicable (no such
number can be given, and a rule says why). Zero is a known number.

>>> Known(0.0).number
0.0
>>> Missing("not supplied by Public Health").words
'not supplied by Public Health'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tithing.vocabulary.period import FULL_MONTH_NAMES


class Status(StrEnum):
    """How surely a value is known. The last two have no number."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    SUPPRESSED = "suppressed"
    MISSING = "missing"


@dataclass(frozen=True)
class Known:
    """A number at full precision, and how surely it is known."""

    number: float
    status: Status = Status.FINAL


@dataclass(frozen=True)
class Missing:
    """We do not have it. `words` is the reason; `expected` the day it was promised for; `owed_by` who owes it;
    `erased` the day on which it was taken out of the book for good, where it was sent and that was done.
    """

    words: str = "not supplied"
    expected: date | None = None
    owed_by: str = ""
    erased: date | None = None


@dataclass(frozen=True)
class Suppressed:
    """It exists and is withheld: shown as [c] (R100, R101)."""

    words: str = "too few to publish"


@dataclass(frozen=True)
class NotApplicable:
    """No such number can be given: shown as [z] (R101). `rule` is the R number that refuses it."""

    words: str
    rule: str = ""


@dataclass(frozen=True)
class Withheld:
    """It was sent and may not be seen yet by whoever asks: shown as [held]. `until` is the day on which its supplier
    releases it, None where no day was said.

    >>> Withheld(date(2026, 5, 1)).words, Withheld().words
    ('withheld until 1 May 2026', 'withheld by its supplier')
    """

    until: date | None = None

    @property
    def words(self) -> str:
        if self.until is None:
            return "withheld by its supplier"
        return f"withheld until {self.until.day} {FULL_MONTH_NAMES[self.until.month - 1]} {self.until.year}"


Quantity = Known | Missing | Suppressed | Withheld | NotApplicable


def erased_on(quantity: Quantity | None) -> date | None:
    """The day on which it was erased, None where it was not.

    >>> erased_on(Missing("erased on 3 March 2026", erased=date(2026, 3, 3))), erased_on(Missing())
    (datetime.date(2026, 3, 3), None)
    """
    return quantity.erased if isinstance(quantity, Missing) else None


def number_of(quantity: Quantity | None) -> float | None:
    """The number, or None where there is none."""
    return quantity.number if isinstance(quantity, Known) else None


def status_word(quantity: Quantity | None) -> str:
    """final, provisional, revised, estimated, suppressed, withheld, missing or not applicable."""
    match quantity:
        case Known(_, status):
            return status.value
        case Suppressed():
            return Status.SUPPRESSED.value
        case Withheld():
            return "withheld"
        case NotApplicable():
            return "not applicable"
        case _:
            return Status.MISSING.value
