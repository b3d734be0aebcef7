"""Where things stand in an extract: the heading row, the months across or down, the area, the totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tithing.sources.columns.columns_beside_periods import nearly_periods
from tithing.sources.columns.headings import AREA_CODES, Columns, find_columns, missing_columns, simplify
from tithing.sources.columns.nearly import Lacking
from tithing.sources.columns.two_row_headings import crossed_headings, heading_to_write
from tithing.sources.tables import ReceivedCell, ReceivedTable
from tithing.sources.values.excel_dates import turned_into_days
from tithing.sources.values.periods import periods_of_row
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem

NAMES: dict[str, tuple[str, ...]] = {
    "code": (
        "offence code", "ho code", "home office code", "home office offence code", "ho offence code", "hocr code",
        "offence classification code", "asb code", "crime code", "code",
    ),
    "category": (
        "category", "offence category", "crime category", "offence", "offence type", "crime type", "offence group",
        "offence description", "incident type", "incident category", "classification", "description", "measure",
        "crime", "indicator", "asb type", "asb category", "type",
    ),
    "subtype": ("asb type", "asb category", "type", "sub type", "subtype", "sub category", "subcategory"),
    "area": (
        "area", "district", "local authority", "csp", "community safety partnership", "lpa", "local policing area",
        "policing area", "borough", "area name", "area code", "ward", "ward name", "town",
    ),
    "area_code": AREA_CODES,
    "period": ("month", "period", "quarter", "month recorded", "reported month", "year month", "recorded month"),
    "count": (
        "count", "offences", "crimes", "incidents", "number", "recorded", "value", "number of offences",
        "number of incidents", "recorded offences", "recorded crime", "recorded crimes", "crime count",
        "offence count", "incident count", "no of offences", "no of incidents", "volume",
    ),
    "repeat": ("repeat", "repeat flag", "repeat victim", "is repeat", "repeat victim flag", "repeat incident"),
    "repeats": ("repeats", "of which repeat", "of which repeats", "repeat count", "number of repeats"),
}  # fmt: skip
# A long extract in the words a person would head it with, for one of which something is missing.
LONG_NAMES = {
    "offence": (*NAMES["code"], *NAMES["category"]),
    "area": NAMES["area"],
    "month": NAMES["period"],
    "count": NAMES["count"],
}
LONG_NEEDED = {
    "offence": "the offence or its code, such as Shoplifting",
    "area": "the area, such as Hartlepool",
    "month": "the month or quarter, such as Apr 2024",
    "count": "how many were recorded",
}
_FLAT_MEASURES = frozenset({"measure", "measure name", "indicator"})
TOTAL_WORDS = frozenset({"total", "totals", "grand total", "overall total", "sum", "all offences total"})
SUBTOTAL_WORDS = frozenset(
    {"sub total", "subtotal", "sub totals", "subtotals"}
)  # of the rows since the last total
_HEADER_WITHIN = 30
_NOT_OURS = frozenset({"unit", "crime id", "longitude", "period start", "period_start"})


@dataclass(frozen=True)
class Layout:
    """`periods` are the columns of a wide extract; a long one has a period and a count column instead."""

    columns: Columns
    periods: Mapping[int, Period]
    totals: tuple[int, ...]  # columns headed Total

    @property
    def wide(self) -> bool:
        return bool(self.periods)

    @property
    def table(self) -> ReceivedTable:
        return self.columns.table

    @property
    def titles(self) -> tuple[str, ...]:
        """Words that stand above the heading row, and the sheet's own name."""
        above = self.table.rows[: self.columns.header]
        return (
            *(cell for row in above for cell in row.cells if isinstance(cell, str) and cell),
            self.table.sheet,
        )


def find_layout(table: ReceivedTable) -> Layout | None:
    """The layout of a sheet, None where no row of the first thirty heads counts by offence and time."""
    for header, row in enumerate(table.rows[:_HEADER_WITHIN]):
        layout = _layout_at(table, header, row.cells)
        if layout is not None:
            return layout
    return None


