"""Which release a table is: mid-2024, or the Census of 2021. It stands in the title or only in the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from tithing.sources.tables import ReceivedTable
from tithing.sources.used import cells_of
from tithing.vocabulary.period import Period

_MID_YEAR = re.compile(r"\bmid[- ]?(20\d\d)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:^|[^a-z])(?:mye|population|mid)[-_ ]?(?:20)?(\d\d)(?!\d)", re.IGNORECASE)
_CENSUS = re.compile(r"(?:census|households)[-_ ]?(?:20)?(\d1)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Release:
    """`supplier` names it in every observation, so that a rate can say which it used."""

    supplier: str
    note: str
    year: int

    @property
    def period(self) -> Period:
        return Period.calendar_year(self.year)

    @property
    def day(self) -> date:
        """The day it is about: 30 June, or the Census in March."""
        return date(self.year, 3, 21) if self.supplier.startswith("census") else date(self.year, 6, 30)


def release_of(table: ReceivedTable, name: str, line: int) -> Release | None:
    """From the title rows, else from the file's name; None where neither says."""
    title = " ".join(str(cell) for row in table.rows if row.number < line for cell in row.cells)
    if match := _MID_YEAR.search(title):
        return _mid(int(match[1]))
    file = PurePosixPath(name.replace("\\", "/")).name
    if match := _CENSUS.search(file):
        year = 2000 + int(match[1])
        return Release(f"census_{year}", f"Census {year}", year)
    if match := _NAMED.search(file):
        return _mid(2000 + int(match[1]))
    return None


def two_years(table: ReceivedTable, name: str, line: int) -> tuple[int, int] | None:
    """(the year of its title, that of its name) where they are two; None where they agree, or one says none."""
    titled = _MID_YEAR.search(
        " ".join(str(cell) for row in table.rows if row.number < line for cell in row.cells)
    )
    file = PurePosixPath(name.replace("\\", "/")).name
    named = _NAMED.search(file) or _CENSUS.search(file)
    if titled is None or named is None or int(titled[1]) == 2000 + int(named[1]):
        return None
    return int(titled[1]), 2000 + int(named[1])


def title_cells(table: ReceivedTable, line: int) -> frozenset[tuple[int, int]]:
    """The cell above the headings that says the year; of a title that only several cells say together, all."""
    above = [row for row in table.rows if row.number < line]
    alone = [
        (row.number, at) for row in above for at, cell in enumerate(row.cells) if _MID_YEAR.search(str(cell))
    ]
    together = _MID_YEAR.search(" ".join(str(cell) for row in above for cell in row.cells))
    if alone or not together:
        return frozenset(alone[:1])
    return frozenset().union(*map(cells_of, above))


def _mid(year: int) -> Release:
    return Release(f"ons_mid_{year}", f"mid-{year} estimate", year)
