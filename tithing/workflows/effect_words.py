"""Says in a sentence which figure an effect names, with the titles and names that the book knows."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.observations.effect import Shift
from tithing.observations.measure import UnknownMeasure
from tithing.places.gazetteer import UnknownArea
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.workflows.open_book import Book


@dataclass(frozen=True)
class EffectWords:
    """The words for the figures of one book."""

    book: Book

    def key(self, shift: Shift) -> str:
        """Measure, area and period, with the breakdown where there is one, and whose figure it is."""
        parts = [self.measure(shift.measure), self._area(shift.area), _period(shift.period)]
        if shift.breakdown:
            parts.append(shift.breakdown.replace(";", ", ").replace("=", " "))
        supplier = f" ({shift.supplier})" if shift.supplier else ""
        return ", ".join(parts) + supplier

    def measure(self, slug: str) -> str:
        try:
            return self.book.measures.get(slug).title
        except UnknownMeasure:
            return slug

    def _area(self, code: str) -> str:
        try:
            return self.book.gazetteer.get(code).name
        except UnknownArea:
            return code


def _period(code: str) -> str:
    try:
        return Period.parse(code).label
    except UnknownPeriod:
        return code
