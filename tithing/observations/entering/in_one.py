"""The rows of several readings looked at in one go: nearly always nothing is amiss in any, and asking once is cheap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def in_one(frames: Iterable[Any]) -> Any | None:
    """All the rows in one frame of narwhals; None for none, and where the frames differ in their columns.

    >>> import polars as pl
    >>> len(in_one([pl.DataFrame({"value": [1.0]}), pl.DataFrame({"value": [2.0, 3.0]})]))
    3
    >>> in_one([pl.DataFrame({"value": [1.0]}), pl.DataFrame({"value": ["1"]})]) is None
    True
    """
    import narwhals as nw

    rows = [nw.from_native(frame, eager_only=True) for frame in frames]
    if not rows or any(each.schema != rows[0].schema for each in rows):
        return None
    return nw.concat(rows) if len(rows) > 1 else rows[0]
