"""The one table of "not here": every way in which a page has no figure, its mark, its words, and who acts next (R101).

A state is decided where figures leave the book (`reading/not_here`); whoever prints it asks this table and writes no words of its
own. "We do not have it" is not "they did not send it": only what was asked, by a partner's `owes` with a `since`, and whose
due day has passed, is late.

>>> row_of(NotHere.LATE).mark, row_of(NotHere.LATE).next
('[x]', <ActsNext.PARTNER: 'the partner'>)
>>> words_for(NotHere.ASKED, who="Public Health", day=date(2017, 8, 14))
'asked of Public Health; expected 14 August 2017'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tithing.vocabulary.period import FULL_MONTH_NAMES


class NotHere(StrEnum):
    """Each way of a figure's not being here, by the word that stands in a column "status"."""

    NOT_COLLECTED = "not collected then"
    NOT_IMPORTED = "not yet imported"
    NEVER_ASKED = "never asked"
    ASKED = "asked"
    LATE = "late"
    EMPTY = "received empty"
    NOT_HELD = "not held"
    NIL = "nil"
    WITHHELD = "withheld"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"
    ERASED = "erased"


class ActsNext(StrEnum):
    """Who does the next thing, so that the figure may come."""

    NOBODY = "nobody"
    OFFICER = "the partnership's officer"
    PARTNER = "the partner"
    SUPPLIER = "whoever supplied it"


@dataclass(frozen=True)
class HowNotHere:
    """One row of the table. `means` is what the state is, for the reference; `next` acts next, by `act`; `missing`: whether
    it stands in a list of what is missing.
    """

    state: NotHere
    mark: str
    means: str
    next: ActsNext
    act: str
    missing: bool


@dataclass(frozen=True)
class BesideTheState:
    """What is known beside the state, for its words: `of` is the part that lacks, `reason` is in its supplier's words."""

    who: str = ""
    day: date | None = None
    since: date | None = None
    until: date | None = None
    of: str = ""
    reason: str = ""

    @property
    def for_what(self) -> str:
        return f" for {self.of}" if self.of else ""

    @property
    def from_whom(self) -> str:
        return f" from {self.who}" if self.who else ""


# What each mark of the table means, wherever marks are explained.
MARKS = {
    "[x]": "no figure",
    "[c]": "withheld",
    "[held]": "not released yet by its supplier",
    "[z]": "not applicable",
}


def row_of(state: NotHere) -> HowNotHere:
    """The row of a state."""
    return _TABLE[state]


def all_rows() -> tuple[HowNotHere, ...]:
    """The table, in the order in which it is printed."""
    return tuple(_TABLE.values())


def words_for(
    state: NotHere,
    *,
    who: str = "",
    day: date | None = None,
    since: date | None = None,
    until: date | None = None,
    of: str = "",
    reason: str = "",
) -> str:
    """A state in words, as a cell or the end of a sentence says it.

    `who` was asked, or supplied it; `day` is that on which it is due, opens or was erased; `since` the first that is asked for or
    was counted, `until` the last that was asked for.

    >>> words_for(NotHere.LATE, who="Public Health", day=date(2017, 8, 14), of="Apr to Jun 2017")
    'late from Public Health for Apr to Jun 2017; was due 14 August 2017'
    >>> words_for(NotHere.NEVER_ASKED), words_for(NotHere.NOT_HELD, reason="the cohort is not complete")
    ('nobody has been asked for it', 'not held: the cohort is not complete')
    """
    return _WORDS[state](BesideTheState(who, day, since, until, of, reason.strip().rstrip(".")))


def day_words(day: date) -> str:
    """A day as a reader says it (R107).

    >>> day_words(date(2017, 8, 14))
    '14 August 2017'
    """
    return f"{day.day} {FULL_MONTH_NAMES[day.month - 1]} {day.year}"


# -- the words of each state ------------------------------------------------------------------------------


def _not_collected(said: BesideTheState) -> str:
    when = f"before {day_words(said.since)}" if said.since else "then"
    return f"not collected {when}{said.for_what}"


def _not_imported(said: BesideTheState) -> str:
    return _with_reason(f"not yet imported{said.from_whom}{said.for_what}", said)


def _never_asked(said: BesideTheState) -> str:
    if not said.who:
        return f"nobody has been asked for {said.of or 'it'}"
    if said.until and said.since:
        until, again = day_words(said.until), day_words(said.since)
        return f"not asked of {said.who}{said.for_what}: asked until {until} and again from {again} on"
    if said.until:
        return f"no longer asked of {said.who}{said.for_what}: asked until {day_words(said.until)}"
    if said.since:
        return f"not asked of {said.who}{said.for_what}: asked from {day_words(said.since)} on"
    return f"not yet asked of {said.who}{said.for_what}"


