"""The plain way to write a reader: say what one row is, and everything that is wrong with any row is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tithing.sources.cells import Unclear
from tithing.sources.columns_that_split import refuse_told_apart
from tithing.sources.contract import Context
from tithing.sources.entries import StatedFigure, keyed, settle_duplicates
from tithing.sources.headings import Columns, heading_problems, merged_problems, ragged_problems
from tithing.sources.reader_errors import what_it_says
from tithing.sources.tables import ReceivedCell, ReceivedRow, refuse_if_any
from tithing.vocabulary.problems import Problem


@dataclass
class NamedCells:
    """The cells of one row by the source's own names, as they are, and which was asked for last."""

    columns: Columns
    row: ReceivedRow
    asked: str = ""

    def __getitem__(self, name: str) -> ReceivedCell:
        self.asked = name
        return self.columns.cell(self.row, name)

    def text(self, name: str) -> str:
        """The cell in words, without blanks around them; "" where it is empty."""
        self.asked = name
        return self.columns.text(self.row, name)


def figures_by_row(
    columns: Columns, context: Context, figure: Callable[[NamedCells], StatedFigure | None]
) -> list[StatedFigure]:
    """What `figure` says of each row, None for a row that is none; its number and, where it names none, the supplier are added.

    Raises Refused with every row that cannot be read, by its number and the column that was asked for last: a name that
    nobody knows, a blank count, whatever else `figure` raises; and with rows that give one figure two values.

    >>> from tithing.observations.measure import load_measures
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> from tithing.sources.cells import number_of
    >>> from tithing.sources.headings import find_columns
    >>> from tithing.sources.tables import ReceivedTable
    >>> from tithing.vocabulary.period import Period
    >>> from tithing.vocabulary.units import Unit
    >>> rows = (ReceivedRow(1, ("Quarter", "Cases")), ReceivedRow(2, ("2024-25Q1", "14")))
    >>> columns = find_columns(ReceivedTable("a.csv", "", rows), {"period": ("Quarter",), "value": ("Cases",)})
    >>> def figure(row):
    ...     period = Period.parse(row.text("period"))
    ...     return StatedFigure("noise_complaints", "E06000001", period, number_of(row["value"]), Unit.COUNT)
    >>> [(each.value, each.row) for each in figures_by_row(columns, Context(load_measures(), load_gazetteer()), figure)]
    [(14.0, 2)]
    """
    refuse_if_any([*heading_problems(columns), *merged_problems(columns), *ragged_problems(columns)])
    if not columns.body:
        what = "there is a heading row and nothing under it"
        refuse_if_any([columns.table.problem(what, "Add the rows and send it again")])
    found: list[StatedFigure] = []
    problems: list[Problem] = []
    for row in columns.body:
        cells = NamedCells(columns, row)
        try:
            said = figure(cells)
        except Exception as error:  # whatever a reader stumbles over is a row that cannot be read
            problems.append(_problem(cells, error))
            continue
        if said is not None:
            found.append(replace(said, row=row.number, supplier=said.supplier or context.supplier))
    refuse_if_any(problems)
    return _settled(found, columns, context)


def _settled(found: list[StatedFigure], columns: Columns, context: Context) -> list[StatedFigure]:
    refuse_told_apart(columns, keyed(found, context.names), context)
    kept, clashes = settle_duplicates(found, columns.table, context.names)
    refuse_if_any(clashes)
    return kept


def _problem(cells: NamedCells, error: Exception) -> Problem:
    what, change = what_it_says(error)
    column = (error.column if isinstance(error, Unclear) else "") or cells.asked
    heading = cells.columns.heading(column) if column else ""
    return cells.columns.table.problem(what, change, row=cells.row.number, column=heading)
