"""The door: nothing personal gets into the book (design: "refused at the door, by heading and by content").

A column is refused for what its heading says, or for what its cells hold under an innocent heading; a column that
Tithing would ignore is looked at too, because the file itself is kept. What is personal is told by the room
`inspection`; no message repeats it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from tithing.inspection.days import read_day
from tithing.inspection.file_names import personal_in_name
from tithing.inspection.find import find, kind_of, shown
from tithing.inspection.finds import Where
from tithing.inspection.headings import is_personal_heading
from tithing.inspection.people.names import Judged, judge
from tithing.inspection.personal.births import OLDEST_FIGURES, are_births
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable, column_letters, refuse_if_any
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question

if TYPE_CHECKING:
    import polars as pl

DELETE = "Delete the column and send the file again; delete the file itself from where it was shared"
MASK = "Take it out of the cell, or delete the column, and send the file again"
RENAME = "Give it a name that says what it holds, and send the file again"
FEWEST_FIGURES = 7  # a shorter number that was typed as one tells nobody


@dataclass(frozen=True)
class Allowed:
    """Columns, from 0, that a source knows by their headings, and in which a thing that looks personal is not: dates in a
    date column, titles of measures, a publisher's names of areas ("Cleobury Mortimer", "Estate No. 4")."""

    dates: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    areas: frozenset[int] = frozenset()

    @property
    def known(self) -> frozenset[int]:
        return self.dates | self.titles | self.areas

    def unasked(self, column: int) -> frozenset[str]:
        """The kinds that are not looked for in a column."""
        if column in self.areas:
            return frozenset({"names", "sentences", "addresses"})
        return frozenset({"names", "sentences"} if column in self.titles else ())


@dataclass(frozen=True)
class Met:
    """Something that looks personal: what, whether it is sure, the first row and how many cells in all."""

    what: str
    sure: bool
    column: str
    row: int | None
    cells: int = 1
    change: str = MASK
    mark: str = ""  # of the cells: the same for the same, and nothing can be read from it

    @property
    def _told(self) -> str:
        others = self.cells - 1
        return self.what + (f" (and {others:,} more in this column)" if others else "")

    def problem(self, table: ReceivedTable) -> Problem:
        return table.problem(self._told, self.change, row=self.row, column=self.column)

    def question(self, table: ReceivedTable) -> Question:
        """Whether it is about a person: asked once for the same cells, whatever else the file holds."""
        place = table.problem("", "", row=self.row, column=self.column)
        words = f"{replace(place, file='').place}: {self._told}: is it about a person?"
        figures = ((f"{self.column}: {self.what}", self.mark),)
        return Question("may_be_personal", words, figures, file=table.file, row=self.row, sheet=table.sheet)


def inspect_table(
    table: ReceivedTable, *, header: int = 0, allowed: Allowed | None = None, held: bool = False
) -> tuple[Question, ...]:
    """What is to be asked: a heading, a name of a sheet or a cell that may be about a person. None is repeated.

    Raises Refused, with row and column of each, for what surely is; of a file that the book has (`held`) it does not.
    `header` is the position of the heading row in `table.rows`; -1 when there is none.

    >>> table = ReceivedTable("f.csv", "", (ReceivedRow(1, ("area", "email")),))
    >>> inspect_table(table)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    tithing.vocabulary.problems.Refused: f.csv, row 1, column "email": the heading names personal data, which ...
    """
    met = met_in(table, header=header, allowed=allowed or Allowed())
    return _settled(met, _with_safe_sheet(table), held=held)


def inspect_frame(
    frame: pl.DataFrame,
    headings: Sequence[str],
    *,
    file: str,
    allowed: Allowed | None = None,
    held: bool = False,
) -> tuple[Question, ...]:
    """The same of a frame of text that a source parsed itself, each different text once; `row` has the numbers of rows."""
    row = ReceivedRow(1, tuple(headings))
    table = ReceivedTable(file, "", (row,))
    columns = [_distinct_texts(frame, name) for name in frame.columns if name != "row"]
    met = _met_in_columns(table, columns, header=0, allowed=allowed or Allowed())
    return _settled(met, table, held=held)


