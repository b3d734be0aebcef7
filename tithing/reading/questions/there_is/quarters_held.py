"""The quarters of which a reader is shown anything: from which a page chooses, the latest first."""

from __future__ import annotations

from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Missing

OF_A_QUARTER = (PeriodKind.QUARTER, PeriodKind.MONTH)


def quarters_held(snapshot: Snapshot, area: Area | None = None) -> tuple[Period, ...]:
    """Each quarter of which something is told of an area, the partnership's own where none is named, the latest first."""
    of = area or own_area(snapshot)
    return snapshot.remembered(quarters_held, of.code, make=lambda: _held(snapshot, of))


def latest_quarter(snapshot: Snapshot, area: Area | None = None) -> Period | None:
    """The latest of them; None where nothing is held."""
    return next(iter(quarters_held(snapshot, area)), None)


def _held(snapshot: Snapshot, area: Area) -> tuple[Period, ...]:
    if not snapshot.years:
        return ()
    span = span_of(snapshot, Period.financial_year(int(snapshot.years[-1][:4])).quarters()[-1], area)
    told = snapshot.observations(areas=span.codes_of(area.code), years=snapshot.years).all
    found = {
        Period.quarter(int(each.period.plan_year[:4]), each.period.quarter_number)
        for each in told
        if each.period.kind in OF_A_QUARTER and not isinstance(each.quantity, Missing)
    }
    return tuple(sorted(found, reverse=True))
