"""Says which figure is meant, in words: every refusal, question and line that names one asks here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tithing.observations.measure import Measures, UnknownMeasure
from tithing.observations.suppliers import Suppliers
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.period import Period, UnknownPeriod


@dataclass(frozen=True)
class FigureNames:
    """The names that a book knows. What it does not know is called by its slug or code, as it was given.

    >>> from tithing.observations.measure import load_measures
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> names = FigureNames(load_measures(), load_gazetteer())
    >>> names.figure("shoplifting", "E06000001", "2017-18Q4", "type=personal", "somebody")
    'Shoplifting, Hartlepool, Jan to Mar 2018, type personal (somebody)'
    """

    measures: Measures
    gazetteer: Gazetteer
    suppliers: Suppliers = field(default_factory=Suppliers)

    def figure(
        self,
        measure: str,
        area: str,
        period: str,
        breakdown: str = "",
        supplier: str = "",
        *,
        apart: bool = False,
    ) -> str:
        """Measure, area and period, with the breakdown where there is one, and whose figure it is; `apart` where a
        district's and its partnership's are told side by side.
        """
        where = self.told_apart(area) if apart else self.area(area)
        parts = [self.measure(measure), where, period_name(period)]
        if breakdown:
            parts.append(breakdown.replace(";", ", ").replace("=", " "))
        return ", ".join(parts) + (f" ({self.suppliers.title(supplier)})" if supplier else "")

    def of_row(self, row: Mapping[str, Any]) -> str:
        """The figure of a row with the columns of the key."""
        return self.figure(row["measure"], row["area"], row["period"], row["breakdown"], row["supplier"])

    def measure(self, slug: str) -> str:
        try:
            return self.measures.get(slug).title
        except UnknownMeasure:
            return slug

    def area(self, code: str) -> str:
        try:
            return self.gazetteer.get(code).name
        except UnknownArea:
            return code

    def told_apart(self, code: str) -> str:
        """An area where others stand beside it: a partnership that is called as its district says which it is."""
        name = self.area(code)
        if kind_of(code) is not AreaKind.CSP:
            return name
        also = [each.area for each in self.gazetteer.all_called(name)]
        return f"{name} (CSP)" if any(each.kind is AreaKind.DISTRICT for each in also) else name


def period_name(code: str) -> str:
    """
    >>> period_name("2017-18Q4"), period_name("some day")
    ('Jan to Mar 2018', 'some day')
    """
    try:
        return Period.parse(code).label
    except UnknownPeriod:
        return code
