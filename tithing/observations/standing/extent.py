"""Which figures a file may touch, told from its rows at a glance: between which days, of whom, of what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Extent:
    """Of so many rows: the first day and the last that any of them speaks of, their suppliers and measures."""

    rows: int
    first: date
    last: date
    suppliers: frozenset[str]
    measures: frozenset[str]

    def overlaps(self, other: Extent) -> bool:
        return self.first <= other.last and other.first <= self.last


def extent_of(frame: Any) -> Extent | None:
    """The extent of a frame of observations; None of one without rows.

    >>> extent_of(None) is None
    True
    """
    import narwhals as nw

    if frame is None:
        return None
    rows = nw.from_native(frame, eager_only=True)
    if not len(rows):
        return None
    return Extent(
        len(rows),
        rows["start"].min(),
        rows["end"].max(),
        frozenset(rows["supplier"].unique().to_list()),
        frozenset(rows["measure"].unique().to_list()),
    )


def together(extents: Iterable[Extent]) -> Extent:
    """The least extent that holds all of these, of which there is at least one."""
    every = list(extents)
    return Extent(
        sum(each.rows for each in every),
        min(each.first for each in every),
        max(each.last for each in every),
        frozenset(name for each in every for name in each.suppliers),
        frozenset(name for each in every for name in each.measures),
    )
