"""The one gate for characters: whatever is opened as a table or a frame is mended here before a source reads it.

What was mended or left out is told once for each kind, with its first place; what cannot be mended is refused with its
place; what the PDF has no face for is told, with what to do. Of a file that the book has already nothing is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tithing.inspection.characters import SignFate, in_words, mend, words_unshown
from tithing.sources.tables import (
    ReceivedCell,
    ReceivedRow,
    ReceivedTable,
    ReceivedTables,
    heading_above,
    refuse_if_any,
)
from tithing.vocabulary.problems import Problem

if TYPE_CHECKING:
    import polars as pl

TYPE_ANEW = "Type the words of that cell anew, without it, and send the file again"
RENAME = "Give the sheet a name without it, and send the file again"
NO_FACE = "write it in Latin letters too, or add a face for it (docs/how-to/print-other-scripts.md)"
_ODD = "[^ -~\n]"  # what may need a closer look

_Kind = tuple[str, SignFate, str]  # what a character is called, what becomes of it, and what stands for it


@dataclass(frozen=True)
class _Place:
    """Where a text stands; without a row it is the name of the sheet."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def problem(self, what: str, change: str) -> Problem:
        return Problem(what, change, file=self.file, sheet=self.sheet, row=self.row, column=self.column)

    @property
    def words(self) -> str:
        return self.problem("", "").place


@dataclass
class _Met:
    """What was met in one file: each kind of change and each script without a face, the first place and how often."""

    changes: dict[_Kind, tuple[_Place, int]] = field(default_factory=dict)
    unshown: dict[str, tuple[_Place, int, int]] = field(
        default_factory=dict
    )  # place, number of the word, times

    def mend(self, text: str, place: _Place) -> str:
        """The text as it may be read; what was done is remembered."""
        mended = mend(text)
        for change in mended.changes:
            kind = (change.called, change.fate, change.now)
            first, times = self.changes.get(kind, (place, 0))
            self.changes[kind] = (first, times + 1)
        for number, script in words_unshown(mended.text):
            where, word, cells = self.unshown.get(script, (place, number, 0))
            self.unshown[script] = (where, word, cells + 1)
        return mended.text.strip()

    def problems(self) -> list[Problem]:
        return [
            place.problem(f"the {_holder(place)} holds {called}{_more(times)}", _change(place))
            for (called, fate, _), (place, times) in self.changes.items()
            if fate is SignFate.REFUSED
        ]

    def notices(self) -> Iterator[str]:
        for (called, fate, now), (place, times) in self.changes.items():
            if fate is not SignFate.REFUSED:
                yield f"{place.words}: {in_words(called, fate, now, times=times)}."
        for script, (place, word, times) in self.unshown.items():
            yield f"{place.words}: word {word} {script}{_more(times)}, which the PDF cannot show: {NO_FACE}."


def _holder(place: _Place) -> str:
    return "cell" if place.row is not None else "name of a sheet"


def _change(place: _Place) -> str:
    return TYPE_ANEW if place.row is not None else RENAME


def _more(times: int) -> str:
    return f" (and {times - 1:,} more)" if times > 1 else ""


def mended(tables: ReceivedTables, *, held: bool = False) -> ReceivedTables:
    """The tables with every cell and name of a sheet mended. Raises Refused for what cannot be.

    >>> rows = (ReceivedRow(1, ("area", "note")), ReceivedRow(2, ("Hartlepool", "\\uf0b7 Raby Road")))
    >>> told = mended(ReceivedTables((ReceivedTable("f.csv", "", rows),)))
    >>> told.sheets[0].rows[1].cells, told.notices
    (('Hartlepool', '• Raby Road'), ('f.csv, row 2, column "note": a sign of Word\\'s own (U+F0B7) stands as •.',))
    """
    met = _Met()
    sheets = tuple(_mended_table(table, met) for table in tables.sheets)
    refuse_if_any([] if held else met.problems())
    return ReceivedTables(sheets, (*tables.notices, *met.notices()))


def mended_quietly(tables: Iterable[ReceivedTable]) -> tuple[ReceivedTable, ...]:
    """The same for a first look, which recognises a file and tells nothing."""
    return tuple(_mended_table(table, _Met()) for table in tables)


def _mended_table(table: ReceivedTable, met: _Met) -> ReceivedTable:
    sheet = table.sheet if _is_plain(table.sheet) else met.mend(table.sheet, _Place(table.file))
    if sheet == table.sheet and all(map(_is_plain_row, table.rows)):
        return table
    rows = [row if _is_plain_row(row) else _mended_row(row, table, met) for row in table.rows]
    return replace(table, sheet=sheet, rows=tuple(row for row in rows if not row.blank))


def _mended_row(row: ReceivedRow, table: ReceivedTable, met: _Met) -> ReceivedRow:
    cells = list(row.cells)
    for index, cell in enumerate(cells):
        if isinstance(cell, str) and not _is_plain(cell):
            column = mend(heading_above(table.rows, row.number, index)).text
            cells[index] = met.mend(cell, _Place(table.file, mend(table.sheet).text, row.number, column))
    return ReceivedRow(row.number, tuple(cells))


def _is_plain_row(row: ReceivedRow) -> bool:
    try:
        return _is_plain("".join(row.cells))  # type: ignore[arg-type]  # of a CSV file every cell is text
    except TypeError:
        return all(map(_is_plain, row.cells))


def _is_plain(cell: ReceivedCell) -> bool:
    """Nearly every cell: nothing in it could be odd."""
    return not isinstance(cell, str) or (cell.isascii() and cell.isprintable())


def mended_frame(
    frame: pl.DataFrame, headings: Sequence[str], *, file: str, row: str = "row", held: bool = False
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The same of a frame of text that a source parsed itself: (the frame mended, what is to be told).

    `headings` are those of its columns of text, in order; `row` is the column that has the numbers of rows.
    """
    import polars as pl

    met = _Met()
    texts = [name for name in frame.columns if frame.schema[name] == pl.String]
    for name, heading in zip(texts, headings, strict=True):
        odd = frame.filter(pl.col(name).str.contains(_ODD)).select(row, name)
        places = ((text, _Place(file, "", number, mend(heading).text)) for number, text in odd.iter_rows())
        now = {text: met.mend(text, place) for text, place in places}
        if any(before != after for before, after in now.items()):
            frame = frame.with_columns(pl.col(name).replace(now))
    refuse_if_any([] if held else met.problems())
    return frame, tuple(met.notices())


def may_be_odd(columns: Iterable[pl.Series]) -> bool:
    """Whether any of the texts needs a closer look."""
    return any(bool(texts.str.contains(_ODD).any()) for texts in columns)
