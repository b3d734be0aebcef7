"""How the demonstration's files are written: flat observations, police extracts, and the manifest of all of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tithing.vocabulary.period import Period
from tools.demo_transcribe import Line

FLAT = (
    "measure",
    "area",
    "period",
    "period_start",
    "period_end",
    "value",
    "unit",
    "breakdown",
    "status",
    "expected",
    "note",
    "supplier",
)
MANIFEST_HEAD = """\
# The files of the demonstration, in the order in which they became known. Written by tools/build_demo.py.
# `released` is the day the pack that printed the figures was published; see demo/README.md.
"""


def write_flat(path: Path, rows: Sequence[dict[str, str]]) -> None:
    """A flat observations file: only the optional columns that some row fills."""
    used = [name for name in FLAT if any(row.get(name) for row in rows)]
    write_rows(path, [used, *([row.get(name, "") for name in used] for row in rows)])


def flat_row(line: Line, supplier: str) -> dict[str, str]:
    return {
        "measure": line.measure,
        "area": line.area,
        "period_start": line.start,
        "period_end": line.end,
        "value": line.value,
        "unit": line.unit,
        "status": line.status,
        "expected": line.expected,
        "note": line.note,
        "supplier": supplier,
    }


def write_extract(path: Path, lines: Sequence[Line]) -> None:
    """A performance unit's table: an area and an offence down, the quarter across."""
    quarters = sorted({(line.start, line.end) for line in lines})
    counts = {(line.area, line.measure, line.start): line.value for line in lines}
    pairs = dict.fromkeys((line.area, line.measure) for line in lines)
    heads = ["Area", "Offence", *(_label(start, end) for start, end in quarters)]
    body = [[*pair, *(counts[(*pair, start)] for start, _ in quarters)] for pair in pairs]
    write_rows(path, [heads, *body])


def _label(start: str, end: str) -> str:
    return Period.from_dates(date.fromisoformat(start), date.fromisoformat(end)).label


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def manifest_entry(name: str, *, source: str, released: str, supplier: str) -> str:
    return (
        f'\n[[files]]\nfile = "{name}"\nsource = "{source}"\nreleased = {released}\nsupplier = "{supplier}"\n'
    )
