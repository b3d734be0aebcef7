"""How many of a force's placed incidents lie in its own area, and in which of its districts none do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.areas import AreaKind, prefixes_of

LEAST = 200  # counted so often, were it spread as the small areas are, a district is never without any for a month


def at_home(frame: Any, supplier: str, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """(at home, placed) of the counts by district in a force's file; None for a sender that is no force of an area.

    >>> import polars as pl
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> counts = pl.DataFrame({"area": ["E06000001", "E06000047"], "value": [0.0, 9.0]})
    >>> at_home(counts, "cleveland", load_gazetteer())
    (0, 9)
    """
    own = _districts_of(supplier, gazetteer)
    if frame is None or not own:
        return None
    placed = _by_district(frame)
    return int(sum(placed.get(code, 0) for code in own)), int(sum(placed.values()))


def silent_districts(frame: Any, supplier: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The codes of a force's districts in which its file counts nothing, and would count much if its incidents lay as its
    small areas do; none for a sender that is no force of an area.

    >>> import polars as pl
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> cut = pl.DataFrame({"area": ["E06000001", "E06000002", "E06000003"], "value": [950.0, 0.0, 870.0]})
    >>> silent_districts(cut, "cleveland", load_gazetteer())
    ('E06000002', 'E06000004')
    """
    own = _districts_of(supplier, gazetteer)
    if frame is None or not own:
        return ()
    placed = _by_district(frame)
    sizes = {code: len(gazetteer.children(code, AreaKind.LSOA)) for code in own}
    of_each = sum(placed.get(code, 0) for code in own) / max(sum(sizes.values()), 1)
    return tuple(code for code in own if not placed.get(code) and sizes[code] * of_each >= LEAST)


def _by_district(frame: Any) -> Mapping[str, float]:
    """How much is counted in each district of which there is a row."""
    import narwhals as nw

    of_a_district = nw.col("area").str.slice(0, 3).is_in(prefixes_of(AreaKind.DISTRICT))
    rows = nw.from_native(frame, eager_only=True).select("area", "value").filter(of_a_district)
    counted: Counter[str] = Counter()
    for code, value in zip(rows["area"].to_list(), rows["value"].to_list(), strict=True):
        counted[code] += value or 0
    return counted


def _districts_of(supplier: str, gazetteer: Gazetteer) -> list[str]:
    try:
        force = gazetteer.force_called(supplier)
        return [area.code for area in gazetteer.children(force.code, AreaKind.DISTRICT)]
    except UnknownArea:
        return []
