"""Real months, counted by hand with nothing but the csv module, against what the source counts."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from tests.core.sources.building import context, received
from tests.support.shared import shared
from tithing.places.reference_files import lsoa_changes
from tithing.sources.contract import Reading
from tithing.sources.police_street.read import read_many

STREET = "data/police-uk/cleveland/street"
KINDS = (("E23", "W15"), ("E22", "W14"), ("E01", "W01"))  # force areas, CSPs, LSOAs
LOOKUP = "data/lookups/lookup_lsoa21_ward24_ltla24.csv.gz"
# The same asked of a few invented rows.
EVERY_LEVEL = "tests/core/sources/police_street/test_read.py::test_every_level_adds_to_the_rows"
OLD_LSOA = (
    "tests/core/sources/police_street/test_read.py::test_a_merged_lsoa_of_2011_counts_in_the_one_it_became"
)
RELEASES = "tests/core/sources/police_street/test_read.py::test_two_releases_of_a_month_have_the_same_counts_and_their_own_outcomes"
UNPLACED = (
    "tests/core/sources/police_street/test_read.py::test_a_row_without_a_place_counts_for_its_force_only"
)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8-sig"))))


def reading_of(path: Path, folder: Path) -> Reading:
    plain = folder / path.name.removesuffix(".gz")
    (reading,) = read_many([received(plain, gzip.decompress(path.read_bytes()))], context())
    return reading


def counted(reading: Reading, areas: str) -> dict[tuple[str, str], int]:
    assert reading.observations is not None
    chosen = reading.observations.filter(
        pl.col("area").str.starts_with(areas), pl.col("value") > 0, pl.col("measure") != "street_all_crime"
    )
    return {
        (area, measure): int(value)
        for area, measure, value in chosen.select("area", "measure", "value").rows()
    }


def measure(kind: str) -> str:
    return "street_" + kind.lower().replace("-", "_").replace(" ", "_")


@pytest.mark.parametrize("month", ["2023-03", "2023-05", "2023-06", "2025-06"])
def test_a_month_counts_as_by_hand_by_district_and_lsoa(month: str, tmp_path: Path) -> None:
    path = shared(f"{STREET}/{month}-cleveland-street.csv.gz", twin=EVERY_LEVEL)
    district = {row["lsoa21_code"]: row["ltla24_code"] for row in rows_of(shared(LOOKUP, twin=EVERY_LEVEL))}
    by_district: Counter[tuple[str, str]] = Counter()
    by_lsoa: Counter[tuple[str, str]] = Counter()
    for row in rows_of(path):
        change, after, _, of_2011, _ = lsoa_changes().get(row["LSOA code"], ("U", ("",), "", "", ""))
        code = after[0] if change == "M" else row["LSOA code"]
        by_district[district.get(code, of_2011), measure(row["Crime type"])] += 1
        by_lsoa[code, measure(row["Crime type"])] += 1

    reading = reading_of(path, tmp_path)

    assert reading.rows == sum(by_district.values())
    assert counted(reading, "E06") == dict(by_district)
    assert counted(reading, "E01") == dict(by_lsoa)


def test_a_month_of_2018_is_placed_whole(tmp_path: Path) -> None:
    path = shared("data/police-uk/cleveland/street-2018-19/2018-10-cleveland-street.csv.gz", twin=OLD_LSOA)
    named = Counter(row["LSOA name"].rsplit(" ", 1)[0] for row in rows_of(path))

    reading = reading_of(path, tmp_path)

    assert reading.incidents is not None
    assert reading.incidents.filter(pl.col("district") == "E06000001").height == named["Hartlepool"]
    assert sum(counted(reading, "E23").values()) == reading.rows


def test_a_later_release_changes_outcomes_and_no_count(tmp_path: Path) -> None:
    first = shared(f"{STREET}/2025-06-cleveland-street.csv.gz", twin=RELEASES)
    later = shared(f"{STREET}-later-release/2025-06-cleveland-street.csv.gz", twin=RELEASES)

    one, two = reading_of(first, tmp_path), reading_of(later, tmp_path)

    assert one.observations is not None
    assert two.observations is not None
    assert one.observations.equals(two.observations)
    assert one.incidents is not None
    assert two.incidents is not None
    assert not one.incidents["outcome"].equals(two.incidents["outcome"])


def test_rows_without_a_place_are_in_the_force_and_nowhere_smaller(tmp_path: Path) -> None:
    path = shared("data/police-uk/comparators/lancashire/2025-01-lancashire-street.csv.gz", twin=UNPLACED)
    unplaced = sum(1 for row in rows_of(path) if not row["LSOA code"])

    reading = reading_of(path, tmp_path)

    sums = [sum(n for kind in kinds for n in counted(reading, kind).values()) for kinds in KINDS]
    assert sums == [reading.rows, reading.rows - unplaced, reading.rows - unplaced]
    assert unplaced > 400
