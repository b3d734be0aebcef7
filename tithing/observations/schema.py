"""The shape of the wall socket: sources write observations in these columns, indicators read them.

One row is one observation: what was counted, where, when, how surely. The key is measure, area, period,
breakdown, supplier; a later release of the same key is a revision and never overwrites the earlier row.
"""

from __future__ import annotations

# Column name -> type, in stored order: what a source's reader gives and `socket.misfits` holds it to.
READ_COLUMNS: dict[str, str] = {
    "measure": "string",  # slug of a measure, or of a variant of one (see measure.py)
    "area": "string",  # ONS code
    "period": "string",  # Period.code
    "start": "date",
    "end": "date",
    "kind": "string",  # PeriodKind value
    "breakdown": "string",  # "name=value;name=value" sorted by name, or ""
    "supplier": "string",  # slug of who holds the figure
    "value": "float64",  # null when missing or suppressed
    "unit": "string",  # Unit value
    "status": "string",  # Status value
    "reason": "string",  # why there is no value, or ""
    "expected": "date",  # when a missing value was promised, or null
    "note": "string",
    "access": "string",  # Access value
    "comparability": "string",  # "" or "restated": this value is stated on the later definition
    "row": "int64",  # line of the file (header is 1), 0 when the row was counted from incidents
}
# What the store adds to each row: the id of the journal's entry it came by, which says file, source and release.
STORE_COLUMNS: dict[str, str] = {"entry": "string"}
KEY = ("measure", "area", "period", "breakdown", "supplier")
COLUMNS: dict[str, str] = {**READ_COLUMNS, **STORE_COLUMNS}
