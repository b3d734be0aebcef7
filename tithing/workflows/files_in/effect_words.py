"""Says in a sentence which figure an effect names, with the titles and names that the book knows."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.observations.standing.effect import Shift
from tithing.reading.book import Book


@dataclass(frozen=True)
class EffectWords:
    """The words for the figures of one book."""

    book: Book

    def key(self, shift: Shift) -> str:
        """The figure that is meant."""
        return self.book.names.figure(
            shift.measure, shift.area, shift.period, shift.breakdown, shift.supplier, apart=True
        )

    def measure(self, slug: str) -> str:
        return self.book.names.measure(slug)

    def supplier(self, slug: str) -> str:
        return self.book.suppliers.title(slug)
