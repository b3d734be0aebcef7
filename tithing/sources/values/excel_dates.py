"""Headings that a spreadsheet turned into dates: "Apr-17", typed for April 2017, becomes 17 April of this year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tithing.sources.tables import ReceivedCell, ReceivedTable
from tithing.sources.values.periods import period_of
from tithing.vocabulary.period import MONTH_NAMES, Period
from tithing.vocabulary.period_words import month_called
from tithing.vocabulary.problems import Problem

_DAY_MONTH = re.compile(r"([0-9]{1,2})[- ]([A-Za-z]{3,9})(?:[- ][0-9]{2,4})?")
_NEAR_DAYS, _FAR_DAYS, _ALONE_DAYS = 70, 180, 730
_FEW = 4  # at most one in so many is out of turn
_FEWEST = 2  # of such headings, or of one beside months


def turned_into_days(table: ReceivedTable, header: int) -> list[Problem]:
    """A problem for each heading of a row that is a day, where months are meant.

    >>> from tithing.sources.tables import ReceivedRow
    >>> rows = (ReceivedRow(1, ("Offence", "17-Apr", "17-May")),)
    >>> turned_into_days(ReceivedTable("a.csv", "", rows), 0)[0].change
    'Write "Apr 2017" as text, if that is what it was'
    """
    row = table.rows[header]
    found = [
        table.problem(_what(cell), f'Write "{meant}" as text, if that is what it was', row=row.number)
        for cell in row.cells
        if (meant := _meant(cell))
    ]
    return found if len(found) >= _FEWEST or any(period_of(cell) for cell in row.cells) else []


def _what(cell: ReceivedCell) -> str:
    said = f"{cell.day} {MONTH_NAMES[cell.month - 1]} {cell.year}" if isinstance(cell, date) else str(cell)
    return f'the heading "{said}" is a day, where months are meant: a spreadsheet makes days of months'


def _meant(cell: ReceivedCell) -> str:
    """What a heading that is a day was typed as; "" for any other."""
    if isinstance(cell, date):
        return "" if cell.day == 1 else _month(cell.month, cell.day)
    match = _DAY_MONTH.fullmatch(cell.strip()) if isinstance(cell, str) else None
    month = month_called(match[2]) if match else None
    return _month(month, int(match[1])) if match and month and not period_of(cell) else ""


def _month(month: int, day: int) -> str:
    return f"{MONTH_NAMES[month - 1]} {2000 + day}"


def far_from_the_rest(periods: Sequence[Period]) -> list[Period]:
    """Periods that lie years from all others of a heading row, or stand out of turn: "May-18" between Apr-19 and Jun-19.

    >>> row = [Period.month(year, month) for year, month in ((2019, 3), (2019, 4), (2018, 5), (2019, 6))]
    >>> [period.code for period in far_from_the_rest(row)]
    ['2018-05']
    """
    if len(periods) <= _FEWEST:
        return []
    out_of_turn = [each for at, each in enumerate(periods) if _out_of_turn(at, periods)]
    alone = [each for each in periods if _alone(each, periods)]
    found = out_of_turn if len(out_of_turn) * _FEW <= len(periods) else []  # more are years side by side
    return list(dict.fromkeys([*found, *(alone if len(alone) * _FEW <= len(periods) else [])]))


def _out_of_turn(at: int, periods: Sequence[Period]) -> bool:
    """Whether it is far from both its neighbours, and these are near to one another."""
    if not 0 < at < len(periods) - 1:
        return False
    before, here, after = periods[at - 1 : at + 2]
    near = abs((after.start - before.start).days) <= _NEAR_DAYS
    return near and min(abs((each.start - here.start).days) for each in (before, after)) > _FAR_DAYS


def _alone(period: Period, periods: Sequence[Period]) -> bool:
    """Whether no other begins within two years of it."""
    return not any(
        other is not period and abs((other.start - period.start).days) < _ALONE_DAYS for other in periods
    )
