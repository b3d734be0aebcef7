"""Parse one street file, every column as text; where the parser gives up, find out in plain Python why."""

from __future__ import annotations

import csv

import polars as pl

from tithing.sources.contract import Received
from tithing.sources.police_street.opening import headings_of
from tithing.sources.police_street.settings import COLUMNS
from tithing.vocabulary.problems import Problem, Refused

_CHANGE = "Use the file as it was downloaded, as CSV in UTF-8"


def parse_all(received: list[Received]) -> pl.DataFrame:
    """The files as one table, in order: the published columns, `__file` (the position) and `__row` (the line).

    Raises Refused with what is wrong in each file that is not CSV.
    """
    frames: list[pl.DataFrame] = []
    problems: list[Problem] = []
    for index, each in enumerate(received):
        try:
            frames.append(_parse(each, index))
        except (pl.exceptions.PolarsError, OSError):
            problems.append(_why_not_parsed(each))
    if problems:
        raise Refused(*problems[:100])
    return pl.concat(frames, rechunk=False)


def _parse(received: Received, index: int) -> pl.DataFrame:
    frame = pl.read_csv(received.path, infer_schema=False, row_index_name="__row", row_index_offset=2)
    frame = frame.rename(dict(zip(frame.columns[1:], headings_of(received.path), strict=True)))
    if "Context" not in frame.columns:
        frame = frame.with_columns(pl.lit(None, dtype=pl.String).alias("Context"))
    frame = _without_quoted_nothing(frame)
    some = pl.any_horizontal(pl.col(COLUMNS).is_not_null())  # a blank line at the end is no row
    return frame.filter(some).select(pl.lit(index, dtype=pl.UInt32).alias("__file"), "__row", *COLUMNS)


def _without_quoted_nothing(frame: pl.DataFrame) -> pl.DataFrame:
    """A file whose every cell stands in quotation marks has empty cells like any other: "" is nothing."""
    quoted = frame.select((pl.col(COLUMNS) == "").any()).row(0)
    columns = [name for name, some in zip(COLUMNS, quoted, strict=True) if some]
    return frame.with_columns(pl.col(columns).replace("", None)) if columns else frame


def _why_not_parsed(received: Received) -> Problem:
    width = len(headings_of(received.path))
    number = 0
    try:
        with received.path.open(encoding="utf-8-sig", newline="") as file:
            for number, fields in enumerate(csv.reader(file, strict=True), start=1):
                if len(fields) > width:
                    what = f"there are {len(fields)} fields for {width} columns"
                    return Problem(what, _CHANGE, received.name, row=number)
    except UnicodeDecodeError:
        number = _line_not_utf8(received)
        return Problem("there are letters that are not in UTF-8", _CHANGE, received.name, row=number)
    except csv.Error as error:
        return Problem(f"it is not CSV ({error})", _CHANGE, received.name, row=number + 1)
    return Problem("it is not CSV that can be read", _CHANGE, received.name)


def _line_not_utf8(received: Received) -> int:
    with received.path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1
