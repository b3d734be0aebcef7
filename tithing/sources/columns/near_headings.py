"""Which heading of a file is meant for one that it has not: by how it is written, or by what stands under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tithing.places.gazetteer import load_gazetteer
from tithing.sources.tables import ReceivedCell, ReceivedRow
from tithing.sources.values.cells import Unclear, number_of, text_of
from tithing.sources.values.periods import marked_period

_CLOSE = 0.75  # "aera" is that close to "area", and "council" is less to "count"
_SHORTEST = 3  # letters
_LOOKED_AT = 5  # cells under a heading
_MOST = 50  # headings: a table that has more columns is none that was nearly right


class HeadedTable(Protocol):
    """What is asked of a table whose columns were looked for: its headings, which of them are not used, how each column may be
    headed, and the rows below.
    """

    @property
    def headings(self) -> tuple[str, ...]: ...
    @property
    def unused(self) -> Sequence[str]: ...
    @property
    def spellings(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def body(self) -> Sequence[ReceivedRow]: ...


@dataclass(frozen=True)
class NearHeading:
    """A heading of the file, what it is meant for, and why that is thought."""

    heading: str
    meant: str
    because: str

    @property
    def what(self) -> str:
        return f'{self.because}: did you mean "{self.meant}"?'


def near_headings(columns: HeadedTable, names: Sequence[str]) -> dict[str, NearHeading]:
    """For the source's names of columns that are missing the headings that are meant for them, each for one.

    >>> from tithing.sources.columns.headings import find_columns
    >>> from tithing.sources.tables import ReceivedRow, ReceivedTable
    >>> table = ReceivedTable("a.csv", "", (ReceivedRow(1, ("Ofence", "Count")),))
    >>> columns = find_columns(table, {"offence": ("offence",), "count": ("count",)})
    >>> near_headings(columns, ["offence"])["offence"].what
    '"Ofence" is no heading that is known: did you mean "offence"?'
    """
    found: dict[str, NearHeading] = {}
    for name, near in _closest_first(columns, names):
        if name not in found and near.heading not in {each.heading for each in found.values()}:
            found[name] = near
    for name in names:
        taken = {each.heading for each in found.values()}
        near_by_cells = None if name in found else _by_its_cells(columns, name, taken)
        if near_by_cells is not None:
            found[name] = near_by_cells
    return found


def _closest_first(columns: HeadedTable, names: Sequence[str]) -> list[tuple[str, NearHeading]]:
    close = [
        (closeness, name, NearHeading(heading, spelling, f'"{heading}" is no heading that is known'))
        for name in names
        for heading in columns.unused[:_MOST]
        for spelling in columns.spellings.get(name, (name,))
        if (closeness := _closeness(heading, spelling)) >= _CLOSE
    ]
    return [(name, near) for _, name, near in sorted(close, key=lambda each: -each[0])]


def _closeness(heading: str, spelling: str) -> float:
    """How alike they are written; two letters are like too many."""
    one, other = (_plain(each) for each in (heading, spelling))
    if len(one) < _SHORTEST or len(other) <= _SHORTEST:
        return 0.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()


def _by_its_cells(columns: HeadedTable, name: str, taken: Collection[str]) -> NearHeading | None:
    """The only column that is not used and holds what the missing one should."""
    called, holds = _HOLDS.get(name, ("", None))
    if holds is None:
        return None
    free = [heading for heading in columns.unused[:_MOST] if heading not in taken]
    found = [heading for heading in free if _all_hold(columns, heading, holds)]
    if len(found) != 1:
        return None
    meant = next(iter(columns.spellings.get(name, ())), name)
    return NearHeading(found[0], meant, f'"{found[0]}" holds {called}')


def _all_hold(columns: HeadedTable, heading: str, holds: Callable[[ReceivedCell], bool]) -> bool:
    at = columns.headings.index(heading)
    cells = [row.cells[at] for row in columns.body if at < len(row.cells) and row.cells[at] != ""]
    return bool(cells) and all(holds(cell) for cell in cells[:_LOOKED_AT])


def is_period(cell: ReceivedCell) -> bool:
    return marked_period(cell)[0] is not None


def _is_place(cell: ReceivedCell) -> bool:
    return load_gazetteer().knows(text_of(cell))


def is_number(cell: ReceivedCell) -> bool:
    """A year alone is none: it may be the period."""
    try:
        number_of(cell)
    except Unclear:
        return False
    return not is_period(text_of(cell))


_HOLDS: Mapping[str, tuple[str, Callable[[ReceivedCell], bool]]] = {
    "period": ("months or quarters", is_period),
    "month": ("months or quarters", is_period),
    "area": ("places", _is_place),
    "district": ("places", _is_place),
    "value": ("numbers", is_number),
    "count": ("numbers", is_number),
}
