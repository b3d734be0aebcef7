"""A street file of a few invented rows, in the published shape."""

from __future__ import annotations

from pathlib import Path

from tests.core.sources.building import received
from tithing.sources.contract import Received

HEADINGS = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
NAME = "2023-03-cleveland-street.csv"


def crime_id(number: int) -> str:
    return f"{number:064x}"


def row(kind: str = "Burglary", number: int | None = 1, **other: str) -> str:
    """One line; `other` gives columns by their heading with _ for a blank."""
    asb = kind == "Anti-social behaviour"
    cells = {
        "Crime_ID": "" if asb or number is None else crime_id(number),
        "Month": "2023-03",
        "Reported_by": "Cleveland Police",
        "Falls_within": "Cleveland Police",
        "Longitude": "-1.239998",
        "Latitude": "54.713430",
        "Location": "On or near Invented Way",
        "LSOA_code": "E01011954",
        "LSOA_name": "Hartlepool 001A",
        "Crime_type": kind,
        "Last_outcome_category": "" if asb else "Under investigation",
        "Context": "",
    }
    return ",".join({**cells, **other}.values())


def street_file(folder: Path, *rows: str, name: str = NAME, headings: str = HEADINGS) -> Received:
    return received(folder / name, "\n".join([headings, *rows]) + "\n")
