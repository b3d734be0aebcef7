"""Street rows against the official figures, for the latest year up to a quarter that the book holds both of."""

from __future__ import annotations

from tithing.observations.reconciliation import Reconciliation, reconcilable_years, reconcile
from tithing.reading.span import BookSpan
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.quantity import Known

STALE_AFTER = 366  # days before the quarter's end: an older year says little of this one's rows


def latest_reconciliation(span: BookSpan) -> Reconciliation | None:
    """None where the book does not hold both for a year that ended with the quarter or in the year before it."""
    if span.area.kind is not AreaKind.DISTRICT:
        return None
    official = _official_area(span)
    found = span.snapshot.observations(areas={span.area.code, official}, years=span.years(1))
    for year in reversed(reconcilable_years(found)):
        if 0 <= (span.period.end - year.end).days <= STALE_AFTER:
            made = reconcile(
                found,
                area=span.area.code,
                home_supplier=_force_slug(span),
                period=year,
                official_area=official,
            )
            if isinstance(made.total.difference, Known):
                return made
    return None


def _official_area(span: BookSpan) -> str:
    """The CSP of the area, where it is one CSP's and that CSP is of this district alone."""
    places = span.snapshot.gazetteer
    csps = places.csps_of_district(span.area.code)
    alone = [csp for csp in csps if len(places.districts_of_csp(csp.code)) == 1]
    return alone[0].code if len(csps) == 1 and alone else span.area.code


def _force_slug(span: BookSpan) -> str:
    code = span.snapshot.gazetteer.force_of(span.area.code).code
    return next((force.slug for force in span.snapshot.gazetteer.forces if force.code == code), "")
