"""Lines of words below a table: "Note: figures are provisional", "* may be revised". They are no rows, and are told.

Whoever wrote them put them into the first column, and what stands between commas into the next ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from tithing.sources.columns.headings import Columns
from tithing.sources.tables import ReceivedRow
from tithing.sources.values.cells import text_of

_MARK = re.compile(
    r"notes?\b|n\.?b\.?\b|sources?\b|key\b|please\b|caveats?\b|all (?:figures|data)\b|figures\b|data\b|"
    r"[*†‡§^]|[\[(][0-9a-z]{1,6}[\])]|[0-9]{1,2}[.)] ",
    re.IGNORECASE,
)
_LEAST_WORDS = 4  # of a line that no mark begins
_NUMBER = re.compile(r"[-+£]?[0-9][0-9.,]*%?")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def without_notes(columns: Columns, *, is_row: Callable[[str], bool]) -> Columns:
    """The columns of a table, the lines of words that end it set aside. A row whose words `is_row` knows is none of them:
    nobody filled it.

    >>> from tithing.sources.columns.headings import find_columns
    >>> from tithing.sources.tables import ReceivedTable
    >>> rows = (ReceivedRow(1, ("area", "value")), ReceivedRow(2, ("Hart", 3)), ReceivedRow(3, ("* may be revised", "")))
    >>> found = without_notes(find_columns(ReceivedTable("a.csv", "", rows), {"area": ("area",)}), is_row=lambda _: False)
    >>> [row.number for row in found.body], [row.number for row in found.notes]
    ([2], [3])
    """

    def is_note(row: ReceivedRow) -> bool:
        words = text_of(row.cells[0]) if row.cells else ""
        return not is_row(words) and (is_footnote(row) or _is_all_there_is(row, columns))

    notes = tuple(takewhile(is_note, reversed(columns.body)))[::-1]
    return replace(columns, notes=notes) if len(notes) < len(columns.body) else columns


def _is_all_there_is(row: ReceivedRow, columns: Columns) -> bool:
    """Whether it is one cell of words alone, at the left. The short last row of a CSV file without an end is none: the file
    may have been cut there.
    """
    is_cut = columns.table.cut and row is columns.table.rows[-1] and len(row.cells) < len(columns.headings)
    filled = [index for index, cell in enumerate(row.cells) if cell != ""]
    return filled == [0] and isinstance(row.cells[0], str) and not is_cut


def footnotes_in(body: Sequence[ReceivedRow]) -> tuple[ReceivedRow, ...]:
    """The lines of words that end the rows of a table; none where there is nothing else."""
    notes = tuple(takewhile(is_footnote, reversed(body)))[::-1]
    return notes if len(notes) < len(body) else ()


def is_footnote(row: ReceivedRow) -> bool:
    """Whether a row is one line of words from its first column on, and holds no figure by itself."""
    filled = [index for index, cell in enumerate(row.cells) if text_of(cell).strip()]
    if not filled or filled != list(range(len(filled))):
        return False
    cells = [row.cells[index] for index in filled]
    if not all(isinstance(cell, str) for cell in cells) or any(map(_is_figure, cells[1:])):
        return False
    return _is_said(cells)


def _is_figure(cell: object) -> bool:
    return _NUMBER.fullmatch(str(cell).strip()) is not None


def _is_said(cells: Sequence[object]) -> bool:
    words = " ".join(map(str, cells)).strip()
    if not _LETTERS.search(words):
        return False
    return _MARK.match(words) is not None or (len(cells) == 1 and len(words.split()) >= _LEAST_WORDS)
