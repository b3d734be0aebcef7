"""Headings that are nearly a period: a mark beside it, a quarter of either year, a day number, a column nobody reads."""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import context, received, recognises, rows, xlsx
from tithing.cli.command import span
from tithing.sources.contract import Reading
from tithing.sources.registry import list_sources, source_named
from tithing.sources.table_mapping import mapping_from
from tithing.sources.values.periods import marked_period, with_more_words
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.figures_out.periods import quarter_called

EXTRACT = "Area,Offence,Dec 2024,{heading}\nHartlepool,Shoplifting,11,12\n"
LONG = "Area,Offence,Month,Count\nHartlepool,Shoplifting,{heading},12\n"
TWO_ROWS = ",,2024/25,\nArea,Offence,Dec,{heading}\nHartlepool,Shoplifting,11,12\n"
FLAT = "measure,area,period,value,unit\nShoplifting,Hartlepool,{heading},12,count\n"
ACROSS = "Ground,Dec 2024,{heading}\nHartlepool,11,12\n"
MAPPED = "Ground,When,No.\nHartlepool,{heading},12\n"
_ACROSS = """version = 1
periods_across = true
[columns]
area = "Ground"
[same_for_all]
unit = "count"
measure = "shoplifting"
"""
_MAPPED = _ACROSS.replace("periods_across = true\n", "").replace(
    '"Ground"', '"Ground"\nperiod = "When"\nvalue = "No."'
)
MAPPINGS = {ACROSS: _ACROSS, MAPPED: _MAPPED}
SOURCES = {FLAT: "flat_observations", ACROSS: "mapped_table", MAPPED: "mapped_table"}
EVERY = [EXTRACT, LONG, FLAT, ACROSS, MAPPED]
WIDE = [EXTRACT, ACROSS]


def taken(folder: Path, text: str, heading: str) -> Reading:
    """What the file with this heading, or this cell, is read as."""
    file = received(folder / "sent.csv", text.format(heading=heading))
    said = MAPPINGS.get(text, "")
    mapping = mapping_from("fire", tomllib.loads(said), file="").text if said else ""
    source = source_named(SOURCES.get(text, "police_extract"), list_sources())
    return source.read_many([file], replace(context(), mapping=mapping))[0]


