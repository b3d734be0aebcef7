"""Whether a column of dates gives the day first, decided by the whole column and never by a cell (R101).

A single cell such as 03/04/2025 cannot say. The cells beside it can: 23/04/2025 has the day first. A workbook in which
half of a column are real dates and half are text was written by a program that read the month first, and made wrong
dates of all that it could.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tithing.sources.columns.headings import Columns
from tithing.sources.tables import ReceivedCell
from tithing.sources.values.swapped_days import swapped_days
from tithing.vocabulary.period import FULL_MONTH_NAMES
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question

_SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?![0-9])")
_NAMED_ROWS = 5
_LAST_MONTH = 12


@dataclass(frozen=True)
class _Slashed:
    """A date written in figures, its first two numbers as they stand."""

    row: int
    first: int
    second: int
    year: int

    @property
    def undecided(self) -> bool:
        """Whether it is a day whichever comes first, and another one."""
        return self.first <= _LAST_MONTH and self.second <= _LAST_MONTH and self.first != self.second


@dataclass(frozen=True)
class DayOrder:
    """What is wrong with a column of dates, what must be asked of it, and what is only told."""

    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    notices: tuple[str, ...] = ()


def day_order(columns: Columns, names: Sequence[str], *, within: tuple[date, date] | None = None) -> DayOrder:
    """The order of day and month in these columns, taken together. `within` are the first and the last day of a span
    that was stated, which may settle it.
    """
    known = [name for name in names if name in columns.known]
    cells = [(row.number, columns.cell(row, name)) for name in known for row in columns.body]
    heading = columns.heading(names[0])
    slashed, real = _sorted(cells)
    if half := _half_and_half(slashed, real):
        return DayOrder(problems=(columns.table.problem(*half, row=real[0][0], column=heading),))
    swapped = swapped_days(cells, file=columns.table.file, heading=heading)
    if swapped or _is_settled(slashed, within):
        return DayOrder(questions=swapped)
    return _undecided(slashed, columns.table.file, heading)


def _is_settled(slashed: Sequence[_Slashed], within: tuple[date, date] | None) -> bool:
    """By a day past the twelfth, by the span that was stated, or because no day would be another."""
    undecided = [each for each in slashed if each.undecided]
    if not undecided or any(max(each.first, each.second) > _LAST_MONTH for each in slashed):
        return True
    return within is not None and _settles(undecided, *within)


def _settles(undecided: Iterable[_Slashed], first: date, last: date) -> bool:
    """Whether every day lies in the span as it was read, and one does not with the month first."""
    days = [(date(d.year, d.second, d.first), date(d.year, d.first, d.second)) for d in undecided]
    return all(first <= read <= last for read, _ in days) and any(
        not first <= other <= last for _, other in days
    )


def _sorted(cells: Iterable[tuple[int, ReceivedCell]]) -> tuple[list[_Slashed], list[tuple[int, date]]]:
    slashed: list[_Slashed] = []
    real: list[tuple[int, date]] = []
    for row, cell in cells:
        if isinstance(cell, date):
            real.append((row, cell.date() if isinstance(cell, datetime) else cell))
        elif isinstance(cell, str) and (match := _SLASHED.match(cell.strip())):
            slashed.append(_Slashed(row, int(match[1]), int(match[2]), int(match[3])))
    return slashed, real


def _half_and_half(slashed: Sequence[_Slashed], real: Sequence[tuple[int, date]]) -> tuple[str, str] | None:
    """What and what to change, where all that could be read month first are real dates, and the rest are text."""
    if not real or not slashed:
        return None
    could = all(day.day <= _LAST_MONTH for _, day in real)
    could_not = all(each.first > _LAST_MONTH for each in slashed)
    if not (could and could_not):
        return None
    example = real[0][1]
    what = (
        f"{_rows(row for row, _ in real)} dates, {_rows(each.row for each in slashed)} text: the program that "
        f"wrote it read {example.month:02d}/{example.day:02d} month first, and made {_said(example)} of it"
    )
    return (
        what,
        "Export it again with the dates as text such as 2025-04-03, or from a program set to English (UK)",
    )


def _rows(numbers: Iterable[int]) -> str:
    """rows 2 and 5 are"""
    said = list(dict.fromkeys(numbers))
    if len(said) == 1:
        return f"row {said[0]} is" if said else ""
    if len(said) > _NAMED_ROWS:
        return f"rows {', '.join(map(str, said[:_NAMED_ROWS]))} and {len(said) - _NAMED_ROWS:,} more are"
    return f"rows {', '.join(map(str, said[:-1]))} and {said[-1]} are"


def _undecided(slashed: Sequence[_Slashed], file: str, heading: str) -> DayOrder:
    """All under 13. Told where the months lie closer together as they were read; asked where they lie farther apart."""
    as_read = sorted({(each.year, each.second) for each in slashed})
    other = sorted({(each.year, each.first) for each in slashed})
    told = f'"{heading}" was read day first, {_span(as_read)}; month first it would be {_span(other)}'
    firsts = {each.first for each in slashed}
    if len(other) >= len(as_read) or firsts == {1}:
        return DayOrder(notices=(f"{file}: no date says whether the day or the month comes first. {told}.",))
    words = f"Does the day come first? {told}: no date says which, and they would then lie closer together."
    figures = (
        ("column", heading),
        *(("date", f"{each.first}/{each.second}/{each.year}") for each in slashed[:_NAMED_ROWS]),
        ("dates", str(len(slashed))),
        ("day first", _span(as_read)),
        ("month first", _span(other)),
    )
    row = next(each.row for each in slashed if each.undecided)
    return DayOrder(questions=(Question("day_or_month_first", words, figures, file=file, row=row),))


def _span(months: Sequence[tuple[int, int]]) -> str:
    first, last = _month(*months[0]), _month(*months[-1])
    return first if first == last else f"{first} to {last}"


def _month(year: int, month: int) -> str:
    return f"{FULL_MONTH_NAMES[month - 1]} {year}"


def _said(day: date) -> str:
    return f"{day.day} {FULL_MONTH_NAMES[day.month - 1]}"
