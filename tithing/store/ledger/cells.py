"""Which figures a publication showed, and which it hid, one by one: what is published later is held against them.

A cell is a figure's place in the number book and not on the page: the same figure in a table, a sentence and a chart is
one. Cells stand in a file of the publication's folder, under the hash that its line in the ledger names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tithing.statistics.rounding import round_half_away
from tithing.store.journal.chain import sha256
from tithing.store.journal.shape import parsed

CellKey = tuple[str, str, str, str]  # measure, area, period, breakdown

AS_COUNTED = ("value", "previous", "last_quarter", "year_to_date", "year_to_date_before")
SHOWN = ("final", "provisional", "revised", "estimated")
HIDDEN = "suppressed"
CELL_ENDING = ".cells.json"  # of the name of such a file
_COLUMNS = (
    "measure",
    "indicator",
    "part",
    "area",
    "period",
    "breakdown",
    "unit",
    "decimals",
    "value",
    "status",
    "reason",
    "sources",
)


def sealed(book: str, content: str) -> str:
    """What stands for a file's contents: by the hash of them and the book's own name, which is in no document.

    >>> sealed("5d41", "9f86") == sealed("5d41", "9f86") != sealed("7c21", "9f86")
    True
    """
    return sha256(f"{book}\n{content}".encode())


@dataclass(frozen=True)
class FigureCell:
    """One figure of a document. `measure` is "" where its indicator works its value out from several; `part` says what of
    the indicator it is, `sources` the hashes of the contents of the files that it rests on, which no split archive changes:
    sealed, so that who is given the folder cannot prove by them what he guesses of a file.
    """

    measure: str
    indicator: str
    part: str
    area: str
    period: str
    breakdown: str
    unit: str
    decimals: int
    value: float | None
    status: str
    reason: str = ""
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> CellKey:
        return self.measure, self.area, self.period, self.breakdown

    @property
    def as_shown(self) -> Decimal | None:
        """The number as a reader saw it: rounded, as the document did."""
        return None if self.value is None else round_half_away(self.value, self.decimals)

    def shows(self, value: float | None) -> bool:
        """Whether a reader would see the same number.

        >>> FigureCell("", "a", "rate", "E06000001", "2017-18Q4", "", "rate", 1, 4.04, "final").shows(4.01)
        True
        """
        return value is not None and round_half_away(value, self.decimals) == self.as_shown

    @property
    def is_shown(self) -> bool:
        return self.status in SHOWN

    @property
    def is_hidden(self) -> bool:
        return self.status == HIDDEN

    @property
    def is_as_counted(self) -> bool:
        """Whether it is what a measure came to over its period, and not a change, a rate or a rank made from it."""
        return bool(self.measure) and self.part in AS_COUNTED


def cells_text(cells: Iterable[FigureCell]) -> bytes:
    """The file: the names of the columns, the hashes of the files they rest on, and a line for each cell."""
    every = sorted(set(cells), key=_order)
    sources = sorted({sha for each in every for sha in each.sources})
    at = {sha: number for number, sha in enumerate(sources)}
    rows = ",\n".join(_json([*_plain(each), [at[sha] for sha in each.sources]]) for each in every)
    head = f'{{"columns": {_json(_COLUMNS)},\n"sources": {_json(sources)},\n'
    return f'{head}"cells": [\n{rows}\n]}}\n'.encode()


def _order(cell: FigureCell) -> tuple[Any, ...]:
    return (*(str(each) for each in _plain(cell)), cell.sources)


def _plain(cell: FigureCell) -> list[Any]:
    return [getattr(cell, name) for name in _COLUMNS[:-1]]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def cells_from(content: bytes) -> tuple[FigureCell, ...]:
    """What such a file holds. Raises ValueError where it is none.

    >>> one = FigureCell("robbery", "robbery", "value", "E06000001", "2017-18Q4", "", "count", 0, 12.0, "final", "", ("9f86",))
    >>> cells_from(cells_text([one, one])) == (one,)
    True
    """
    try:
        return tuple(_cells(parsed(content)))
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("it is no list of cells") from error


def _cells(said: Mapping[str, Any]) -> Iterator[FigureCell]:
    names, sources = said["columns"], said["sources"]
    for row in said["cells"]:
        cell = dict(zip(names, row, strict=True))
        cell["sources"] = tuple(sources[number] for number in cell["sources"])
        yield FigureCell(**cell)
