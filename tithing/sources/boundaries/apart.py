"""Outlines that cannot be where their file draws them: a ward that touches none of its district, and a file of elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tithing.places.gazetteer import Gazetteer

APART = 0.1  # degrees, about ten kilometres: islands lie nearer to the rest of their district
FEWEST = 3  # areas of a district, so that one can be apart from the others

Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


def apart(outlines: Mapping[str, str], gazetteer: Gazetteer) -> Iterator[str]:
    """The codes of the areas that lie apart from all others of their district in the file, by their outlines
    ("lon lat,lon lat;...").

    >>> from tithing.places.gazetteer import load_gazetteer
    >>> places = load_gazetteer()
    >>> wards = [ward.code for ward in places.wards_of("E06000001")][:4]
    >>> boxes = {code: f"-1.{at} 54.6,-1.{at + 1} 54.6,-1.{at + 1} 54.7" for at, code in enumerate(wards)}
    >>> list(apart(boxes, places)), list(apart({**boxes, wards[0]: "-3.0 53.4,-2.9 53.4,-2.9 53.5"}, places)) == wards[:1]
    ([], True)
    """
    of_district: dict[str, dict[str, Box]] = {}
    for code, outline in outlines.items():
        if code in gazetteer:
            of_district.setdefault(gazetteer.place(code).parent, {})[code] = box_of(outline)
    for boxes in of_district.values():
        if len(boxes) >= FEWEST:
            yield from (code for code in boxes if not _is_near_another(code, boxes))


def all_far(codes: Mapping[str, str], gazetteer: Gazetteer) -> bool:
    """Whether all of them lie outside the police force areas of the partnership."""
    return bool(codes) and all(gazetteer.is_far(code) for code in codes)


def box_of(outline: str) -> Box:
    """
    >>> box_of("-1.2 54.6,-1.1 54.6,-1.1 54.7;-1.3 54.5,-1.2 54.6")
    (-1.3, 54.5, -1.1, 54.7)
    """
    points = [tuple(map(float, point.split())) for ring in outline.split(";") for point in ring.split(",")]
    easts, norths = zip(*points, strict=True)
    return min(easts), min(norths), max(easts), max(norths)


def _is_near_another(code: str, boxes: Mapping[str, Box]) -> bool:
    return any(_gap(boxes[code], box) <= APART for other, box in boxes.items() if other != code)


def _gap(one: Box, other: Box) -> float:
    """How far two boxes lie apart, in degrees; 0 or less where they meet."""
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])
