"""The how-to of a new source: its own lines are taken from the page and run, and what a stranger gets wrong is refused."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tithing.sources
from tests.core.sources import building
from tests.support.books import make_book
from tests.support.each_source import csv_bytes, ods_bytes, xlsx_bytes
from tithing.reading.book import Book
from tithing.sources.registry import SourceInfo, list_sources
from tithing.vocabulary.problems import Problem, Refused, Unforeseen
from tithing.workflows.files_in.import_files import ImportReport, import_files

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
            'no area is called "Hartlepol"; the nearest is Hartlepool',
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


def two_figures() -> str:
    """The page's source, with what the page says of a row that has two figures."""
    page = PAGE.read_text(encoding="utf-8")
    block = re.search(r"gives both:\n\n```python\n(.*?)```", page, re.DOTALL)
    assert block is not None
    alone, _, _ = blocks_of_page()[1].partition("def figure_of(")
    named = alone.replace('("Noise cases",)}', '("Noise cases",), "music": ("Of which music",)}', 1)
    assert named != alone
    imported = "from collections.abc import Iterator\n\nfrom tithing.sources.values.cells"
    return named.replace("from tithing.sources.values.cells", imported, 1) + block[1]


def test_a_row_with_two_figures_gives_both_as_the_page_says(tmp_path: Path) -> None:
    content = f"{HEAD},Of which music\nHartlepool,2024-25Q1,41,9\nMiddlesbrough,2024-25Q1,52,0\n"

    report = brought(tmp_path, content, two_figures())

    assert (report.rows, report.effect.new) == (2, 4)


def test_of_two_figures_in_a_row_the_wrong_one_is_told_by_its_column(tmp_path: Path) -> None:
    rows = "Hartlepool,2024-25Q1,41,n/a\nMiddlesbrough,2024-25Q1,x,0"

    problems = refused(tmp_path, f"{HEAD},Of which music\n{rows}\n", two_figures())

    assert [(each.row, each.column) for each in problems] == [(2, "Of which music"), (3, "Noise cases")]


@pytest.mark.parametrize("given", ["'41'", "41", "[measure]", "(41, 9)"])
def test_what_is_no_figure_is_told_of_the_source_and_not_of_the_row(tmp_path: Path, given: str) -> None:
    code = re.sub(r"return StatedFigure\(.*\)", f"return {given}", blocks_of_page()[1])

    [problem] = refused(tmp_path, GOOD, code)

    assert problem.file.startswith("sources/noise_cases/read.py, line ")
    assert problem.what.endswith("which is no StatedFigure")


def test_the_test_of_the_page_holds_of_the_source_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = source_of(tmp_path)
    monkeypatch.setattr(tithing.sources, "__path__", [*tithing.sources.__path__, str(tmp_path / "sources")])
    monkeypatch.setattr(building, "list_sources", lambda: sources)
    page = PAGE.read_text(encoding="utf-8")
    block = re.search(r'( +)"""The housing office.s noise cases.*?\n\1```', page, re.DOTALL)
    assert block is not None
    names: dict[str, Any] = {}

    exec(textwrap.dedent(block[0].removesuffix("```")), names)
    tests = [each for name, each in names.items() if name.startswith("test_")]
    for each in tests:
        each(tmp_path)

    assert len(tests) == 2


