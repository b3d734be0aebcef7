"""Spans to ask, each worked out once for a snapshot."""

from __future__ import annotations

from tithing.reading.snapshot import Snapshot
from tithing.reading.span import BookSpan
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period


def span_of(snapshot: Snapshot, period: Period, area: Area) -> BookSpan:
    """One span of one area, with all that is set beside it."""
    return snapshot.remembered(span_of, period, area.code, make=lambda: BookSpan(snapshot, period, area))


def quarter_in(snapshot: Snapshot, period: Period, area: Area) -> BookSpan:
    """The last quarter of the plan year that a period ends in: its observations reach back over five more."""
    return span_of(snapshot, Period.financial_year(int(period.plan_year[:4])).quarters()[-1], area)
