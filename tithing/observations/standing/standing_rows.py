"""Which row stands for each key, as a frame: what `reading` decides, for as many rows as there are.

Of the entries that stand (`store.current`), the one whose release is latest has the last word on a key; but not an
earlier list of incidents on days for which a later list speaks (`store.spans`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tithing.observations.schema import KEY
from tithing.store.journal.current import current_entries, in_release_order
from tithing.store.journal.entry import Entry
from tithing.store.journal.spans import Days, carved_out


@dataclass(frozen=True)
class StandingEntries:
    """The rank of each entry that stands, by its id, and the days of which a later list speaks in its place."""

    ranks: Mapping[str, int]
    carved: Mapping[str, tuple[Days, ...]] = field(default_factory=dict)


def standing_of(entries: Sequence[Entry]) -> StandingEntries:
    """What stands today of these entries."""
    current = current_entries(entries)
    ids = {entry.id for entry in current}
    ranks = {each: place for each, place in order_of(entries).items() if each in ids}
    return StandingEntries(ranks, carved_out(current))


def order_of(entries: Sequence[Entry]) -> dict[str, int]:
    """Entry's id -> its place by release, of all that were not withdrawn."""
    return {entry.id: place for place, (_, entry) in enumerate(in_release_order(entries))}


def standing_rows(rows: Any, standing: StandingEntries) -> Any:
    """Of an eager frame of stored rows, with their first and last days, the one that stands for each key."""
    import narwhals as nw

    mine = _without_carved(rows.filter(nw.col("entry").is_in(list(standing.ranks))), standing.carved)
    if not len(mine):
        return mine
    ids, places = list(standing.ranks), list(standing.ranks.values())
    rank = nw.col("entry").replace_strict(ids, places, return_dtype=nw.Int64)
    ranked = mine.with_columns(rank.alias("rank")).sort("rank")
    return ranked.unique(subset=list(KEY), keep="last", maintain_order=True).drop("rank")


def _without_carved(rows: Any, carved: Mapping[str, tuple[Days, ...]]) -> Any:
    import narwhals as nw

    for entry, spans in carved.items():
        for first, last in spans:
            spoken = (nw.col("start") >= first) & (nw.col("end") <= last)
            rows = rows.filter((nw.col("entry") != entry) | ~spoken)
    return rows
