"""What `about.toml` says of the files: their columns, types and outcomes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SLUG = "police_street"
COLUMNS = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)
MAY_BE_ABSENT = ("Context",)
OTHER_FILES = {
    "outcomes": ("Crime ID", "Month", "Reported by", "LSOA code", "Outcome type"),
    "stop and search": ("Type", "Date", "Policing operation", "Legislation", "Object of search"),
}


@cache
def about() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "about.toml").read_text(encoding="utf-8"))


@cache
def measure_of_type() -> dict[str, str]:
    return {name: entry["measure"] for name, entry in about()["types"].items()}


@cache
def totals() -> dict[str, tuple[str, ...]]:
    """Measure of a total -> the measures it is the sum of."""
    measures = tuple(measure_of_type().values())
    return {
        total: tuple(each for each in measures if each != entry["without"])
        for total, entry in about()["totals"].items()
    }
