"""Which row stands for each key, as a frame: what `reading` decides, for as many rows as there are.

Of the entries that stand (`store.current`), the one whose release is latest has the last word on a key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tithing.observations.schema import KEY
from tithing.store.current import current_entries, in_release_order
from tithing.store.entry import Entry


def ranks_of(entries: Sequence[Entry]) -> dict[str, int]:
    """Entry's id -> its rank among those that stand today."""
    standing = {entry.id for entry in current_entries(entries)}
    return {each: place for each, place in order_of(entries).items() if each in standing}


def order_of(entries: Sequence[Entry]) -> dict[str, int]:
    """Entry's id -> its place by release, of all that were not withdrawn."""
    return {entry.id: place for place, (_, entry) in enumerate(in_release_order(entries))}


def standing_rows(rows: Any, ranks: Mapping[str, int]) -> Any:
    """Of an eager frame of stored rows, the one that stands for each key."""
    import narwhals as nw

    mine = rows.filter(nw.col("entry").is_in(list(ranks)))
    if not len(mine):
        return mine
    rank = nw.col("entry").replace_strict(list(ranks), list(ranks.values()), return_dtype=nw.Int64)
    ranked = mine.with_columns(rank.alias("rank")).sort("rank")
    return ranked.unique(subset=list(KEY), keep="last", maintain_order=True).drop("rank")
