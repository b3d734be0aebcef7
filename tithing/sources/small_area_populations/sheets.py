"""The sheets of estimates of a workbook: which year each is of, and in which columns its codes, names and totals stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable

HEAD_ROWS = 12
_YEAR = re.compile(r"\bmid[- ](20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class EstimateSheet:
    """`header` is the position of the headings in the table's rows; `name` is None where there is no such column."""

    table: ReceivedTable
    year: int
    header: int
    code: int
    total: int
    name: int | None

    @property
    def rows(self) -> tuple[ReceivedRow, ...]:
        return self.table.rows[self.header + 1 :]

    @property
    def kept(self) -> dict[str, int]:
        """The columns that are read, by what they are."""
        said = {"area": self.code, "value": self.total, "name": self.name}
        return {name: at for name, at in said.items() if at is not None}

    def odd(self, known: Callable[[ReceivedRow], Collection[int]]) -> ReceivedTable:
        """All of it, to be looked through: of each column every text once, without those cells of a row that are `known` to be an
        area's code or its own name. Of tens of thousands of rows few are left."""
        seen: set[tuple[int, str]] = set()
        body = (self._new(row, known(row), seen) for row in self.rows)
        rows = (*self.table.rows[: self.header + 1], *(row for row in body if not row.blank))
        return replace(self.table, rows=rows, calculated={})

    @staticmethod
    def _new(row: ReceivedRow, known: Collection[int], seen: set[tuple[int, str]]) -> ReceivedRow:
        cells: list[ReceivedCell] = []
        for at, cell in enumerate(row.cells):
            new = isinstance(cell, str) and at not in known and (at, cell) not in seen and not cell.isdigit()
            seen.add((at, str(cell)))
            cells.append(cell if new else "")
        return ReceivedRow(row.number, tuple(cells))


def estimate_sheets(tables: Iterable[ReceivedTable]) -> tuple[EstimateSheet, ...]:
    """Those sheets that have a column of codes and one of totals, and whose year is said."""
    found = (_sheet(table) for table in tables)
    return tuple(each for each in found if each is not None)


def _sheet(table: ReceivedTable) -> EstimateSheet | None:
    year = year_of(table)
    for position, row in enumerate(table.rows[:HEAD_ROWS]):
        places = _places(row)
        if year and {"code", "total"} <= places.keys():
            return EstimateSheet(table, year, position, places["code"], places["total"], places.get("name"))
    return None


def missing_of(table: ReceivedTable) -> tuple[int, tuple[str, ...]]:
    """Of the row that has most of the columns: how many, and how the missing ones are headed."""
    called = {"code": "LSOA 2021 Code", "total": "Total"}
    found = max((_places(row) for row in table.rows[:HEAD_ROWS]), key=len, default={})
    return len(found), tuple(head for name, head in called.items() if name not in found)


def year_of(table: ReceivedTable) -> int:
    """Of "Mid-2022 LSOA 2021": by the sheet's name, else by the file's; 0 where neither says."""
    file = PurePosixPath(table.file.replace("\\", "/")).name
    found = _YEAR.search(table.sheet) or _YEAR.search(file)
    return int(found[1]) if found else 0


def _places(row: ReceivedRow) -> dict[str, int]:
    texts = [str(cell).strip().lower() for cell in row.cells]
    return {
        name: at
        for name, pattern in _patterns().items()
        for at, text in reversed(list(enumerate(texts)))
        if pattern.match(text)
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    about = tomllib.loads((Path(__file__).parent / "about.toml").read_text(encoding="utf-8"))
    return {name: re.compile(pattern) for name, pattern in about["headings"].items()}
