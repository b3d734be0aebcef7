"""Street-level rows against the official figures of the same twelve months: how far apart, and why (R76, R98).

Closeness is expected, not equality. What comes out are values for the report's data notes; nothing is corrected.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tithing.observations.observation import Observation, Observations
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity

CATEGORIES = Path(__file__).parent / "reconciliation.toml"
WHY = (
    "the two were taken from the police systems on different days, and crimes are added, reclassified and "
    "cancelled in between",
    "the street-level data count each row published for an area by its snap point; the official figures allocate by the "
    "force's own record of the place, and what has no place is counted for the force only",
    "the fourteen street-level types are coarser than the offence tree and are not the same classes",
    "anti-social behaviour is in the street-level data and is no recorded crime, so it is left out",
)


@dataclass(frozen=True)
class ComparedCategory:
    """Street-level types and the official groups they may be set beside."""

    title: str
    street: tuple[str, ...]
    official: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True)
class ReconciledCategory:
    """One line: both counts, street-level minus official, and the difference in per cent of the official."""

    category: ComparedCategory
    street: Quantity
    official: Quantity

    @property
    def difference(self) -> Quantity:
        """Street-level less official, in offences; else why there is none."""
        match self.street, self.official:
            case Known(street), Known(official):
                return Known(street - official)
            case Known(), other:
                return other
        return self.street

    @property
    def percent(self) -> Quantity:
        """The difference in per cent of the official figure, unrounded; never of zero (R82)."""
        match self.difference, self.official:
            case Known(difference), Known(official):
                if official == 0:
                    return NotApplicable("there is no percentage of zero", rule="R82")
                return Known(difference / official * 100)
        return self.difference


@dataclass(frozen=True)
class Reconciliation:
    """All lines for an area and twelve months; `why` is why the two differ, whatever the size."""

    area: str
    period: Period
    lines: tuple[ReconciledCategory, ...]
    why: tuple[str, ...] = WHY

    @property
    def total(self) -> ReconciledCategory:
        return self.lines[0]


@cache
def categories(path: Path = CATEGORIES) -> tuple[ComparedCategory, ...]:
    """The total first."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["category"]
    return tuple(
        ComparedCategory(
            entry["title"], tuple(entry["street"]), tuple(entry["official"]), entry.get("why", "")
        )
        for entry in entries
    )


def reconcile(
    observations: Observations, *, area: str, home_supplier: str, period: Period, official_area: str = ""
) -> Reconciliation:
    """Street-level counts of an area over twelve months beside the official ones.

    `home_supplier` is the slug of the area's own force: a month that it has not sent is missing, though another
    force may have sent rows that fell there. `official_area` is the CSP, where its code is not the area's.
    """
    lines = tuple(
        ReconciledCategory(
            category,
            _street(observations, category.street, area, period, home_supplier),
            _official(observations, category.official, official_area or area, period),
        )
        for category in categories()
    )
    return Reconciliation(area, period, lines)


def reconcilable_years(observations: Observations) -> tuple[Period, ...]:
    """The periods for which there is an official total, oldest first."""
    return tuple(
        sorted({each.period for each in observations.all if each.measure == "ons_all_recorded_crime"})
    )


def _street(
    observations: Observations, measures: tuple[str, ...], area: str, period: Period, home_supplier: str
) -> Quantity:
    months = period.months()
    total = 0.0
    held = 0
    for month in months:
        found = [each for measure in measures for each in observations.at(measure, area, month)]
        held += any(each.supplier == home_supplier for each in found)
        total += sum(_numbers(found))
    if held < len(months):
        reason = f"street-level data are held for {held} of the {len(months)} months"
        return Missing(reason, decided=NotHere.NOT_IMPORTED)
    return Known(total)


def _official(observations: Observations, measures: tuple[str, ...], area: str, period: Period) -> Quantity:
    found = [observations.at(measure, area, period)[:1] for measure in measures]
    if not all(found):
        return Missing("the official figure", decided=NotHere.NOT_IMPORTED)
    quantities = [each.quantity for one in found for each in one]
    for quantity in quantities:
        if not isinstance(quantity, Known):
            return quantity
    return Known(sum(quantity.number for quantity in quantities if isinstance(quantity, Known)))


def _numbers(found: Iterable[Observation]) -> Iterable[float]:
    return (each.quantity.number for each in found if isinstance(each.quantity, Known))
