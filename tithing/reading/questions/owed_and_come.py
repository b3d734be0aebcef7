"""What partners owe for a quarter, when it is due, and what has come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tithing.indicators.result import At
from tithing.indicators.value_over import supplied_value
from tithing.reading.quarter import Quarter
from tithing.vocabulary.partnership import Owed, Partner
from tithing.vocabulary.quantity import Known, Suppressed, Withheld


@dataclass(frozen=True)
class OwedFigure:
    """`at` is what was supplied for the very quarter, if only a reason; None where nothing came."""

    partner: Partner
    measure: str
    due: date
    at: At | None = None

    @property
    def has_come(self) -> bool:
        return self.at is not None and isinstance(self.at.quantity, Known | Suppressed | Withheld)

    def is_late(self, today: date) -> bool:
        return not self.has_come and self.due < today


def owed_and_come(quarter: Quarter) -> tuple[OwedFigure, ...]:
    """Each measure that a partner owes, in the order of the partnership's list."""
    partners = quarter.snapshot.partnership.partners
    return tuple(
        each for partner in partners for owed in partner.owes for each in _of(quarter, partner, owed)
    )


def _of(quarter: Quarter, partner: Partner, owed: Owed) -> Iterator[OwedFigure]:
    due = quarter.period.end + timedelta(days=owed.due_days)
    for slug in owed.measures:
        at = None
        if slug in quarter.measures:
            at = supplied_value(quarter.evidence, (slug, quarter.area.code, quarter.period, ""))
        yield OwedFigure(partner, slug, due, at)
