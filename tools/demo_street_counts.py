"""Monthly counts of street-level crime by ward (Hartlepool) and district (Cleveland), from the open files.

Counts are facts; they are published here with the licence line. Months of two vintages of small area are
joined through the 2011 to 2021 look-up, then by best fit to the wards of 2024.
"""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

DISTRICTS = ("E06000001", "E06000002", "E06000003", "E06000004")
WARDED = "E06000001"
FORCE_AREA = "E23000013"  # the four districts together; the few rows that fall outside them are left out
Key = tuple[str, str]  # area code, crime type


def count_months(data: Path) -> dict[str, Counter[Key]]:
    """Month -> (area, crime type) -> how many rows."""
    areas = _areas_of_small_areas(data / "lookups")
    months = sorted((data / "police-uk/cleveland/street").glob("*.csv.gz"))
    return {path.name[:7]: _count(path, areas) for path in months}


def _count(path: Path, areas: dict[str, tuple[str, ...]]) -> Counter[Key]:
    return Counter(
        (area, row["Crime type"]) for row in _rows(path) for area in areas.get(row["LSOA code"], ())
    )


def _areas_of_small_areas(lookups: Path) -> dict[str, tuple[str, ...]]:
    areas = {
        row["lsoa21_code"]: _areas(row["ltla24_code"], row["ward24_code"])
        for row in _rows(lookups / "lookup_lsoa21_ward24_ltla24.csv.gz")
        if row["ltla24_code"] in DISTRICTS
    }
    for row in _rows(lookups / "lookup_lsoa11_lsoa21_ltla22.csv.gz"):
        if row["ltla22_code"] in DISTRICTS:  # a split one keeps its district
            areas.setdefault(row["lsoa11_code"], areas[row["lsoa21_code"]])
    return areas


def _areas(district: str, ward: str) -> tuple[str, ...]:
    return (FORCE_AREA, district, ward) if district == WARDED else (FORCE_AREA, district)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def measure_of(crime_type: str) -> str:
    """The slug of the measure that counts a street crime type: street_anti_social_behaviour."""
    return "street_" + crime_type.lower().replace("-", "_").replace(" ", "_")


def keys_of(counts: Iterable[Counter[Key]]) -> list[Key]:
    """Every area with every crime type: a month without any is a count of nought, and is written so."""
    found = set().union(*counts)
    return sorted((area, kind) for area in {a for a, _ in found} for kind in {k for _, k in found})
