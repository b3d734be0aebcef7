"""The door: nothing personal gets into the book (design: "refused at the door, by heading and by content").

A column is refused for what its heading says, or for what its cells hold under an innocent heading; a column that
Tithing would ignore is looked at too, because the file itself is kept. No message repeats the personal value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tithing.sources import personal
from tithing.sources.named_in_text import names_a_person
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable, column_letters, refuse_if_any
from tithing.vocabulary.problems import Problem

DELETE = "Delete the column and send the file again; delete the file itself from where it was shared"
MASK = "Take it out of the cell, or delete the column, and send the file again"


@dataclass(frozen=True)
class Allowed:
    """Columns, from 0, in which a thing that looks personal is not: dates in a date column, titles of measures."""

    dates: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()


def refuse_personal(table: ReceivedTable, *, header: int = 0, allowed: Allowed | None = None) -> None:
    """Raise Refused, with row and column of each, when a heading or a column's content is personal.

    `header` is the position of the heading row in `table.rows`; -1 when there is none.

    >>> table = ReceivedTable("f.csv", "", (ReceivedRow(1, ("area", "email")),))
    >>> refuse_personal(table)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    tithing.vocabulary.problems.Refused: f.csv, row 1, column "email": the heading names personal data, which ...
    """
    refuse_if_any(personal_in(table, header=header, allowed=allowed or Allowed()))


def personal_in(table: ReceivedTable, *, header: int, allowed: Allowed) -> list[Problem]:
    """Every heading and column that would let a person be known."""
    headings = _headings(table, header)
    found = _by_heading(table, headings, header)
    refused = {problem.column for problem in found}
    for index, column in enumerate(_columns(table.rows, skip=header)):
        named = headings.get(index) or column_letters(index)
        if named not in refused:
            found += _by_content(table, named, column, index, allowed)
    return sorted(found, key=lambda problem: problem.row or 0)


def _headings(table: ReceivedTable, header: int) -> dict[int, str]:
    if not 0 <= header < len(table.rows):
        return {}
    return {index: str(cell) for index, cell in enumerate(table.rows[header].cells) if cell != ""}


def _by_heading(table: ReceivedTable, headings: dict[int, str], header: int) -> list[Problem]:
    return [
        table.problem(
            "the heading names personal data, which Tithing does not take",
            DELETE,
            row=table.rows[header].number,
            column=heading,
        )
        for heading in headings.values()
        if personal.is_personal_heading(heading)
    ]


def _columns(rows: Sequence[ReceivedRow], *, skip: int) -> Iterable[dict[ReceivedCell, tuple[int, int]]]:
    """Each column's different cells with the first row that holds each and how many do."""
    width = max((len(row.cells) for row in rows), default=0)
    for index in range(width):
        yield _distinct(rows, index, skip)


def _distinct(rows: Sequence[ReceivedRow], index: int, skip: int) -> dict[ReceivedCell, tuple[int, int]]:
    """Numbers tell nobody's name, so only words and dates are kept."""
    first: dict[ReceivedCell, int] = {}
    times: dict[ReceivedCell, int] = {}
    for position, row in enumerate(rows):
        if position == skip or index >= len(row.cells):
            continue
        cell = row.cells[index]
        if cell == "" or isinstance(cell, int | float):
            continue
        if cell in times:
            times[cell] += 1
        else:
            first[cell], times[cell] = row.number, 1
    return {cell: (first[cell], times[cell]) for cell in first}


def _by_content(
    table: ReceivedTable,
    heading: str,
    cells: dict[ReceivedCell, tuple[int, int]],
    index: int,
    allowed: Allowed,
) -> list[Problem]:
    found: list[Problem] = []
    telling = [(cell, place) for cell, place in cells.items() if personal.may_hold_any(cell)]
    for kind in personal.KINDS:
        if kind is personal.BIRTH and index in allowed.dates:
            continue
        rows = [place for cell, place in telling if kind.holds(cell)]
        if rows:
            found.append(_problem(table, kind.what, rows, heading))
    if index not in allowed.titles:
        found += _names(table, heading, cells, in_dates=index in allowed.dates)
    return found


def _names(
    table: ReceivedTable, heading: str, cells: dict[ReceivedCell, tuple[int, int]], *, in_dates: bool
) -> list[Problem]:
    """A column of names; or cells in whose sentences a person is named."""
    words = {cell: count for cell, (_, count) in cells.items() if isinstance(cell, str)}
    if not in_dates and personal.looks_like_names(words):
        named = [cells[word] for word in words if personal.is_name(word)]
        return [_problem(table, "the column holds what look like people's names", named, heading, DELETE)]
    named = [cells[word] for word in words if names_a_person(word)]
    return (
        [_problem(table, "the text holds what looks like a person's name", named, heading)] if named else []
    )


def _problem(
    table: ReceivedTable, what: str, places: list[tuple[int, int]], heading: str, change: str = MASK
) -> Problem:
    first = min(row for row, _ in places)
    others = sum(times for _, times in places) - 1
    more = f" (and {others:,} more in this column)" if others else ""
    return table.problem(what + more, change, row=first, column=heading)