def _asked(said: BesideTheState) -> str:
    asked = said.reason or f"{f'asked of {said.who}' if said.who else 'asked'}{said.for_what}"
    return _and_day(asked, "expected", said.day)


def _late(said: BesideTheState) -> str:
    late = f"late{said.from_whom}{said.for_what}"
    return _and_day(_with_reason(late, said), "was due", said.day)


def _empty(said: BesideTheState) -> str:
    return f"received{said.from_whom} without a figure{said.for_what}"


def _not_held(said: BesideTheState) -> str:
    return _with_reason(f"not held{f' by {said.who}' if said.who else ''}{said.for_what}", said)


def _withheld(said: BesideTheState) -> str:
    return f"withheld until {day_words(said.day)}" if said.day else "withheld by its supplier"


def _erased(said: BesideTheState) -> str:
    when = f"erased on {day_words(said.day)}" if said.day else "erased"
    return (said.reason or when) + (f" ({said.of})" if said.of else "")


def _with_reason(words: str, said: BesideTheState) -> str:
    return f"{words}: {said.reason}" if said.reason else words


def _and_day(words: str, verb: str, day: date | None) -> str:
    """With the day, but where a reason gives one already ("data expected September 2017")."""
    return words if day is None or "expected" in words.lower() else f"{words}; {verb} {day_words(day)}"


_WORDS: dict[NotHere, Callable[[BesideTheState], str]] = {
    NotHere.NOT_COLLECTED: _not_collected,
    NotHere.NOT_IMPORTED: _not_imported,
    NotHere.NEVER_ASKED: _never_asked,
    NotHere.ASKED: _asked,
    NotHere.LATE: _late,
    NotHere.EMPTY: _empty,
    NotHere.NOT_HELD: _not_held,
    NotHere.NIL: lambda said: "none",
    NotHere.WITHHELD: _withheld,
    NotHere.SUPPRESSED: lambda said: said.reason or "too few to publish",
    NotHere.NOT_APPLICABLE: lambda said: said.reason or "not applicable",
    NotHere.ERASED: _erased,
}

# -- the table --------------------------------------------------------------------------------------------

_TABLE = {
    row.state: row
    for row in (
        HowNotHere(
            NotHere.NOT_COLLECTED, "[x]", "Nobody counted it in those days: the measure begins later.",
            ActsNext.NOBODY, "it cannot come", missing=True,
        ),
        HowNotHere(
            NotHere.NOT_IMPORTED, "[x]", "The book does not have it: a publisher puts it out, or a file waits to be accepted.",
            ActsNext.OFFICER, "import it", missing=True,
        ),
        HowNotHere(
            NotHere.NEVER_ASKED, "[x]", "No partner's owes names it for those days, and no publisher puts it out.",
            ActsNext.OFFICER, "ask for it", missing=True,
        ),
        HowNotHere(
            NotHere.ASKED, "[x]", "A partner's owes names it, with a since, and the due day has not passed.",
            ActsNext.PARTNER, "send it", missing=True,
        ),
        HowNotHere(
            NotHere.LATE, "[x]", "It was asked, the due day has passed, and nothing was accepted.",
            ActsNext.PARTNER, "send it", missing=True,
        ),
        HowNotHere(
            NotHere.EMPTY, "[x]", "A file or a return came, and holds no figure and no reason.",
            ActsNext.OFFICER, "ask the sender what it means", missing=True,
        ),
        HowNotHere(
            NotHere.NOT_HELD, "[x]", "Whoever was asked says that there is no figure, and why.",
            ActsNext.NOBODY, "it cannot come", missing=True,
        ),
        HowNotHere(
            NotHere.NIL, "", "It was counted, and there were none: a figure, shown as 0.",
            ActsNext.NOBODY, "it is here", missing=False,
        ),
        HowNotHere(
            NotHere.WITHHELD, "[held]", "It was sent, and whoever asks may not see it yet.",
            ActsNext.SUPPLIER, "release it", missing=False,
        ),
        HowNotHere(
            NotHere.SUPPRESSED, "[c]", "It is known, and too small to publish.",
            ActsNext.NOBODY, "it stays hidden", missing=False,
        ),
        HowNotHere(
            NotHere.NOT_APPLICABLE, "[z]", "No such number can be given, and a rule says why.",
            ActsNext.NOBODY, "there is none", missing=False,
        ),
        HowNotHere(
            NotHere.ERASED, "[x]", "It was sent, and was taken out of the book for good.",
            ActsNext.NOBODY, "it is gone", missing=True,
        ),
    )
}  # fmt: skip