def _settled(met: list[Met], table: ReceivedTable, *, held: bool) -> tuple[Question, ...]:
    refuse_if_any([] if held else [each.problem(table) for each in met if each.sure])
    return tuple(each.question(table) for each in met if not each.sure)


def met_in(table: ReceivedTable, *, header: int, allowed: Allowed) -> list[Met]:
    """Everything that would let a person be known, surely or perhaps, by row."""
    return _met_in_columns(table, _columns(table.rows, skip=header), header=header, allowed=allowed)


def _met_in_columns(
    table: ReceivedTable, columns: Iterable[list[_Cell]], *, header: int, allowed: Allowed
) -> list[Met]:
    headings = _headings(table, header)
    strange = {at: told for at, told in headings.items() if at not in allowed.known}
    found = [*_in_sheet_name(table), *_by_heading(table, strange, header)]
    refused = {met.column for met in found}
    for index, cells in enumerate(columns):
        named = _told(headings.get(index, ""), index)
        if named not in refused:
            where = _where(headings, index, in_dates=index in allowed.dates)
            found += _by_content(named, cells, where, allowed.unasked(index))
    return sorted(found, key=lambda met: met.row or 0)


def _headings(table: ReceivedTable, header: int) -> dict[int, str]:
    if not 0 <= header < len(table.rows):
        return {}
    return {index: str(cell) for index, cell in enumerate(table.rows[header].cells) if cell != ""}


def _told(heading: str, index: int) -> str:
    """The heading as it may be repeated; the column's letter where it is empty or personal itself."""
    return shown(heading, "") or column_letters(index)


def _where(headings: dict[int, str], index: int, *, in_dates: bool) -> Where:
    beside = tuple(heading for at, heading in headings.items() if at != index)
    return Where(headings.get(index, ""), beside, dates=in_dates)


def _with_safe_sheet(table: ReceivedTable) -> ReceivedTable:
    """The table, its sheet's name left out of what is told where that is personal."""
    return table if not _in_sheet_name(table) else ReceivedTable(table.file, "", table.rows)


def _in_sheet_name(table: ReceivedTable) -> list[Met]:
    holds = personal_in_name(table.sheet)
    return [Met(f"the name of the sheet holds {holds}", True, "", None, change=RENAME)] if holds else []


def _by_heading(table: ReceivedTable, headings: dict[int, str], header: int) -> Iterator[Met]:
    for index, heading in headings.items():
        row = table.rows[header].number
        if is_personal_heading(heading):
            what = "the heading names personal data, which Tithing does not take"
            yield Met(what, True, heading, row, change=DELETE)
            continue
        for each in [each for each in find(heading) if each.sure][:1]:
            yield Met(
                f"the heading holds {kind_of(each.kind).called}",
                True,
                column_letters(index),
                row,
                change=RENAME,
            )


@dataclass(frozen=True)
class _Cell:
    """One different cell of a column: the first row that holds it and how many do."""

    cell: ReceivedCell
    row: int
    times: int


def _columns(rows: Sequence[ReceivedRow], *, skip: int) -> Iterable[list[_Cell]]:
    width = max((len(row.cells) for row in rows), default=0)
    for index in range(width):
        yield _distinct(rows, index, skip)


def _distinct(rows: Sequence[ReceivedRow], index: int, skip: int) -> list[_Cell]:
    """Each different cell; numbers only where they are long enough to be somebody's."""
    first: dict[ReceivedCell, int] = {}
    times: dict[ReceivedCell, int] = {}
    for position, row in enumerate(rows):
        if position == skip or index >= len(row.cells):
            continue
        cell = row.cells[index]
        if cell == "" or isinstance(cell, bool) or _is_short_number(cell):
            continue
        first.setdefault(cell, row.number)
        times[cell] = times.get(cell, 0) + 1
    return [_Cell(cell, first[cell], times[cell]) for cell in first]


