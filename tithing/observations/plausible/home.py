"""How many of a force's placed incidents lie in its own area."""

from __future__ import annotations

from typing import Any

from tithing.places.gazetteer import Gazetteer, UnknownArea
from tithing.vocabulary.areas import AreaKind, kind_of


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
    rows = nw.from_native(frame, eager_only=True).group_by("area").agg(nw.col("value").sum())
    areas = zip(rows["area"].to_list(), rows["value"].to_list(), strict=True)
    placed = {code: value or 0 for code, value in areas if kind_of(code) is AreaKind.DISTRICT}
    return int(sum(value for code, value in placed.items() if code in own)), int(sum(placed.values()))


def _districts_of(supplier: str, gazetteer: Gazetteer) -> list[str]:
    try:
        force = gazetteer.force_called(supplier)
        return [area.code for area in gazetteer.children(force.code, AreaKind.DISTRICT)]
    except UnknownArea:
        return []
