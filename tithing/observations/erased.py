"""What can still be said of figures that were erased: that they were, and on which day.

An erased file leaves digests of its rows' keys behind, made with the book's own name, so that they say nothing to
whoever does not ask for just that measure, area, period and breakdown in just this book.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tithing.store.journal.fold import DIGEST_BYTES
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing

_FEW = 3  # parts of a period are named, more are counted


def key_digest(book_id: str, *parts: str) -> bytes:
    """Stands for one key in one book."""
    return hashlib.sha256("\n".join([book_id, *parts]).encode()).digest()[:DIGEST_BYTES]


@dataclass(frozen=True)
class ErasedKeys:
    """The keys of one erased file: measure, area, period and breakdown; `line` of the journal is its tombstone."""

    book_id: str
    day: date
    digests: frozenset[bytes]
    line: int = 0


def erased_of(
    erased: Sequence[ErasedKeys], measure: str, area: str, periods: Iterable[str], breakdown: str
) -> tuple[ErasedKeys, ...]:
    """The erased files that said something of any of these periods, which are codes."""
    if not erased:
        return ()
    book = erased[0].book_id  # all are of one book
    wanted = {key_digest(book, measure, area, code, breakdown) for code in periods}
    return tuple(each for each in erased if not wanted.isdisjoint(each.digests))


def why_erased(
    erased: Sequence[ErasedKeys], measure: str, area: str, period: Period, breakdown: str
) -> Missing | None:
    """The reason that a figure is missing, where it, or a month or quarter in it, was erased; None where nobody did."""
    stones = erased_of(erased, measure, area, pieces_of_time(period), breakdown)
    if not stones:
        return None
    gone = [
        piece for piece in _with_pieces(period) if erased_of(stones, measure, area, [piece.code], breakdown)
    ]
    whole = erased_then(max(each.day for each in stones))
    when = part_gone(period, gone)
    return replace(whole, of=when) if when else whole


def part_gone(period: Period, gone: Iterable[Period]) -> str:
    """Which part of a period these erased pieces are, in words; "" where they are all of it.

    >>> quarter = Period.parse("2017-18Q4")
    >>> part_gone(quarter, [Period.parse("2018-02")]), part_gone(quarter, quarter.months())
    ('Feb 2018', '')
    """
    pieces = list(gone)
    if (
        period in pieces
        or set(period.months()) <= set(pieces)
        or set(period.quarters() or [period]) <= set(pieces)
    ):
        return ""
    largest = [each for each in pieces if not any(_is_inside(each, other) for other in pieces)]
    labels = [each.label for each in sorted(largest, key=lambda each: each.start)]
    return ", ".join(labels) if len(labels) <= _FEW else f"{len(labels)} parts of it, from {labels[0]} on"


def _is_inside(one: Period, other: Period) -> bool:
    return one != other and other.start <= one.start and one.end <= other.end


def erased_then(day: date) -> Missing:
    """What stands in place of a figure that was erased on a day.

    >>> erased_then(date(2026, 3, 3)).words
    'erased on 3 March 2026'
    """
    return Missing(erased=day)


def day_in_words(day: date) -> str:
    """
    >>> day_in_words(date(2026, 3, 3))
    '3 March 2026'
    """
    return day_words(day)


def from_to(first: date, last: date) -> str:
    """
    >>> from_to(date(2026, 3, 3), date(2026, 3, 3)), from_to(date(2026, 3, 3), date(2026, 4, 1))
    ('on 3 March 2026', 'from 3 March 2026 to 1 April 2026')
    """
    if first == last:
        return f"on {day_in_words(first)}"
    return f"from {day_in_words(first)} to {day_in_words(last)}"


@lru_cache(maxsize=4096)
def pieces_of_time(*periods: Period) -> tuple[str, ...]:
    """The codes of periods and of the quarters and months in them, each once.

    >>> pieces_of_time(Period.parse("2017-18Q4"))
    ('2017-18Q4', '2018-01', '2018-02', '2018-03')
    """
    return tuple(dict.fromkeys(each.code for period in periods for each in _with_pieces(period)))


def _with_pieces(period: Period) -> tuple[Period, ...]:
    return tuple(dict.fromkeys((period, *period.quarters(), *period.months())))
