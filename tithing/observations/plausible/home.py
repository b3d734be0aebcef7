"""How many of a force's placed incidents lie in its own area."""

from __future__ import annotations

from typing import Any

from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.areas import AreaKind, prefixes_of


def at_home(frame: Any, supplier: str, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """(at home, placed) of the counts by district in a force's file; None for a sender that is no force of an area.

    >>> import polars as pl
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> counts = pl.DataFrame({"area": ["E06000001", "E06000047"], "value": [0.0, 9.0]})
    >>> at_home(counts, "cleveland", load_gazetteer())
    (0, 9)
    """
    import narwhals as nw

    own = _districts_of(supplier, gazetteer)
    if frame is None or not own:
        return None
    of_a_district = nw.col("area").str.slice(0, 3).is_in(prefixes_of(AreaKind.DISTRICT))
    rows = nw.from_native(frame, eager_only=True).select("area", "value").filter(of_a_district)
    placed = [*zip(rows["area"].to_list(), (value or 0 for value in rows["value"].to_list()), strict=True)]
    return int(sum(value for code, value in placed if code in own)), int(sum(value for _, value in placed))


def _districts_of(supplier: str, gazetteer: Gazetteer) -> list[str]:
    try:
        force = gazetteer.force_called(supplier)
        return [area.code for area in gazetteer.children(force.code, AreaKind.DISTRICT)]
    except UnknownArea:
        return []
