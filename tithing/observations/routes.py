"""Rows of two routes to one figure: of which file each is, whether it arrives now, and the months of longer periods."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from tithing.observations.entering.headed import SHEET
from tithing.observations.plausible.seen import STATED
from tithing.vocabulary.period import Period


def of_file(frame: Any, name: str) -> Any:
    """The rows as of a file of this name, "" for the book; what is counted has no line in it."""
    return frame.with_columns(
        nw.lit("").alias(SHEET), file=nw.lit(name), row=nw.lit(0).cast(nw.Int64)
    ).select(*STATED)


def marked_new(frame: Any, *, new: bool) -> Any:
    """The rows, with whether they arrive now."""
    return frame.with_columns(new=nw.lit(new))


def with_their_months(wholes: Any) -> Any:
    """The measures, areas and periods of the wholes, and the months of these."""
    rows = [
        {"measure": row["measure"], "area": row["area"], "period": code}
        for row in wholes.unique().rows(named=True)
        for code in (row["period"], *(month.code for month in Period.parse(row["period"]).months()))
    ]
    columns = {name: [row[name] for row in rows] for name in ("measure", "area", "period")}
    return nw.from_dict(columns, backend=wholes.implementation)
