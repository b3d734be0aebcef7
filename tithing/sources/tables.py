"""Reading a table safely: CSV, XLSX and ODS become rows with the line numbers a person sees.

Nothing is trusted: a line that never ends, bytes that are no text, a workbook that unpacks to gigabytes or holds
formulas is refused with its place before any of it is used. Every tabular source reads through here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tithing.sources.contract import Received
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused

Cell = str | int | float | bool | date | datetime | time | timedelta

MAX_ROWS = (
    2_000_000  # a table of observations longer than this is a mistake (a record-level file, or a ghost)
)
MAX_PROBLEMS = 100  # the contract's limit; the rest are counted
PEEKED_ROWS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One row and the line a person finds it on (the first line of the file is 1)."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        return all(cell == "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells of a workbook merged into one: rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """B2:B3, as a spreadsheet has it."""
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"

    def covers(self, row: int, column: int) -> bool:
        """Whether the cell is merged away: within, and not the first, which has the value."""
        within = self.top <= row <= self.bottom and self.left <= column <= self.right
        return within and (row, column) != (self.top, self.left)


@dataclass(frozen=True)
class Table:
    """One sheet, or the whole of a CSV file (then `sheet` is "")."""

    file: str
    sheet: str
    rows: tuple[Row, ...]
    ragged: bool = False  # CSV: rows may be of different lengths; a workbook's never are
    merged: tuple[Merged, ...] = ()

    def problem(self, what: str, change: str, *, row: int | None = None, column: str = "") -> Problem:
        return Problem(what, change, file=self.file, sheet=self.sheet, row=row, column=column)


@dataclass(frozen=True)
class Tables:
    """All that was read of one file, and what its reader should tell: its encoding, its hidden sheets."""

    sheets: tuple[Table, ...]
    notices: tuple[str, ...] = ()


def read_tables(received: Received) -> Tables:
    """Every visible sheet that holds anything. Raises Refused, with every place, when the file cannot be trusted.

    >>> read_tables(received).sheets[0].rows[0].cells  # doctest: +SKIP
    ('measure', 'area', 'period_start', 'period_end', 'value', 'unit')
    """
    if received.path.stat().st_size == 0:
        raise Refused(_empty(received.name))
    tables = _read(received)
    if not any(table.rows for table in tables.sheets):
        raise Refused(_empty(received.name))
    return tables


def _read(received: Received) -> Tables:
    from tithing.sources import delimited, workbooks

    if workbooks.looks_like_one(received.path):
        return workbooks.read(received.path, name=received.name)
    return delimited.read(received.path, name=received.name)


def why_unreadable(received: Received) -> tuple[Problem, ...]:
    """Why a file that no source recognises cannot be read at all; empty when it can be, and is just unknown."""
    if received.suffix == ".gz":  # one that is gzip comes decompressed
        return (_no_gzip(received.name),)
    try:
        read_tables(received)
    except Refused as refused:
        return refused.problems
    return ()


def peek(received: Received) -> tuple[Table, ...]:
    """The first rows of each sheet, for recognising a file; empty when it cannot be read. Never raises."""
    return _peek(received.path.as_posix(), received.name, received.content_sha256)


def peek_unstamped(received: Received) -> tuple[Table, ...]:
    """The same, and nothing of a return that Tithing wrote: its rows look like a flat table, and are more."""
    from tithing.sources.workbooks import is_stamp

    tables = peek(received)
    return () if any(is_stamp(table) for table in tables) else tables


@lru_cache(maxsize=16)
def _peek(path: str, name: str, _content: str) -> tuple[Table, ...]:
    from pathlib import Path

    from tithing.sources import delimited, workbooks

    try:
        if workbooks.looks_like_one(Path(path)):
            return workbooks.peek(Path(path), name=name, rows=PEEKED_ROWS)
        return delimited.peek(Path(path), name=name, rows=PEEKED_ROWS)
    except (Refused, OSError, ValueError):
        return ()


def refuse_if_any(problems: list[Problem]) -> None:
    """Raise what was found: the first hundred in full, then how many more."""
    if not problems:
        return
    first = problems[:MAX_PROBLEMS]
    more = len(problems) - len(first)
    if more:
        first.append(Problem(f"and {numbered(more, 'more problem')} of the same file", "Correct these first"))
    raise Refused(*first)


def column_letters(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def without_blank(rows: Iterator[Row]) -> tuple[Row, ...]:
    """The rows that hold something. Raises Refused past MAX_ROWS: memory stays bounded."""
    kept: list[Row] = []
    for row in rows:
        if row.blank:
            continue
        kept.append(row)
        if len(kept) > MAX_ROWS:
            raise Refused(
                Problem(
                    f"the table has more than {MAX_ROWS:,} rows",
                    "Send it in parts, such as one file for each quarter",
                    row=row.number,
                )
            )
    return tuple(kept)


def _no_gzip(name: str) -> Problem:
    what = "the file's name ends in .gz, and it is not compressed with gzip"
    return Problem(what, "Ask for it again, or correct its name", file=name)


def _empty(name: str) -> Problem:
    return Problem(
        "the file is empty", "Export it again, and check that it has rows before sending it", file=name
    )