def refused(folder: Path, text: str, heading: str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as told:
        taken(folder, text, heading)
    return told.value.problems


MARKS = [
    ("Jan 2025 (p)", "provisional"), ("Jan 2025 [p]", "provisional"), ("Jan 2025 p", "provisional"),
    ("Jan 2025P", "provisional"), ("Jan 2025 ᵖ", "provisional"), ("Jan-25 prov.", "provisional"),
    ("Jan 2025 (provisional)", "provisional"), ("Provisional Jan 2025", "provisional"), ("Jan 2025 (dros dro)", "provisional"),
    ("Jan 2025 r", "revised"), ("2025-01 [r]", "revised"), ("(R) January 2025", "revised"), ("Jan 2025 - revised", "revised"),
    ("Jan 2025 (diwygiedig)", "revised"), ("Jan 2025 (e)", "estimated"), ("Jan 2025 est", "estimated"),
    ("Jan 2025 (amcangyfrif)", "estimated"),
]  # fmt: skip


@pytest.mark.parametrize("text", EVERY)
@pytest.mark.parametrize(("heading", "status"), MARKS)
def test_a_mark_beside_a_period_is_its_status(tmp_path: Path, text: str, heading: str, status: str) -> None:
    if text is FLAT and heading == "(R) January 2025":
        heading = "2024-25Q4 (r)"

    found = taken(tmp_path, text, heading)

    assert not found.questions
    assert rows(found, "status", "value")[-1] == (status, 12.0)


@pytest.mark.parametrize(
    "word", ["June 2025", "Mar-25", "Apr to Jun 2025", "2024/25", "Q4 (Jan to Mar 2025)"]
)
def test_a_period_without_a_mark_has_none(word: str) -> None:
    period, mark = marked_period(word)

    assert period is not None
    assert mark is None


@pytest.mark.parametrize(
    ("over", "below"),
    [("2024/25 (r)", "Jan"), ("2024/25", "Jan (r)"), ("2024/25 (p)", "Jan r"), ("2024/25 [r]", "January")],
)
def test_a_mark_is_read_in_either_of_two_rows_of_headings(tmp_path: Path, over: str, below: str) -> None:
    found = taken(tmp_path, TWO_ROWS.replace("2024/25", over), below)

    assert rows(found, "period", "status")[-1] == ("2025-01", "revised")


@pytest.mark.parametrize("text", WIDE)
@pytest.mark.parametrize(
    "heading",
    [
        "Jan 2025*",
        "Jan 2025†",
        "Jan 2025¹",
        "Jan 2025 (1)",
        "Jan 2025 [note 2]",
        "* Jan 2025",
        "Jan 2025 [a]",
    ],
)
def test_a_mark_that_is_not_known_is_asked_about_and_its_column_read(
    tmp_path: Path, text: str, heading: str
) -> None:
    found = taken(tmp_path, text, heading)

    assert [(each.kind, f'"{heading}"' in each.words) for each in found.questions] == [
        ("mark_on_a_heading", True)
    ]
    assert rows(found, "period", "value")[-1] == ("2025-01", 12.0)


@pytest.mark.parametrize("text", [LONG, FLAT, MAPPED])
@pytest.mark.parametrize("cell", ["2024-25*", "Jan 2025 (1)"])
def test_a_cell_with_a_mark_that_is_not_known_is_refused(tmp_path: Path, text: str, cell: str) -> None:
    (problem,) = refused(tmp_path, text, cell)

    assert "the mark" in problem.what
    assert problem.change.startswith('Write "')


EITHER = [
    "Q1 2025",
    "2025 Q1",
    "2025Q1",
    "Quarter 1 2025",
    "1st quarter 2025",
    "First quarter of 2025",
    "Q1-25",
    "Q1 (2025)",
]
BOTH = 'Write "2024-25Q4" for Jan to Mar 2025 or "2025-26Q1" for Apr to Jun 2025'


@pytest.mark.parametrize("text", EVERY)
@pytest.mark.parametrize("words", EITHER)
def test_a_quarter_of_either_year_is_refused_with_both_to_choose_from(
    tmp_path: Path, text: str, words: str
) -> None:
    assert [each.change for each in refused(tmp_path, text, words)] == [BOTH]


def test_a_quarter_of_either_year_on_the_command_line_is_told_the_same() -> None:
    with pytest.raises(Refused) as told:
        quarter_called("Q4 2025")
    with pytest.raises(argparse.ArgumentTypeError, match='"2025-26Q3" for Oct to Dec 2025'):
        span("Q4 2025")

    assert '"2025-26Q4" for Jan to Mar 2026' in told.value.problems[0].change


@pytest.mark.parametrize("text", EVERY)
def test_a_day_number_of_a_spreadsheet_is_called_what_it_is(tmp_path: Path, text: str) -> None:
    (problem,) = refused(tmp_path, text, "45658")

    assert problem.what == '"45658" is a spreadsheet\'s day number, that of 1 January 2025'
    assert 'Write "Jan 2025"' in problem.change


@pytest.mark.parametrize("heads", [("45658", "45689"), ("Q4 2024", "Q1 2025"), (45658, 45689)])
def test_a_table_of_nothing_else_is_still_told_so(tmp_path: Path, heads: tuple[object, object]) -> None:
    file = received(
        xlsx(tmp_path / "e.xlsx", [["Area", "Offence", *heads], ["Hartlepool", "Shoplifting", 1, 2]])
    )

    assert recognises("police_extract", file)
    with pytest.raises(Refused) as told:
        source_named("police_extract", list_sources()).read_many([file], context())
    assert len(told.value.problems) == 2


@pytest.mark.parametrize("text", WIDE)
@pytest.mark.parametrize(
    "heading",
    ["Janvier 2025", "Jan 2025 crimes", "Recorded Jan 2025", "Jan", "2025", "Jan 20251", "Latest", ""],
)
def test_a_column_that_may_be_figures_is_never_left_out_in_silence(
    tmp_path: Path, text: str, heading: str
) -> None:
    found = taken(tmp_path, text, heading)

    assert [each.kind for each in found.questions] == ["figures_not_read"]
    assert f'"{heading or ("D" if text is EXTRACT else "C")}"' in found.questions[0].words


@pytest.mark.parametrize("text", WIDE)
@pytest.mark.parametrize(
    "heading",
    [
        "% change",
        "Jan 2025 % change",
        "Change",
        "+/-",
        "Target",
        "Population",
        "YTD",
        "Ref",
        "Detected",
        "Outcomes",
        "Comparison",
    ],
)
def test_a_column_that_says_what_else_it_is_is_not_asked_about(
    tmp_path: Path, text: str, heading: str
) -> None:
    assert not taken(tmp_path, text, heading).questions


@pytest.mark.parametrize("year", ["2025/26", "2024-25"])
@pytest.mark.parametrize(
    "part", ["First quarter", "4th qtr", "Second half", "Month 1", "P01", "M12", "Period 3", "last month"]
)
def test_a_part_of_a_year_is_never_told_to_be_written_as_the_year(part: str, year: str) -> None:
    for heading in (f"{part} {year}", f"{year} {part}"):
        found = with_more_words(heading)
        assert found is not None
        assert found[1].startswith(f"Write which part of {year} it is")
    assert (with_more_words(f"{year} rate") or ("", ""))[1].startswith(f'Write "{year}" alone')
