"""The quarters of which a reader is shown anything: from which a page chooses, the latest first."""

from __future__ import annotations

from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.not_here.deadlines import quarter_of_day
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Missing

OF_A_QUARTER = (PeriodKind.QUARTER, PeriodKind.MONTH)


def quarters_held(snapshot: Snapshot, area: Area | None = None) -> tuple[Period, ...]:
    """Each quarter of which something is told of an area, the partnership's own where none is named, the latest first."""
    of = area or own_area(snapshot)
    return snapshot.remembered(quarters_held, of.code, make=lambda: _held(snapshot, of))


def latest_with(snapshot: Snapshot, slug: str, area: Area) -> Period | None:
    """The latest quarter of which a figure is told of what an indicator asks; None where none came by itself, as of what is added
    up from its parts.
    """
    definition = snapshot.definition(slug)
    asked = definition.measure or definition.numerator if definition else ""
    own = (each for each in quarters_held(snapshot, area) if asked in _measures_told(snapshot, area)[each])
    return next(own, None)


def latest_quarter(snapshot: Snapshot, area: Area | None = None) -> Period | None:
    """The latest of them; None where nothing is held."""
    return next(iter(quarters_held(snapshot, area)), None)


def _held(snapshot: Snapshot, area: Area) -> tuple[Period, ...]:
    return tuple(sorted(_measures_told(snapshot, area), reverse=True))


def _measures_told(snapshot: Snapshot, area: Area) -> dict[Period, frozenset[str]]:
    """Of each quarter the measures of which something is told, with those that came as a rate."""
    return snapshot.remembered(_measures_told, area.code, make=lambda: _told(snapshot, area))


def _told(snapshot: Snapshot, area: Area) -> dict[Period, frozenset[str]]:
    if not snapshot.years:
        return {}
    span = span_of(snapshot, Period.financial_year(int(snapshot.years[-1][:4])).quarters()[-1], area)
    found: dict[Period, set[str]] = {}
    for each in snapshot.observations(areas=span.codes_of(area.code), years=snapshot.years).all:
        if each.period.kind in OF_A_QUARTER and not isinstance(each.quantity, Missing):
            quarter = quarter_of_day(each.period.end)
            found.setdefault(quarter, set()).update((each.measure, each.measure.partition(".")[0]))
    return {quarter: frozenset(measures) for quarter, measures in found.items()}
