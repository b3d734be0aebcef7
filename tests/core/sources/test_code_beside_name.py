"""A code beside a name is held against it, in every source: the code is believed, and another place's name refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import context, read, received, refusal, rows
from tests.core.sources.test_columns_that_split import MAPPING
from tithing.sources.contract import Reading
from tithing.sources.mapped_table.read import read as read_mapped
from tithing.sources.table_mapping import mapping_from
from tithing.vocabulary.problems import Refused


def flat(folder: Path, code: str, name: str) -> Reading:
    text = f"measure,area,area_code,period,value,unit\nShoplifting,{name},{code},2025-01,12,count\n"
    return read("flat_observations", received(folder / "f.csv", text))


def extract(folder: Path, code: str, name: str) -> Reading:
    return read(
        "police_extract",
        received(folder / "e.csv", f"Area,Area code,Offence,Jan 2025\n{name},{code},Shoplifting,12\n"),
    )


def mapped(folder: Path, code: str, name: str) -> Reading:
    text = f"Place,ONS code,Month,Kind,Number\n{name},{code},Jan 2025,Shoplifting,12\n"
    mapping = mapping_from("theirs", MAPPING, file="theirs.toml").text
    return read_mapped(received(folder / "m.csv", text), replace(context(), mapping=mapping))


def populations(folder: Path, code: str, name: str) -> Reading:
    text = f"Code,Name,Geography,All ages\n{code},{name},Unitary Authority,95000\n"
    return read("populations", received(folder / "mye24tablesew.csv", text))


SOURCES = (flat, extract, mapped, populations)


@pytest.mark.parametrize("source", SOURCES)
def test_another_places_name_beside_a_code_is_refused(
    source: Callable[[Path, str, str], Reading], tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        source(tmp_path, "E06000002", "Hartlepool")

    (problem,) = refused.value.problems
    assert problem.what == 'E06000002 is Middlesbrough, and the row calls it "Hartlepool", which is E06000001'
    assert problem.row == 2


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", ["Middlesbrough", "middlesbrough", "Middlesbrough UA", "The Boro", ""])
def test_the_code_is_believed_where_the_name_is_its_own_or_nobodys(
    source: Callable[[Path, str, str], Reading], name: str, tmp_path: Path
) -> None:
    assert rows(source(tmp_path, "E06000002", name), "area") == [("E06000002",)]


@pytest.mark.parametrize("source", [flat, extract, mapped])
def test_a_code_that_is_nobodys_leaves_the_name(
    source: Callable[[Path, str, str], Reading], tmp_path: Path
) -> None:
    assert rows(source(tmp_path, "Z12", "Middlesbrough"), "area") == [("E06000002",)]


def test_an_offence_code_beside_another_offences_name_is_refused(tmp_path: Path) -> None:
    text = "Area,HO code,Offence,Jan 2025\nHartlepool,34A,Shoplifting,12\n"

    (problem,) = refusal("police_extract", received(tmp_path / "e.csv", text))

    assert problem.what == '34A is Robbery of business property, and the row calls it "Shoplifting"'


@pytest.mark.parametrize("words", ["Robbery", "Robbery of business property", "Anything else", ""])
def test_an_offence_code_beside_its_own_name_or_its_groups_is_read(words: str, tmp_path: Path) -> None:
    text = f"Area,HO code,Offence,Jan 2025\nHartlepool,34A,{words},12\n"

    reading = read("police_extract", received(tmp_path / "e.csv", text))

    assert rows(reading, "measure") == [("robbery_of_business_property",)]
