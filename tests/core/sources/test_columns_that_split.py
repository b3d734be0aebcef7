"""Rows that differ in a column that is not used are no repeats; a column that splits is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import context, read, received
from tithing.sources.contract import Reading
from tithing.sources.mapped_table.read import read as read_mapped
from tithing.sources.table_mapping import mapping_from
from tithing.vocabulary.problems import Refused

MAPPING = {
    "version": 1,
    "columns": {"area": "Place", "period": "Month", "measure": "Kind", "value": "Number"},
    "same_for_all": {"unit": "count"},
}
Rows = list[tuple[str, int]]


def flat(folder: Path, heading: str, rows: Rows) -> Reading:
    lines = [f"Shoplifting,Hartlepool,2025-01,{value},count,{said}" for said, value in rows]
    text = "\n".join([f"measure,area,period,value,unit,{heading}", *lines, ""])
    return read("flat_observations", received(folder / "f.csv", text))


def extract(folder: Path, heading: str, rows: Rows) -> Reading:
    lines = [f"Hartlepool,Shoplifting,2025-01,{value},{said}" for said, value in rows]
    return read(
        "police_extract",
        received(folder / "e.csv", "\n".join([f"Area,Offence,Month,Count,{heading}", *lines, ""])),
    )


def mapped(folder: Path, heading: str, rows: Rows) -> Reading:
    lines = [f"Hartlepool,Jan 2025,Shoplifting,{said},{value}" for said, value in rows]
    file = received(folder / "m.csv", "\n".join([f"Place,Month,Kind,{heading},Number", *lines, ""]))
    return read_mapped(
        file, replace(context(), mapping=mapping_from("theirs", MAPPING, file="theirs.toml").text)
    )


SOURCES = (flat, extract, mapped)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("values", [(12, 12), (12, 13)])
@pytest.mark.parametrize("heading", ["Sex", "Station", "Anything"])
def test_rows_that_differ_in_a_column_that_is_not_used_are_refused_with_what_to_do(
    source: Callable[[Path, str, Rows], Reading], values: tuple[int, int], heading: str, tmp_path: Path
) -> None:
    rows = list(zip(("Stranton", "Headland"), values, strict=True))

    with pytest.raises(Refused) as refused:
        source(tmp_path, heading, rows)

    (problem,) = refused.value.problems
    assert problem.what.startswith("rows 2 and 3 both give ")
    assert f'"{heading}"' in problem.what
    assert problem.change.startswith("Add such rows up to one figure, or give the column as the breakdown")


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("heading", "said"), [("Sex", "Male"), ("Station", "Stranton"), ("Band", "18-24"), ("Who", "Female")]
)
def test_a_column_that_splits_is_asked_about_where_each_figure_stands_once(
    source: Callable[[Path, str, Rows], Reading], heading: str, said: str, tmp_path: Path
) -> None:
    (question,) = source(tmp_path, heading, [(said, 12)]).questions

    assert question.words.startswith(f'The column "{heading}" is not used, and its rows say {said}: ')


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("heading", "said"), [("Sex", "Persons"), ("Group", "All ages"), ("Checked", "yes"), ("Sex", "")]
)
def test_a_column_that_says_the_whole_or_nothing_of_parts_is_not_asked_about(
    source: Callable[[Path, str, Rows], Reading], heading: str, said: str, tmp_path: Path
) -> None:
    assert source(tmp_path, heading, [(said, 12)]).questions == ()


def test_a_population_of_one_sex_is_asked_about(tmp_path: Path) -> None:
    text = "Code,Name,Sex,All ages\nE06000001,Hartlepool,Males,45000\n"

    (question,) = read("populations", received(tmp_path / "mye24tablesew.csv", text)).questions

    assert "its rows say Males" in question.words


def test_many_pairs_are_one_problem_and_of_a_file_the_book_has_they_are_told_alone(tmp_path: Path) -> None:
    lines = [
        f"Shoplifting,Hartlepool,2025-{month:02},5,count,{sex}" for month in range(1, 10) for sex in "MF"
    ]
    file = received(tmp_path / "f.csv", "\n".join(["measure,area,period,value,unit,sex", *lines, ""]))
    from tithing.sources.flat_observations.read import read as read_flat

    with pytest.raises(Refused) as refused:
        read_flat(file, context())
    told: list[object] = []
    read_flat(file, replace(context(), keeps=told.append))

    (problem,) = refused.value.problems
    assert "(and 8 more pairs like these)" in problem.what
    assert told == [problem]
