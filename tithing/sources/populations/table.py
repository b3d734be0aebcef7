"""The table under its title rows: which column has the codes, the totals and the single years of age."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from tithing.sources.columns.nearly import Lacking
from tithing.sources.contract import Received
from tithing.sources.door import Allowed, inspect_frame
from tithing.sources.opened.delimited import goes_by_columns
from tithing.sources.opened.extract import looks_like_one as is_extract
from tithing.sources.opened.frames import cell_column, frame_below
from tithing.sources.opened.table_files import read_tables, why_unreadable
from tithing.sources.signs import mended_frame
from tithing.sources.tables import ReceivedRow, ReceivedTable, column_letters, refuse_if_any
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Question

MEASURES = ("population", "households")
_WHOLE = r"^(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})$"  # 1,23 is none
_NUMBER = "Write the number of people or households; where it is withheld, leave the row out"


@dataclass(frozen=True)
class PopulationHeadings:
    """The headings as they stand, and positions of columns. `totals`: measure -> position; `district`: of a ward's own."""

    line: int  # of the headings, the first line of the file being 1
    texts: tuple[str, ...]
    code: int
    name: int | None
    district: int | None
    totals: dict[str, int]
    ages: tuple[int, ...]

    @property
    def used(self) -> frozenset[int]:
        """The positions of every column that is read."""
        places = (self.code, self.name, self.district, *self.totals.values(), *self.ages)
        return frozenset(at for at in places if at is not None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    about = tomllib.loads((Path(__file__).parent / "about.toml").read_text(encoding="utf-8"))
    return {name: re.compile(pattern) for name, pattern in about["headings"].items()}


def find_headings(table: ReceivedTable) -> PopulationHeadings | None:
    """The first row that has a column of codes and one of totals."""
    for row in table.rows[:20]:
        found = _headings(row)
        if found is not None:
            return found
    return None


_NEEDED = {
    "code": 'Head the codes of the areas "Code"',
    "people": 'Head the numbers of people "All ages", or those of households "Households"',
}


def missing_headings(table: ReceivedTable) -> Lacking | None:
    """What the row that has most of the columns lacks; None where no row has any."""
    found = [
        (sum(map(bool, heads.values())), row, heads) for row in table.rows[:20] if (heads := _heads(row))
    ]
    if not found:
        return None
    has, row, heads = max(found, key=lambda each: each[0])
    problems = [
        table.problem(f"no column is one of {_CALLED[name]}", change, row=row.number)
        for name, change in _NEEDED.items()
        if not heads[name]
    ]
    return Lacking(has, tuple(problems))


_CALLED = {"code": "area codes", "people": "people or households"}


def _heads(row: ReceivedRow) -> dict[str, bool]:
    """Which kinds of column the row heads."""
    texts = tuple(str(cell).strip().lower() for cell in row.cells)
    found = {kind: _first(kind, texts) is not None for kind in ("code", "name", "district", "age", *MEASURES)}
    people = found.pop("population") | found.pop("households")
    return {**found, "people": people}


def _headings(row: ReceivedRow) -> PopulationHeadings | None:
    as_written = tuple(str(cell).strip() for cell in row.cells)
    texts = tuple(text.lower() for text in as_written)
    code = _first("code", texts)
    totals = {measure: at for measure in MEASURES if (at := _first(measure, texts)) is not None}
    if code is None or not totals:
        return None
    district = _first("district", texts)
    ages = tuple(at for at, text in enumerate(texts) if _patterns()["age"].match(text))
    other = district if district != code else None
    return PopulationHeadings(row.number, as_written, code, _first("name", texts), other, totals, ages)


def _first(kind: str, texts: tuple[str, ...]) -> int | None:
    return next((at for at, text in enumerate(texts) if _patterns()[kind].match(text)), None)


@dataclass(frozen=True)
class PopulationText:
    """Every cell below the headings as text, in columns `cell 0` and on, with its `row`; of those the rows of `areas`, with
    their characters mended; and what is to be told and to be asked of these. Footnotes are neither read nor kept.
    """

    cells: pl.DataFrame
    areas: pl.DataFrame
    notices: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


def parse(areas: pl.DataFrame, headings: PopulationHeadings, name: str) -> pl.DataFrame:
    """Columns `row`, `code`, `name`, `district`, each total, and `ages` (their sum, where there are ages).

    Raises Refused with every number that is none.
    """
    numbers = {at: headings.texts[at] for at in (*headings.totals.values(), *headings.ages)}
    refuse_if_any(_not_numbers(areas, numbers, name))
    ages = [_number(at) for at in headings.ages]
    return areas.select(
        "row",
        _cell(headings.code).alias("code"),
        (_cell(headings.name) if headings.name is not None else pl.lit("")).alias("name"),
        (_cell(headings.district) if headings.district is not None else pl.lit("")).alias("district"),
        *(_number(at).alias(measure) for measure, at in headings.totals.items()),
        (pl.sum_horizontal(ages) if ages else pl.lit(None, dtype=pl.Int64)).alias("ages"),
    )


def text_of_table(received: Received, headings: PopulationHeadings) -> PopulationText:
    """The table as text. Raises Refused when it is no CSV, where there is no area, and for what may not come in."""
    cells, told = _cells(received, headings)
    areas = cells.filter(_is_of_area(headings))
    if not areas.height:
        raise Refused(_no_areas(received.name))
    areas, notices, questions = _inspected(areas, headings, received)
    return PopulationText(cells, areas, (*told, *notices), questions)


def _inspected(
    frame: pl.DataFrame, headings: PopulationHeadings, received: Received
) -> tuple[pl.DataFrame, tuple[str, ...], tuple[Question, ...]]:
    """The rows with their characters mended, what is to be told, and what is to be asked."""
    name, held = received.name, received.held
    more = (column_letters(at) for at in range(len(headings.texts), frame.width - 1))
    texts = (*headings.texts, *more)
    frame, notices = mended_frame(frame, texts, file=name, held=held)
    areas = frozenset(each for each in (headings.name, headings.district) if each is not None)
    allowed = Allowed(areas=areas)
    return frame, notices, inspect_frame(frame, texts, file=name, allowed=allowed, held=held)


def _cells(received: Received, headings: PopulationHeadings) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Every cell below the headings, and what is to be told of how the file is written."""
    path = received.path
    if is_extract(path) or not goes_by_columns(path, line=headings.line, width=len(headings.texts)):
        return _row_by_row(received, headings)
    refuse_if_any(list(why_unreadable(received)) if received.size < 5_000_000 else [])
    try:
        return _by_columns(received, headings), ()
    except pl.exceptions.NoDataError:
        raise Refused(_no_areas(received.name)) from None
    except (pl.exceptions.PolarsError, OSError) as error:
        what = f"it is not CSV that can be read ({str(error).splitlines()[0]})"
        raise Refused(Problem(what, "Use the file as it was downloaded", received.name)) from None


def _row_by_row(received: Received, headings: PopulationHeadings) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """As a partner's table is read: in any encoding, with semicolons or tabs."""
    tables = read_tables(received)
    return frame_below(tables.sheets[0], headings.line, len(headings.texts)), tables.notices


def _by_columns(received: Received, headings: PopulationHeadings) -> pl.DataFrame:
    frame = pl.read_csv(
        received.path, has_header=False, skip_rows=headings.line, infer_schema=False, row_index_name="row"
    )
    frame.columns = ["row", *(cell_column(at) for at in range(frame.width - 1))]
    short = range(frame.width - 1, len(headings.texts))  # of a file that was cut in its first row
    frame = frame.with_columns(pl.lit("").alias(cell_column(at)) for at in short)
    return frame.with_columns(pl.col("row").cast(pl.Int64) + headings.line + 1)


def _is_of_area(headings: PopulationHeadings) -> pl.Expr:
    """Whether a row is of an area; else it is a footnote."""
    some_total = pl.any_horizontal(_cell(at) != "" for at in headings.totals.values())
    return some_total | _cell(headings.code).str.contains(r"^[A-Z]\d{8}$")


def _no_areas(name: str) -> Problem:
    change = (
        "Download it again, or leave it out: without it the population that the book has goes on standing"
    )
    return Problem("there are headings and no area under them", change, name)


def _cell(at: int) -> pl.Expr:
    return pl.col(cell_column(at)).fill_null("").str.strip_chars()


def _digits(at: int) -> pl.Expr:
    """Without the thousands separators."""
    return _cell(at).str.replace_all(",", "", literal=True)


def _number(at: int) -> pl.Expr:
    return _digits(at).cast(pl.Int64, strict=False)


def _not_numbers(frame: pl.DataFrame, numbers: dict[int, str], name: str) -> list[Problem]:
    wrong = {at: ~_cell(at).str.contains(_WHOLE) for at in numbers}
    some = frame.select(expression.any().alias(str(at)) for at, expression in wrong.items()).row(0)
    problems: list[Problem] = []
    for (at, heading), any_wrong in zip(numbers.items(), some, strict=True):
        if any_wrong:
            rows = frame.filter(wrong[at]).select("row", _cell(at).alias("text"))
            for row, text in rows.iter_rows():
                what, change = f'"{text}" is not a whole number', _NUMBER
                problems.append(Problem(what, change, name, row=row, column=heading))
    return problems
