"""How near a file that nobody recognises is to what a source reads: which of its columns are there, and which are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tithing.sources.headings import Columns, find_columns, missing_columns
from tithing.sources.tables import ReceivedTable
from tithing.vocabulary.problems import Problem

_HEADER_WITHIN = 10
_FEWEST = 2  # columns that must be there before a file is held to be nearly anything


@dataclass(frozen=True)
class Lacking:
    """`has` counts the columns that are there; each problem is one that is not, with the heading to write."""

    has: int
    problems: tuple[Problem, ...]

    @property
    def is_near(self) -> bool:
        return self.has >= _FEWEST and 0 < len(self.problems) <= self.has


def lacking(
    tables: Sequence[ReceivedTable], names: Mapping[str, tuple[str, ...]], needed: Mapping[str, str]
) -> Lacking | None:
    """What the row that has most of these columns lacks of the needed; `needed` gives what each holds, in words.

    >>> from tithing.sources.tables import ReceivedRow
    >>> table = ReceivedTable("f.csv", "", (ReceivedRow(1, ("Date", "Ward")),))
    >>> names = {"date": ("date",), "type": ("type",), "ward": ("ward",)}
    >>> [each.what for each in lacking([table], names, {"date": "the day", "type": "what it was"}).problems]
    ['the column "type" is missing']
    """
    rows = [_columns(table, names) for table in tables if table.rows]
    best = max(rows, key=lambda columns: len(columns.known), default=None)
    if best is None:
        return None
    return Lacking(len(best.known), tuple(missing_columns(best, needed)))


def _columns(table: ReceivedTable, names: Mapping[str, tuple[str, ...]]) -> Columns:
    headers = range(min(_HEADER_WITHIN, len(table.rows)))
    return max(
        (find_columns(table, names, header=at) for at in headers), key=lambda columns: len(columns.known)
    )
