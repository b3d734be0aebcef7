"""What is near to a partnership's own districts, of which its files speak before any other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tithing.places.nesting import NestedPlaces
from tithing.places.reference_files import Place
from tithing.vocabulary.areas import AreaKind


@dataclass(frozen=True)
class HomePlaces(NestedPlaces):
    """The places, told apart by how near they are to home."""

    def is_far(self, code: str) -> bool:
        """Whether an area lies outside the police force areas of the partnership's own districts; never where no home
        is known, nor for a region or a country.
        """
        if not self.home or code in self._near or code not in self:
            return False
        kind = self.get(code).kind
        if kind in (AreaKind.WARD, AreaKind.LSOA):
            return self.place(code).parent not in self._near and not self._near.intersection(
                area.code for area in self.parents(code)
            )
        if self._near.intersection(self.place(code).successors):
            return False
        return kind in (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.FORCE)

    @cached_property
    def _near(self) -> frozenset[str]:
        """The home districts, their forces, and every district and CSP of these."""
        forces = {self.nesting_of(each)[1] for each in self.home} - {""}
        rows = [row for row in self._nesting if row[0] in self.home or row[2] in forces]
        return frozenset((*self.home, *forces, *(code for row in rows for code in row[:2])))

    def _at_home(self, wards: list[Place]) -> list[Place]:
        """Those of the partnership's own districts, where there are any."""
        return [place for place in wards if place.parent in self.home] or wards
