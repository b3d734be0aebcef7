"""Quarters to ask, each worked out once for a snapshot."""

from __future__ import annotations

from tithing.reading.quarter import Quarter
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period


def quarter_of(snapshot: Snapshot, period: Period, area: Area) -> Quarter:
    """One quarter of one area, with all that is set beside it."""
    return snapshot.remembered(quarter_of, period, area.code, make=lambda: Quarter(snapshot, period, area))


def quarter_in(snapshot: Snapshot, period: Period, area: Area) -> Quarter:
    """The last quarter of the plan year that a period ends in: its observations reach back over five more."""
    return quarter_of(snapshot, Period.financial_year(int(period.plan_year[:4])).quarters()[-1], area)
