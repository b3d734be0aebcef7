"""What a filled row says: an entry, or why it cannot be taken; and what stays blank is missing, by name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from tithing.observations.measure import Measure, Measures
from tithing.sources.columns.headings import Columns
from tithing.sources.contract import PartnerCommentary
from tithing.sources.entries import StatedFigure
from tithing.sources.partner_return.lines import COMMENTARY, ReturnLine, Stamp
from tithing.sources.partner_return.rows import Filled
from tithing.sources.tables import ReceivedCell, ReceivedRow
from tithing.sources.values.cells import Unclear, check_value, day_of, number_of, status_of
from tithing.sources.values.withheld import IN_THE_STATUS
from tithing.statistics.rounding import written
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

_WITHOUT_VALUE = (Status.MISSING, Status.SUPPRESSED)


@dataclass
class ReturnReader:
    """Reads the rows of one return and gathers what is wrong with them."""

    stamp: Stamp
    columns: Columns
    measures: Measures
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    # -- entries ------------------------------------------------------------------------------

    def entry(self, filled: Filled) -> StatedFigure | None:
        """The entry of a row; None for a month left empty, and for a row with problems."""
        row, line = filled.row, filled.line
        cell = self.columns.cell(row, "Value")
        try:
            status = status_of(self._text(row, "Status"))
            expected = self._expected(row)
        except Unclear as unclear:
            self._refuse(row, unclear.column or "Status", unclear)
            return None
        if cell == "":
            return self._without_value(filled, status, expected)
        if status in _WITHOUT_VALUE:
            self._refuse(row, "Status", Unclear(f"the row has a value and the status {status}", _ONE_OF_TWO))
            return None
        value = self._value(row, cell, self.measures.get(line.measure))
        return None if value is None else self._made(line, row, value=value, status=status or Status.FINAL)

    def not_supplied(self, line: ReturnLine) -> StatedFigure:
        """A line that has no row, or a row left empty."""
        words = f"not supplied by {self.stamp.partner_name}"
        return StatedFigure(
            measure=line.measure,
            area=line.area,
            period=Period.parse(line.period),
            value=None,
            unit=Unit(line.unit),
            breakdown=line.breakdown,
            supplier=self.stamp.partner,
            status=Status.MISSING,
            reason=words,
        )

    def _without_value(
        self, filled: Filled, status: Status | None, expected: date | None
    ) -> StatedFigure | None:
        row, line = filled.row, filled.line
        note = self._text(row, "Note")
        if status is not None and status not in _WITHOUT_VALUE:
            what = f"the status is {status} and the value is empty"
            self._refuse(row, "Value", Unclear(what, "Write the value; or choose missing or suppressed"))
            return None
        if status is None and line.period != self.stamp.quarter:
            return None
        if status is Status.SUPPRESSED:
            return self._made(line, row, value=None, status=status, reason=note or "too few to publish")
        if status is None:
            self.notices.append(f"{line.title}{_part(line)}: left empty, kept as missing.")
        reason = note or f"not supplied by {self.stamp.partner_name}"
        made = self._made(line, row, value=None, status=Status.MISSING, reason=reason)
        return replace(made, expected=expected)

    def _made(
        self, line: ReturnLine, row: ReceivedRow, *, value: float | None, status: Status, reason: str = ""
    ) -> StatedFigure:
        note = self._text(row, "Note")
        return replace(
            self.not_supplied(line),
            value=value,
            status=status,
            reason=reason,
            note=note,
            comparability="restated" if note.lower().startswith("restated") else "",
            row=row.number,
        )

    def _value(self, row: ReceivedRow, cell: ReceivedCell, measure: Measure) -> float | None:
        try:
            value = number_of(cell, percent=measure.unit is Unit.PERCENT, instead=IN_THE_STATUS)
            check_value(value, measure)
        except Unclear as unclear:
            self._refuse(row, "Value", unclear)
            return None
        return value

    def _expected(self, row: ReceivedRow) -> date | None:
        cell = self.columns.cell(row, "Expected")
        if cell == "":
            return None
        try:
            return day_of(cell)
        except Unclear as unclear:
            raise Unclear(unclear.what, unclear.change, column="Expected") from None

    # -- the quarter and its months -----------------------------------------------------------

    def settle_months(self, entries: list[StatedFigure]) -> list[StatedFigure]:
        """Three months given make an empty quarter; with a quarter given they must add up to it."""
        quarter = Period.parse(self.stamp.quarter)
        known = {(e.measure, e.area, e.breakdown, e.period): e for e in entries}
        return [
            self._settled(entry, quarter, known) if entry.period == quarter else entry for entry in entries
        ]

    def _settled(
        self, entry: StatedFigure, quarter: Period, known: dict[tuple[str, str, str, Period], StatedFigure]
    ) -> StatedFigure:
        key = (entry.measure, entry.area, entry.breakdown)
        months = [known.get((*key, month)) for month in quarter.months()]
        values = [month.value for month in months if month is not None and month.value is not None]
        if len(values) < 3:
            return entry
        if entry.value is not None:
            self._hold_to(entry, sum(values))
        elif entry.status is Status.MISSING and not entry.note:
            note = "sum of its three months"
            return replace(entry, value=sum(values), status=Status.FINAL, reason="", note=note)
        return entry

    def _hold_to(self, entry: StatedFigure, added: float) -> None:
        """The quarter as it was sent must be what its months add to."""
        if entry.value is None or entry.value == added:
            return
        what = f"the quarter is {written(entry.value)} and its three months add to {written(added)}"
        change = "Correct the quarter or the month"
        self.problems.append(self.columns.table.problem(what, change, row=entry.row, column="Value"))

    # -- commentary ---------------------------------------------------------------------------

    def commentary(self, filled: Filled) -> PartnerCommentary | None:
        """The three columns as one text, each under its question."""
        said = [(name, self._text(filled.row, name)) for name in COMMENTARY]
        text = "\n\n".join(f"{name}: {words}" for name, words in said if words)
        if not text:
            return None
        line = filled.line
        return PartnerCommentary(line.measure, line.area, line.period, self.stamp.partner, text)

    def _text(self, row: ReceivedRow, name: str) -> str:
        return self.columns.text(row, name)

    def _refuse(self, row: ReceivedRow, column: str, unclear: Unclear) -> None:
        what, change = unclear.what, unclear.change
        self.problems.append(self.columns.problem(what, change, row=row.number, name=column))


_ONE_OF_TWO = "Delete the value, or choose final, provisional, revised or estimated"


def _part(line: ReturnLine) -> str:
    return f" ({line.breakdown})" if line.breakdown else ""
