"""Which column is which: headings matched by their words, whatever their case, order and punctuation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from tithing.sources.columns.near_headings import NearHeading, near_headings
from tithing.sources.faults import must_be_named
from tithing.sources.tables import Merged, ReceivedCell, ReceivedRow, ReceivedTable, column_letters
from tithing.sources.values.cells import Unclear, text_of
from tithing.sources.values.periods import month_or_year, says_months
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.period import Period, could_be_a_year
from tithing.vocabulary.problems import Problem


def simplify(heading: ReceivedCell) -> str:
    """`Period_Start ` and "period start" are one heading."""
    return re.sub(r"[^a-z0-9%]+", " ", text_of(heading).lower()).strip()


_HEADED_WITHIN = 10  # rows; lines of title may stand above the headings
_simplified = cache(simplify)  # of the sources' own names, which are asked for each row that may head


AREA_CODES = (
    "area code", "ons code", "ons area code", "gss code", "area ons code", "lad code", "la code", "district code",
    "ward code", "csp code", "code of area",
)  # fmt: skip


@dataclass(frozen=True)
class Columns:
    """The columns a source knows, by its own name for them, and the headings it does not use."""

    table: ReceivedTable
    header: int  # position of the heading row in table.rows
    known: Mapping[str, int]
    headings: tuple[str, ...]
    unused: tuple[str, ...]
    takes_more: bool = True  # whether a column that it has not would be read, were it added
    notes: tuple[ReceivedRow, ...] = ()  # lines of words below the table, which are no rows of it
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def heading(self, name: str) -> str:
        """What the file calls it; "" where it has no such column."""
        return self.headings[self.known[name]] if name in self.known else ""

    def problem(self, what: str, change: str, *, row: int, name: str) -> Problem:
        """What is wrong in a row with a column, by its heading; one that the file has not is said to be missing."""
        if name and name not in self.known:
            missing = next(iter(self.spellings.get(name, ())), name)
            what = f'{what}, and no column is headed "{missing}"'
        return self.table.problem(what, change, row=row, column=self.heading(name))

    def cell(self, row: ReceivedRow, name: str) -> ReceivedCell:
        """The cell of a known column; "" where the file has no such column. Raises SourceFault for a name that the source
        does not give to any.
        """
        if self.spellings and name not in self.known:
            must_be_named([name], self.spellings, "the column")
        return self.cell_if_any(row, name)

    def cell_if_any(self, row: ReceivedRow, name: str) -> ReceivedCell:
        """The cell of a column that a source may leave out of its names altogether; "" where there is none."""
        index = self.known.get(name)
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    def text(self, row: ReceivedRow, name: str) -> str:
        return text_of(self.cell(row, name)).strip()

    @cached_property
    def _says_months(self) -> bool | None:
        """By what else stands in the column, else by its heading."""
        headed_month = simplify(self.heading("period")) in ("month", "months")
        return says_months((self.text(row, "period") for row in self.body), alone=headed_month)

    def month_or_year(self, text: str) -> Period | None:
        """Of a text that is a month and a financial year, which is meant in its column "period"; None for any other.

        Raises Unclear where the column does not tell.
        """
        if not could_be_a_year(text):
            return None
        if self._says_months is None:
            raise Unclear(*month_or_year(text))
        return Period.of_month(text) if self._says_months else Period.parse(text)

    @property
    def body(self) -> tuple[ReceivedRow, ...]:
        below = self.table.rows[self.header + 1 :]
        return below[: len(below) - len(self.notes)] if self.notes else below


def heading_row(
    table: ReceivedTable, names: Mapping[str, tuple[str, ...]], needed: Collection[str] = ()
) -> int | None:
    """The position of the first row that heads the columns needed, all of `names` where none are said; None for none.

    >>> rows = (ReceivedRow(1, ("Noise, by quarter",)), ReceivedRow(2, ("Council", "Cases")))
    >>> heading_row(ReceivedTable("a.csv", "", rows), {"area": ("Council",), "value": ("Cases",)})
    1
    """
    wanted = set(needed or names)
    places = range(min(_HEADED_WITHIN, len(table.rows)))
    return next((at for at in places if wanted <= find_columns(table, names, header=at).known.keys()), None)


def find_columns(table: ReceivedTable, names: Mapping[str, tuple[str, ...]], *, header: int = 0) -> Columns:
    """Match a heading row against each column's names, whatever their case and order; the first match of each wins."""
    headings = tuple(text_of(cell).strip() for cell in table.rows[header].cells)
    words = [simplify(heading) for heading in headings]
    written = {
        column: [word for each in spellings if (word := _simplified(each)) in words]
        for column, spellings in names.items()
    }
    known = {column: words.index(found[0]) for column, found in written.items() if found}
    used = set(known.values())
    unused = tuple(heading for index, heading in enumerate(headings) if index not in used and heading)
    return Columns(table, header, known, headings, unused, spellings=names)


