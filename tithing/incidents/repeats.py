"""Places at which many incidents are published in a period.

A published point is a snap point: the nearest of a fixed list of map points, each standing for at least eight
addresses or for a public place. So a repeat location says that a neighbourhood of the point has many incidents,
never that one address has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from tithing.vocabulary.period import Period

MINIMUM = 10  # the packs of 2016 to 2021 list places with ten or more reports in the quarter
WARNING = (
    "Points are snap points published in place of the real one: a repeat location is a street or public place "
    "and its surroundings, not an address."
)
KINDS_ARE_NO_NAMES = (
    'Words such as "Supermarket" or "Parking Area" are the publisher\'s kinds of place, not names: the ward and the '
    "small area (LSOA) say which one."
)


@dataclass(frozen=True)
class RepeatLocation:
    """One snap point: what is published as its name, where it lies, and how many incidents each measure has."""

    location: str
    lsoa: str
    ward: str
    longitude: float | None
    latitude: float | None
    incidents: int
    by_measure: tuple[tuple[str, int], ...]  # most first

    @property
    def name(self) -> str:
        """The location without "On or near"; the point itself where nothing more is published."""
        short = self.location.removeprefix("On or near").strip()
        return short or f"unnamed point in {self.lsoa}"


def repeat_locations(
    incidents: Any,
    *,
    period: Period,
    district: str,
    measures: Sequence[str] = (),
    minimum: int = MINIMUM,
) -> tuple[RepeatLocation, ...]:
    """The points of a district with at least `minimum` incidents in the period, most first.

    `incidents` is any frame narwhals knows, in the columns of `schema.COLUMNS`; without `measures` every type
    counts. Incidents without a point or a name of a place are at no location and are left out.
    """
    counted = _counted(incidents, period, district, measures)
    return _repeats(_rows(counted), minimum)


def repeat_locations_of_each(
    incidents: Any, *, period: Period, district: str, measures: Sequence[str], minimum: int = MINIMUM
) -> Mapping[str, tuple[RepeatLocation, ...]]:
    """The same of each measure by itself, the incidents being gone through once for all of them; a measure without such a point
    is not among them.
    """
    often = _counted(incidents, period, district, measures).filter(nw.col("incidents") >= minimum)
    by_measure: dict[str, list[_Cell]] = {}
    for cell in _rows(often):
        by_measure.setdefault(cell[-2], []).append(cell)
    return {measure: _repeats(cells, minimum) for measure, cells in by_measure.items()}


_Cell = tuple[Any, ...]  # a point, a measure, and how many incidents


def _repeats(cells: Iterable[_Cell], minimum: int) -> tuple[RepeatLocation, ...]:
    points: dict[tuple[Any, ...], dict[str, int]] = {}
    for *point, measure, count in cells:
        points.setdefault(tuple(point), {})[measure] = count
    found = [_location(point, counts) for point, counts in points.items() if sum(counts.values()) >= minimum]
    return tuple(sorted(found, key=_most_first))


def _most_first(found: RepeatLocation) -> tuple[int, str, str, float, float, str]:
    """By all of a point, so that two that differ in little stand in the same order each time."""
    point = found.longitude or 0, found.latitude or 0
    return (-found.incidents, found.location, found.lsoa, *point, found.ward)


def _counted(incidents: Any, period: Period, district: str, measures: Sequence[str]) -> nw.LazyFrame[Any]:
    months = [month.month_text for month in period.months()]
    point = ("location", "lsoa", "ward", "longitude", "latitude")
    frame: nw.LazyFrame[Any] = nw.from_native(incidents).lazy()
    chosen = frame.filter(nw.col("district") == district, nw.col("month").is_in(months), _has_point())
    if measures:
        chosen = chosen.filter(nw.col("measure").is_in(list(measures)))
    return chosen.group_by(*point, "measure").agg(nw.len().alias("incidents"))


def _rows(counted: nw.LazyFrame[Any]) -> list[_Cell]:
    return [tuple(row) for row in counted.collect().rows()]


def _has_point() -> nw.Expr:
    named = (nw.col("location") != "") & (nw.col("location") != "No Location")
    return named | ~nw.col("longitude").is_null()


def _location(point: tuple[Any, ...], counts: dict[str, int]) -> RepeatLocation:
    by_measure = tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
    location, lsoa, ward, longitude, latitude = point
    return RepeatLocation(location, lsoa, ward, longitude, latitude, sum(counts.values()), by_measure)
