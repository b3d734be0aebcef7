"""Frames of observations and incidents for tests: the ordinary case, of which a test states what matters to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from tithing.incidents.schema import COLUMNS as INCIDENT_COLUMNS
from tithing.observations.schema import READ_COLUMNS
from tithing.vocabulary.period import Period

_TYPES = {"string": pl.String, "date": pl.Date, "float64": pl.Float64, "int64": pl.Int64}


def observation_row(**stated: Any) -> dict[str, Any]:
    """One observation; what is not stated is as it mostly is."""
    period = Period.parse(stated.get("period", "2018-01"))
    value = stated.get("value", "1")
    ordinary = {
        "measure": "thefts",
        "area": "E06000001",
        "period": period.code,
        "start": period.start,
        "end": period.end,
        "kind": period.kind.value,
        "breakdown": "",
        "supplier": "ledger",
        "unit": "count",
        "status": "final",
        "reason": "",
        "expected": None,
        "note": "",
        "access": "open",
        "comparability": "",
        "row": 0,
    }
    known = {name: each for name, each in stated.items() if name in READ_COLUMNS}
    return {**ordinary, **known, "value": None if value is None else float(value)}


def frame_of(rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """The rows as a reader gives them."""
    return pl.DataFrame(list(rows), schema={name: _TYPES[kind] for name, kind in READ_COLUMNS.items()})


def incident_frame(lines: Sequence[dict[str, str]]) -> pl.DataFrame:
    """One incident a line, with the month and district the line states."""
    empty: dict[str, Any] = {
        name: None if kind in ("date", "float64") else "" for name, kind in INCIDENT_COLUMNS.items()
    }
    rows = [
        {**empty, "month": line["month"], "district": line["area"], "measure": "thefts", "row": row}
        for row, line in enumerate(lines, 2)
    ]
    return pl.DataFrame(rows, schema={name: _TYPES[kind] for name, kind in INCIDENT_COLUMNS.items()})