# -- what is wrong with the source, and not with the file --------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ('"noise_complaints"', '"noise_complaint"', 'no measure is called "noise_complaint"; the nearest'),
        ('"count"', '"cuont"', '"cuont" is not a unit'),
        ('row["period"]', 'row["perod"]', 'the column "perod" is no name of NAMES (did you mean "period"?)'),
        ('row.text("area")', 'row.text("aera")', '"aera" is no name of NAMES (did you mean "area"?)'),
        ('row.text("area")', '"Hartlepol"', 'no area is called "Hartlepol"'),
        ("period.end", "period.ned", "AttributeError: 'Period' object has no attribute 'ned'"),
        ("number_of(row", "number_off(row", "NameError: name 'number_off' is not defined"),
        ("measure.unit)", "measure.unit, repotr=1)", "TypeError: "),
        ("NAMES, figure_of)", 'NAMES, figure_of, needed=("vlaue",))', '(did you mean "value"?)'),
        ("NAMES, figure_of)", 'NAMES, figure_of, dates=("perod",))', '(did you mean "period"?)'),
        ("(received, NAMES)", '(received, NAMES, ("vlaue",))', '(did you mean "value"?)'),
        ("import number_of", "import number_off", "cannot be loaded (ImportError: cannot import name"),
        ("row: NamedCells)", "row: NamedCells", "cannot be loaded (SyntaxError: "),
    ],
)
def test_a_word_of_the_source_that_stands_for_nothing_is_told_at_its_line(
    tmp_path: Path, right: str, wrong: str, what: str
) -> None:
    code = blocks_of_page()[1].replace(right, wrong, 1)
    lines = [number for number, line in enumerate(code.splitlines(), 1) if wrong.split("(")[-1] in line]

    [problem] = refused_by(tmp_path, (*source_of(tmp_path, code), *list_sources()))

    assert re.fullmatch(r"sources/noise_cases/read\.py, line [0-9]+", problem.file)
    assert int(problem.file.rpartition(" ")[2]) in lines
    assert what in problem.what
    assert str(tmp_path) not in problem.sentence


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("title", "tittle", '"tittle" is no key of a source (did you mean "title"?)'),
        ("reader_version", "reader_versoin", '(did you mean "reader_version"?)'),
        ("expects", "keep_text", '(did you mean "keeps_text"?)'),
        ('"1"', "1", '"reader_version" must be text in quotation marks'),
        ("expects", 'keeps = "hole"\nexpects', '"keeps" is "hole" (did you mean "whole"?)'),
        ('title = "', "title = ", "it is not TOML that can be read"),
    ],
)
def test_a_misspelt_word_of_about_toml_is_told_with_the_one_that_is_near(
    tmp_path: Path, right: str, wrong: str, what: str
) -> None:
    about = tmp_path / "sources" / "noise_cases" / "about.toml"
    source_of(tmp_path)
    about.write_text(about.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")

    problems = refused_by(tmp_path, list_sources(tmp_path / "sources"))

    assert {problem.file for problem in problems} == {"sources/noise_cases/about.toml"}
    assert any(what in problem.what for problem in problems)


@pytest.mark.parametrize(
    ("named", "near"), [("recognises", "recognizes"), ("read", "raed")], ids=["recognises", "read"]
)
def test_a_source_without_one_of_its_functions_is_told_which(tmp_path: Path, named: str, near: str) -> None:
    code = blocks_of_page()[1].replace(f"def {named}(", f"def {near}(")

    [problem] = refused_by(tmp_path, (*source_of(tmp_path, code), *list_sources()))

    assert problem.what == f'the source "noise_cases" has no function "{named}" (there is "{near}")'


@pytest.mark.parametrize(
    ("right", "wrong", "what", "change"),
    [
        (
            "return has_headings",
            "has_headings",
            '"recognises" gives None, which is neither True',
            "Return one",
        ),
        ("return reading_by_row", "reading_by_row", '"read" gives None, which is no Reading', "Return what"),
        (
            'row("noise_cases"',
            'row("noise_case"',
            'is called "noise_case", and the source is "noise_cases"',
            "Write",
        ),
        (
            ", context: Context)",
            ")",
            '"read" is called with received and context',
            "def read(received, context)",
        ),
        ("(received: Received)", "()", '"recognises" is called with received', "def recognises(received)"),
        ('("Quarter",)', '("Quarter")', 'the names of the column "period" are a text', 'Write ("Quarter",)'),
        ('number_of(row["value"])', 'row.text("value")', "the value of a figure is a str", "number_of(cell)"),
        ('number_of(row["value"])', "True", "the value of a figure is a bool", "number_of(cell)"),
        ("measure.unit)", '"count")', "the unit of a figure is a str", "measure.unit"),
        ("area, period,", "area, period.code,", "the period of a figure is a str", "stated_period(cell)"),
    ],
)
def test_what_a_function_of_the_source_gives_and_should_not_is_told_of_the_source(
    tmp_path: Path, right: str, wrong: str, what: str, change: str
) -> None:
    code = blocks_of_page()[1].replace(right, wrong, 1)
    assert code != blocks_of_page()[1]

    [problem] = refused_by(tmp_path, (*source_of(tmp_path, code), *list_sources()))

    assert re.fullmatch(r"sources/noise_cases/read\.py, line [0-9]+", problem.file)
    assert what in problem.what
    assert change in problem.change


def test_rows_of_which_none_gives_a_figure_are_refused_and_not_taken_as_none(tmp_path: Path) -> None:
    code = blocks_of_page()[1].replace("return StatedFigure(", "StatedFigure(")

    [problem] = refused(tmp_path, GOOD, code)

    assert problem.row == 2
    assert problem.what == "none of its 2 rows gives a figure"


def test_a_row_that_gives_one_figure_two_values_is_told_as_one_row(tmp_path: Path) -> None:
    slugs = two_figures().replace("noise_complaints_loud_music", "noise_complaints")

    [problem] = refused(tmp_path, f"{HEAD},Of which music\nHartlepool,2024-25Q1,41,9\n", slugs)

    assert problem.what.startswith("two columns of row 2 give the same figure")


def test_a_source_without_its_about_toml_is_told_so(tmp_path: Path) -> None:
    source_of(tmp_path)
    (tmp_path / "sources/noise_cases/about.toml").unlink()

    [problem] = refused_by(tmp_path, list_sources(tmp_path / "sources"))

    assert problem.file == "sources/noise_cases/about.toml"
    assert "it is missing" in problem.what


def test_while_one_source_cannot_be_loaded_a_file_is_read_by_another_only_where_that_is_named(
    tmp_path: Path,
) -> None:
    sources = (*source_of(tmp_path, "def recognises(received:\n"), *list_sources())
    flat = "measure,area,period,value,unit\nNoise complaints,Hartlepool,2024-25Q1,41,count\n"

    [problem] = refused_by(tmp_path, sources, flat)
    (entry,) = import_from(tmp_path, sources, flat, source="flat_observations").taken

    assert problem.file == "sources/noise_cases/read.py, line 1"
    assert "--source NAME" in problem.change
    assert entry.source == "flat_observations"


def test_a_measure_that_a_reader_gives_and_no_column_says_is_told_of_the_source(tmp_path: Path) -> None:
    code = blocks_of_page()[1].replace("StatedFigure(measure.slug", 'StatedFigure("noise_complaint"')

    [problem] = refused(tmp_path, GOOD, code)

    assert problem.what.startswith('the source noise_cases gives it: no measure is called "noise_complaint"')


def refused_by(folder: Path, sources: Sequence[SourceInfo], content: str = GOOD) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refusal:
        import_from(folder, sources, content)
    return refusal.value.problems


def import_from(folder: Path, sources: Sequence[SourceInfo], content: str, **said: str) -> ImportReport:
    path = folder / "noise.csv"
    path.write_text(content, encoding="utf-8")
    book = book_in(folder)
    return import_files(book, [path], now=NOW, released=date(2025, 6, 1), sources=sources, **said)


def test_a_source_may_have_a_dataclass_of_its_own(tmp_path: Path) -> None:
    _, code = blocks_of_page()
    own = "\n\nfrom __future__ import annotations\nfrom dataclasses import dataclass\n\n@dataclass\nclass Case:\n    seen: int\n"
    first, rest = code.split("\n\n", 1)

    report = brought(tmp_path, GOOD, first + own + rest)

    assert report.rows == 2


def test_a_count_below_nought_is_asked_about(tmp_path: Path) -> None:
    report = brought(tmp_path, f"{HEAD}\nHartlepool,2024-25Q1,-14\n")

    assert "is -14, a count below nought" in report.questions[0].words


NAIVE = """
from tithing.observations.measure import load_measures
from tithing.sources.values.cells import number_of
from tithing.sources.contract import Reading
from tithing.sources.entries import StatedFigure, frame_of
from tithing.sources.columns.headings import find_columns
from tithing.sources.opened.table_files import peek, read_tables
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
        (
            BY_NAME,
            'value = float(columns.text(row, "value"))',
            "Hartlepool,2024-25Q1,",
            "(ValueError at sources/noise_cases/read.py, line ",
        ),
        (
            BY_CELL,
            "value = float(row.cells[2])",
            "Hartlepool,2024-25Q1",
            "(IndexError at sources/noise_cases/read.py, line ",
        ),
        (
            BY_CELL,
            "value = {'1': 1.0}[row.cells[2]]",
            "Hartlepool,2024-25Q1,7",
            "(KeyError at sources/noise_cases/read.py, line ",
        ),
        (
            BY_CELL,
            "value = 1 / int(row.cells[2])",
            "Hartlepool,2024-25Q1,0",
            "(ZeroDivisionError at sources/noise_cases/read.py, line ",
        ),
        (
            BY_CELL,
            "value = row.cells[2].year",
            "Hartlepool,2024-25Q1,0",
            "(AttributeError at sources/noise_cases/read.py, line ",
        ),
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

    assert refusal.value.problems[0].what.startswith(
        "its reader failed (KeyError at sources/noise_cases/read.py"
    )
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


WALKS_ITSELF = """
from tithing.sources.entries import StatedFigure, covered, frame_of
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.columns.headings import find_columns
from tithing.sources.values.periods import stated_period
from tithing.sources.row_by_row import has_headings
from tithing.sources.opened.table_files import read_tables
from tithing.vocabulary.units import Unit

NAMES = {"area": ("Council",), "period": ("Quarter",), "value": ("Noise cases",)}


def recognises(received: Received) -> bool:
    return has_headings(received, NAMES)


def read(received: Received, context: Context) -> Reading:
    columns = find_columns(read_tables(received).sheets[0], NAMES)
    figures = [figure_of(columns, row, context) for row in columns.body]
    return Reading("noise_cases", len(figures), observations=frame_of(figures), period=covered(figures))


def figure_of(columns, row, context):
    area = context.gazetteer.find(columns.text(row, "aera"))
    period = stated_period(columns.cell(row, "period"))
    return StatedFigure("noise_complaints", area.code, period, float(columns.text(row, "value")), Unit.COUNT, row=row.number)
"""


def test_a_column_misspelt_by_a_reader_that_walks_the_rows_itself_is_told_of_the_source(
    tmp_path: Path,
) -> None:
    (problem,) = refused(tmp_path, GOOD, WALKS_ITSELF)

    assert "noise_cases/read.py, line" in problem.file
    assert problem.row is None
    assert '"aera" is no name of NAMES (did you mean "area"?)' in problem.what


def test_once_it_is_mended_such_a_reader_is_read(tmp_path: Path) -> None:
    report = brought(tmp_path, GOOD, WALKS_ITSELF.replace("aera", "area"))

    assert [entry.rows for entry in report.taken] == [2]
