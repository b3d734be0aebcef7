"""Street rows against the official figures, for the latest year up to a quarter that the book holds both of."""

from __future__ import annotations

from tithing.observations.reconciliation import Reconciliation, reconcilable_years, reconcile
from tithing.reading.quarter import Quarter
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.quantity import Known

STALE_AFTER = 366  # days before the quarter's end: an older year says little of this one's rows


def latest_reconciliation(quarter: Quarter) -> Reconciliation | None:
    """None where the book does not hold both for a year that ended with the quarter or in the year before it."""
    if quarter.area.kind is not AreaKind.DISTRICT:
        return None
    official = _official_area(quarter)
    found = quarter.snapshot.observations(areas={quarter.area.code, official}, years=quarter.years(1))
    for year in reversed(reconcilable_years(found)):
        if 0 <= (quarter.period.end - year.end).days <= STALE_AFTER:
            made = reconcile(
                found,
                area=quarter.area.code,
                home_supplier=_force_slug(quarter),
                period=year,
                official_area=official,
            )
            if isinstance(made.total.difference, Known):
                return made
    return None


def _official_area(quarter: Quarter) -> str:
    """The CSP of the area, where it is one CSP's and that CSP is of this district alone."""
    places = quarter.snapshot.gazetteer
    csps = places.csps_of_district(quarter.area.code)
    alone = [csp for csp in csps if len(places.districts_of_csp(csp.code)) == 1]
    return alone[0].code if len(csps) == 1 and alone else quarter.area.code


def _force_slug(quarter: Quarter) -> str:
    code = quarter.snapshot.gazetteer.force_of(quarter.area.code).code
    return next((force.slug for force in quarter.snapshot.gazetteer.forces if force.code == code), "")
