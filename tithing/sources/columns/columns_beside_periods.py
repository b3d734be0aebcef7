"""Columns beside those that a period heads: one that is nearly headed by a period, or that holds only numbers, may be
figures that nobody reads. What cannot be read is refused, what may be meant is asked; a column that says what else it is,
such as "% change" or "Target", is told with the others that are not kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from tithing.inspection.find import shown
from tithing.sources.columns.columns_that_split import is_origin
from tithing.sources.columns.headings import Columns
from tithing.sources.tables import ReceivedCell, ReceivedTable, column_letters
from tithing.sources.values.cells import Unclear, number_of, text_of
from tithing.sources.values.period_marks import without_mark
from tithing.sources.values.periods import (
    marked_period,
    marks_of_row,
    month_or_year,
    of_another_kind,
    period_of,
    periods_of_row,
    says_months,
    why_no_period,
    with_more_words,
)
from tithing.vocabulary.period import could_be_a_year
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question

_SOMETHING_ELSE = re.compile(
    r"%|[+±] ?/? ?[-–]|£|\b(?:per ?cent(?:age)?|changes?|diff(?:erence)?|var(?:iance)?|increase|decrease|rates?|per|averages?|"
    r"avg|mean|median|target|forecast|rank|index|ratio|proportion|share|population|households|to date|ytd|cumulative|rolling|"
    r"total|sum|direction|detect(?:ed|ions?)|solved|outcomes?|charged|comparison|compared|trend|rag|expected|limit|lower|upper|ci)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20[0-9]{2}")
_WINDOW = 6  # words of a period at most
_NAMED = 5


def nearly_periods(table: ReceivedTable, header: int) -> list[Problem]:
    """A problem for each heading that is a day number of a spreadsheet, a quarter of an unknown kind of year, or a month
    or a year.

    >>> from tithing.sources.tables import ReceivedRow
    >>> table = ReceivedTable("a.csv", "", (ReceivedRow(1, ("Offence", "Q1 2025")),))
    >>> nearly_periods(table, 0)[0].change
    'Write "2024-25Q4" for Jan to Mar 2025 or "2025-26Q1" for Apr to Jun 2025'
    """
    row = table.rows[header]
    if years := _bare_years(row.cells):
        return [_years_of_either_kind(table, row.number, years)]
    found = ((cell, why_no_period(cell)) for cell in row.cells if cell != "" and not marked_period(cell)[0])
    told = [*((cell, why) for cell, why in found if why), *_months_or_years(row.cells)]
    told += _of_other_periods(row.cells) if not told else []
    return [table.problem(*why, row=row.number, column=text_of(cell)) for cell, why in told]


def _years_of_either_kind(table: ReceivedTable, row: int, years: Sequence[int]) -> Problem:
    """2024, of a calendar year or of one that begins in April."""
    first, written = years[0], f'Write "Jan to Dec {years[0]}" or "{years[0]}/{(years[0] + 1) % 100:02}"'
    if len(years) == 1:
        what = f'"{first}" may be a calendar year or a financial year, which begins in April'
        return table.problem(what, written, row=row, column=str(first))
    what = f'"{first}" and the other years may be calendar years or financial years, which begin in April'
    return table.problem(what, f"{written}, and so in each heading", row=row, column=str(first))


def _of_other_periods(cells: Sequence[ReceivedCell]) -> list[tuple[ReceivedCell, tuple[str, str]]]:
    """The headings that are weeks or half years, or say more than a period, where several do and none is a period."""
    if any(marked_period(cell)[0] for cell in cells):
        return []
    found: list[tuple[ReceivedCell, tuple[str, str]]] = [
        (cell, why)
        for cell in cells
        if isinstance(cell, str) and (why := of_another_kind(cell) or with_more_words(cell))
    ]
    return found if len(found) > 1 else []


def _months_or_years(cells: Sequence[ReceivedCell]) -> Iterator[tuple[ReceivedCell, tuple[str, str]]]:
    """The headings that are a month and a financial year, where both stand beside them, and what to write."""
    both = {
        at: words for at, cell in enumerate(cells) if could_be_a_year(words := without_mark(text_of(cell))[0])
    }
    if both and says_months(map(text_of, cells)) is None:
        yield from ((cells[at], month_or_year(words)) for at, words in both.items())


def _bare_years(cells: Sequence[ReceivedCell]) -> list[int]:
    """The years of a row that has no period that says more."""
    if any(marked_period(cell)[0] for cell in cells):
        return []
    return [int(said) for cell in cells if _YEAR.fullmatch(said := text_of(cell).strip())]


def beside_periods(columns: Columns, used: Collection[int]) -> tuple[Question, ...]:
    """What is to be asked of the headings of a table with periods across; `used` are the places of the columns read."""
    return (*_marked(columns), *_not_read(columns, used))


def _marked(columns: Columns) -> Iterator[Question]:
    """Marks that nobody here knows, beside a period that was read."""
    cells = columns.table.rows[columns.header].cells
    periods = periods_of_row(cells)
    unknown = [at for at, mark in marks_of_row(cells).items() if mark.status is None]
    if not unknown:
        return
    headings = [text_of(cells[at]) for at in unknown]
    meant = ", ".join(periods[at].label for at in unknown[:_NAMED])
    words = (
        f"{_said(headings)}: the mark is not known, and what is under it would be read as {meant}: "
        "is it of the same kind as in the other columns? (p), (r) and (e) are known, as provisional, revised and estimated."
    )
    yield _question("mark_on_a_heading", words, headings, columns)


def _not_read(columns: Columns, used: Collection[int]) -> Iterator[Question]:
    """Columns that are not read, and may be figures."""
    places = sorted(at for at in range(_width(columns)) if at not in used)
    found = [_name(columns, at) for at in places if _may_be_figures(columns, at)]
    if not found:
        return
    words = (
        f"{_said(found)}: this looks like figures and would not be read: is it something else? "
        'Where it is the count of a period of its own, head it with that, such as "Jan 2025".'
    )
    yield _question("figures_not_read", words, found, columns)


def _said(headings: list[str]) -> str:
    said = ", ".join(f'"{shown(each, "...")}"' for each in headings[:_NAMED])
    more = f" and {len(headings) - _NAMED} more" if len(headings) > _NAMED else ""
    return f"the {'columns' if len(headings) > 1 else 'column'} {said}{more}"


def _question(slug: str, words: str, headings: list[str], columns: Columns) -> Question:
    figures = tuple(("column", shown(each, "...")) for each in headings)
    row = columns.table.rows[columns.header].number
    return Question(slug, words, figures, file=columns.table.file, row=row, sheet=columns.table.sheet)


def _width(columns: Columns) -> int:
    return max((len(row.cells) for row in columns.table.rows[columns.header :]), default=0)


def _name(columns: Columns, at: int) -> str:
    heading = columns.headings[at] if at < len(columns.headings) else ""
    return heading or column_letters(at)


def _may_be_figures(columns: Columns, at: int) -> bool:
    heading = columns.headings[at] if at < len(columns.headings) else ""
    if _SOMETHING_ELSE.search(heading) or is_origin(heading):
        return False
    return _holds_a_period(heading) or _are_numbers(columns, at)


def _holds_a_period(heading: str) -> bool:
    words = heading.split()
    return any(
        period_of(" ".join(words[first:last]).strip("()[],;:"))
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + _WINDOW) + 1)
    )


def _are_numbers(columns: Columns, at: int) -> bool:
    cells = [row.cells[at] for row in columns.body if at < len(row.cells) and row.cells[at] != ""]
    return bool(cells) and all(_is_number(cell) for cell in cells)


def _is_number(cell: ReceivedCell) -> bool:
    try:
        number_of(cell)
    except Unclear:
        return False
    return True
