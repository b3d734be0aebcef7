"""Days that look swapped: real dates that a program made by reading 04/01, 04/02 and 04/03 month first.

Of dates typed for April, those under the thirteenth become the 4th of January, of February and so on: so many months, and
one day number. Where the file says which comes first, by a word for the month, there is nothing to ask.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tithing.sources.tables import ReceivedCell
from tithing.vocabulary.period import FULL_MONTH_NAMES
from tithing.vocabulary.questions import Question

_LAST_MONTH = 12
_FEWEST = 3  # days for each day number: two may well be a month apart
_MOST_NUMBERS = 3  # a quarter's months
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?")


@dataclass(frozen=True)
class _Swapped:
    row: int
    days: tuple[date, ...]  # as they were read, each once
    others: tuple[date, ...]  # and as they would be the other way round


def swapped_days(
    cells: Iterable[tuple[int, ReceivedCell]], *, file: str, heading: str
) -> tuple[Question, ...]:
    """A question where all that could be another day are of a few day numbers in many months.

    >>> cells = [(month, date(2025, month, 4)) for month in range(1, 7)]
    >>> swapped_days(cells, file="a.xlsx", heading="date")[0].words[:61]
    '6 days of "date" are the 4th of 6 months (4 January to 4 June'
    """
    found = _found([(row, day) for row, cell in cells if (day := _day(cell)) is not None])
    if found is None:
        return ()
    numbers = sorted({day.day for day in found.days})
    months = len({(day.year, day.month) for day in found.days})
    words = (
        f'{len(found.days)} days of "{heading}" are the {_ordinals(numbers)} of {months} months '
        f"({_said(found.days[0], found.days[-1])}). A program that reads the month first makes that of "
        f"{_said(found.others[0], found.others[-1])}: are the days right as they stand?"
    )
    figures = (("column", heading), *(("day", day.isoformat()) for day in found.days))
    return (Question("days_look_swapped", words, figures, file=file, row=found.row),)


def _found(days: list[tuple[int, date]]) -> _Swapped | None:
    """Where the days that could be another lie in more months than they have numbers, and all others in those months."""
    could = [(row, day) for row, day in days if day.day <= _LAST_MONTH]
    distinct = sorted({day for _, day in could})
    numbers = {day.day for day in distinct}
    if not _are_few(numbers, distinct) or not _are_many({day.month for day in distinct}, numbers):
        return None
    past = _months_past_twelfth(day for _, day in days)
    return _Swapped(could[0][0], tuple(distinct), _other_way(distinct)) if past <= numbers else None


def _other_way(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(date(day.year, day.day, day.month) for day in days))


def _months_past_twelfth(days: Iterable[date]) -> set[int]:
    """The months of the days that can only be read as they are."""
    return {day.month for day in days if day.day > _LAST_MONTH}


def _are_many(months: set[int], numbers: set[int]) -> bool:
    return len(months) > len(numbers) and not months <= numbers


def _are_few(numbers: Collection[int], days: Collection[date]) -> bool:
    """Not the firsts of months, which stand for the months."""
    return (
        numbers not in (set(), {1}) and len(numbers) <= _MOST_NUMBERS and len(days) >= _FEWEST * len(numbers)
    )


def _day(cell: ReceivedCell) -> date | None:
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    match = _ISO.fullmatch(cell.strip()) if isinstance(cell, str) else None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _ordinals(numbers: list[int]) -> str:
    said = [f"{each}{_ENDINGS.get(each, 'th')}" for each in numbers]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _said(first: date, last: date) -> str:
    begins = f"{first.day} {FULL_MONTH_NAMES[first.month - 1]}"
    if first.year != last.year:
        begins = f"{begins} {first.year}"
    return f"{begins} to {last.day} {FULL_MONTH_NAMES[last.month - 1]} {last.year}"
