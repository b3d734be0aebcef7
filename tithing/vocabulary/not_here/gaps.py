"""Several things that are not here, as one: a year of which two quarters lack, a whole of which two parts do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Missing

# Which state stands for all: what can never come before what may, and then what somebody is to do soonest.
FIRST = (
    NotHere.ERASED,
    NotHere.NOT_COLLECTED,
    NotHere.LATE,
    NotHere.EMPTY,
    NotHere.ASKED,
    NotHere.NOT_IMPORTED,
    NotHere.NEVER_ASKED,
    NotHere.NOT_HELD,
)


def together(lacking: Iterable[tuple[str, Missing]]) -> Missing:
    """Why a whole is not here, from what of it lacks, each under its name; the one to act on first, the others after it.

    >>> both = [("Jul 2020", Missing(decided=NotHere.NEVER_ASKED)), ("Apr 2020", Missing(owed_by="Harbour", decided=NotHere.LATE))]
    >>> together(both).words
    'late from Harbour for Apr 2020; nobody has been asked for Jul 2020'
    """
    alike: dict[tuple[object, ...], Missing] = {}
    for name, why in lacking:
        key = (why.state, why.owed_by, why.since, why.until, why.reason, why.of, why.also)
        alike[key] = _joined(alike[key], name, why) if key in alike else _named(name, why)
    ordered = sorted(alike.values(), key=lambda why: FIRST.index(why.state))
    if not ordered:
        return Missing()
    first, *others = ordered
    also = "; ".join(filter(None, (first.also, *(each.words for each in others))))
    return replace(first, also=also)


def _named(name: str, why: Missing) -> Missing:
    return replace(why, of=f"{name} ({why.of})" if why.of else name, decided=why.state)


def _joined(so_far: Missing, name: str, why: Missing) -> Missing:
    """With one more name; the day by which all of it is due."""
    days = [day for day in (so_far.expected, why.expected) if day]
    gone = [day for day in (so_far.erased, why.erased) if day]
    return replace(
        so_far,
        of=f"{so_far.of}, {_named(name, why).of}",
        expected=max(days, default=None),
        erased=max(gone, default=None),
    )
