"""Periods as people head their columns: "Apr-17", "2017-04", "Q1 2017/18", a real date of a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from tithing.sources.cells import Unclear, text_of
from tithing.sources.tables import ReceivedCell
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.vocabulary.period_words import LONGEST

_ISO_MONTH = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")


def period_of(cell: ReceivedCell) -> Period | None:
    """The period a heading or a cell stands for, None where it is none.

    A bare year is left alone, for it may be a code or a count.

    >>> period_of("Apr-17").code, period_of("Q1 2017/18").code, period_of("Apr to Jun 17").code
    ('2017-04', '2017-18Q1', '2017-18Q1')
    """
    if isinstance(cell, datetime | date):
        return Period.month(cell.year, cell.month) if cell.day == 1 else None
    text = re.sub(r"\s+", " ", text_of(cell)).strip()
    if not text or len(text) > LONGEST or re.fullmatch(r"[0-9]{4}", text):
        return None
    try:
        return Period.parse(text)
    except UnknownPeriod:
        return None


def stated_period(cell: ReceivedCell) -> Period:
    """The period that a cell says. Raises Unclear where it is empty or says none.

    >>> stated_period("Q4 2024/25").code
    '2024-25Q4'
    """
    period = period_of(cell)
    if period is None:
        said = f'"{text_of(cell)}" is no month or quarter' if cell != "" else "the period is empty"
        raise Unclear(said, "Write a month such as 2017-04 or Apr 2017, or a quarter such as Q1 2017-18")
    return period


def periods_of_row(cells: Sequence[ReceivedCell]) -> dict[int, Period]:
    """The period that each cell of a heading row stands for, by its place.

    Beside other months, "2011-12" is December 2011 and not the financial year.
    """
    found = {index: period for index, cell in enumerate(cells) if (period := period_of(cell)) is not None}
    months = [period for period in found.values() if period.month_count == 1]
    for index, period in found.items():
        match = _ISO_MONTH.fullmatch(text_of(cells[index]).strip())
        if match and period.month_count == 12 and 2 * len(months) >= len(found):
            found[index] = Period.month(int(match[1]), int(match[2]))
    return found
