"""What can still be said of figures that were erased: that they were, and on which day.

An erased file leaves digests of its rows' keys behind, made with the book's own name, so that they say nothing to
whoever does not ask for just that measure, area, period and breakdown in just this book.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tithing.store.fold import DIGEST_BYTES
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing


def key_digest(book_id: str, *parts: str) -> bytes:
    """Stands for one key in one book."""
    return hashlib.sha256("\n".join([book_id, *parts]).encode()).digest()[:DIGEST_BYTES]


@dataclass(frozen=True)
class ErasedKeys:
    """The keys of one erased file: measure, area, period and breakdown."""

    book_id: str
    day: date
    digests: frozenset[bytes]

    def had(self, measure: str, area: str, period: Period, breakdown: str) -> bool:
        """Whether the file said something of this period, or of a month or quarter in it."""
        return any(
            key_digest(self.book_id, measure, area, each.code, breakdown) in self.digests
            for each in _with_pieces(period)
        )


def why_erased(
    erased: Iterable[ErasedKeys], measure: str, area: str, period: Period, breakdown: str
) -> Missing | None:
    """The reason that a figure is missing, where it was erased; None where nobody erased it."""
    days = [each.day for each in erased if each.had(measure, area, period, breakdown)]
    return Missing(f"erased on {day_in_words(max(days))}") if days else None


def day_in_words(day: date) -> str:
    """
    >>> day_in_words(date(2026, 3, 3))
    '3 March 2026'
    """
    return f"{day.day} {day:%B} {day.year}"


def _with_pieces(period: Period) -> Iterator[Period]:
    yield period
    yield from period.quarters()
    yield from period.months()