def is_flat(layout: Layout) -> bool:
    """Whether it is headed as a flat table is, measure and value: one that lacks its unit is told that, and is no extract."""
    words = {simplify(heading) for heading in layout.columns.headings}
    return not layout.wide and "value" in words and bool(words & _FLAT_MEASURES)


def months_across(table: ReceivedTable) -> Lacking | None:
    """What a sheet with months across lacks to be an extract; None where no row has them."""
    for header, row in enumerate(table.rows[:_HEADER_WITHIN]):
        months = periods_of_row(row.cells)
        if len(months) > 1 and not {simplify(cell) for cell in row.cells} & _NOT_OURS:
            columns = find_columns(table, LONG_NAMES, header=header)
            missing = missing_columns(columns, {"offence": LONG_NEEDED["offence"]})
            return Lacking(len(columns.known) + len(months), tuple(missing))
    return None


def nearly(table: ReceivedTable) -> tuple[Problem, ...]:
    """Why a sheet that heads counts by offence is no layout: its months are days, or have no year. Empty where not so."""
    if _heads(table, "code", "category") and (problem := heading_to_write(table)):
        return (problem,)
    for header in range(min(_HEADER_WITHIN, len(table.rows))):
        if found := _wrong_headings(table, header):
            return tuple(found)
    crossed = crossed_headings(table) if _heads(table, "code", "category", "area") else None
    return (crossed,) if crossed else ()


def _wrong_headings(table: ReceivedTable, header: int) -> list[Problem]:
    """Of a row that heads offences: headings that are nearly periods, or days."""
    words = {simplify(cell) for cell in table.rows[header].cells}
    columns = find_columns(table, NAMES, header=header)
    if words & _NOT_OURS or not {"code", "category"} & columns.known.keys():
        return []
    return nearly_periods(table, header) or turned_into_days(table, header)


def _heads(table: ReceivedTable, *names: str) -> bool:
    """Whether some row heads one of these columns."""
    rows = range(min(_HEADER_WITHIN, len(table.rows)))
    return any({*names} & find_columns(table, NAMES, header=row).known.keys() for row in rows)


def _layout_at(table: ReceivedTable, header: int, cells: tuple[ReceivedCell, ...]) -> Layout | None:
    periods = periods_of_row(cells)
    columns = find_columns(table, NAMES, header=header)
    words = {simplify(cell) for cell in cells}
    if words & _NOT_OURS or not {"code", "category"} & columns.known.keys():
        return None
    totals = tuple(index for index, cell in enumerate(cells) if simplify(cell) in TOTAL_WORDS)
    if periods:
        stated = _stated(table, header, totals)
        return Layout(_plain(columns, periods, stated), periods, stated)
    if "period" in columns.known and {"count", *(() if not totals else ("total",))} & {
        *columns.known,
        "total",
    }:
        return _long(columns, totals)
    return None


def _stated(table: ReceivedTable, header: int, totals: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(at for at in totals if not _is_calculated(table, header, at))


def _is_calculated(table: ReceivedTable, header: int, column: int) -> bool:
    """Whether a column of totals holds formulas: what the sheet works out itself says nothing of whether the counts are right."""
    first = table.rows[header].number
    return any(at == column and row > first for row, at in table.calculated)


def _long(columns: Columns, totals: tuple[int, ...]) -> Layout | None:
    """In a long extract a column headed Total can only be the count."""
    if "count" not in columns.known and totals:
        known = {**columns.known, "count": totals[0]}
        columns = replace(columns, known=known)
    return Layout(_plain(columns, {}, totals), {}, ()) if "count" in columns.known else None


def _plain(columns: Columns, periods: Mapping[int, Period], totals: tuple[int, ...]) -> Columns:
    """One column has one meaning: a lone "type" is the category, not also the subtype; periods are used."""
    known = dict(columns.known)
    if known.get("subtype") == known.get("category"):
        known.pop("subtype", None)
    if periods:
        known.pop("count", None)
    used = {*known.values(), *periods, *totals}
    unused = tuple(each for index, each in enumerate(columns.headings) if each and index not in used)
    return replace(columns, known=known, unused=unused)
