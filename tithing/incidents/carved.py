"""Leaves out the incidents of days for which a later list of the same partner speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from tithing.store.spans import Days


def without_carved(frame: Any, carved: Mapping[str, tuple[Days, ...]]) -> Any:
    """The incidents without those of days for which a later list speaks."""
    found = nw.from_native(frame)
    for entry, spans in carved.items():
        for first, last in spans:
            found = found.filter(
                (nw.col("entry") != entry)
                | nw.col("date").is_null()
                | ~nw.col("date").is_between(first, last)
            )
    return found.to_native()