def heading_problems(columns: Columns) -> list[Problem]:
    """The same heading twice: which of the two is meant cannot be told."""
    seen: dict[str, str] = {}
    found: list[Problem] = []
    for heading in columns.headings:
        word = simplify(heading)
        if word and word in seen:
            found.append(
                columns.table.problem(
                    f'the heading "{heading}" stands twice',
                    "Rename or delete one of the two columns",
                    row=columns.table.rows[columns.header].number,
                    column=heading,
                )
            )
        seen.setdefault(word, heading)
    return found


def missing_columns(columns: Columns, required: Mapping[str, str]) -> list[Problem]:
    """Each required column that is not there, or the heading that is meant for it; `required` says what it should hold."""
    missing = [name for name in required if name not in columns.known]
    near = near_headings(columns, missing)
    return [_missing(columns, name, required[name], near.get(name)) for name in missing]


def _missing(columns: Columns, name: str, holds: str, near: NearHeading | None) -> Problem:
    row = columns.table.rows[columns.header].number
    if near is not None:
        change = f'Head it "{near.meant}" and send it again'
        return columns.table.problem(near.what, change, row=row, column=near.heading)
    change = f'Add a column headed "{name}" with {holds}, or correct its heading'
    return columns.table.problem(f'the column "{name}" is missing', change, row=row)


def ragged_problems(columns: Columns) -> list[Problem]:
    """Rows that are longer or shorter than the heading row: a comma too many, or a file cut short."""
    if not columns.table.ragged:
        return []
    width = len(columns.headings)
    return [_ragged(columns, row, width) for row in columns.body if _length(row, width) != width]


def merged_problems(columns: Columns) -> list[Problem]:
    """Merged cells among the rows: all but the first of them are empty, and which row the value is for is a guess."""
    found: list[Problem] = []
    numbers = [row.number for row in columns.body] if columns.table.merged else []
    for merged in columns.table.merged:
        rows = columns.body[bisect_left(numbers, merged.top) : bisect_right(numbers, merged.bottom)]
        hit = next(_merged_away(columns, merged, rows), None)
        if hit is not None:
            row, heading = hit
            what = f"the cells {merged.name} are merged, so this one has no value of its own"
            change = "Unmerge them, and write the value in each row that it is for"
            found.append(columns.table.problem(what, change, row=row.number, column=heading))
    return found


def _merged_away(
    columns: Columns, merged: Merged, rows: Sequence[ReceivedRow]
) -> Iterator[tuple[ReceivedRow, str]]:
    """A line of words across the table is a heading of its part, or a note; only rows of several cells count."""
    for row in rows:
        if sum(cell != "" for cell in row.cells) < 2:
            continue
        for index, heading in enumerate(columns.headings):
            if heading and merged.covers(row.number, index):
                yield row, heading


def _length(row: ReceivedRow, width: int) -> int:
    """Empty cells past the last heading do not count: spreadsheets write them."""
    length = len(row.cells)
    while length > width and row.cells[length - 1] == "":
        length -= 1
    return length


def _ragged(columns: Columns, row: ReceivedRow, width: int) -> Problem:
    length = _length(row, width)
    why = _why_ragged(columns, row, longer=length > width)
    return columns.table.problem(
        f"the row has {numbered(length, 'cell')} where the heading row has {width}",
        why,
        row=row.number,
        column=columns.headings[min(length, width) - 1] or column_letters(width - 1),
    )


def _why_ragged(columns: Columns, row: ReceivedRow, *, longer: bool) -> str:
    if longer:
        return "Put quotation marks around a text with a comma"
    if columns.table.cut and row is columns.body[-1]:
        return "The file ends in the middle of this row: it was cut short; ask for the whole file"
    return "The row is cut short: export it again"
