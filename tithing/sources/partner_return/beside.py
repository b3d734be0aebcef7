"""Words that a partner wrote where the template has no cell for them: beside the rows, below them, on a sheet of its own.

They are no part of the return, and are not left out in silence: each is told by its cell, and asked about where it could
change what the figures mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tithing.sources.columns.around_the_table import Around, WordsAround
from tithing.sources.columns.headings import Columns
from tithing.sources.partner_return.cover import COVER, FACTS, cover_lines
from tithing.sources.partner_return.lines import Stamp
from tithing.sources.tables import ReceivedRow, ReceivedTable, column_letters
from tithing.sources.values.cells import text_of


def beside_return(
    columns: Columns, sheets: Iterable[ReceivedTable], answered: Collection[int], stamp: Stamp
) -> list[Around]:
    """What stands outside the template on each sheet; `answered` are the rows of lines that were asked for."""
    ours = cover_lines(stamp)
    found = [Around(columns.table, tuple(_beside_rows(columns, answered)))]
    for table in sheets:
        if table is not columns.table:
            cells = _added_to_cover(table, ours) if table.sheet == COVER else _cells(table.rows)
            found.append(Around(table, tuple(cells)))
    return found


def _beside_rows(columns: Columns, answered: Collection[int]) -> Iterator[WordsAround]:
    known = set(columns.known.values())
    header = columns.table.rows[columns.header].number
    for row in columns.table.rows:
        inside = known if row.number in answered or row.number == header else set[int]()
        yield from _cells([row], without=inside)


def _added_to_cover(table: ReceivedTable, ours: Collection[tuple[str, str]]) -> Iterator[WordsAround]:
    """On the cover each line has a name and its words; whatever a line says otherwise than the template was written there."""
    for row in table.rows:
        name, words = ([text_of(cell).strip() for cell in row.cells[:2]] + ["", ""])[:2]
        yield from _cells([row], without=range(_ours_of(name, words, ours)))


def _ours_of(name: str, words: str, ours: Collection[tuple[str, str]]) -> int:
    """How many cells of a line are the template's."""
    if name in FACTS or (name, words) in ours:
        return 2
    return int(any(name == known for known, _ in ours))


def _cells(rows: Iterable[ReceivedRow], *, without: Collection[int] = ()) -> Iterator[WordsAround]:
    for row in rows:
        for at, cell in enumerate(row.cells):
            said = text_of(cell).strip()
            if said and at not in without:
                yield WordsAround(row.number, said, below=False, cell=f"{column_letters(at)}{row.number}")
