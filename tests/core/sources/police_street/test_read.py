"""Street files: every row counts where it fell, once, for the force that sent it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.core.sources.building import context, read, received, recognises
from tests.core.sources.police_street.sample import HEADINGS, crime_id, row, street_file
from tithing.incidents.schema import COLUMNS
from tithing.observations.schema import READ_COLUMNS
from tithing.sources.contract import Reading
from tithing.sources.police_street.read import read_many, sets_aside

HARTLEPOOL, MIDDLESBROUGH, CLEVELAND, DURHAM_FORCE = "E06000001", "E06000002", "E23000013", "E23000008"


def count(reading: Reading, area: str, measure: str = "street_all_crime") -> float | None:
    assert reading.observations is not None
    chosen = reading.observations.filter(pl.col("area") == area, pl.col("measure") == measure)[
        "value"
    ].to_list()
    return chosen[0] if chosen else None


def test_a_month_is_read_into_incidents_and_counts(tmp_path: Path) -> None:
    reading = read(
        "police_street", street_file(tmp_path, row(), row("Robbery", 2), row("Anti-social behaviour"))
    )

    assert (reading.rows, reading.series, reading.supplier) == (
        3,
        "police_street/cleveland/2023-03",
        "cleveland",
    )
    assert reading.period == "Mar 2023"
    assert reading.incidents is not None
    assert reading.incidents.columns == list(COLUMNS)
    assert reading.observations is not None
    assert reading.observations.columns == list(READ_COLUMNS)
    assert count(reading, HARTLEPOOL) == 2
    assert count(reading, HARTLEPOOL, "street_anti_social_behaviour") == 1
    assert reading.incidents["row"].to_list() == [2, 3, 4]


def test_rows_alike_in_everything_are_separate_incidents(tmp_path: Path) -> None:
    same = row("Anti-social behaviour")

    reading = read("police_street", street_file(tmp_path, same, same, same))

    assert count(reading, HARTLEPOOL, "street_anti_social_behaviour") == 3
    assert count(reading, "E01011954", "street_anti_social_behaviour") == 3


def test_an_id_that_repeats_is_counted_as_published_and_said(tmp_path: Path) -> None:
    reading = read("police_street", street_file(tmp_path, row(number=7), row(number=7)))

    assert count(reading, HARTLEPOOL) == 2
    assert any("1 row repeated a Crime ID" in notice for notice in reading.notices)


def test_a_file_that_holds_its_rows_twice_is_asked_about(tmp_path: Path) -> None:
    once = [row(number=number) for number in range(6)]

    twice = read("police_street", street_file(tmp_path, *once, *once))
    with_one_again = read("police_street", street_file(tmp_path, *once, once[0]))

    assert [question.kind for question in twice.questions] == ["crime_ids_again"]
    assert "6 of its 12 rows with a Crime ID" in twice.questions[0].words
    assert with_one_again.questions == ()


def test_a_merged_lsoa_of_2011_counts_in_the_one_it_became(tmp_path: Path) -> None:
    reading = read(
        "police_street", street_file(tmp_path, row(LSOA_code="E01011973", LSOA_name="Hartlepool 005A"))
    )

    assert count(reading, "E01035188") == 1
    assert count(reading, "E01011973") is None
    assert any("LSOA code of 2011" in notice for notice in reading.notices)


def test_a_split_lsoa_keeps_its_code_and_counts_in_its_district(tmp_path: Path) -> None:
    split = row(LSOA_code="E01033468", LSOA_name="Middlesbrough 001G")

    reading = read("police_street", street_file(tmp_path, split))

    assert count(reading, "E01033468") == count(reading, MIDDLESBROUGH) == 1


def test_a_row_outside_the_force_counts_where_it_fell_and_not_at_home(tmp_path: Path) -> None:
    outside = row(LSOA_code="E01020736", LSOA_name="County Durham 039A")

    reading = read("police_street", street_file(tmp_path, row(number=2), outside))

    assert count(reading, "E06000047") == count(reading, DURHAM_FORCE) == 1
    assert count(reading, CLEVELAND) == 1
    assert any(
        "1 row fell outside the force's area and counted there (County Durham)" in n for n in reading.notices
    )


def test_a_row_without_a_place_counts_for_its_force_only(tmp_path: Path) -> None:
    nowhere = row(LSOA_code="", LSOA_name="", Longitude="", Latitude="", Location="No Location")

    reading = read("police_street", street_file(tmp_path, row(number=2), nowhere))

    assert (count(reading, CLEVELAND), count(reading, HARTLEPOOL)) == (2, 1)
    assert any("1 row had no LSOA (unlocated)" in notice for notice in reading.notices)


def test_a_force_without_an_area_keeps_its_unplaced_rows(tmp_path: Path) -> None:
    by = {"Reported_by": "British Transport Police", "Falls_within": "British Transport Police"}
    nowhere = row(**by, LSOA_code="", LSOA_name="")

    reading = read(
        "police_street", street_file(tmp_path, nowhere, row(number=2, **by), name="2023-03-btp-street.csv")
    )

    assert (count(reading, "LOC-BTP"), count(reading, CLEVELAND)) == (1, 1)


def test_a_type_without_incidents_is_zero_and_not_missing(tmp_path: Path) -> None:
    reading = read("police_street", street_file(tmp_path, row()))

    for area in (HARTLEPOOL, MIDDLESBROUGH, CLEVELAND, "E22000027", "E05013049"):
        assert count(reading, area, "street_robbery") == 0
    assert count(reading, "E06000047", "street_robbery") is None


def test_every_level_adds_to_the_rows(tmp_path: Path) -> None:
    places = ["E01011954", "E01012049", "E01020736", ""]
    rows = [row("Drugs", n, LSOA_code=code, LSOA_name="") for n, code in enumerate(places * 3)]

    reading = read("police_street", street_file(tmp_path, *rows))

    assert reading.observations is not None
    drugs = reading.observations.filter(pl.col("measure") == "street_drugs")
    levels = {
        prefix: drugs.filter(pl.col("area").str.starts_with(prefix))["value"].sum()
        for prefix in ("E01", "E06", "E22", "E23")
    }
    assert levels == {"E01": 9, "E06": 9, "E22": 9, "E23": 12}


def test_a_batch_gives_each_file_its_own_reading_in_order(tmp_path: Path) -> None:
    march = street_file(tmp_path, row(), row(number=2))
    april = street_file(tmp_path, row(Month="2023-04"), name="2023-04-cleveland-street.csv")

    readings = read_many([april, march], context())

    assert [(each.series[-7:], each.rows, count(each, HARTLEPOOL)) for each in readings] == [
        ("2023-04", 1, 1),
        ("2023-03", 2, 2),
    ]


def test_two_releases_of_a_month_have_the_same_counts_and_their_own_outcomes(tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    first = street_file(tmp_path, row(Last_outcome_category="Awaiting court outcome"))
    later = street_file(tmp_path / "later", row(Last_outcome_category="Offender fined"))

    one, two = read_many([first, later], context())

    assert one.observations is not None
    assert one.observations.equals(two.observations)
    assert [each.incidents["outcome"].to_list() for each in (one, two) if each.incidents is not None] == [
        ["Awaiting court outcome"],
        ["Offender fined"],
    ]


def test_context_may_be_absent_and_columns_in_another_order(tmp_path: Path) -> None:
    names = HEADINGS.split(",")[:-1]
    cells = row().split(",")[:-1]
    file = street_file(tmp_path, ",".join(reversed(cells)), headings=",".join(reversed(names)))

    assert count(read("police_street", file), HARTLEPOOL) == 1


def test_a_byte_order_mark_windows_lines_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    text = "\r\n".join([HEADINGS, row(), "", row(number=2), "", ""])
    file = received(tmp_path / "2023-03-cleveland-street.csv", b"\xef\xbb\xbf" + text.encode())

    assert count(read("police_street", file), HARTLEPOOL) == 2


def test_the_name_of_the_file_need_not_say_the_month(tmp_path: Path) -> None:
    file = street_file(tmp_path, row(), name="download.csv")

    assert recognises("police_street", file)
    assert read("police_street", file).series == "police_street/cleveland/2023-03"


def test_the_id_is_kept_and_no_id_is_null(tmp_path: Path) -> None:
    reading = read("police_street", street_file(tmp_path, row(number=5), row("Anti-social behaviour")))

    assert reading.incidents is not None
    assert reading.incidents["incident_id"].to_list() == [crime_id(5), None]


@pytest.mark.parametrize(
    "headings",
    [
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type",
        "Type,Date,Part of a policing operation,Policing operation,Legislation,Object of search,Outcome",
    ],
)
def test_the_other_files_of_a_download_are_known_and_not_read(tmp_path: Path, headings: str) -> None:
    file = received(tmp_path / "2023-03-cleveland-other.csv", headings + "\n")

    reading = read("police_street", file)

    assert not recognises("police_street", file)
    assert "are not read" in sets_aside(file)
    assert (reading.incidents, reading.observations) == (None, None)
    assert "are not read" in reading.notices[0]


def test_a_new_outcome_is_only_a_notice(tmp_path: Path) -> None:
    reading = read("police_street", street_file(tmp_path, row(Last_outcome_category="Deferred prosecution")))

    assert any("Deferred prosecution" in notice for notice in reading.notices)
