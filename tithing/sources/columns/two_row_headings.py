"""Headings in two rows, the year over the months: read where it is plain which year is over which month.

    |      |         | 2024/25 |     |     | 2023/24 |     |     |
    | Area | Offence | Jan     | Feb | Mar | Jan     | Feb | Mar |

becomes one row, "Area, Offence, Jan 2025, Feb 2025 ...", and so does a quarter over its years. What is not plain is
refused with the heading to write.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tithing.inspection.find import shown
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable
from tithing.sources.values.cells import text_of
from tithing.sources.values.period_marks import without_mark
from tithing.sources.values.periods import marked_period, period_of
from tithing.sources.values.withheld import is_withheld
from tithing.vocabulary.period import MONTH_NAMES, Period, PeriodKind, UnknownPeriod
from tithing.vocabulary.period_words import month_called
from tithing.vocabulary.problems import Problem

_WITHIN = 30
_NAMED, _LONGEST = 3, 40
LEFT_OUT = "..."
_FEWEST = 2  # of months side by side: a single "May" may be a name
_QUARTER = re.compile(r"(?:q|quarter ?|qtr ?)([1-4])", re.IGNORECASE)
_MONTHS = re.compile(r"([a-z]{3,9})\.? ?(?:-|–|to) ?([a-z]{3,9})\.?", re.IGNORECASE)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)


def with_one_heading_row(table: ReceivedTable) -> ReceivedTable:
    """The table with two rows of headings made one; as it is where it has one row, or where the two are not plain.

    >>> over = ReceivedRow(1, ("", "2024/25", "")), ReceivedRow(2, ("Offence", "Jan", "Feb"))
    >>> with_one_heading_row(ReceivedTable("a.csv", "", over)).rows[0].cells
    ('Offence', 'Jan 2025', 'Feb 2025')
    """
    found = _to_join(table)
    if found is None:
        return table
    at, joined = found
    lower = table.rows[at]
    merged = tuple(each for each in table.merged if each.top > lower.number)
    rows = (*table.rows[: at - 1], ReceivedRow(lower.number, joined), *table.rows[at + 1 :])
    return replace(table, rows=rows, merged=merged)


def only_the_row_above(table: ReceivedTable) -> ReceivedTable | None:
    """The upper row that `with_one_heading_row` leaves out, as a table to be inspected; None where it leaves out none."""
    found = _to_join(table)
    return replace(table, rows=table.rows[found[0] - 1 : found[0]]) if found else None


def _to_join(table: ReceivedTable) -> tuple[int, tuple[ReceivedCell, ...]] | None:
    """The place of the lower row of headings, and the two as one; None where there are no two, or they are not plain."""
    for at, joins in ((_years_row(table), _parts_over_years), (_bare_row(table), _joined)):
        joined = joins(table, at) if at else None
        if at and joined:
            return at, joined
    return None


def heading_to_write(table: ReceivedTable) -> Problem | None:
    """What to write in a table whose months have no year of their own; None where they have."""
    if _to_join(table):
        return None
    if at := _years_row(table):
        return _parts_not_plain(table, at)
    at = _bare_row(table)
    if at is None:
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


def two_rows_problem(table: ReceivedTable, header: int, figures: Collection[int]) -> Problem | None:
    """Why two rows of headings over these columns of figures cannot be read, and what to write; None where they can."""
    if header and header == _years_row(table) and not _parts_over_years(table, header):
        return _parts_not_plain(table, header)
    if below := _words_below(table, header, figures):
        return below
    return _told_apart_above(table, header, figures) if header and figures else None


def crossed_headings(table: ReceivedTable) -> Problem | None:
    """What to write where the lower row of headings repeats under the upper one, and one of the two gives periods:
    offences over months, or months over numbers and rates. None where no row does.
    """
    for upper, lower in itertools.pairwise(table.rows[:_WITHIN]):
        over, repeated = _filled(upper), _repeated(_filled(lower))
        if _are_different(over) and len(repeated) >= _FEWEST and _some_period((*over, *repeated)):
            return _crossed(table, upper, over, repeated)
    return None


def _filled(row: ReceivedRow) -> list[str]:
    return [text_of(cell) for cell in row.cells if cell != ""]


def _repeated(words: list[str]) -> list[str]:
    """Those that stand more than once, in their order."""
    return [each for each in dict.fromkeys(words) if words.count(each) > 1]


def _are_different(words: list[str]) -> bool:
    return len(words) >= _FEWEST and len(set(words)) == len(words)


def _some_period(words: Iterable[str]) -> bool:
    return any(marked_period(each)[0] for each in words)


def _crossed(table: ReceivedTable, upper: ReceivedRow, over: list[str], below: list[str]) -> Problem:
    what = f"two rows of headings ({_some(over)} over {_some(below)})"
    if _some_period(over):
        change = f"Send a table for each ({_some(below)}), with the periods as its headings"
    else:
        change = _own_column(over)
    return table.problem(what, change, row=upper.number)


def _own_column(words: Sequence[str]) -> str:
    return f"Give what stands in the upper row a column of its own, with rows for each ({_some(words)})"


def _words_below(table: ReceivedTable, header: int, figures: Collection[int]) -> Problem | None:
    """A second row of headings below the first: words under the periods, and nothing under the other headings."""
    below = table.rows[header + 1 : header + 2]
    if not figures or not below:
        return None
    before, under = below[0].cells[: min(figures)], below[0].cells[min(figures) :]
    words = list(dict.fromkeys(text_of(cell) for cell in under if cell != ""))
    if len(words) < _FEWEST or any(before) or not all(map(_is_word, under)):
        return None
    over = [text_of(table.rows[header].cells[at]) for at in sorted(figures)]
    return _crossed(table, table.rows[header], over, words)


def _is_word(cell: ReceivedCell) -> bool:
    return isinstance(cell, str) and not any(sign.isdigit() for sign in cell) and not is_withheld(cell)


def _told_apart_above(table: ReceivedTable, header: int, figures: Collection[int]) -> Problem | None:
    """Headings of figures that stand twice, and a row above that tells them apart."""
    upper, lower = table.rows[header - 1], table.rows[header]
    over = [text_of(upper.cells[at]) for at in sorted(figures) if at < len(upper.cells)]
    words = [each for each in dict.fromkeys(over) if each]
    below = [text_of(lower.cells[at]) for at in sorted(figures)]
    if len(words) < _FEWEST or len(set(below)) == len(below):
        return None
    what = f"two rows of headings ({_some(words)} over {_some(list(dict.fromkeys(below)))})"
    if all(_is_part(each) for each in words):
        change = f'Write both in each heading, such as "{words[0]} {below[0]}"'
    else:
        change = _own_column(words)
    return table.problem(what, change, row=upper.number)


def _some(words: Sequence[str]) -> str:
    more = ", ..." if len(words) > _NAMED else ""
    return ", ".join(shown(each, LEFT_OUT)[:_LONGEST] for each in words[:_NAMED]) + more


def _parts_not_plain(table: ReceivedTable, at: int) -> Problem:
    """A quarter over calendar years, or months that are no quarter."""
    upper, lower = table.rows[at - 1], table.rows[at]
    over, years = _words_over_years(table, at), _years_of(lower)
    words = [each for each in dict.fromkeys(over.values()) if each]
    first = years[min(years)]
    below = list(dict.fromkeys(text_of(lower.cells[place]) for place in years))
    what = f"two rows of headings ({_some(words)} over {_some(below)})"
    month = first.months()[0].label
    change = (
        f'Write the months of each column in its heading, such as "{month}" or "Jan to Mar {first.end.year}"'
    )
    return table.problem(what, change, row=upper.number)


def _years_row(table: ReceivedTable) -> int | None:
    """The position of the first row of whole years that stand under months or quarters; None where there is none."""
    for at, row in enumerate(table.rows[1:_WITHIN], start=1):
        years = _years_of(row)
        if years and not _bare(row) and any(_is_part(said) for said in _words_over_years(table, at).values()):
            return at
    return None


def _is_part(words: str) -> bool:
    return _part(words) is not None or _MONTHS.fullmatch(without_mark(words)[0]) is not None


def _years_of(row: ReceivedRow) -> dict[int, Period]:
    found = {at: _year_called(cell) for at, cell in enumerate(row.cells) if cell != ""}
    return {at: year for at, year in found.items() if year is not None and year.kind in _YEARS}


def _words_over_years(table: ReceivedTable, at: int) -> dict[int, str]:
    """What stands over each year: its own cell, or the last filled one to its left, from the first year on."""
    upper, years = table.rows[at - 1].cells, _years_of(table.rows[at])
    found: dict[int, str] = {}
    said = ""
    for place in range(min(years), max(years) + 1):
        said = (text_of(upper[place]).strip() if place < len(upper) else "") or said
        if place in years:
            found[place] = said
    return found


def _parts_over_years(table: ReceivedTable, at: int) -> tuple[ReceivedCell, ...] | None:
    lower, upper = table.rows[at], table.rows[at - 1].cells
    over = _words_over_years(table, at)
    periods = {place: _within(year, over[place]) for place, year in _years_of(lower).items()}
    if None in periods.values():
        return None
    return tuple(_cell(place, lower, upper, periods) for place in range(max(len(lower.cells), len(upper))))


def _within(year: Period, words: str) -> Period | None:
    """The month, the quarter or the months (Jan to Mar) of that year."""
    match = _MONTHS.fullmatch(without_mark(words)[0])
    if match is None:
        return _of_year(year, words)
    first, last = (_of_year(year, match[place]) for place in (1, 2))
    if first is None or last is None or last < first:
        return None
    try:
        return Period.from_dates(first.start, last.end)
    except UnknownPeriod:
        return None


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
    bare = without_mark(words)[0]
    match = _QUARTER.fullmatch(bare)
    return 20 + int(match[1]) if match else month_called(bare)


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
        said = period.label if period.kind is PeriodKind.MONTH else period.code
        return " ".join((said, *_marks(index, lower, upper)))
    below = lower.cells[index] if index < len(lower.cells) else ""
    return below if below != "" else (upper[index] if index < len(upper) else "")


def _marks(index: int, lower: ReceivedRow, upper: Sequence[ReceivedCell]) -> tuple[str, ...]:
    """The mark beside the lower heading, or else that of the last filled one over it."""
    over = [cell for cell in upper[: index + 1] if cell != ""]
    marks = (without_mark(text_of(cell))[1] for cell in (lower.cells[index], *over[-1:]))
    return tuple(mark.said for mark in marks if mark)[:1]


def _years_over(upper: Sequence[ReceivedCell], first: int, width: int) -> dict[int, Period]:
    """The year over each column: of its own cell, or of the last filled one to its left, from the first month on."""
    found: dict[int, Period] = {}
    current: Period | None = None
    for index in range(first, width):
        cell = upper[index] if index < len(upper) else ""
        if cell != "":
            current = _year_called(cell)
        if current is not None and current.kind in _YEARS:
            found[index] = current
    return found


def _year_called(cell: ReceivedCell) -> Period | None:
    """The period of a cell, or its year alone, whatever mark is beside it."""
    return marked_period(cell)[0] or _year_alone(without_mark(text_of(cell))[0])


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
