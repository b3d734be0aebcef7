"""The counts of an extract as they stand, row by row: what, where, when, how many, and whether repeats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from tithing.sources.columns.headings import simplify
from tithing.sources.contract import Context
from tithing.sources.lookups import Lookups
from tithing.sources.police_extract.layout import SUBTOTAL_WORDS, TOTAL_WORDS, Layout
from tithing.sources.police_extract.offences import Counted, Offences
from tithing.sources.tables import ReceivedCell, ReceivedRow
from tithing.sources.values.cells import Unclear, check_value, number_of, text_of
from tithing.sources.values.period_marks import without_mark
from tithing.sources.values.periods import marked_period, stated_period
from tithing.statistics.rounding import written
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

Found = TypeVar("Found")
_YES = frozenset({"y", "yes", "true", "1", "repeat", "repeat victim", "repeat incident"})
_NO = frozenset({"n", "no", "false", "0", "", "first", "not repeat", "non repeat", "new"})


@dataclass(frozen=True, slots=True)
class Count:
    """One cell of the extract. `repeat` is None where the extract does not say."""

    what: Counted
    area: str
    period: Period
    value: float
    row: int
    column: str
    repeat: bool | None = None
    sheet: str = ""
    status: Status = Status.PROVISIONAL  # until it is published nationally (R98), unless its period is marked


@dataclass(frozen=True, slots=True)
class Total:
    """A supplied total row's cell: checked against the sum of the rows above it, never stored. `part` says that it is a
    sub-total, of the rows since the total before it.
    """

    area: str  # "" where the row says none: the total of all above
    period: Period
    value: float
    row: int
    column: str
    part: bool = False


@dataclass
class SheetReader:
    """Reads one sheet and gathers what is wrong with it."""

    layout: Layout
    context: Context
    problems: list[Problem] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    across: dict[int, dict[int, float]] = field(
        default_factory=dict
    )  # row -> column -> number, wide sheets only
    notes: set[int] = field(default_factory=set)  # rows that are a line of words
    calculated: set[int] = field(default_factory=set)  # rows of totals that the sheet works out itself

    def __post_init__(self) -> None:
        self.lookups = Lookups(self.context)
        self.offences = Offences(self.context.measures)
        self.area_of_sheet = ""
        self.title = ""  # that says which area the sheet is of

    def counts(self) -> list[Count]:
        """Every count of the sheet; problems are left in `problems`."""
        if "area" not in self.layout.columns.known:
            self.area_of_sheet = self._sheet_area()
            if not self.area_of_sheet:
                return []
        return [count for row in self.layout.columns.body for count in self._row(row)]

    # -- where --------------------------------------------------------------------------------

    def _sheet_area(self) -> str:
        """The one area of a sheet without an area column: in a title above the table, or on its tab."""
        for title in self.layout.titles:
            for words in filter(None, (title.partition(":")[2].strip(), title, *_pieces(title))):
                try:
                    found = self._told_if_far(self.context.gazetteer.find(words))
                except LookupError:
                    continue
                self.title = title
                return found
        self.problems.append(
            self.layout.table.problem(
                "nothing says which area the counts are for",
                'Add a column "area", or a line above the table such as "Area: Hartlepool"',
                row=self.layout.table.rows[self.layout.columns.header].number,
            )
        )
        return ""

    def _told_if_far(self, area: Area) -> str:
        if self.context.gazetteer.is_far(area.code):
            said = f"the counts are for {area.name} ({area.code}), outside the partnership's force area"
            self.notices.append(f"{self.layout.table.place()}: {said}")
        return area.code

    def _area(self, row: ReceivedRow, on: date) -> str | None:
        if self.area_of_sheet:
            return self.area_of_sheet
        return self._attempt(
            row,
            "area",
            lambda: self.lookups.area_by(self._text(row, "area_code"), self._text(row, "area"), on),
        )

    # -- one row ------------------------------------------------------------------------------

    def _row(self, row: ReceivedRow) -> Iterator[Count]:
        if self._is_total(row):
            if self._is_calculated(row):
                self.calculated.add(row.number)
            else:
                self._keep_totals(row)
            return
        if self._is_note(row):
            self.notes.add(row.number)
            self._tell_of(row)
            return
        what = self._what(row)
        repeat = self._repeat(row)
        for index, period in self._periods(row):
            area = self._area(row, period.end)
            value = self._value(row, index, what)
            if what is None or area is None or value is None:
                continue
            heading = self.layout.columns.headings[index]
            sheet, status = self.layout.table.sheet, self._status(row, index)
            count = Count(what, area, period, value, row.number, heading, repeat, sheet, status)
            yield count
            yield from self._repeats(row, count)
        self._check_across(row)

    def _is_total(self, row: ReceivedRow) -> bool:
        return not self._said_in(row).isdisjoint(TOTAL_WORDS | SUBTOTAL_WORDS)

    def _said_in(self, row: ReceivedRow) -> frozenset[str]:
        """What its columns of words say."""
        return frozenset(simplify(self._text(row, name)) for name in ("code", "category", "subtype", "area"))

    def _is_calculated(self, row: ReceivedRow) -> bool:
        return any((row.number, at) in self.layout.table.calculated for at in range(len(row.cells)))

    def _is_note(self, row: ReceivedRow) -> bool:
        """A line of words below the table ("Source: crime system") has nothing under the counts."""
        columns = list(self.layout.periods) if self.layout.wide else [self.layout.columns.known["count"]]
        filled = [index for index, cell in enumerate(row.cells) if cell != ""]
        return len(filled) == 1 and filled[0] not in columns and isinstance(row.cells[filled[0]], str)

    def _tell_of(self, row: ReceivedRow) -> None:
        """An offence without any count may be a section's heading or a row that nobody filled: never silent."""
        words = (self._text(row, "code"), self._text(row, "category"), self._text(row, "subtype"))
        try:
            what = self.offences.counted(*words)
        except Unclear:
            return
        self.notices.append(
            f"{self.layout.table.place(row.number)}: {what.measure.title} has no counts and was not read."
        )

    def _what(self, row: ReceivedRow) -> Counted | None:
        by_code = self._text(row, "code") or "category" not in self.layout.columns.known
        column = "code" if by_code else "category"
        words = (self._text(row, "code"), self._text(row, "category"), self._text(row, "subtype"))
        return self._attempt(row, column, lambda: self.offences.counted(*words))

    def _repeat(self, row: ReceivedRow) -> bool | None:
        if "repeat" not in self.layout.columns.known:
            return None
        word = simplify(self._text(row, "repeat"))
        if word in _YES or word in _NO:
            return word in _YES
        self._refuse(row, "repeat", f'"{word}" does not say whether it is a repeat', "Write yes or no")
        return None

    def _periods(self, row: ReceivedRow) -> Iterator[tuple[int, Period]]:
        if self.layout.wide:
            yield from self.layout.periods.items()
            return
        cell = self.layout.columns.cell(row, "period")
        period = self._attempt(row, "period", lambda: self._stated(cell))
        if period is not None:
            yield self.layout.columns.known["count"], period

    def _stated(self, cell: ReceivedCell) -> Period:
        """The period that a cell says, whatever known mark is beside it. Raises Unclear."""
        words, mark = without_mark(text_of(cell))
        known = words if mark and mark.status else cell
        return self.layout.columns.month_or_year(words) or stated_period(known)

    def _value(self, row: ReceivedRow, index: int, what: Counted | None) -> float | None:
        cell: ReceivedCell = row.cells[index] if index < len(row.cells) else ""
        heading = self.layout.columns.headings[index]
        try:
            if cell == "":
                raise Unclear(
                    "the count is empty", "Write 0 if there were none; delete the row if it was not counted"
                )
            percent = what is not None and what.measure.unit is Unit.PERCENT
            value = number_of(cell, percent=percent)
            if what is not None:
                check_value(value, what.measure)
        except Unclear as unclear:
            problem = self.layout.table.problem(unclear.what, unclear.change, row=row.number, column=heading)
            self.problems.append(problem)
            return None
        self.across.setdefault(row.number, {})[index] = value
        return value

    def _status(self, row: ReceivedRow, index: int) -> Status:
        """As the mark beside the period says, of the column or of the row."""
        cells = self.layout.table.rows[self.layout.columns.header].cells
        cell = cells[index] if self.layout.wide else self.layout.columns.cell(row, "period")
        mark = marked_period(cell)[1]
        return mark.status if mark and mark.status else Status.PROVISIONAL

    def _repeats(self, row: ReceivedRow, whole: Count) -> Iterator[Count]:
        """A column that counts the repeats among the row's incidents, in a long extract."""
        if self.layout.wide or "repeats" not in self.layout.columns.known:
            return
        value = self._value(row, self.layout.columns.known["repeats"], whole.what)
        if value is not None:
            heading = self.layout.columns.heading("repeats")
            yield replace(whole, value=value, column=heading, repeat=True)

    # -- totals -------------------------------------------------------------------------------

    def _keep_totals(self, row: ReceivedRow) -> None:
        area_cell = self._text(row, "area")
        area, part = "", not self._said_in(row).isdisjoint(SUBTOTAL_WORDS)
        if area_cell and simplify(area_cell) not in TOTAL_WORDS | SUBTOTAL_WORDS:
            area = self._area(row, date.max) or ""
        for index, period in self._periods(row):
            cell = row.cells[index] if index < len(row.cells) else ""
            number = self._total_cell(cell)
            if number is not None:
                heading = self.layout.columns.headings[index]
                self.totals.append(Total(area, period, number, row.number, heading, part))

    def _check_across(self, row: ReceivedRow) -> None:
        """A column headed Total must be the sum of the shortest periods beside it; nothing there overlaps."""
        if not self.layout.wide:
            return
        numbers = self.across.get(row.number, {})
        parts = self._shortest()
        if any(index not in numbers for index in parts):
            return
        added = sum(numbers[part] for part in parts)
        for index in self.layout.totals:
            total = self._total_cell(row.cells[index] if index < len(row.cells) else "")
            if total is not None and total != added:
                self._not_the_sum(row, index, total, added)

    def _shortest(self) -> list[int]:
        """The columns of the shortest periods: the months, where a table has quarters as well."""
        shortest = min(period.month_count for period in self.layout.periods.values())
        return [index for index, period in self.layout.periods.items() if period.month_count == shortest]

    def _total_cell(self, cell: ReceivedCell) -> float | None:
        try:
            return number_of(cell)
        except Unclear:
            return None

    def _not_the_sum(self, row: ReceivedRow, index: int, total: float, found: float) -> None:
        self.problems.append(
            self.layout.table.problem(
                f"the total is {written(total)} and the counts beside it add to {written(found)}",
                "Correct the count or the total that is wrong",
                row=row.number,
                column=self.layout.columns.headings[index],
            )
        )

    # -- saying what is wrong -----------------------------------------------------------------

    def _text(self, row: ReceivedRow, name: str) -> str:
        return self.layout.columns.text(row, name)

    def _attempt(self, row: ReceivedRow, column: str, reading: Callable[[], Found]) -> Found | None:
        try:
            return reading()
        except Unclear as unclear:
            self._refuse(row, column, unclear.what, unclear.change)
            return None

    def _refuse(self, row: ReceivedRow, column: str, what: str, change: str) -> None:
        self.problems.append(self.layout.columns.problem(what, change, row=row.number, name=column))


def _pieces(title: str) -> list[str]:
    """`Recorded crime - Hartlepool, April 2017` in its pieces, for one may be the area."""
    return [piece.strip() for piece in re.split(r"\s+[-–—]\s+|[,:;|()]| in | for ", title) if piece.strip()]
