"""The table under its title rows: which column has the codes, the totals and the single years of age."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from tithing.sources.contract import Received
from tithing.sources.extract import looks_like_one as is_extract
from tithing.sources.frames import cell_column, frame_below
from tithing.sources.table_files import read_tables, why_unreadable
from tithing.sources.tables import ReceivedRow, ReceivedTable, refuse_if_any
from tithing.vocabulary.problems import Problem, Refused

MEASURES = ("population", "households")
_WHOLE = r"^(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})$"  # 1,23 is none
_NUMBER = "Write the number of people or households; where it is withheld, leave the row out"


@dataclass(frozen=True)
class PopulationHeadings:
    """Positions of the columns. `totals`: measure -> position; `district`: of a ward's own, where it is given."""

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


def _headings(row: ReceivedRow) -> PopulationHeadings | None:
    texts = tuple(str(cell).strip().lower() for cell in row.cells)
    code = _first("code", texts)
    totals = {measure: at for measure in MEASURES if (at := _first(measure, texts)) is not None}
    if code is None or not totals:
        return None
    district = _first("district", texts)
    ages = tuple(at for at, text in enumerate(texts) if _patterns()["age"].match(text))
    other = district if district != code else None
    return PopulationHeadings(row.number, texts, code, _first("name", texts), other, totals, ages)


def _first(kind: str, texts: tuple[str, ...]) -> int | None:
    return next((at for at, text in enumerate(texts) if _patterns()[kind].match(text)), None)


def parse(text: pl.DataFrame, headings: PopulationHeadings, name: str) -> pl.DataFrame:
    """Columns `row`, `code`, `name`, `district`, each total, and `ages` (their sum, where there are ages).

    Raises Refused with every number that is none, and where there is no area.
    """
    frame = text.filter(is_of_area(headings))
    if not frame.height:
        raise Refused(_no_areas(name))
    numbers = {at: headings.texts[at] for at in (*headings.totals.values(), *headings.ages)}
    refuse_if_any(_not_numbers(frame, numbers, name))
    ages = [_number(at) for at in headings.ages]
    return frame.select(
        "row",
        _cell(headings.code).alias("code"),
        (_cell(headings.name) if headings.name is not None else pl.lit("")).alias("name"),
        (_cell(headings.district) if headings.district is not None else pl.lit("")).alias("district"),
        *(_number(at).alias(measure) for measure, at in headings.totals.items()),
        (pl.sum_horizontal(ages) if ages else pl.lit(None, dtype=pl.Int64)).alias("ages"),
    )


def text_of_table(received: Received, headings: PopulationHeadings) -> pl.DataFrame:
    """Every cell below the headings as text, in columns `cell 0` and on, with its row. Raises Refused when it is no CSV."""
    if is_extract(received.path):
        return frame_below(read_tables(received).sheets[0], headings.line, len(headings.texts))
    refuse_if_any(list(why_unreadable(received)) if received.size < 5_000_000 else [])
    try:
        frame = pl.read_csv(
            received.path, has_header=False, skip_rows=headings.line, infer_schema=False, row_index_name="row"
        )
    except pl.exceptions.NoDataError:
        raise Refused(_no_areas(received.name)) from None
    except (pl.exceptions.PolarsError, OSError) as error:
        what = f"it is not CSV that can be read ({str(error).splitlines()[0]})"
        raise Refused(Problem(what, "Use the file as it was downloaded", received.name)) from None
    frame.columns = ["row", *(cell_column(at) for at in range(frame.width - 1))]
    short = range(frame.width - 1, len(headings.texts))  # of a file that was cut in its first row
    frame = frame.with_columns(pl.lit("").alias(cell_column(at)) for at in short)
    return frame.with_columns(pl.col("row").cast(pl.Int64) + headings.line + 1)


def is_of_area(headings: PopulationHeadings) -> pl.Expr:
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
            rows = frame.filter(wrong[at]).select("row", _cell(at).alias("text")).head(10)
            for row, text in rows.iter_rows():
                what, change = f'"{text}" is not a whole number', _NUMBER
                problems.append(Problem(what, change, name, row=row, column=heading))
    return problems
