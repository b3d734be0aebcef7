"""What the tables say, as sentences speak of it: a measure in a place, its current figure and the one before.

A series is one row of a table of changes, or one area's column of a table of areas. Where a row prints no earlier figure,
current less difference is one (R81).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.facts import quarter_of
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.table_subject import unnumbered
from tithing.vocabulary.period import Period

Interval = tuple[Decimal, Decimal]


@dataclass(frozen=True, eq=False)
class TableSeries:
    """One measure in one place at one time, with what the table prints of its change."""

    sheet: TableSheet
    row: int
    label: str
    area: str  # "" is the document's own
    period: Period | None
    kind: str  # count, rate, share, amount
    current: PrintedFigure
    earlier: PrintedFigure | None = None
    difference: PrintedFigure | None = None
    percent: PrintedFigure | None = None
    others: tuple[PrintedFigure, ...] = ()  # year to date, baseline, target
    to_date: bool = False  # the figures run from the start of the year

    @property
    def now(self) -> Interval:
        return self.current.low, self.current.high

    @property
    def before(self) -> Interval | None:
        """The earlier figure as printed, or current less difference."""
        if self.earlier is not None:
            return self.earlier.low, self.earlier.high
        if self.difference is None or (self.difference.number.unit == "%" and self.kind != "share"):
            return None
        return self.current.low - self.difference.high, self.current.high - self.difference.low

    @property
    def quarter(self) -> int | None:
        if self.period is not None and self.period.month_count == 3:
            return (self.period.start.month - 4) % 12 // 3 + 1
        return quarter_of(self.sheet.table)

    @property
    def figures(self) -> tuple[PrintedFigure, ...]:
        every = (self.current, self.earlier, self.difference, self.percent)
        return tuple(figure for figure in every if figure is not None)

    @property
    def where(self) -> str:
        return f"{self.label}{f' in {self.area}' if self.area and self.area != self.label else ''}"


def series_of(book: Pack) -> tuple[TableSeries, ...]:
    """Every series of the document's tables, in reading order."""
    return tuple(series for sheet in book.here for series in _of_sheet(sheet))


def _of_sheet(sheet: TableSheet) -> Iterator[TableSeries]:
    current = sheet.only(Role.CURRENT)
    yield from _year_apart(sheet, sheet.having(Role.YEAR_TO_DATE), to_date=True)
    if current is None:
        counts = tuple(column for column in sheet.having(Role.COUNT) if not column.area)
        yield from _year_apart(sheet, counts, to_date=False)
    else:
        for row in range(len(sheet.table.rows)):
            figure = sheet.at(row, current)
            if figure is not None:
                yield _of_row(sheet, row, figure)
        return
    for figure in sheet.figures.values():
        if figure.fact.role in (Role.COUNT, Role.RATE) and figure.fact.area:
            yield _series(sheet, figure)


def _year_apart(sheet: TableSheet, columns: Sequence[ColumnRole], *, to_date: bool) -> Iterator[TableSeries]:
    """Two columns of the same months, a year apart, and no third: what was then and is now."""
    dated = sorted((column for column in columns if column.period is not None), key=_end)
    if len(dated) != 2 or len(dated) < len(columns):
        return
    earlier, later = dated
    if later.period is None or later.period.year_before() != earlier.period:
        return
    for row in range(len(sheet.table.rows)):
        now, before = sheet.at(row, later), sheet.at(row, earlier)
        if now is not None and before is not None:
            yield replace(_series(sheet, now), earlier=before, to_date=to_date)


def _end(column: ColumnRole) -> date:
    assert column.period is not None
    return column.period.end


def _of_row(sheet: TableSheet, row: int, current: PrintedFigure) -> TableSeries:
    others = (Role.YEAR_TO_DATE, Role.BASELINE, Role.TARGET)
    found = (sheet.at(row, column) for role in others for column in sheet.having(role))
    return TableSeries(
        sheet,
        row,
        _label(sheet, current),
        current.fact.area,
        current.fact.period,
        current.fact.kind,
        current,
        sheet.at(row, sheet.only(Role.EARLIER)),
        sheet.at(row, sheet.only(Role.DIFFERENCE)),
        sheet.at(row, sheet.only(Role.PERCENT_CHANGE)),
        tuple(figure for figure in found if figure is not None),
    )


def _series(sheet: TableSheet, figure: PrintedFigure) -> TableSeries:
    fact = figure.fact
    return TableSeries(sheet, figure.row, _label(sheet, figure), fact.area, fact.period, fact.kind, figure)


def _label(sheet: TableSheet, figure: PrintedFigure) -> str:
    """The row's label; where that is a place, or only "Total", the head over the labels or the table's title."""
    label, table = figure.fact.label, sheet.table
    if label == figure.fact.area and table.label_head:
        return table.label_head
    if label.strip().lower().rstrip("s") in ("total", "all", "overall") and table.context:
        return f"{label} {unnumbered(table.context[-1])}"
    return label
