"""Each kind of personal value: a table of what is found and of what only looks like it."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sources.building import MADE_UP
from tithing.inspection.find import find, kind_of, shown
from tithing.inspection.finds import Where
from tithing.inspection.personal import kinds

MAIL = "someone@" + "example.org"

FOUND = [
    ("postcodes", MADE_UP),
    ("postcodes", MADE_UP.lower().replace(" ", "  ")),
    ("postcodes", MADE_UP.replace(" ", "-")),
    ("postcodes", MADE_UP.replace(" ", "\u2013")),
    ("email", MAIL),
    ("email", "someone at example dot org"),
    ("email", "someone [at] example [dot] org"),
    ("telephone", "07700 900123"),
    ("telephone", "+44 (0)7700 900 123"),
    ("telephone", "(01632) 960 001"),
    ("telephone", "7700900123"),
    ("insurance", "qq 12 34 56 c"),
    ("health_numbers", "9434765919"),
    ("health_numbers", "943-476-5919"),
    ("pnc", "2004/0012345X"),
    ("driving_licence", "SMITH" + "612187J9" + "9AB"),
    ("driving_licence", "passport 123456789"),
    ("crime_references", "CVP/24/012345"),
    ("crime_references", "log 123 of 04/05/24"),
    ("crime_references", "crime reference 12345/24"),
    ("vehicles", "blue van AB12 CDE"),
    ("vehicles", "A123 BCD"),
    ("vehicles", "ABC 123D"),
    ("vehicles", "reg ABZ 1234"),
    ("uprn", "UPRN 100012345678"),
    ("coordinates", "54.68912, -1.21234"),
    ("coordinates", "NZ 50123 32456"),
    ("coordinates", "easting 450123 northing 532456"),
    ("coordinates", "///table.chair.lamp"),
    ("bank", "sort code 12-34-56 account 12345678"),
    ("bank", "GB82 WEST 1234 5698 7654 32"),
    ("cards", "4111 1111 1111 1111"),
    ("handles", "@jane_example"),
    ("handles", "snapchat: janeexample1"),
    ("ip_addresses", "192.0.2.17"),
    ("ip_addresses", "2001:db8::17"),
    ("births", "born 12/03/85"),
    ("births", "DOB 4th March 2012"),
    ("births", "(5 May 2010) 14 yrs"),
    ("births", "14/02/1987"),
    ("addresses", "12a, VINCENT ST"),
    ("addresses", "Raby Road 14"),
    ("addresses", "14 Elm"),
    ("addresses", "Flat 3, Osprey House"),
    ("addresses", "The Old Vicarage"),
    ("addresses", "noise from 7 Vincent Street again"),
    ("addresses", "burglary at 23 Heol y Felin"),
    ("addresses", "5 Bryn Teg"),
    ("addresses", "pitch 4 Elm Caravan Site"),
    ("addresses", "88 Hawthorn Gr."),
    ("addresses", "shouting at no. 14, again"),
    ("births", "DOB 140287"),
    ("births", "DOB14/02/1987"),
    ("births", "turns 18 on 14/02/2024"),
    ("births", "her birthday is 14 February"),
    ("crime_references", "log 0412 of 13 May 2023"),
    ("crime_references", "CAD 3318/12MAR24"),
    ("crime_references", "Log 214 14/02/24"),
    ("crime_references", "24*412987"),
    ("crime_references", "CRI/06AA/0014471/22"),
    ("crime_references", "intel 22/0041187"),
    ("crime_references", "NFRC 230704118822"),
    ("crime_references", "C/R 22000341187"),
    ("crime_references", "theft from shop, 42230118875"),
    ("crime_references", "ref 47220138"),
    ("pnc", "PNC 04 / 12345 N"),
    ("vehicles", "UJ 69 RTE"),
    ("vehicles", "Q774 UJT"),
    ("uprn", "UPRN's 100012345678"),
    ("coordinates", "X 450123 Y 520987"),
    ("coordinates", "N54.68912 W1.21234"),
    ("coordinates", "54.68912N 1.21234W"),
    ("coordinates", "53 48 42 N, 4 36 04 W"),
    ("coordinates", "w3w: table.chair.lamp"),
    ("coordinates", "lng=-1.21234"),
    ("coordinates", "NZ 501 224"),
    ("bank", "SC 12-34-56"),
    ("postcodes", "QQ4 7QD"),
    ("postcodes", "Xx7-9tb"),
    ("sentences", "Mostly caused by John Smith"),
    ("sentences", "Spoke to Priya Shah re noise"),
    ("sentences", "warning for okonkwo, spoken to mary okonkwo"),
    ("sentences", "Chloe threw a stone"),
    ("sentences", "Insp. Hughes"),
    ("sentences", "Visited Zbyszko Przybylak at home"),
]


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_a_value_of_each_kind_is_found(kind: str, text: str) -> None:
    assert kind in {each.kind for each in find(text)}


def test_every_kind_has_a_case() -> None:
    assert {kind.slug for kind in kinds()} == {kind for kind, _ in FOUND}


@pytest.mark.parametrize(
    "text",
    [
        "TS24",
        "TS24 8",
        "email the partnership",
        "0300 123 1234",
        "call 101",
        "1,234,567",
        "9434765918",
        "24/7",
        "crime 2023/24",
        "uksi/2007/1831",
        "A689",
        "M62 AND A19",
        "FY24 APR",
        "CPN 14",
        "54.7 per 1,000",
        "CI 95% (10.2, 14.8)",
        "310000 420000",
        "v1.2.3.4 of the form",
        "127.0.0.1",
        "posted on Facebook",
        "31.12.2024",
        "34.8%\t14\t5.32",
        "0.162\t.0125\t13",
        "10 thefts in Raby Road",
        "14 stops in York Road",
        "50 High Street shops",
        "12 March 2024",
        "3rd Avenue",
        "Victoria Road and Stanley Street",
        "Licensing visit to The Rose and Crown",
        "the Chief Inspector is to write to partners",
        "Damage at Thomas Hinderwell School in May",
        "Op Sherwood began on Monday",
        "Shoplifting at William Hill and John Lewis",
        "Ward Jackson Park was quiet",
        "Policy ref HS/2023/04",
        "EMP/2019/014 policy",
        "JNC/2023/04",
        "DH/23/014",
        "purchase order 21/522760R",
        "A19 NBD diversion",
        "CS23 BUD",
        "section S38 PPE",
        "budget QQ1 2FY",
        "qq47qd",
        "asset LC-004512-A",
        "the partnership was born in 1998",
        "ranked at number 3 of all forces",
        "12 Maes",
        "report of 14 parc events",
    ],
)
def test_what_only_looks_like_it_is_let_by(text: str) -> None:
    assert find(text) == ()


def test_a_find_has_a_place_and_never_the_value() -> None:
    text = "ring 07700 900123 today"

    (found,) = find(text)

    assert text[slice(*found.span)] == "07700 900123"
    assert "900123" not in repr(found) + kind_of(found.kind).called


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where(heading="date of birth"), True),
        (Where(heading="date", beside=("age", "ward")), True),
        (Where(heading="date", beside=("type", "ward")), False),
        (Where(heading="date of birth", dates=True), False),
    ],
)
def test_the_context_decides_whether_a_day_of_this_century_is_a_birth(where: Where, expected: bool) -> None:
    assert bool(find("12/03/2012", where=where)) is expected


def test_figures_are_a_property_number_only_under_its_heading() -> None:
    assert find("12345678", where=Where(heading="UPRN"))
    assert not find("12345678", where=Where(heading="count"))


def test_a_personal_name_of_a_sheet_is_not_repeated() -> None:
    assert (shown("John Smith", "sheet 2"), shown("Q1", "sheet 1")) == ("sheet 2", "Q1")


@pytest.mark.parametrize(
    ("heading", "cell", "kind"),
    [
        ("X", "450123", "coordinates"),
        ("Offence Northing", "520987", "coordinates"),
        ("lng", "-1.21234", "coordinates"),
        ("W3W", "table.chair.lamp", "coordinates"),
        ("A/C", "12345678", "bank"),
        ("Sort code", "12 34 56", "bank"),
        ("Log no", "0377 of 21/11/2023", "crime_references"),
        ("Occurrence", "22000551870", "crime_references"),
        ("Incident", "20230921-0881", "crime_references"),
        ("Niche ref", "12345", "crime_references"),
        ("PCODE", "re11zz", "postcodes"),
        ("ID doc", "SMITH" + "612187J9" + "9AB", "driving_licence"),
    ],
)
def test_a_heading_tells_what_its_figures_are(heading: str, cell: str, kind: str) -> None:
    assert kind in {each.kind for each in find(cell, where=Where(heading=heading))}


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("X", "12"),
        ("Population", "551277"),
        ("Account", "Community Safety"),
        ("Cost centre", "01234410"),
        ("Incident", "412"),
        ("Incident", "21/11/2023"),
        ("Log", "1,204"),
        ("Budget", "CS/2204/2023"),
        ("Team", "NP14 CST"),
        ("Order no", "100012345678"),
        ("Document id", "SMITH" + "612187J9" + "9AB"),
    ],
)
def test_under_a_heading_of_counts_or_of_an_office_figures_are_nobodys(heading: str, cell: str) -> None:
    assert find(cell, where=Where(heading=heading)) == ()


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("21/522760R", False),
        ("21/522760L", True),
        ("PNC 21/522760R", True),
        (MADE_UP, True),
        ("QQ4 7QD", False),
    ],
)
def test_what_does_not_check_and_is_called_nothing_is_only_asked_about(text: str, sure: bool) -> None:
    (found,) = find(text)

    assert found.sure is sure


@given(st.uuids(), st.binary(min_size=32, max_size=32))
def test_a_key_that_a_machine_drew_by_lot_is_nobodys(key: UUID, drawn: bytes) -> None:
    for said in (str(key), f"{{{str(key).upper()}}}", (b"\xac" + drawn[1:]).hex()):
        assert find(said) == find(said, where=Where(heading="GlobalID")) == ()


@pytest.mark.parametrize(
    "key", ["cad09134-4657-4393-9e70-447bb4cad822", "ac3713543b1f148fb849018f99ab272d6652a12d97cab1ef"]
)
def test_a_key_in_which_something_stands_by_chance_is_nobodys(key: str) -> None:
    assert find(key) == find(f"key {key} of the row") == ()
