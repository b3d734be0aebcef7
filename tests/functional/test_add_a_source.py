"""The how-to of a new source: its own lines are taken from the page and run, and what a stranger gets wrong is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.support.books import make_book
from tests.support.each_source import csv_bytes, ods_bytes, xlsx_bytes
from tithing.sources.registry import SourceInfo, list_sources
from tithing.vocabulary.problems import Problem, Refused, Unforeseen
from tithing.workflows.import_files import ImportReport, import_files
from tithing.workflows.open_book import Book

PAGE = Path(__file__).parents[2] / "docs/how-to/add-a-source.md"
NOW = datetime(2026, 11, 2, tzinfo=UTC)
HEAD = "Council,Quarter,Noise cases"
WRITERS = {"csv": csv_bytes, "xlsx": xlsx_bytes, "ods": ods_bytes}
GOOD = f"{HEAD}\nHartlepool,2024-25Q1,41\nMiddlesbrough,Q1 2024/25,52\n"


def blocks_of_page() -> tuple[str, str]:
    """The page's own about.toml and read.py."""
    page = PAGE.read_text(encoding="utf-8")
    about = re.search(r"about\.toml`:\n\n```toml\n(.*?)```", page, re.DOTALL)
    read = re.search(r"read\.py`:\n\n```python\n(.*?)```", page, re.DOTALL)
    assert about is not None
    assert read is not None
    return about[1], read[1]


def source_of(folder: Path, read: str | None = None, slug: str = "noise_cases") -> Sequence[SourceInfo]:
    """The source of the page, or another in its place, alone."""
    about, code = blocks_of_page()
    place = folder / "sources" / slug
    place.mkdir(parents=True)
    (place / "about.toml").write_text(about, encoding="utf-8")
    (place / "read.py").write_text(read or code, encoding="utf-8")
    return list_sources(folder / "sources")


def brought(
    folder: Path, content: str | bytes, read: str | None = None, name: str = "noise.csv"
) -> ImportReport:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    sources = source_of(folder, read)
    return import_files(
        book_in(folder),
        [path],
        now=NOW,
        released=date(2025, 6, 1),
        supplier="housing-office",
        sources=sources,
    )


def book_in(folder: Path) -> Book:
    return make_book(folder / "book")


def refused(folder: Path, content: str, read: str | None = None) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refusal:
        brought(folder, content, read)
    assert not isinstance(refusal.value, Unforeseen)
    return refusal.value.problems


@pytest.mark.parametrize("name", ["noise.csv", "noise.xlsx", "noise.ods"])
def test_the_source_of_the_page_reads_the_file_of_the_page(tmp_path: Path, name: str) -> None:
    content = WRITERS[name.rpartition(".")[2]]([line.split(",") for line in GOOD.strip().splitlines()])

    report = brought(tmp_path, content, name=name)

    assert report.rows == 2
    assert report.effect.new == 2
    assert report.questions == ()


