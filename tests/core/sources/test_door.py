"""Nothing personal gets in: by heading and by content; and what only looks personal does."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from tests.core.sources.building import MADE_UP, context
from tests.support.shared import ROOT, shared
from tithing.inspection.headings import is_personal_heading
from tithing.inspection.people.names import judge
from tithing.sources.door import Allowed, inspect_table, met_in
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.problems import Problem, Refused


def table(heading: str, *cells: ReceivedCell) -> ReceivedTable:
    rows = [
        ReceivedRow(1, ("area", heading)),
        *(ReceivedRow(number, ("Hartlepool", cell)) for number, cell in enumerate(cells, 2)),
    ]
    return ReceivedTable("f.csv", "", tuple(rows))


def problems_of(a_table: ReceivedTable, **allowed: frozenset[int]) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        inspect_table(a_table, allowed=Allowed(**allowed))
    return refused.value.problems


def let_in(a_table: ReceivedTable, **allowed: frozenset[int]) -> bool:
    inspect_table(a_table, allowed=Allowed(**allowed))
    return [met for met in met_in(a_table, header=0, allowed=Allowed(**allowed)) if met.sure] == []


@pytest.mark.parametrize(
    "heading",
    [
        "Name",
        "surname",
        "Forenames",
        "Victim",
        "suspect name",
        "DOB",
        "Date of Birth",
        "dateOfBirth",
        "NINO",
        "NHS Number",
        "E-mail",
        "Phone",
        "Address",
        "House Number",
        "Full postcode",
        "Offender DOB",
        "Caller details",
    ],
)
def test_a_heading_that_names_personal_data_is_refused_with_its_column(heading: str) -> None:
    problems = problems_of(table(heading, 1.0))

    assert (problems[0].row, problems[0].column) == (1, heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Victim-based crime",
        "Ward name",
        "Measure name",
        "Area",
        "Offences",
        "Postcode district",
        "Location",
        "Residential burglary",
        "Street name",
        "Supplier",
        "Repeat victims",
    ],
)
def test_a_heading_of_the_field_is_not_personal(heading: str) -> None:
    assert not is_personal_heading(heading)


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        (MADE_UP, "full postcode"),
        (f"by the shop, {MADE_UP.lower().replace(' ', '')}", "full postcode"),
        ("someone@example.org", "e-mail"),
        ("01632 960001", "telephone"),
        ("07700 900123", "telephone"),
        ("+44 1632 960001", "telephone"),
        ("AB 12 34 56 C", "National Insurance"),
        ("943 476 5919", "NHS"),
        ("12 Vincent Street", "house number"),
        ("12a, VINCENT ST", "house number"),
        ("12-14 Osprey Way", "house number"),
        ("Flat 3, Osprey House", "house number"),
        ("fight outside 7 Vincent Street", "house number"),
        ("14/02/1987", "date of birth"),
        ("born 1987-02-14", "date of birth"),
        (date(1987, 2, 14), "date of birth"),
    ],
)
def test_a_personal_value_under_an_innocent_heading_is_refused_and_not_repeated(
    cell: ReceivedCell, what: str
) -> None:
    problems = problems_of(table("remarks", "fine", cell))

    assert [(problem.row, problem.column) for problem in problems] == [(3, "remarks")]
    assert what in problems[0].what
    assert str(cell) not in str(problems[0])


@pytest.mark.parametrize(
    "cell",
    [
        "Vincent Street",
        "10 or more incidents in Osprey Way",
        "In 2018 Vincent Street had fewer",
        "3rd Avenue",
        "A689",
        "TS24",
        "TS24 8",
        "E06000001",
        "E01011950",
        "28E",
        "AS21",
        "2017-18Q4",
        "01/04/2017",
        "0.125",
        "12 months to July 2023",
        "8N 8P 8S",
        "rank of 15",
        "published as per 1,000 population, judged to be per 1,000 households",
        "(month 3 of 3)",
        "01-04-2017 12:30",
    ],
)
def test_what_the_field_writes_is_let_in(cell: str) -> None:
    assert let_in(table("remarks", cell, cell))


@pytest.mark.parametrize(
    "cells",
    [
        ("John Smith", "Priya Patel", "Mohammed Khan"),
        ("SMITH, John", "PATEL, Priya"),
        ("Smith J", "Jones P", "Khan A"),
        ("J. Smith", "P Jones"),
        ("Joe Bloggs", "Jane Doe", "n/a", "not known", "to follow"),
        ("Mr Smith", "Mrs A Jones", "unknown"),
        ("Mary O'Brien", "Anne-Marie Clarke"),
        ("John", "Mary", "Aisha", "Peter"),
    ],
)
def test_a_column_of_names_under_an_innocent_heading_is_refused(cells: tuple[str, ...]) -> None:
    problems = problems_of(table("ref", *cells))

    assert problems[0].column == "ref"
    assert "names" in problems[0].what
    assert not any(cell in str(problems[0]) for cell in cells)


@pytest.mark.parametrize(
    "said",
    [
        "victim John Smith of Hartlepool",
        "Repeat suspect: Jane Doe, arrested twice",
        "the offender named Priya Shah was moved",
        "VICTIM JOHN SMITH",
        "victim john smith",
        "Offender Mohammed was arrested",
        "the tenant, Mary O'Brien, has been visited",
        "a man called Peter Marsh",
        "Mr Oakes complained again",
        "Mrs. A Patel reported it",
        "reported by mr smith",
        "seen by Dr Ahmed",
        "PC Jones attended",
        "John Thorley, aged 34",
        "Susan Clarke was charged in May",
        "Peter Hogg (victim) moved away",
    ],
)
def test_a_person_named_in_a_note_is_refused_and_not_repeated(said: str) -> None:
    problems = problems_of(table("note", "fine", said))

    assert [(problem.row, problem.column) for problem in problems] == [(3, "note")]
    assert "person's name" in problems[0].what
    assert said not in str(problems[0])


@pytest.mark.parametrize(
    "said",
    [
        "Victim Support Cleveland took 12 referrals",
        "victims in Victoria ward and John Street",
        "Suspect vehicle seen in George Street",
        "Offender Management Unit, Hartlepool Borough Council",
        "the witness care unit at James Cook University Hospital",
        "residents of Grange Road, Stephen Street and Dr Syntax Way",
        "Resident Victoria Ward; tenant Craig Street",
        "Marine Dr was closed; Elizabeth Way was not",
        "Victim April 2018; offender March 2018",
        "Thomas Street was attacked twice",
        "Owton Manor was attacked; Rossmere Park was robbed",
        "a scheme called Rose Project; a shop called John Lewis in Park Lane",
        "partner Thirteen Group and Harbour Support Services",
        "The youth justice service and the PCC's office",
        "child sexual exploitation; domestic abuse of a partner by Cleveland Police area",
        "We may miss Christmas; a neighbour dispute in Jackson Street",
        "man, woman and child; male Young People",
        "The decrease was in Burn Valley. Victim Care and Advice Service",
        "Repeat victim. Hart Lane was calm",
    ],
)
def test_streets_wards_and_organisations_in_a_note_are_let_in(said: str) -> None:
    assert let_in(table("note", "fine", said))


def test_every_ward_and_measure_known_is_no_persons_name() -> None:
    asked = context()
    wards = {
        ward.name: 1
        for area in asked.gazetteer.districts_of_force("E23000013")
        for ward in asked.gazetteer.wards_of(area.code)
    }
    titles = {measure.title: 1 for measure in asked.measures}

    assert not judge(wards).are_names
    assert not judge(titles).are_names
    assert not judge({"Victoria": 9}).are_names
    assert not judge({"Victoria Road": 3, "Albert Street": 2, "Stanley Park": 1}).are_names


def test_no_district_of_the_country_has_wards_that_look_like_people() -> None:
    gazetteer = context().gazetteer
    districts = gazetteer.all(AreaKind.DISTRICT)
    wards = {area.name: {ward.name: 1 for ward in gazetteer.wards_of(area.code)} for area in districts}

    assert len(wards) > 300
    assert [name for name, names in wards.items() if len(names) > 1 and judge(names).are_names] == []


def test_dates_are_let_into_date_columns_and_names_into_titles() -> None:
    assert let_in(table("start", "01/04/1999"), dates=frozenset({1}))
    assert let_in(table("measure", "Rose Bell", "John Smith"), titles=frozenset({1}))


def test_the_demonstrations_tables_pass_the_door() -> None:
    files = sorted((ROOT / "demo" / "files").rglob("*.csv"))

    assert len(files) > 10
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = tuple(
                ReceivedRow(number, tuple(cells)) for number, cells in enumerate(csv.reader(stream), 1)
            )
        titles = frozenset({0})  # the measure's column, as the reader allows it
        assert let_in(ReceivedTable(file.name, "", rows), titles=titles)


def test_the_published_tables_pass_the_door() -> None:
    path = shared("gold/observations.csv", twin="test_the_demonstrations_tables_pass_the_door")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = tuple(ReceivedRow(number, tuple(cells)) for number, cells in enumerate(csv.reader(stream), 1))

    assert len(rows) > 1
    assert let_in(ReceivedTable("observations.csv", "", rows))
