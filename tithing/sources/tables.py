"""A table as it was received: rows with the line numbers a person sees, whatever format they came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused, alike_as_one

ReceivedCell = str | int | float | bool | date | datetime | time | timedelta

MAX_ROWS = (
    2_000_000  # a table of observations longer than this is a mistake (a record-level file, or a ghost)
)
MAX_PROBLEMS = 100  # the contract's limit; the rest are counted
MOST_NOTED = 20_000  # cells of one fault whose places are told: more need not be held in memory
PASTE_VALUES = "Copy the sheet and paste values, then save it again"
PEEKED_ROWS = 40
STAMP_MARK = "tithing-return"


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """One row and the line a person finds it on (the first line of the file is 1)."""

    number: int
    cells: tuple[ReceivedCell, ...]

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
class ReceivedTable:
    """One sheet, or the whole of a CSV file (then `sheet` is "")."""

    file: str
    sheet: str
    rows: tuple[ReceivedRow, ...]
    ragged: bool = False  # CSV: rows may be of different lengths; a workbook's never are
    merged: tuple[Merged, ...] = ()
    cut: bool = field(
        default=False, repr=False
    )  # CSV: the last line has no end, as of a download that broke off
    calculated: Mapping[tuple[int, int], Problem] = field(
        default_factory=dict, repr=False, compare=False
    )  # cells of a workbook that hold a formula or an error, by row and column: wrong where they are used

    def problem(self, what: str, change: str, *, row: int | None = None, column: str = "") -> Problem:
        return Problem(what, change, file=self.file, sheet=self.sheet, row=row, column=column)

    def place(self, row: int | None = None) -> str:
        """Where it is in a notice, in the words of a refusal: file, sheet and row."""
        return self.problem("", "", row=row).place


@dataclass(frozen=True)
class ReceivedTables:
    """All that was read of one file, and what its reader should tell: its encoding, its hidden sheets."""

    sheets: tuple[ReceivedTable, ...]
    notices: tuple[str, ...] = ()


def is_stamp(table: ReceivedTable) -> bool:
    """The hidden sheet by which a return that Tithing wrote says which it is."""
    return bool(table.rows) and table.rows[0].cells[0] == STAMP_MARK


def refuse_if_any(problems: list[Problem]) -> None:
    """Raise what was found, like ones as one: the first hundred in full, then how many more."""
    if not problems:
        return
    every = alike_as_one(problems)
    first = list(every[:MAX_PROBLEMS])
    more = len(every) - len(first)
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


def heading_above(rows: Iterable[ReceivedRow], row: int, column: int) -> str:
    """What a person knows a column by: its heading where a row of headings stands above, else its letter."""
    header = next((each for each in rows if _heads(each)), None)
    if header is None or header.number >= row or column >= len(header.cells):
        return column_letters(column)
    return str(header.cells[column]) or column_letters(column)


def _heads(row: ReceivedRow) -> bool:
    """The first row of several words and no number is the headings."""
    filled = [cell for cell in row.cells if cell != ""]
    return len(filled) > 1 and all(isinstance(cell, str) for cell in filled)


def without_blank(rows: Iterator[ReceivedRow]) -> tuple[ReceivedRow, ...]:
    """The rows that hold something. Raises Refused past MAX_ROWS: memory stays bounded."""
    kept: list[ReceivedRow] = []
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
