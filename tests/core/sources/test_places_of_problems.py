"""A refusal says where in the words of the file: its headings, its sheet; and two rows that differ in what they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.core.sources.building import context, context_for, received, refusal, xlsx
from tests.support.each_source import EXTRACT, FLAT, LONG_EXTRACT, MAPPED, ONS, SMALL_FILES, SmallFile
from tithing.observations.entering.headed import InFile
from tithing.observations.entering.impossible import impossible
from tithing.observations.entering.released import Released
from tithing.sources.registry import list_sources, source_named, what_is_missing
from tithing.sources.tables import column_letters
from tithing.vocabulary.problems import Problem, Refused

HEAD = ["Offence", "Area", "Month", "Count"]
TODAY = date(2026, 7, 1)
STATED = [FLAT, EXTRACT, LONG_EXTRACT, MAPPED, ONS]


def spoilt(small: SmallFile) -> Iterator[SmallFile]:
    """The file with each cell of a row emptied, and filled with what nobody knows; with each column taken out."""
    for heading in small.rows[0]:
        yield small.without(heading)
        yield from (small.with_cell(1, heading, said) for said in ("", "Nowhereland", "-99", "<5"))


def problems_of(small: SmallFile, folder: Path, kind: str) -> tuple[Problem, ...]:
    """Why the file is refused: by its source, or because none knows it."""
    file = received(small.write(folder, kind))
    source = source_named(small.source, list_sources())
    try:
        source.read_many([file], context_for(small))
    except Refused as refused:
        return (*refused.problems, *what_is_missing(file, list_sources()))
    return ()


@pytest.mark.parametrize("small", SMALL_FILES, ids=lambda small: small.name)
def test_no_refusal_names_a_column_that_the_file_does_not_have(small: SmallFile, tmp_path: Path) -> None:
    kind = small.formats[-1]
    found = [
        (each, problem)
        for number, each in enumerate(spoilt(small))
        for problem in problems_of(each, tmp_path / str(number), kind)
    ]

    assert found
    for each, problem in found:
        headings = {written(heading) for heading in each.rows[0]}
        headings |= {column_letters(at) for at in range(len(each.rows[0]))}
        assert set(map(written, problem.every_column)) <= headings, problem


def written(heading: str) -> str:
    """On one line, without the mark of a note."""
    return " ".join(heading.partition("[note")[0].split())


@pytest.mark.parametrize(
    "small", [each for each in SMALL_FILES if "xlsx" in each.formats], ids=lambda small: small.name
)
def test_every_refusal_of_a_row_of_a_workbook_says_its_sheet(small: SmallFile, tmp_path: Path) -> None:
    named = replace(small, sheet="Table of 2024")
    problems = [
        problem
        for number, each in enumerate(spoilt(named))
        for problem in problems_of(each, tmp_path / str(number), "xlsx")
        if problem.row is not None
    ]

    assert problems
    assert {problem.sheet for problem in problems} == {"Table of 2024"}
    assert all(', sheet "Table of 2024", row' in problem.sentence for problem in problems)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("small", [FLAT, EXTRACT, LONG_EXTRACT, MAPPED], ids=lambda small: small.name)
def test_what_is_refused_after_the_reading_names_the_heading_of_the_period(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    heads = {
        FLAT: {"Period code"},
        EXTRACT: {"Apr 2024", "May 2024"},
        LONG_EXTRACT: {"Quarter"},
        MAPPED: {"Month"},
    }
    renamed = small.with_heading("period", "Period code").with_heading("month", "Quarter")
    file = received(renamed.write(tmp_path, kind))
    (reading,) = source_named(small.source, list_sources()).read_many([file], context_for(small))
    known = {"measures": context().measures, "gazetteer": context().gazetteer, "today": TODAY}

    found = impossible(
        reading.observations, InFile(file.name, reading.headed), **known, released=Released(date(2024, 3, 1))
    )

    assert {problem.column for problem in found} == heads[small]
    assert {problem.sheet for problem in found} == {"Sheet1" if kind == "xlsx" else ""}


def test_a_row_of_one_of_several_sheets_is_told_with_its_own(tmp_path: Path) -> None:
    sheets = [
        [HEAD, ["Shoplifting", place, month, 4]]
        for place, month in (("Hartlepool", "Apr 2024"), ("Middlesbrough", "May 2024"))
    ]
    file = received(xlsx(tmp_path / "f.xlsx", *sheets, names=("North", "South")))
    (reading,) = source_named("police_extract", list_sources()).read_many([file], context())
    known = {"measures": context().measures, "gazetteer": context().gazetteer, "today": TODAY}

    (problem,) = impossible(
        reading.observations, InFile(file.name, reading.headed), **known, released=Released(date(2024, 5, 2))
    )

    assert problem.place == 'f.xlsx, sheet "South", row 2, column "Month"'


@pytest.mark.parametrize(
    ("source", "head", "rows", "what", "column"),
    [
        (
            "flat_observations", "measure,area,period,value,unit,State of it",
            ("2024-04,46,count,", "2024-04,47,count,"), "two values, 46 and 47", "value",
        ),
        (
            "flat_observations", "measure,area,period,value,unit,Status",
            ("2024-04,46,count,", "2024-04,46,count,provisional"),
            "one value, 46, and two statuses, final and provisional", "Status",
        ),
        (
            "flat_observations", "measure,area,period,value,unit",
            ("2024-04,46,count", "2024-04 (p),46,count"),
            "one value, 46, and two statuses, final and provisional", "",
        ),
        (
            "flat_observations", "measure,area,period,value,unit,status,note",
            ("2024-04,,count,missing,late", "2024-04,,count,suppressed,small"),
            "no value and two statuses, missing and suppressed", "status",
        ),
        (
            "police_extract", "offence,area,month,No of offences",
            ("Apr 2024,46", "Apr 2024 (r),46"),
            "(46 in both, once as provisional and once as revised)", "No of offences",
        ),
        ("police_extract", "offence,area,month,count", ("Apr 2024,46", "Apr 2024,46"), "(46 in both)", "count"),
    ],
)  # fmt: skip
def test_two_rows_of_one_figure_are_told_in_what_they_differ(
    source: str, head: str, rows: tuple[str, str], what: str, column: str, tmp_path: Path
) -> None:
    body = "".join(f"Shoplifting,Hartlepool,{row}\n" for row in rows)

    (problem,) = refusal(source, received(tmp_path / "f.csv", f"{head}\n{body}"))

    assert problem.what.startswith("rows 2 and 3")
    assert what in problem.what
    assert (problem.row, problem.column) == (3, column)
