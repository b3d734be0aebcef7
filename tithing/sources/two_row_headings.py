"""Headings in two rows, the year over the months: read where it is plain which year is over which month.

    |      |         | 2024/25 |     |     | 2023/24 |     |     |
    | Area | Offence | Jan     | Feb | Mar | Jan     | Feb | Mar |

becomes one row, "Area, Offence, Jan 2025, Feb 2025 ...". What is not plain is refused with the heading to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tithing.sources.cells import text_of
from tithing.sources.periods import period_of
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable
from tithing.vocabulary.period import MONTH_NAMES, Period, PeriodKind
from tithing.vocabulary.period_words import month_called
from tithing.vocabulary.problems import Problem

_WITHIN = 30
_FEWEST = 2  # of months side by side: a single "May" may be a name
_QUARTER = re.compile(r"(?:q|quarter ?|qtr ?)([1-4])", re.IGNORECASE)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)


def with_one_heading_row(table: ReceivedTable) -> ReceivedTable:
    """The table with two rows of headings made one; as it is where it has one row, or where the two are not plain.

    >>> over = ReceivedRow(1, ("", "2024/25", "")), ReceivedRow(2, ("Offence", "Jan", "Feb"))
    >>> with_one_heading_row(ReceivedTable("a.csv", "", over)).rows[0].cells
    ('Offence', 'Jan 2025', 'Feb 2025')
    """
    at = _bare_row(table)
    joined = _joined(table, at) if at else None
    if at is None or joined is None:
        return table
    lower = table.rows[at]
    merged = tuple(each for each in table.merged if each.top > lower.number)
    rows = (*table.rows[: at - 1], ReceivedRow(lower.number, joined), *table.rows[at + 1 :])
    return replace(table, rows=rows, merged=merged)


def only_the_row_above(table: ReceivedTable) -> ReceivedTable | None:
    """The upper row that `with_one_heading_row` leaves out, as a table to be inspected; None where it leaves out none."""
    at = _bare_row(table)
    return replace(table, rows=table.rows[at - 1 : at]) if at and _joined(table, at) else None


def heading_to_write(table: ReceivedTable) -> Problem | None:
    """What to write in a table whose months have no year of their own; None where they have."""
    at = _bare_row(table)
    if at is None or (at and _joined(table, at)):
        return None
    row = table.rows[at]
    words = [text_of(row.cells[index]) for index in _bare(row)]
    over = _first_word(table.rows[at - 1]) if at else ""
    what = (
        f"two rows of headings ({over[:40]} over {' '.join(words[:3])})" if over else "months without a year"
    )
    year = _of_year(period_of(over) or _year_alone(over), words[0])
    example = year.label if year else f"{words[0]} 2025"
    return table.problem(what, f'Write the year in each heading, such as "{example}"', row=row.number)


def _first_word(row: ReceivedRow) -> str:
    return text_of(next((cell for cell in row.cells if cell != ""), ""))


def _bare_row(table: ReceivedTable) -> int | None:
    """The position of the first row in which months, or quarters, stand side by side without a year."""
    for position, row in enumerate(table.rows[:_WITHIN]):
        if len(_bare(row)) >= _FEWEST and not any(period_of(cell) for cell in row.cells):
            return position
    return None


def _bare(row: ReceivedRow) -> list[int]:
    return [index for index, cell in enumerate(row.cells) if isinstance(cell, str) and _part(cell)]


def _part(words: str) -> int | None:
    """1 to 12 for a month, 21 to 24 for a quarter."""
    match = _QUARTER.fullmatch(words.strip())
    return 20 + int(match[1]) if match else month_called(words.strip())


def _joined(table: ReceivedTable, at: int) -> tuple[ReceivedCell, ...] | None:
    lower = table.rows[at]
    upper = table.rows[at - 1].cells
    bare = _bare(lower)
    years = _years_over(upper, bare[0], len(lower.cells))
    periods = {index: _of_year(years.get(index), text_of(lower.cells[index])) for index in bare}
    if None in periods.values():
        return None
    return tuple(_cell(index, lower, upper, periods) for index in range(max(len(lower.cells), len(upper))))


def _cell(
    index: int,
    lower: ReceivedRow,
    upper: Sequence[ReceivedCell],
    periods: Mapping[int, Period | None],
) -> ReceivedCell:
    period = periods.get(index)
    if period is not None:
        return period.code if period.kind is PeriodKind.QUARTER else period.label
    below = lower.cells[index] if index < len(lower.cells) else ""
    return below if below != "" else (upper[index] if index < len(upper) else "")


def _years_over(upper: Sequence[ReceivedCell], first: int, width: int) -> dict[int, Period]:
    """The year over each column: of its own cell, or of the last filled one to its left, from the first month on."""
    found: dict[int, Period] = {}
    current: Period | None = None
    for index in range(first, width):
        cell = upper[index] if index < len(upper) else ""
        if cell != "":
            current = period_of(cell) or _year_alone(text_of(cell))
        if current is not None and current.kind in _YEARS:
            found[index] = current
    return found


def _year_alone(words: str) -> Period | None:
    text = words.strip()
    return Period.calendar_year(int(text)) if re.fullmatch(r"(?:19|20)[0-9]{2}", text) else None


def _of_year(year: Period | None, words: str) -> Period | None:
    """The month or quarter of that year; None for a quarter of a calendar year, which may be either."""
    part = _part(words)
    if year is None or part is None or year.kind not in _YEARS:
        return None
    if part <= len(MONTH_NAMES):
        return next(month for month in year.months() if month.start.month == part)
    return year.quarters()[part - 21] if year.kind is PeriodKind.FINANCIAL_YEAR else None
