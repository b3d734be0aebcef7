"""Columns beside each other that add to the next: quarters to their year, kinds to all of a kind before a column of another
sort, and cases that were open, came and went to those still open (R80, R84).

The rows tell which columns they are. A row in which they do not add is not always wrong: people counted once in the year
are fewer than their quarters, and what is open at the end of a year is not the sum of what was open at each quarter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.test.sums.areas_and_force import adding_across, is_mean
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "runs_across"
_LEVELS = frozenset(
    {Role.COUNT, Role.CURRENT, Role.EARLIER, Role.YEAR_TO_DATE, Role.BASELINE, Role.TARGET, Role.UNSURE}
)
_FEWEST = counted("test.sums.runs_across", "fewest")
_MOST_OFTEN = exactly("test.sums.runs_across", "most_often")
_TELLING = counted("test.sums.runs_across", "telling")
_MOST_PARTS = counted("test.sums.runs_across", "most_parts")
_ENOUGH = counted("test.sums.runs_across", "enough")
_NEAR = exactly("test.sums.runs_across", "near")
_FLOWS = ((1, 1, -1), (1, -1, 1))  # open, new, closed; open, closed, new


@dataclass(frozen=True, eq=False)
class _Run:
    """`parts`, each taken with its sign, make `whole`."""

    whole: ColumnRole
    parts: tuple[ColumnRole, ...]
    signs: tuple[int, ...]

    @property
    def flows(self) -> bool:
        return -1 in self.signs


Line = tuple[PrintedFigure, list[PrintedFigure]]


def relations(book: Pack) -> Iterator[Relation]:
    """For each column that those beside it make in most rows: do they in all?"""
    for sheet in book.here:
        taken = adding_across(sheet)
        for run in _runs(sheet):
            if taken is None or taken[0] is not run.whole:
                yield from _tested(sheet, run)


def _tested(sheet: TableSheet, run: _Run) -> Iterator[Relation]:
    for whole, parts in _lines(sheet, run):
        relation = _run_adds(run, whole, parts)
        if relation.holds or run.flows or not is_mean(whole, parts, slip=relation.slip):
            yield relation


def _runs(sheet: TableSheet) -> Iterator[_Run]:
    """For each column that may be a sum, the longest run beside it that makes it."""
    columns = [
        column for column in sheet.columns if sheet.in_column(column)
    ]  # a quarter still to come is blank
    for place, whole in enumerate(columns):
        if whole.role in _LEVELS:
            found = next((run for run in _tried(columns, place) if _adds(sheet, run)), None)
            if found is not None:
                yield found


def _tried(columns: Sequence[ColumnRole], place: int) -> Iterator[_Run]:
    """The runs before a column, then those after it, the longest first; then what flows into it."""
    before, after = _levels(columns[:place][::-1]), _levels(columns[place + 1 :])
    for beside in (before, after):
        for size in range(len(beside), 1, -1):
            yield _Run(columns[place], tuple(beside[:size]), (1,) * size)
    if len(before) >= 3:
        for signs in _FLOWS:
            yield _Run(columns[place], tuple(reversed(before[:3])), signs)


def _levels(columns: Sequence[ColumnRole]) -> list[ColumnRole]:
    found: list[ColumnRole] = []
    for column in columns[:_MOST_PARTS]:
        if column.role not in _LEVELS:
            break
        found.append(column)
    return found


def _adds(sheet: TableSheet, run: _Run) -> bool:
    telling = agreeing = 0
    for whole, parts in _lines(sheet, run):
        if whole.value >= _TELLING and sum(bool(part.value) for part in parts) > 1:
            telling += 1
            agreeing += _fits(run, whole, parts)
        if telling == _ENOUGH and not agreeing:
            return False
    return agreeing >= _FEWEST and agreeing >= _MOST_OFTEN * telling


def _lines(sheet: TableSheet, run: _Run) -> Iterator[Line]:
    """The rows of counts in which the whole and all its parts are printed."""
    for row in range(len(sheet.table.rows)):
        whole = sheet.at(row, run.whole)
        parts = [figure for part in run.parts if (figure := sheet.at(row, part)) is not None]
        if whole is not None and len(parts) == len(run.parts) and _alike((whole, *parts)):
            yield whole, parts


def _alike(figures: Sequence[PrintedFigure]) -> bool:
    """Counts or amounts of one unit, rounded alike."""
    kinds = {(figure.number.unit, figure.number.step) for figure in figures}
    return len(kinds) == 1 and figures[0].number.unit in ("", "£")


def _fits(run: _Run, whole: PrintedFigure, parts: Sequence[PrintedFigure]) -> bool:
    room = sum(((figure.high - figure.low) / 2 for figure in (whole, *parts)), Decimal(0))
    return abs(whole.value - _total(run, parts)) <= room


def _total(run: _Run, parts: Sequence[PrintedFigure]) -> Decimal:
    return sum((sign * part.value for sign, part in zip(run.signs, parts, strict=True)), Decimal(0))


def _run_adds(run: _Run, whole: PrintedFigure, parts: Sequence[PrintedFigure]) -> Relation:
    total = _total(run, parts)
    figures = (whole, *parts)
    if _fits(run, whole, parts):
        return Relation(RULE, "sum across", figures, True)
    expected = {whole: show(total, whole.number)} | {
        part: show(part.value + sign * (whole.value - total), part.number)
        for sign, part in zip(run.signs, parts, strict=True)
    }
    slips = {figure: slip for figure in figures if (slip := likely_slip(figure.text, expected[figure]))}
    fault = next(iter(slips)) if whole not in slips and len(slips) == 1 else whole
    explanation = f"{_added(run, parts)} = {plain(total, 2)}, not {whole.text}; the other rows add up so."
    severity = _severity(run, whole, parts, slipped=bool(slips))
    first = (fault, *(figure for figure in figures if figure is not fault))
    return Relation(RULE, "sum across", first, False, severity, explanation, expected, slips.get(fault, ""))


def _added(run: _Run, parts: Sequence[PrintedFigure]) -> str:
    first, *others = zip(run.signs, parts, strict=True)
    return first[1].text + "".join(f" {'+' if sign > 0 else '−'} {part.text}" for sign, part in others)


def _severity(run: _Run, whole: PrintedFigure, parts: Sequence[PrintedFigure], *, slipped: bool) -> Severity:
    """A row that may be of people counted once, or of what there was at the end of each quarter, is asked about."""
    total = _total(run, parts)
    near = abs(whole.value - total) <= _NEAR * max(total, Decimal(1))
    held = whole.value in {part.value for part in parts}
    if slipped and not held:
        return Severity.CERTAIN
    return Severity.PROBABLE if run.flows or (near and not held) else Severity.JUDGEMENT
