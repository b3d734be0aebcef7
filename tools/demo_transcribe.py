"""The published figures of the demonstration partnership, and where the transcription departs from print.

Reads the cell-by-cell transcription of the packs; `demo/README.md` gives the reason for each departure.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

CRIME_TABLES = ("T05", "T06", "T07", "T08")
ASB_TABLES = ("T09", "T10")

# The first characters of a transcription's file name say which pack; a pack is a folder of the demonstration.
PACKS = {"004": "2017-18q1", "000": "2017-18q4", "001": "2020-21"}

WARD_CODES = {
    "Hartlepool - Burn Valley ward": "E05008942",
    "Hartlepool - Headland and Harbour ward": "E05008947",
    "Hartlepool - Manor House ward": "E05008949",
    "Hartlepool - Victoria ward": "E05008952",
}


@dataclass(frozen=True)
class Line:
    """One figure as a partner would send it."""

    pack: str
    table: str
    measure: str
    area: str
    start: str
    end: str
    value: str
    unit: str
    status: str = ""
    note: str = ""
    expected: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        return (self.measure, self.unit, self.area, self.start, self.end)


def published_lines(gold: Path) -> list[Line]:
    """Every primary value of the three packs, put right where the packs contradict themselves."""
    with (gold / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = [_line(row) for row in csv.DictReader(file) if row["seed"][:3] in PACKS]
    return [_put_right(line) for line in rows if line.measure != "Population"] + MISSING


def _line(row: dict[str, str]) -> Line:
    note = row["note"] if row["note"] != "from narrative text" else ""
    return Line(
        pack=PACKS[row["seed"][:3]],
        table=row["table_id"].split("-")[1],
        measure=row["measure"],
        area=WARD_CODES.get(row["area"], row["area"]),
        start=row["period_start"],
        end=row["period_end"],
        value=row["value"],
        unit=row["unit"],
        note=note,
    )


_SWAPPED = {
    "Robbery of business property": "Robbery of personal property",
    "Robbery of personal property": "Robbery of business property",
}
RESTATED = "restated: on the residential and business definitions of April 2017"


def _put_right(line: Line) -> Line:
    if line.pack != "2017-18q4":
        return line
    if line.table == "T07" and line.measure in _SWAPPED:  # the two rows carry each other's figures
        return replace(line, measure=_SWAPPED[line.measure])
    if (line.table, line.measure, line.area) == ("T07", "Homicide", "Cleveland"):
        return replace(line, value="1")  # Redcar and Cleveland has 1, and the violence total needs it
    if line.start == "2017-01-01" and "burglary" in line.measure:
        return replace(line, note=RESTATED)
    return line


def _missing(pack: str, measure: str, unit: str, start: str, end: str, note: str, expected: str = "") -> Line:
    return Line(pack, "", measure, "Hartlepool", start, end, "", unit, "missing", note, expected)


_ALCOHOL = ("Alcohol-related harm hospital admissions rate", "rate (basis not stated)")
_REOFFENDING = ("Re-offending rate of young offenders", "percent")
_PRIORITY = ("Offences committed by prolific and priority offenders", "count")
_YEAR = ("2016-04-01", "2017-03-31")
_Q1 = ("2017-04-01", "2017-06-30")
_Q4_BEFORE = ("2017-01-01", "2017-03-31")
_Q4 = ("2018-01-01", "2018-03-31")

# What the packs print as "Data expected ..." and "Data unavailable": missing, with the reason given.
MISSING = [
    _missing("2017-18q1", *_ALCOHOL, *_Q1, "data expected August 2017", "2017-08-31"),
    _missing("2017-18q1", *_REOFFENDING, *_YEAR, "data expected September 2017", "2017-09-30"),
    _missing("2017-18q1", *_REOFFENDING, *_Q1, "data expected September 2017", "2017-09-30"),
    _missing("2017-18q4", *_ALCOHOL, *_Q4_BEFORE, "data unavailable"),
    _missing("2017-18q4", *_ALCOHOL, *_Q4, "data unavailable"),
    _missing("2017-18q4", *_REOFFENDING, *_YEAR, "data not published yet"),
    _missing("2017-18q4", *_REOFFENDING, *_Q4_BEFORE, "data not available"),
    _missing("2017-18q4", *_REOFFENDING, *_Q4, "data not available"),
    _missing("2017-18q4", *_PRIORITY, *_Q4_BEFORE, "data not available"),
    _missing("2017-18q4", *_PRIORITY, *_Q4, "data not available"),
]
