"""Measures, areas and suppliers by whatever a file calls them, each looked up once; and what to say when unknown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tithing.observations.measure import Measure, UnknownMeasure
from tithing.sources.cells import Unclear, unit_of
from tithing.sources.contract import Context
from tithing.sources.tables import ReceivedCell
from tithing.vocabulary.period import Period
from tithing.vocabulary.units import Unit


@dataclass
class Lookups:
    """What has been looked up so far in one file; guards its caches."""

    context: Context
    periods: dict[tuple[ReceivedCell, ...], Period] = field(default_factory=dict)
    _measures: dict[tuple[str, str], Measure | Unclear] = field(default_factory=dict)
    _areas: dict[tuple[str, date], str | Unclear] = field(default_factory=dict)

    def area(self, name: str, on: date) -> str:
        """The code of the area called so on a day. Raises Unclear with the nearest names."""
        key = (name, on)
        if key not in self._areas:
            self._areas[key] = self._find_area(name, on)
        found = self._areas[key]
        if isinstance(found, Unclear):
            raise found
        return found

    def measure(self, name: str, unit: str) -> tuple[Measure, int | None]:
        """The measure called so in that unit, and the number of members of a rank. Raises Unclear."""
        key = (name, unit)
        if key not in self._measures:
            self._measures[key] = self._find_measure(name, unit)
        found = self._measures[key]
        if isinstance(found, Unclear):
            raise found
        return found, (unit_of(unit)[1] if unit else None)

    def _find_area(self, name: str, on: date) -> str | Unclear:
        if not name:
            return Unclear("the area is empty", "Write its name or ONS code")
        try:
            return self.context.gazetteer.find(name, on=on).code
        except LookupError as error:
            return Unclear(
                _plain(error), "Correct the name, write its ONS code, or add it to the partnership's areas"
            )

    def _find_measure(self, name: str, unit: str) -> Measure | Unclear:
        if not name:
            return Unclear("the measure is empty", "Write its title, slug or code")
        try:
            wanted = unit_of(unit)[0] if unit else None
            found = self.context.measures.find(name, wanted.value if wanted else "")
        except Unclear as unclear:
            return unclear
        except UnknownMeasure as error:
            return Unclear(
                _plain(error), "Correct the name, or add the measure to the partnership's measures"
            )
        if wanted is not None and wanted is not found.unit and not _base_unstated(wanted, found):
            return Unclear(
                f'"{name}" is measured as {found.unit.value}, and this row says {unit}',
                "Correct the unit, or name the measure that has it",
                column="unit",
            )
        return found


def _base_unstated(wanted: Unit, measure: Measure) -> bool:
    """A rate that does not say of what is only itself for a measure defined so."""
    return wanted is Unit.RATE and measure.unit is Unit.RATE


def _plain(error: LookupError) -> str:
    return str(error.args[0]) if error.args else "it is not known"
