"""A formula stops a file where it is used, and is told where it is not; what it leaves in a used cell is told of the formula."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.core.sources.building import context, received, refusal, rows, xlsx
from tests.support.books import NOW, make_book
from tithing.sources.contract import Reading
from tithing.sources.registry import list_sources, source_named
from tithing.vocabulary.problems import Problem, alike_as_one
from tithing.workflows.files_in.import_files import import_files

FLAT = ["measure", "area", "period", "value", "unit"]
WIDE = ["Offence", "Area", "Apr 2018", "May 2018"]
LONG = ["Offence", "Area", "Month", "Count"]
Rows = list[list[Any]]


def reading_of(source: str, path: Path) -> Reading:
    (reading,) = source_named(source, list_sources()).read_many([received(path)], context())
    return reading


UNUSED: list[tuple[str, Rows, list[float]]] = [
    ("police_extract", [[*WIDE, "Total"], ["Shoplifting", "Hartlepool", 4, 5, "=SUM(C2:D2)"]], [4, 5]),
    ("police_extract", [[*WIDE, "Per 1,000"], ["Shoplifting", "Hartlepool", 4, 5, "=C2/93"]], [4, 5]),
    (
        "police_extract",
        [WIDE, ["Shoplifting", "Hartlepool", 4, 5], ["Total", "", "=SUM(C2)", "=SUM(D2)"]],
        [4, 5],
    ),
    ("police_extract", [[*LONG, "Check"], ["Shoplifting", "Hartlepool", "Apr 2018", 4, "=D2"]], [4]),
    (
        "flat_observations",
        [[*FLAT, "Check"], ["Shoplifting", "Hartlepool", "2018-04", 4, "count", "=D2"]],
        [4],
    ),
    ("flat_observations", [["=1+1"], FLAT, ["Shoplifting", "Hartlepool", "2018-04", 4, "count"]], [4]),
]
USED: list[tuple[str, Rows, str]] = [
    ("police_extract", [WIDE, ["Shoplifting", "Hartlepool", "=2+2", 5]], "Apr 2018"),
    ("police_extract", [LONG, ["Shoplifting", "Hartlepool", "Apr 2018", "=2+2"]], "Count"),
    ("police_extract", [[*LONG[:3], "Total"], ["Shoplifting", "Hartlepool", "Apr 2018", "=2+2"]], "Total"),
    ("flat_observations", [FLAT, ["Shoplifting", "Hartlepool", "2018-04", "=2+2", "count"]], "value"),
    ("flat_observations", [FLAT, ["Shoplifting", "=A2", "2018-04", 4, "count"]], "area"),
]


@pytest.mark.parametrize(("source", "cells", "values"), UNUSED)
def test_a_formula_in_a_cell_that_is_not_used_stops_nothing_and_is_told(
    source: str, cells: Rows, values: list[float], tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "f.xlsx", cells)

    assert [value for (value,) in rows(reading_of(source, path), "value")] == values
    report = import_files(make_book(tmp_path / "book"), [path], now=NOW, released=NOW.date())
    assert [entry.source for entry in report.taken] == [source]
    assert "not used" in dict(report.not_kept)["f.xlsx"]


@pytest.mark.parametrize(("source", "cells", "column"), USED)
def test_a_formula_in_a_cell_that_is_used_stops_the_file(
    source: str, cells: Rows, column: str, tmp_path: Path
) -> None:
    (problem,) = refusal(source, received(xlsx(tmp_path / "f.xlsx", cells)))

    assert problem.place == f'f.xlsx, sheet "Sheet1", row 2, column "{column}"'
    assert problem.what == "the cell holds a formula"
    assert "paste values" in problem.change


def test_of_many_formulas_those_of_one_column_are_told_once(tmp_path: Path) -> None:
    cells = [FLAT, *(["Shoplifting", "Hartlepool", f"2018-0{month}", "=1", "count"] for month in (4, 5, 6))]

    problems = refusal("flat_observations", received(xlsx(tmp_path / "f.xlsx", cells)))

    assert [each.place for each in alike_as_one(problems)] == [
        'f.xlsx, sheet "Sheet1", rows 2 to 4, column "value"'
    ]


def test_what_else_is_wrong_with_a_file_is_told_beside_its_formulas(tmp_path: Path) -> None:
    cells = [FLAT, ["Shoplifting", "Hartlepol", "2018-04", "=2+2", "count"]]

    found: tuple[Problem, ...] = refusal("flat_observations", received(xlsx(tmp_path / "f.xlsx", cells)))

    assert [problem.column for problem in found] == ["area", "value"]
