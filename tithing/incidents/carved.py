"""Incidents of days for which a later list speaks: they are of no account any more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals as nw


def without_carved(frame: Any, carved: Mapping[str, tuple[tuple[date, date], ...]]) -> Any:
    """The incidents without those of each entry's days, first and last included, that `carved` names.

    >>> import polars as pl
    >>> found = pl.DataFrame({"entry": ["a", "b"], "date": [date(2026, 4, 2), date(2026, 4, 2)]})
    >>> without_carved(found, {"a": ((date(2026, 4, 1), date(2026, 4, 30)),)})["entry"].to_list()
    ['b']
    """
    found = nw.from_native(frame)
    for entry, spans in carved.items():
        for first, last in spans:
            found = found.filter(
                (nw.col("entry") != entry)
                | nw.col("date").is_null()
                | ~nw.col("date").is_between(first, last)
            )
    return found.to_native()
