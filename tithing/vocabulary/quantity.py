"""A quantity is known, or it is not, and there are four ways of not being: missing (the book does not have it),
suppressed (too few to publish), withheld (it was sent, and whoever asks may not see it yet) and not applicable (no such
number can be given, and a rule says why). Zero is a known number. In what state it is not here, and in what words, is for the
one table to say (`vocabulary/not_here`).

>>> Known(0.0).number
0.0
>>> Missing(owed_by="Public Health", expected=date(2017, 8, 14)).words
'asked of Public Health; expected 14 August 2017'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tithing.vocabulary.not_here import ActsNext, NotHere, row_of, words_for

# A reason that says itself that a figure is to come, if not on which day: "data expected September 2017".
_PROMISED = re.compile(r"\b(?:expected|awaited|yet|to follow)\b", re.IGNORECASE)


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
    """We do not have it. `reason` is in the words of whoever supplied it; `expected` the day it is due; `owed_by` who was asked
    for it, or sent it empty; `erased` the day on which it was taken out of the book for good; `since` the first day that is
    asked for, or was counted, `until` the last that was asked for; `of` the part of it that lacks, and `also` what is to be
    said of the rest.

    The state is the one `decided`; else what these say of themselves.
    """

    reason: str = ""
    expected: date | None = None
    owed_by: str = ""
    erased: date | None = None
    decided: NotHere | None = None
    since: date | None = None
    until: date | None = None
    of: str = ""
    also: str = ""

    @property
    def state(self) -> NotHere:
        if self.decided is not None:
            return self.decided
        if self.erased is not None:
            return NotHere.ERASED
        if self.expected is not None or _PROMISED.search(self.reason):
            return NotHere.ASKED
        return NotHere.NOT_HELD if self.reason else NotHere.NOT_IMPORTED

    @property
    def words(self) -> str:
        """Why there is none, as the table of "not here" says it."""
        said = words_for(
            self.state,
            who=self.owed_by,
            day=self.erased or self.expected,
            since=self.since,
            until=self.until,
            of=self.of,
            reason=self.reason,
        )
        return f"{said}; {self.also}" if self.also else said


@dataclass(frozen=True)
class Suppressed:
    """It exists and is withheld: shown as [c] (R100, R101)."""

    words: str = words_for(NotHere.SUPPRESSED)


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
        return words_for(NotHere.WITHHELD, day=self.until)


Quantity = Known | Missing | Suppressed | Withheld | NotApplicable


def erased_on(quantity: Quantity | None) -> date | None:
    """The day on which it was erased, None where it was not.

    >>> erased_on(Missing(erased=date(2026, 3, 3))), erased_on(Missing())
    (datetime.date(2026, 3, 3), None)
    """
    return quantity.erased if isinstance(quantity, Missing) else None


def number_of(quantity: Quantity | None) -> float | None:
    """The number, or None where there is none."""
    return quantity.number if isinstance(quantity, Known) else None


def state_of(quantity: Quantity | None) -> NotHere | None:
    """In which state of the table of "not here" it is; None for a number that is not nought.

    >>> state_of(Known(0.0)).value, state_of(Suppressed()).value, state_of(Known(3.0))
    ('nil', 'suppressed', None)
    """
    match quantity:
        case Known(number, _):
            return NotHere.NIL if number == 0 else None
        case Suppressed():
            return NotHere.SUPPRESSED
        case Withheld():
            return NotHere.WITHHELD
        case NotApplicable():
            return NotHere.NOT_APPLICABLE
        case Missing():
            return quantity.state
        case None:
            return Missing().state


def why_hidden(quantities: Iterable[Quantity | None]) -> str:
    """Why numbers that are there are not shown to whoever asks: the reason of most of them; "" where none is hidden.

    >>> why_hidden([Missing(), Suppressed("too few"), Withheld(), Suppressed("too few")]), why_hidden([Known(3.0)])
    ('too few', '')
    """
    words = Counter(each.words for each in quantities if isinstance(each, Suppressed | Withheld))
    return words.most_common(1)[0][0] if words else ""


def next_step(quantity: Quantity | None) -> str:
    """Who acts next so that the figure may come, and how; "" where it is here, or nobody can.

    >>> next_step(Missing(owed_by="Public Health", expected=date(2017, 8, 14))), next_step(Suppressed())
    ('Public Health, to send it', '')
    """
    state = state_of(quantity)
    row = row_of(state) if state else None
    if row is None or row.next is ActsNext.NOBODY:
        return ""
    asked = quantity.owed_by if isinstance(quantity, Missing) and row.next is ActsNext.PARTNER else ""
    return f"{asked or row.next.value}, to {row.act}"


def status_word(quantity: Quantity | None) -> str:
    """final, provisional, revised, estimated; or, where there is no number, its state of "not here".

    >>> status_word(Known(0.0)), status_word(Missing(expected=date(2026, 4, 30)))
    ('final', 'asked')
    """
    if isinstance(quantity, Known):
        return quantity.status.value
    return str(state_of(quantity))
