"""Incidents of a list, less those of days for which a later list speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tithing.store.journal.spans import Days


def without_carved(incidents: Any, carved: Mapping[str, tuple[Days, ...]]) -> Any:
    """`incidents` as stored, with the entry of each; `carved` is what `store.spans.carved_out` gives."""
    import narwhals as nw

    found = nw.from_native(incidents)
    for entry, spans in carved.items():
        for first, last in spans:
            spoken = nw.col("date").is_between(first, last).fill_null(value=False)
            found = found.filter((nw.col("entry") != entry) | ~spoken)
    return found.to_native()
