"""The figures of a document and of the earlier ones it is held against, each with its place in a grid of its table.

Rules walk over sheets (a table with its roles) and figures (a cell with what it claims); a figure is itself and no copy,
so that two relations that touch the same cell can be seen to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from tithing.checking.read.numbers import PrintedNumber, read_change
from tithing.checking.read.printed import PrintedDocument, PrintedPlace, PrintedTable
from tithing.checking.understand.alike.lines import with_lines
from tithing.checking.understand.cards import with_cards
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.columns.roles import roles_of
from tithing.checking.understand.explained import with_explanations
from tithing.checking.understand.facts import CellFact, facts_in
from tithing.checking.understand.rounding_said import of_document, of_table, shown_by

HERE = 0  # the number of the document being checked; those it is held against follow


@dataclass(frozen=True, eq=False)
class PrintedFigure:
    """One printed number. `document` is 0 for the document being checked.

    A count printed whole was not rounded: it is `exact`, and `low` and `high` are its value. Everything else may be, by
    half its last digit (R81).
    """

    fact: CellFact
    document: int
    row: int
    number: PrintedNumber
    value: Decimal
    exact: bool
    low: Decimal
    high: Decimal

    @property
    def text(self) -> str:
        return self.fact.cell.text.strip()

    @property
    def place(self) -> PrintedPlace:
        return self.fact.cell.place

    @property
    def where(self) -> str:
        """How a sentence names the figure: its row and its column."""
        return f"{self.fact.label}, {self.fact.head}".strip(", ")

    def as_if(self, text: str) -> PrintedFigure | None:
        """The figure that would stand here if `text` were printed; none where that is no one number."""
        number = read_change(text)
        if number is None:
            return None
        low, high = (number.value,) * 2 if self.exact else (number.low, number.high)
        return replace(self, number=number, value=number.value, low=low, high=high)


@dataclass(frozen=True, eq=False)
class TableSheet:
    """One table with the roles of its columns and the figures it holds."""

    table: PrintedTable
    document: int
    columns: tuple[ColumnRole, ...]
    figures: dict[tuple[int, int], PrintedFigure] = field(default_factory=dict)

    def at(self, row: int, column: ColumnRole | None) -> PrintedFigure | None:
        return self.figures.get((row, column.column)) if column is not None else None

    def having(self, role: Role) -> tuple[ColumnRole, ...]:
        return self._by_role.get(role, ())

    @cached_property
    def _by_role(self) -> dict[Role, tuple[ColumnRole, ...]]:
        roles = dict.fromkeys(column.role for column in self.columns)
        return {role: tuple(column for column in self.columns if column.role is role) for role in roles}

    def in_column(self, column: ColumnRole) -> Sequence[PrintedFigure]:
        """The figures of a column, from the top."""
        return self._by_column.get(column.column, ())

    @cached_property
    def _by_column(self) -> dict[int, list[PrintedFigure]]:
        columns: dict[int, list[PrintedFigure]] = {}
        for (_, column), figure in self.figures.items():
            columns.setdefault(column, []).append(figure)
        return columns

    def only(self, role: Role) -> ColumnRole | None:
        """The one column with this role; none when there are two, for then it cannot be told which is meant."""
        found = self.having(role)
        return found[0] if len(found) == 1 else None

    def label(self, row: int) -> str:
        return self.table.rows[row].label or self.table.label_head

    def text(self, row: int, column: ColumnRole | None) -> str:
        if column is None or column.column > len(self.table.rows[row].cells):
            return ""
        return self.table.rows[row].cells[column.column - 1].text.strip()

    def place(self, row: int, column: ColumnRole) -> PrintedPlace:
        return self.table.rows[row].cells[column.column - 1].place


@dataclass(frozen=True, eq=False)
class Pack:
    """Every sheet of the document (`here`) and of the earlier documents (`earlier`)."""

    document: PrintedDocument
    here: tuple[TableSheet, ...]
    earlier: tuple[TableSheet, ...] = ()

    @property
    def sheets(self) -> tuple[TableSheet, ...]:
        return self.here + self.earlier

    def figures(self) -> Iterator[PrintedFigure]:
        """Every figure of the document being checked."""
        for sheet in self.here:
            yield from sheet.figures.values()

    def labelled(self, wanted: Callable[[str], bool]) -> Iterator[PrintedFigure]:
        """The figures of the document whose label is `wanted`, in reading order; each label is asked about once."""
        found = [each for label, figures in self._by_label.items() if wanted(label) for each in figures]
        return (figure for _, figure in sorted(found, key=lambda each: each[0]))

    @cached_property
    def _by_label(self) -> dict[str, list[tuple[int, PrintedFigure]]]:
        labels: dict[str, list[tuple[int, PrintedFigure]]] = {}
        for number, figure in enumerate(self.figures()):
            labels.setdefault(figure.fact.label, []).append((number, figure))
        return labels


def open_book(document: PrintedDocument, against: Sequence[PrintedDocument] = ()) -> Pack:
    """The book of a document, and of the earlier documents it is held against."""
    here = tuple(_sheets(document, HERE))
    earlier = tuple(each for number, other in enumerate(against, start=1) for each in _sheets(other, number))
    return Pack(document, here, earlier)


def _sheets(document: PrintedDocument, number: int) -> Iterator[TableSheet]:
    rounding = of_document(document)
    tables = with_cards(with_lines(with_explanations(document))).tables
    return (_sheet(table, number, of_table(table, rounding)) for table in tables)


def _sheet(table: PrintedTable, document: int, rounding: Decimal) -> TableSheet:
    sheet = TableSheet(table, document, () if table.doubtful else roles_of(table))
    rows = {id(row): index for index, row in enumerate(table.rows)}
    facts = list(facts_in(table, sheet.columns))
    rounding = rounding or shown_by(fact.number.value for fact in facts if _is_whole_count(fact))
    for fact in facts:
        row = rows[id(fact.row)]
        if fact.role is not Role.LABEL:
            sheet.figures[row, fact.cell.column] = _figure(fact, document, row, rounding)
    return sheet


def _is_whole_count(fact: CellFact) -> bool:
    return fact.kind == "count" and fact.role is not Role.PERCENT_CHANGE and fact.number.whole


def _figure(fact: CellFact, document: int, row: int, rounding: Decimal) -> PrintedFigure:
    number, value = fact.number, fact.number.value
    exact = _is_whole_count(fact)
    if exact and rounding > 1:
        return PrintedFigure(
            fact, document, row, number, value, False, value - rounding / 2, value + rounding / 2
        )
    low, high = (value, value) if exact else (number.low, number.high)
    return PrintedFigure(fact, document, row, number, value, exact, low, high)
