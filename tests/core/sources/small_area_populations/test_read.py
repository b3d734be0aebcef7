"""Estimates of LSOAs and wards, by the workbook's sheets of years."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.core.sources.building import read, read_small, received
from tests.support.each_source import POPULATION, SMALL_AREAS
from tithing.sources.contract import Reading
from tithing.sources.small_area_populations.read import recognises
from tithing.vocabulary.problems import Refused

HEADS = ("LAD 2023 Code", "LAD 2023 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total", "F0 to 15")
LSOA = ("E06000001", "Hartlepool", "E01011949", "Hartlepool 009A")


def workbook(folder: Path, *years: int) -> Reading:
    book = openpyxl.Workbook()
    book.active.title = "Contents"
    book.active.append(["Mid-2022 LSOA 2021", "People of each LSOA"])
    for year in years:
        sheet = book.create_sheet(f"Mid-{year} LSOA 2021")
        for line in (
            ["Population estimates"],
            ["One table"],
            ["Source: ONS"],
            HEADS,
            (*LSOA, year - 500, 200),
        ):
            sheet.append(list(line))
        sheet.append(["Figures may not add"])
    path = folder / "sapelsoabroadage.xlsx"
    book.save(path)
    return read("small_area_populations", received(path))


def test_each_year_of_the_workbook_is_an_edition_of_its_own(tmp_path: Path) -> None:
    found = workbook(tmp_path, 2022, 2023)

    assert found.observations is not None
    assert found.observations.select("measure", "area", "period", "value", "supplier").rows() == [
        ("population", "E01011949", "2022", 1522.0, "ons_mid_2022"),
        ("population", "E01011949", "2023", 1523.0, "ons_mid_2023"),
    ]


def test_a_sheet_saved_as_csv_says_its_year_by_its_name(tmp_path: Path) -> None:
    assert read_small(SMALL_AREAS, tmp_path, "csv").period == "mid-2022"


def test_a_ward_is_taken_where_its_code_and_name_agree_and_else_left_out(tmp_path: Path) -> None:
    wards = (
        ("Ward 2023 Code", "Ward 2023 Name", "Total"),
        ("E05013038", "Burn Valley", "8,700"),
        ("E05013039", "Another", "5000"),
        ("E05000001", "Elsewhere", "9"),
    )
    found = read_small(replace(SMALL_AREAS, name="Mid-2022 Ward 2023", rows=wards), tmp_path, "csv")

    assert found.observations is not None
    assert found.observations["area"].to_list() == ["E05013038"]
    assert found.observations["value"].to_list() == [8700.0]
    assert any("2 wards not held under that code and name" in each for each in found.notices)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("E01011949", "Hartlepool 009A", "[c]", ""), "is not a whole number"),
        (("E06000001", "Hartlepool", "92000", ""), "is not the code of an LSOA or a ward"),
        (("E01999999", "Nowhere 001A", "1500", ""), "in no look-up"),
        (("E01011949", "Hartlepool 008A", "1500", ""), "and the row calls it"),
    ],
)
def test_what_cannot_be_read_is_refused(row: tuple[str, ...], said: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=said):
        read_small(replace(SMALL_AREAS, rows=(SMALL_AREAS.rows[0], row)), tmp_path, "csv")


def test_an_area_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="stands twice"):
        read_small(replace(SMALL_AREAS, rows=(*SMALL_AREAS.rows, SMALL_AREAS.rows[1])), tmp_path, "csv")


def test_populations_of_districts_are_another_source(tmp_path: Path) -> None:
    assert not recognises(received(POPULATION.write(tmp_path)))
