"""Shapes of GeoJSON as short text: rings of longitude and latitude to four places, which is ten metres."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

DECIMALS = 4
FEWEST = 4  # a ring ends where it began, so that a triangle has four points
EAST, WEST, SOUTH, NORTH = 3.0, -9.5, 49.0, 61.5  # of the United Kingdom


class NotAShape(ValueError):
    """Says in words what is wrong with a geometry."""


def outline_of(geometry: object) -> str:
    """The rings of a polygon or of several, "lon lat,lon lat;lon lat,...". Raises NotAShape.

    >>> outline_of({"type": "Polygon", "coordinates": [[[-1.2, 54.6], [-1.21, 54.6], [-1.2, 54.7], [-1.2, 54.6]]]})
    '-1.2000 54.6000,-1.2100 54.6000,-1.2000 54.7000,-1.2000 54.6000'
    """
    rings = [ring for raw in _rings(geometry) if len(ring := list(_rounded(raw))) >= FEWEST]
    if not rings:
        raise NotAShape("its shape has no area")
    return ";".join(",".join(f"{x:.{DECIMALS}f} {y:.{DECIMALS}f}" for x, y in ring) for ring in rings)


def _rings(geometry: object) -> Iterator[Any]:
    if not isinstance(geometry, dict):
        raise NotAShape("it has no shape")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if not isinstance(coordinates, list) or kind not in ("Polygon", "MultiPolygon"):
        raise NotAShape(f"its shape is a {kind}, and not a Polygon or MultiPolygon")
    for polygon in [coordinates] if kind == "Polygon" else coordinates:
        if not isinstance(polygon, list):
            raise NotAShape("its shape is no list of rings")
        yield from polygon


def _rounded(ring: object) -> Iterator[tuple[float, float]]:
    """The points of a ring, those that round to the same place once."""
    last = None
    for x, y in map(_point, ring if isinstance(ring, list) else [ring]):
        place = round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0
        if place != last:
            yield place
        last = place


def _point(point: object) -> tuple[float, float]:
    if (
        not isinstance(point, list)
        or len(point) < 2
        or not all(isinstance(each, int | float) for each in point[:2])
    ):
        raise NotAShape("its shape has a point that is no pair of numbers")
    x, y = float(point[0]), float(point[1])
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise NotAShape(
            f"its shape has the point {x:g}, {y:g}, which is no longitude and latitude in the United Kingdom"
        )
    return x, y
