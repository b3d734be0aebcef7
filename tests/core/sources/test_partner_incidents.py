"""A partner's incident list: one row is one incident, streets only, and nobody in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.sources.building import MADE_UP, context, read, received, recognises, refusal, rows
from tithing.incidents.schema import COLUMNS
from tithing.sources.partner_incidents.row import types

HEAD = "date,type,ward,district,street"
LIST = f"""{HEAD}
05/01/2018,F3,Victoria,Hartlepool,Vincent Street
05/01/2018 22:10,F3,Victoria ward,Hartlepool,Vincent Street
2018-03-17,Deliberate vehicle fire,Burn Valley,Hartlepool,Osprey Way
"""


def test_rows_become_incidents_and_counts(tmp_path: Path) -> None:
    file = received(tmp_path / "fires.csv", LIST)
    reading = read("partner_incidents", file, supplier="fire")

    assert recognises("partner_incidents", file)
    assert reading.incidents is not None
    assert reading.incidents.columns == list(COLUMNS)
    assert reading.incidents.select("date", "measure", "location", "supplier", "district").rows() == [
        (date(2018, 1, 5), "deliberate_secondary_fires", "Vincent Street", "fire", "E06000001"),
        (date(2018, 1, 5), "deliberate_secondary_fires", "Vincent Street", "fire", "E06000001"),
        (date(2018, 3, 17), "deliberate_vehicle_fires", "Osprey Way", "fire", "E06000001"),
    ]
    district = [
        each for each in rows(reading, "area", "measure", "period", "value") if each[0] == "E06000001"
    ]
    assert sorted(each[1:] for each in district) == [
        ("deliberate_secondary_fires", "2018-01", 2.0),
        ("deliberate_secondary_fires", "2018-02", 0.0),
        ("deliberate_secondary_fires", "2018-03", 0.0),
        ("deliberate_vehicle_fires", "2018-01", 0.0),
        ("deliberate_vehicle_fires", "2018-02", 0.0),
        ("deliberate_vehicle_fires", "2018-03", 1.0),
    ]


def test_ward_counts_add_up_to_the_district_and_have_no_gaps(tmp_path: Path) -> None:
    reading = read("partner_incidents", received(tmp_path / "fires.csv", LIST), supplier="fire")
    wards = context().gazetteer.wards_of("E06000001", on=date(2018, 3, 17))
    values = {
        (area, m, p): value for area, m, p, value in rows(reading, "area", "measure", "period", "value")
    }

    assert "E06000001" in {area for area, _, _ in values}
    for (area, measure, period), value in values.items():
        if area == "E06000001":
            assert sum(values[(ward.code, measure, period)] for ward in wards) == value


def test_a_list_of_fly_tips_by_district_alone_is_counted_there(tmp_path: Path) -> None:
    text = "date reported,category,local authority\n01/01/2018,Fly-tipping,Hartlepool\n"
    reading = read("partner_incidents", received(tmp_path / "f.csv", text), supplier="council")

    assert rows(reading, "area", "measure", "period", "value") == [
        ("E06000001", "fly_tipping_reports", "2018-01", 1.0)
    ]


def test_every_type_in_the_table_is_a_measure_counted_from_events() -> None:
    assert types()
    assert all(context().measures.get(slug).events for slug in types().values())


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("31/02/2018,F3,Victoria,Hartlepool,", "date", "no day"),
        (",F3,Victoria,Hartlepool,", "date", "empty"),
        ("01/02/2018,Barbecue,Victoria,Hartlepool,", "type", "no measure is called"),
        (
            "01/02/2018,Opiate users in effective treatment,Victoria,Hartlepool,",
            "type",
            "not counted from incidents",
        ),
        ("01/02/2018,F3,Victorya,Hartlepool,", "ward", "no area is called"),
        ("01/02/2018,F3,,Hartlepol,", "district", "no area is called"),
        ("01/02/2018,F3,,,", "ward", "no place"),
        ("01/02/2018,F3,Victoria,Hartlepool,12 Vincent Street", "street", "house number"),
        (f"01/02/2018,F3,Victoria,Hartlepool,Vincent Street {MADE_UP}", "street", "full postcode"),
        ("01/02/2018,F3,Victoria,Hartlepool", "district", "4 cells where"),
    ],
)
def test_a_wrong_row_is_refused_with_its_column(tmp_path: Path, row: str, column: str, what: str) -> None:
    problem = refusal("partner_incidents", received(tmp_path / "f.csv", f"{HEAD}\n{row}\n"))[0]

    assert (problem.row, problem.column) == (2, column)
    assert what in problem.what


@pytest.mark.parametrize(
    "heading", ["Caller name", "Complainant", "House number", "DOB", "Telephone", "Full postcode"]
)
def test_a_list_with_a_personal_column_is_refused_whole(tmp_path: Path, heading: str) -> None:
    text = f"{HEAD},{heading}\n01/02/2018,F3,Victoria,Hartlepool,Vincent Street,x\n"
    problem = refusal("partner_incidents", received(tmp_path / "f.csv", text))[0]

    assert (problem.row, problem.column) == (1, heading)


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("date,ward", '"type" is missing'),
        ("type,ward", '"date" is missing'),
        ("date,type,street", "no column says the ward"),
    ],
)
def test_a_list_without_a_column_it_needs_says_which(tmp_path: Path, head: str, what: str) -> None:
    text = f"{head}\n{','.join('x' for _ in head.split(','))}\n"

    assert what in refusal("partner_incidents", received(tmp_path / "f.csv", text))[0].what


def test_a_table_of_counts_is_not_taken_for_a_list(tmp_path: Path) -> None:
    assert not recognises(
        "partner_incidents", received(tmp_path / "f.csv", "date,type,ward,count\n1,2,3,4\n")
    )


def test_an_lsoa_is_found_by_the_name_that_the_police_print(tmp_path: Path) -> None:
    text = "date,type,lsoa\n01/01/2018,F3,Hartlepool 009A\n02/01/2018,F3,E01011949\n"

    reading = read("partner_incidents", received(tmp_path / "f.csv", text), supplier="fire")

    assert reading.incidents is not None
    assert reading.incidents["lsoa"].to_list() == ["E01011949", "E01011949"]


def test_a_district_in_the_column_of_wards_is_called_what_it_is(tmp_path: Path) -> None:
    file = received(tmp_path / "f.csv", "date,type,ward\n01/01/2018,F3,Hartlepool\n")

    (problem,) = refusal("partner_incidents", file)

    assert problem.what == '"Hartlepool" is a district, and no ward'
    assert (problem.row, problem.column) == (2, "ward")


def test_an_lsoa_that_is_none_is_told_as_it_was_written(tmp_path: Path) -> None:
    file = received(tmp_path / "f.csv", "date,type,lsoa\n01/01/2018,F3,Hartlepool 099Z\n")

    assert refusal("partner_incidents", file)[0].what == 'no LSOA has the code or the name "Hartlepool 099Z"'


@pytest.mark.parametrize(
    ("days", "is_asked"),
    [
        (("01/04/2025", "30/06/2025"), False),
        (("04/04/2025", "27/06/2025"), False),
        (("05/04/2025", "30/06/2025"), True),
        (("01/04/2025", "26/06/2025"), True),
        (("01/04/2025", "23/06/2025"), True),  # two rows in a quarter: a thin list may be cut as well
        (("01/04/2025", *(f"{day:02}/04/2025" for day in range(2, 27))), True),  # and a full one
    ],
)
def test_edges_of_a_month_may_have_three_days_without_an_incident(
    tmp_path: Path, days: tuple[str, ...], *, is_asked: bool
) -> None:
    lines = "".join(f"{day},deliberate fire,Burn Valley\n" for day in days)

    reading = read("partner_incidents", received(tmp_path / "fires.csv", f"date,type,ward\n{lines}"), "fire")

    assert [each.kind for each in reading.questions] == ["span_not_stated"] * is_asked


def test_a_list_read_as_of_two_districts_says_so_and_one_of_one_does_not(tmp_path: Path) -> None:
    two = read(
        "partner_incidents",
        received(tmp_path / "two.csv", f"{LIST}2018-03-18,F3,Linthorpe,Middlesbrough,Albert Road\n"),
        supplier="fire",
    )
    one = read("partner_incidents", received(tmp_path / "one.csv", LIST), supplier="fire")

    said = "The list is read as of Hartlepool (3 rows) and Middlesbrough (1 row), and each is given figures."
    assert said in two.notices
    assert not [each for each in one.notices if "read as of" in each]
