"""What a file calls the columns that its figures came from: what is found amiss later is told in the file's own words.

The socket and what is held against the day know a figure by the columns of `schema.py`. An officer knows a heading and a sheet;
a column that the file does not have is never named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tithing.vocabulary.problems import Problem

Row = Mapping[str, Any]
SHEET = "sheet"  # a reader of several sheets gives this column too: on which of them a row stands


@dataclass(frozen=True)
class Headed:
    """One sheet: the headings by the column of the schema that they stand for, and the row that they stand in.

    `periods` are those that head a column of figures, by their code.
    """

    sheet: str = ""
    row: int | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)

    def headings(self, column: str, row: Row) -> tuple[str, ...]:
        """What heads this column of a row, as it stands in the file; nothing where nothing does."""
        if column in self.columns:
            return self.columns[column]
        heading = self.periods.get(row.get("period", "")) if column in ("period", "value") else None
        return (heading,) if heading else ()

    def is_across(self, column: str) -> bool:
        """Whether a column of the schema is a row of headings in the file."""
        return column == "period" and column not in self.columns and bool(self.periods)


@dataclass(frozen=True)
class InFile:
    """The name of a file, and what is known of its sheets.

    >>> file = InFile("a.xlsx", (Headed("Data", 1, {"value": ("No.",)}),))
    >>> file.problem("12.5 is a count", "Write a whole number", "value", [{"row": 4}]).sentence
    'a.xlsx, sheet "Data", row 4, column "No.": 12.5 is a count. Write a whole number.'
    """

    name: str
    sheets: tuple[Headed, ...] = ()

    def problem(self, what: str, change: str, column: str, rows: Sequence[Row], **more: Any) -> Problem:
        """What is wrong with a column of the schema in rows of one sheet, at least one, at the place where the file has it."""
        headed = self.headed(rows[0])
        headings = headed.headings(column, rows[0])
        numbers = _numbers(headed, column, rows)
        return Problem(
            what,
            change,
            file=self.name,
            sheet=headed.sheet,
            row=next(iter(numbers), None),
            rows=numbers if numbers[1:] else (),
            column=next(iter(headings), ""),
            columns=headings if headings[1:] else (),
            **more,
        )

    def headed(self, row: Row) -> Headed:
        """The sheet of a row: as the row says, or the only one from which figures came."""
        said = row.get(SHEET)
        if said is not None:
            return next((each for each in self.sheets if each.sheet == said), Headed(said))
        return self.sheets[0] if len(self.sheets) == 1 else Headed()


def _numbers(headed: Headed, column: str, rows: Sequence[Row]) -> tuple[int, ...]:
    """Of the rows; of a period that heads a column, of the headings."""
    if headed.row and headed.is_across(column) and headed.headings(column, rows[0]):
        return (headed.row,)
    return tuple(dict.fromkeys(row["row"] for row in rows if row["row"]))
