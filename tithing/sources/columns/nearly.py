"""How near a file that nobody recognises is to what a source reads: which of its columns are there, and which are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tithing.sources.columns.headings import Columns, find_columns, missing_columns
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
    found = [_lacking(columns, needed) for columns in best_headed(tables, names)]
    return max(found, key=lambda each: each.has, default=None)


def _lacking(columns: Columns, needed: Mapping[str, str]) -> Lacking:
    """A heading that is nearly one counts as there."""
    problems = tuple(missing_columns(columns, needed))
    return Lacking(len(columns.known) + sum(problem.column != "" for problem in problems), problems)


def best_headed(tables: Sequence[ReceivedTable], names: Mapping[str, tuple[str, ...]]) -> Iterator[Columns]:
    """The row of each table that has most of these columns; of a table where none has any, the first."""
    for table in tables:
        headers = range(min(_HEADER_WITHIN, len(table.rows)))
        found = (find_columns(table, names, header=at) for at in headers)
        best = max(found, key=lambda columns: len(columns.known), default=None)
        if best is not None:
            yield best
