"""What partners owe for a quarter, when it is due, in what state each is, and who acts next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tithing.indicators.counted.value_over import value_over
from tithing.indicators.result import At
from tithing.reading.span import BookSpan
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.partnership import Owed, Partner
from tithing.vocabulary.quantity import Missing, Withheld, next_step, state_of


@dataclass(frozen=True)
class OwedFigure:
    """`at` is what the book has for the very quarter, if only a reason. `due` is None of what nobody was asked for: a quarter
    before its `since` or after its `until`, or one without.
    """

    partner: Partner
    measure: str
    title: str
    due: date | None
    at: At

    @property
    def state(self) -> NotHere | None:
        """In which state of the table of "not here" it is; None where it is here."""
        return state_of(self.at.quantity)

    @property
    def words(self) -> str:
        """Why it is not here, "" where it is."""
        return self.at.quantity.words if isinstance(self.at.quantity, Missing | Withheld) else ""

    @property
    def next(self) -> str:
        """Who acts next, and how; "" where nobody does."""
        return next_step(self.at.quantity)


def owed_and_come(span: BookSpan) -> tuple[OwedFigure, ...]:
    """Each measure that a partner owes, in the order of the partnership's list."""
    partners = span.snapshot.partnership.partners
    return tuple(each for partner in partners for owed in partner.owes for each in _of(span, partner, owed))


def _of(span: BookSpan, partner: Partner, owed: Owed) -> Iterator[OwedFigure]:
    period, area = span.period, span.area.code
    for slug in owed.measures:
        if slug not in span.measures:
            continue  # `tithing returns` refuses it, with its line
        measure = span.measures.get(slug)
        due = span.snapshot.why_none.due(owed, measure, area, period) if owed.asks_for(period) else None
        at = value_over(span.evidence, slug, area=area, period=period)
        yield OwedFigure(partner, slug, measure.title, due, at)