def test_the_file_of_the_page_is_the_one_it_shows() -> None:
    shown = re.findall(r"^    (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert "\n".join(shown[:3]) + "\n" == GOOD


@pytest.mark.parametrize(
    ("row", "column", "what", "change"),
    [
        (
            "Hartlepol,2024-25Q1,4",
            "Council",
            'no area is called "Hartlepol"; the nearest are',
            "Correct the name",
        ),
        (",2024-25Q1,4", "Council", "the area is empty", "Write its name"),
        ("Hartlepool,soon,4", "Quarter", '"soon" is no month or quarter', "Write a month"),
        ("Hartlepool,,4", "Quarter", "the period is empty", "Write a month"),
        ("Hartlepool,2024-25Q1,", "Noise cases", "there is no number", "Write 0 if there were none"),
        ("Hartlepool,2024-25Q1,n/a", "Noise cases", '"n/a" is not a number', "leave the row out"),
        ("Hartlepool,2024-25Q1,<5", "Noise cases", "withheld", "Leave the row out"),
        ("Hartlepool,2024-25Q1,12a", "Noise cases", '"12a" is not a number', "Write digits only"),
        ("Hartlepool,2024-25Q1", "Quarter", "the row has 2 cells", "cut short"),
        ("Hartlepool,2029-30Q1,4", "Quarter", "has not begun", "Correct the period"),
        ("Hartlepool,2024-25Q1,14.5", "Noise cases", "a count with a fraction", "Write a whole number"),
    ],
)
def test_a_row_that_the_page_s_source_cannot_read_is_refused_with_its_place(
    tmp_path: Path, row: str, column: str, what: str, change: str
) -> None:
    [problem] = refused(tmp_path, f"{HEAD}\nMiddlesbrough,2024-25Q1,52\n{row}\n")

    assert (problem.row, problem.column) == (3, column)
    assert what in problem.what
    assert change in problem.change


def test_every_row_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    rows = "Hartlepol,2024-25Q1,4\nHartlepool,2024-25Q1,x1\nHartlepool,then,4\nHartlepool,2024-25Q2,"

    assert [each.row for each in refused(tmp_path, f"{HEAD}\n{rows}\n")] == [2, 3, 4, 5]


def test_a_misspelt_measure_names_the_nearest(tmp_path: Path) -> None:
    read = blocks_of_page()[1].replace('"noise_complaints"', '"noise_complaint"')

    [problem] = refused(tmp_path, GOOD, read)

    assert problem.place == "noise.csv, rows 2 and 3"
    assert "oise complaints" in problem.what


def test_a_count_below_nought_is_asked_about(tmp_path: Path) -> None:
    report = brought(tmp_path, f"{HEAD}\nHartlepool,2024-25Q1,-14\n")

    assert "is -14, a count below nought" in report.questions[0].words


NAIVE = """
from tithing.observations.measure import load_measures
from tithing.sources.cells import number_of
from tithing.sources.contract import Reading
from tithing.sources.entries import StatedFigure, frame_of
from tithing.sources.headings import find_columns
from tithing.sources.table_files import peek, read_tables
from tithing.vocabulary.period import Period
from tithing.vocabulary.units import Unit

NAMES = {"area": ("Council",), "period": ("Quarter",), "value": ("Noise cases",)}


def recognises(received):
    return True


def read(received, context):
    columns = find_columns(read_tables(received).sheets[0], NAMES)
    entries = []
    for row in columns.body:
        AREA
        VALUE
        period = Period.parse(columns.text(row, "period"))
        entries.append(StatedFigure("noise_complaints", area, period, value, Unit.COUNT, row=row.number))
    return Reading(source="noise_cases", rows=len(entries), observations=frame_of(entries))
"""
BY_NAME = 'area = context.gazetteer.find(columns.text(row, "area")).code'
BY_CELL = "area = context.gazetteer.find(row.cells[0]).code"


@pytest.mark.parametrize(
    ("area", "value", "row", "what"),
    [
        (
            BY_NAME,
            'value = number_of(columns.cell(row, "value"))',
            "Hartlepol,2024-25Q1,4",
            'no area is called "Hartlepol"',
        ),
        (
            BY_NAME,
            'value = number_of(columns.cell(row, "value"))',
            "Hartlepool,2024-25Q1,",
            "there is no number",
        ),
        (BY_NAME, 'value = number_of(columns.cell(row, "value"))', "Hartlepool,soon,4", "soon"),
        (BY_NAME, 'value = float(columns.text(row, "value"))', "Hartlepool,2024-25Q1,", "(ValueError)"),
        (BY_CELL, "value = float(row.cells[2])", "Hartlepool,2024-25Q1", "(IndexError)"),
        (BY_CELL, "value = {'1': 1.0}[row.cells[2]]", "Hartlepool,2024-25Q1,7", "(KeyError)"),
        (BY_CELL, "value = 1 / int(row.cells[2])", "Hartlepool,2024-25Q1,0", "(ZeroDivisionError)"),
        (BY_CELL, "value = row.cells[2].year", "Hartlepool,2024-25Q1,0", "(AttributeError)"),
    ],
)
def test_a_reader_that_walks_the_rows_itself_is_refused_at_the_row_it_stumbles_over(
    tmp_path: Path, area: str, value: str, row: str, what: str
) -> None:
    read = NAIVE.replace("AREA", area).replace("VALUE", value)
    [problem] = refused(tmp_path, f"{HEAD}\n{row}\n", read)

    assert (problem.file, problem.row) == ("noise.csv", 2)
    assert what in problem.what
    assert problem.change


def test_what_a_reader_stumbles_over_is_told_without_repeating_a_cell(tmp_path: Path) -> None:
    read = NAIVE.replace("AREA", BY_NAME).replace("VALUE", 'value = float(columns.text(row, "value"))')

    [problem] = refused(tmp_path, f"{HEAD}\nHartlepool,2024-25Q1,quillfeather\n", read)

    assert "quillfeather" not in problem.sentence


def test_a_reader_that_fails_at_no_row_is_refused_as_a_failure_of_its_own(tmp_path: Path) -> None:
    read = (
        NAIVE.replace("    entries = []", '    entries = {}["none"]')
        .replace("AREA", "pass")
        .replace("VALUE", "pass")
    )

    with pytest.raises(Unforeseen) as refusal:
        brought(tmp_path, GOOD, read)

    assert refusal.value.problems[0].what == "its reader failed (KeyError)"
    assert refusal.value.problems[0].file == "noise.csv"


def test_lines_above_and_below_the_table_of_the_page_s_source_are_told_and_not_kept(tmp_path: Path) -> None:
    report = brought(tmp_path, f"Noise by quarter,,\n{GOOD}Source: the housing office,,\n")

    assert report.rows == 2
    assert report.not_kept == (
        (
            "noise.csv",
            '"Noise by quarter" (row 1, above the headings), "Source: the housing office" (row 5, below the figures)',
        ),
    )


def test_a_line_above_that_could_change_the_figures_is_asked_about(tmp_path: Path) -> None:
    report = brought(tmp_path, f"Rate per 1000 homes,,\n{GOOD}")

    assert "Rate per 1000 homes" in report.questions[0].words


def test_a_second_table_of_the_same_headings_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("again")):
        for line in GOOD.strip().splitlines():
            sheet.append(line.split(","))
    book.save(tmp_path / "two.xlsx")

    with pytest.raises(Refused, match="2 sheets have the headings"):
        brought(tmp_path, (tmp_path / "two.xlsx").read_bytes(), name="noise.xlsx")