# Of a frame's texts most are codes of areas, figures and names of small areas: nobody's.
_NOBODYS = r"^(?:[A-Z][0-9]{8}|[-+]?[0-9,.]{0,6}%?|.+ [0-9]{3}[A-Z]{1,2})$"


def _distinct_texts(frame: pl.DataFrame, name: str) -> list[_Cell]:
    import polars as pl

    text = pl.col(name)
    told = frame.filter(text.str.contains(_NOBODYS).not_() & (text != ""))
    grouped = told.group_by(name, maintain_order=True).agg(pl.col("row").min(), pl.len())
    return [_Cell(*each) for each in grouped.iter_rows()]


def _is_short_number(cell: ReceivedCell) -> bool:
    if not isinstance(cell, int | float):
        return False
    return cell != cell or cell % 1 != 0 or abs(cell) < 10 ** (FEWEST_FIGURES - 1)


def _by_content(named: str, cells: list[_Cell], where: Where, unasked: frozenset[str]) -> Iterator[Met]:
    judged = _NOBODY if "names" in unasked or where.dates else _names(cells, where)
    kinds = _by_kind(cells, where, unasked | ({"sentences"} if judged.are_names else set()))
    yield from _births(named, cells, where, told=("births", True) in kinds)
    for (kind, sure), holding in kinds.items():
        begin = "the text holds" if kind == "sentences" else "the cell holds"
        yield _met(f"{begin} {kind_of(kind).called}", sure, named, holding)
    if judged.are_names:
        holding = [each for each in cells if isinstance(each.cell, str) and each.cell.strip() in judged.named]
        yield _met("the column holds what look like people's names", judged.sure, named, holding, DELETE)


_NOBODY = Judged(are_names=False, sure=False, named=())


def _by_kind(
    cells: list[_Cell], where: Where, unasked: frozenset[str]
) -> dict[tuple[str, bool], list[_Cell]]:
    """The cells that hold each kind, surely or perhaps."""
    kinds: dict[tuple[str, bool], list[_Cell]] = {}
    for each in cells:
        for kind, sure in _kinds_of(each.cell, where):
            if kind not in unasked:
                kinds.setdefault((kind, sure), []).append(each)
    return kinds


def _kinds_of(cell: ReceivedCell, where: Where) -> set[tuple[str, bool]]:
    if isinstance(cell, date):
        return {("births", True)} if not where.dates and 1900 < cell.year < OLDEST_FIGURES else set()
    if isinstance(cell, int | float):
        return {(each.kind, each.sure) for each in find(str(int(cell)), where=where)}
    return {(each.kind, each.sure) for each in find(cell, where=where)} if isinstance(cell, str) else set()


def _names(cells: list[_Cell], where: Where) -> Judged:
    return judge((each.cell for each in cells if isinstance(each.cell, str)), heading=where.heading)


def _births(named: str, cells: list[_Cell], where: Where, *, told: bool) -> Iterator[Met]:
    """A column of days spread over many years, that no date column of the source claims."""
    if told or where.dates:
        return
    days = [(each, _day_of(each.cell)) for each in cells]
    holding = [each for each, day in days if day is not None]
    if 2 * len(holding) >= len(cells) and are_births(day for _, day in days if day is not None):
        yield _met("the column holds what look like dates of birth", False, named, holding, DELETE)


def _day_of(cell: ReceivedCell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return read_day(cell) if isinstance(cell, str) and len(cell) <= 20 else None


def _met(what: str, sure: bool, named: str, holding: list[_Cell], change: str = MASK) -> Met:
    row = min((each.row for each in holding), default=None)
    return Met(what, sure, named, row, max(1, sum(each.times for each in holding)), change, _mark(holding))


def _mark(holding: list[_Cell]) -> str:
    """Short enough that many texts have the same: it says whether two files hold the same, and not what."""
    said = "\n".join(sorted(str(each.cell) for each in holding))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:6]
