"""Look-ups in each shape in which they are published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sources.building import read, received, recognises, refusal
from tests.support.shared import shared

PLACED = (
    "lsoa25_name,lsoa25_code,ward25_name,ward25_code,ltla25_name,ltla25_code\n"
    "A 001A,E01011954,New,E05099999,Hartlepool,E06000001\n"
)


@pytest.mark.parametrize(
    ("headings", "line", "name", "year"),
    [
        (*PLACED.split("\n")[:2], "lsoa_ward_district", 2025),
        ("lsoa11_code,ward17_code", "E01000001,E05009288", "lsoa_ward", 2017),
        (
            "\ufeffLAD17CD,LAD17NM,CSP17CD,CSP17NM,PFA17CD,PFA17NM,FID",
            "E06000001,Hartlepool,E22000027,Hartlepool,E23000013,Cleveland,1",
            "district_csp_force",
            2017,
        ),
        ("WD26CD,WD26NM,LAD26CD,LAD26NM", "E05099999,New,E06000001,Hartlepool", "ward_district", 2026),
        (
            "ltla24_name,ltla24_code,region24_name,region24_code",
            "Hartlepool,E06000001,North East,E12000001",
            "district_region",
            2024,
        ),
        ("LSOA11CD,CHGIND,LSOA21CD", "E01011973,M,E01035188", "lsoa_changes", 2021),
        (
            "LADCD,LADNM,LADCD_ACTIVE,LADNM_ACTIVE,LAD20CD",
            "E07000164,Hambleton,E06000065,North Yorkshire,E07000164",
            "district_successors",
            2020,
        ),
    ],
)
def test_each_look_up_is_known_by_its_headings(
    tmp_path: Path, headings: str, line: str, name: str, year: int
) -> None:
    file = received(tmp_path / "look-up.csv", f"{headings}\n{line}\n")

    reading = read("area_lookups", file)

    assert recognises("area_lookups", file)
    assert list(reading.lookups) == [name]
    assert reading.lookups[name]["year"].to_list() == [year]


def test_scotland_and_northern_ireland_are_left_out(tmp_path: Path) -> None:
    text = "ward21_name,ward21_code,ltla21_name,ltla21_code\nA,S13000001,B,S12000001\nV,E05013049,Hartlepool,E06000001\n"

    reading = read("area_lookups", received(tmp_path / "w.csv", text))

    assert reading.lookups["ward_district"]["ward_code"].to_list() == ["E05013049"]


@pytest.mark.parametrize(
    ("text", "row", "column", "words"),
    [
        (PLACED.replace("E05099999", "New"), 2, "ward25_code", '"New" is not a code'),
        (PLACED.replace("E05099999", "E06000001"), 2, "ward25_code", "is not the code of a ward"),
        (PLACED.split("\n")[0] + "\n", None, "", "headings and no rows"),
        ("LSOA11CD,CHGIND,LSOA21CD\nE01011973,Q,E01035188\n", 2, "CHGIND", "is not a change"),
    ],
)
def test_what_is_wrong_is_refused(
    tmp_path: Path, text: str, row: int | None, column: str, words: str
) -> None:
    (problem,) = refusal("area_lookups", received(tmp_path / "l.csv", text))

    assert (problem.row, problem.column) == (row, column)
    assert words in problem.what


OF_A_WARD = "LSOA21CD,WD24CD,WD24NM,LAD24CD,LAD24NM\nE01012095,E05012451,{},E06000003,Redcar and Cleveland\n"


def test_a_ward_that_bears_the_name_of_its_neighbour_is_refused(tmp_path: Path) -> None:
    (problem,) = refusal("area_lookups", received(tmp_path / "l.csv", OF_A_WARD.format("Brotton")))

    assert 'E05012451 is Ormesby, and the row calls it "Brotton", which is E05012438' in problem.what


@pytest.mark.parametrize("name", ["Ormesby", "Ormesby and Normanby", "Burn Valley"])
def test_a_ward_may_bear_a_name_that_no_other_of_its_district_has(tmp_path: Path, name: str) -> None:
    assert read("area_lookups", received(tmp_path / "l.csv", OF_A_WARD.format(name))).rows == 1


def test_another_table_is_not_taken_for_a_look_up(tmp_path: Path) -> None:
    for text in ("measure,area,value\nx,E06000001,1\n", "Code,Name,All ages\nE06000001,H,1\n"):
        assert not recognises("area_lookups", received(tmp_path / "o.csv", text))


def test_a_district_of_two_csps_has_a_row_for_each(tmp_path: Path) -> None:
    heads = "ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name"
    lines = (
        "E06000001,Hartlepool,E22000027,Hartlepool,E23000013,Cleveland",
        "E06000001,Hartlepool,E22000028,Redcar and Cleveland,E23000013,Cleveland",
    )

    reading = read("area_lookups", received(tmp_path / "look-up.csv", "\n".join([heads, *lines]) + "\n"))

    found = reading.lookups["district_csp_force"].select("district_code", "csp_code").rows()
    assert sorted(found) == [("E06000001", "E22000027"), ("E06000001", "E22000028")]


def test_the_real_look_up_of_csps_has_its_many_to_many_rows() -> None:
    path = shared(
        "data/lookups/lookup_ltla24_csp24_pfa24.csv", twin="test_a_district_of_two_csps_has_a_row_for_each"
    )

    reading = read("area_lookups", received(path))

    frame = reading.lookups["district_csp_force"]
    assert (frame.height, frame["csp_code"].n_unique(), frame["district_code"].n_unique()) == (332, 314, 318)


NESTS = "ltla{year}_code,ltla{year}_name,csp{year}_code,csp{year}_name,pfa{year}_code,pfa{year}_name\n"
WARDS = "ward{year}_code,ward{year}_name,ltla{year}_code,ltla{year}_name\n"
MOVED = [
    (NESTS, "E06000001,Hartlepool,E22000027,Hartlepool,E23000008,Durham", "the row puts it in Durham"),
    (WARDS, "E05013038,Burn Valley,E06000002,Middlesbrough", "the row puts it in Middlesbrough"),
    (
        "lsoa{year}_code,ward{year}_code,ltla{year}_code\n",
        "E01011949,E05013044,E06000002",
        "the row puts it in Middlesbrough",
    ),
]


@pytest.mark.parametrize(("heads", "line", "words"), MOVED)
def test_an_area_that_our_own_year_has_elsewhere_is_refused(
    tmp_path: Path, heads: str, line: str, words: str
) -> None:
    file = received(tmp_path / "w.csv", heads.format(year=24) + line + "\n")

    assert any(words in problem.what for problem in refusal("area_lookups", file))


@pytest.mark.parametrize(("heads", "line", "words"), MOVED)
def test_a_newer_look_up_that_moves_an_area_is_asked(
    tmp_path: Path, heads: str, line: str, words: str
) -> None:
    reading = read("area_lookups", received(tmp_path / "w.csv", heads.format(year=26) + line + "\n"))

    assert [(q.kind, words in q.words) for q in reading.questions] == [("area_moved", True)]


@pytest.mark.parametrize(("heads", "line"), [case[:2] for case in MOVED])
def test_an_older_look_up_may_have_an_area_elsewhere(tmp_path: Path, heads: str, line: str) -> None:
    assert not read(
        "area_lookups", received(tmp_path / "w.csv", heads.format(year=17) + line + "\n")
    ).questions


def test_a_code_of_no_country_is_refused_and_not_left_out(tmp_path: Path) -> None:
    file = received(
        tmp_path / "w.csv", WARDS.format(year=26) + "E05013038,Burn Valley,X06000001,Hartlepool\n"
    )

    assert refusal("area_lookups", file)[0].what == '"X06000001" is not a code'
