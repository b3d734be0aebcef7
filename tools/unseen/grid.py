"""A table written column by column, with total rows that carry through to the columns derived from others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style

Cell = Fig | str
Make = Callable[[int], Cell]


@dataclass
class Column:
    head: str
    cells: list[Cell]
    make: Make | None = None  # how a row's cell follows from the others
    adds: bool = True  # a total row sums it
    style: Style | None = None


@dataclass
class Grid:
    """Rows have a number in the order in which they were made; `order` is the order in which they are printed.

    Columns are given first and `sum_row` last, so that a total row can fill every column.
    """

    pen: Pen
    corner: str
    labels: list[str]
    columns: list[Column] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.labels = list(self.labels)
        self.order = list(range(len(self.labels)))

    def counts(self, head: str, low: int, high: int, style: Style | None = None) -> Column:
        """A column of whole numbers by chance."""
        return self._keep(Column(head, [self.pen.count(low, high, style) for _ in self.labels], style=style))

    def given(self, head: str, cells: Sequence[Fig], style: Style | None = None) -> Column:
        """A column of figures that were made elsewhere; a total row sums it."""
        return self._keep(Column(head, list(cells), style=style))

    def near(self, head: str, like: Column, spread: float = 0.3, style: Style | None = None) -> Column:
        """A column of whole numbers, each near the one of another column."""
        cells: list[Cell] = [self.pen.near(_fig(cell), spread, style) for cell in like.cells]
        return self._keep(Column(head, cells, style=style))

    def derived(self, head: str, make: Make, *, adds: bool = False) -> Column:
        """A column that follows from others, row by row; where it `adds`, its total is its sum as well."""
        return self._keep(Column(head, [make(row) for row in range(len(self.labels))], make, adds))

    def words(self, head: str, make: Make) -> Column:
        return self.derived(head, make)

    def change(self, head: str, now: Column, before: Column, style: Style | None = None) -> Column:
        """One column less another."""
        return self.derived(
            head, lambda row: self.pen.less(fig(now, row), fig(before, row), style), adds=True
        )

    def percent(self, head: str, now: Column, before: Column, style: Style | None = None) -> Column:
        """The per cent by which one column is above another."""
        return self.derived(head, lambda row: self.pen.percent(fig(now, row), fig(before, row), style))

    def share(self, head: str, part: Column, whole: Column, style: Style | None = None) -> Column:
        """One column as a per cent of another."""
        return self.derived(head, lambda row: self.pen.share(fig(part, row), fig(whole, row), style))

    def total(self, head: str, columns: Sequence[Column], style: Style | None = None) -> Column:
        """The sum of some columns."""
        return self.derived(
            head, lambda row: self.pen.sum([fig(each, row) for each in columns], style), adds=True
        )

    def part_of(
        self, head: str, whole: Column, low: float, high: float, style: Style | None = None
    ) -> Column:
        """A column of whole numbers, each between two parts of another's."""
        cells: list[Cell] = [
            self.pen.number(int(_fig(cell).value * self.pen.chance.uniform(low, high)), style)
            for cell in whole.cells
        ]
        return self._keep(Column(head, cells, style=style))

    def sum_row(
        self, label: str, of: Sequence[int] | None = None, *, at: int | None = None, bold: bool = True
    ) -> int:
        """A row that is the sum of others (of all made so far); `at` is its place in print, the end if not given."""
        rows = list(range(len(self.labels)) if of is None else of)
        new = len(self.labels)
        self.labels.append(label)
        for column in self.columns:
            column.cells.append(self._total(column, rows, new))
        self.order.insert(len(self.order) if at is None else at, new)
        if bold:
            self.bold.add(new)
        return new

    def table(
        self,
        caption: str,
        *,
        notes: Sequence[str] = (),
        ordered: bool = False,
        heads: Sequence[Sequence[str]] = (),
    ) -> Table:
        """The table as it is printed. `heads` are lines of heads above the columns' own."""
        rows = tuple(
            (self.labels[row], *(str(column.cells[row]) for column in self.columns)) for row in self.order
        )
        own = (self.corner, *(column.head for column in self.columns))
        lines = (*(tuple(line) for line in heads), own)
        bold = frozenset(place for place, row in enumerate(self.order) if row in self.bold)
        return Table(caption, lines, rows, tuple(notes), bold, ordered)

    def _keep(self, column: Column) -> Column:
        self.columns.append(column)
        return column

    def _total(self, column: Column, rows: Sequence[int], new: int) -> Cell:
        parts = [cell for row in rows if isinstance(cell := column.cells[row], Fig)]
        if column.make is None:
            return self.pen.sum(parts, column.style) if len(parts) == len(rows) else ""
        cell = column.make(new)
        if column.adds and isinstance(cell, Fig):
            self.pen.relate("sum", cell, parts)
        return cell


def _fig(cell: Cell) -> Fig:
    assert isinstance(cell, Fig), "only a figure can be followed"
    return cell


def fig(column: Column, row: int) -> Fig:
    """The figure of a column in a row.

    >>> fig(Column("2024", [Fig(0, 12.0)]), 0).value
    12.0
    """
    return _fig(column.cells[row])
