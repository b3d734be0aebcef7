"""The cells of a look-up as text: looked through and mended, and which of them were used."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from tithing.inspection.find import shown
from tithing.sources.area_lookups.headings import Shape, is_heading
from tithing.sources.columns.around_the_table import around
from tithing.sources.contract import Received
from tithing.sources.door import Allowed, inspect_frame
from tithing.sources.opened.delimited import goes_by_columns
from tithing.sources.opened.extract import looks_like_one as is_extract
from tithing.sources.opened.frames import cell_column, frame_below, rows_of
from tithing.sources.opened.table_files import peek, read_tables
from tithing.sources.signs import mended_frame
from tithing.sources.tables import ReceivedRow, ReceivedTable, column_letters
from tithing.sources.used import Recognised
from tithing.sources.values.cells import text_of
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Question

AS_PUBLISHED = "Use the look-up as it was downloaded"
_HEADED_WITHIN = 6
_NOTES = 20  # rows at the end that may be words below the table
_CODE = re.compile(r"[EWSNKLM]\d{8}")


@dataclass(frozen=True)
class LookupCells:
    """Every cell below the headings as text, mended, in columns `cell 0` and on, with its `row`; and what is to be told and
    to be asked of all of them.
    """

    headings: tuple[str, ...]
    frame: pl.DataFrame
    notices: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()

    def column(self, heading: str) -> str:
        """What the first column under this heading is called in `frame`."""
        return cell_column(self.headings.index(heading))


def headings_of(received: Received) -> tuple[str, ...]:
    """The row of headings of a CSV file, which may stand below lines of title; of none that has any, the first."""
    tables = [table for table in peek(received) if table.rows and not table.sheet]
    return heads_of(tables[0])[1] if tables else ()


def heads_of(table: ReceivedTable) -> tuple[int, tuple[str, ...]]:
    """(the position of the row of headings, its words).

    >>> heads_of(ReceivedTable("f.csv", "", (ReceivedRow(1, ("Wards",)), ReceivedRow(2, ("WD26CD", "LAD26CD")))))
    (1, ('WD26CD', 'LAD26CD'))
    """
    rows = [tuple(text_of(cell) for cell in row.cells) for row in table.rows[:_HEADED_WITHIN]]
    at = next((at for at, row in enumerate(rows) if sum(map(is_heading, row)) > 1), 0)
    return at, rows[at]


def cells_of_lookup(received: Received, shape: Shape) -> LookupCells:
    """Raises Refused when it is no CSV, and for what may not come in; a publisher's names of areas are nobody's."""
    headings = headings_of(received)
    name, held = received.name, received.held
    frame, told = _frame(received, shape)
    frame, notices = mended_frame(frame, headings, file=name, held=held)
    names = frozenset(at for at, heading in enumerate(headings) if heading in shape.columns)
    asked = inspect_frame(frame, headings, file=name, allowed=Allowed(areas=names), held=held)
    return LookupCells(headings, frame, (*notices, *told), asked)


def _frame(received: Received, shape: Shape) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The rows below the headings, and what stands above and below them, to be told."""
    if not is_extract(received.path) and _is_plain(received):
        frame, table = _as_published(received), ReceivedTable(received.name, "", ())
        header, told = 0, tuple[str, ...]()
    else:
        tables = read_tables(received)
        told = tables.notices
        table = tables.sheets[0]
        header, heads = heads_of(table)
        frame = frame_below(table, table.rows[header].number, len(heads))
    notes = _notes_in(frame, shape, headings_of(received))
    beside = around(table, header=header, notes=notes)
    return frame.filter(~pl.col("row").is_in([note.number for note in notes])), (*told, *beside.told())


def _is_plain(received: Received) -> bool:
    """Whether the headings are the first line, and commas part its cells: as it is published, and long."""
    table = peek(received)[0]
    at, heads = heads_of(table)
    first = at == 0 and table.rows[0].number == 1
    return first and goes_by_columns(received.path, line=1, width=len(heads))


def _notes_in(frame: pl.DataFrame, shape: Shape, headings: Sequence[str]) -> list[ReceivedRow]:
    """The last rows that hold words in one cell and nothing else: "Source: ONS"."""
    needed = [headings.index(each) for each, column in shape.columns.items() if column in shape.required]
    notes: list[ReceivedRow] = []
    for row in frame.tail(_NOTES).reverse().rows(named=True):
        words = _filled(row)
        if len(words) > 1 or _has_code(row, needed):
            break
        notes.insert(0, ReceivedRow(row["row"], words))
    return [note for note in notes if note.cells]


def _filled(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The cells of a row that hold anything."""
    texts = (cell.strip() for name, cell in row.items() if name != "row" and cell)
    return tuple(text for text in texts if text)


def _has_code(row: Mapping[str, Any], needed: Sequence[int]) -> bool:
    return any(_CODE.fullmatch(row[cell_column(at)] or "") for at in needed)


def _as_published(received: Received) -> pl.DataFrame:
    try:
        frame = pl.read_csv(received.path, infer_schema=False, row_index_name="row", row_index_offset=2)
    except (pl.exceptions.PolarsError, OSError) as error:
        what = f"it is not CSV that can be read ({str(error).splitlines()[0]})"
        raise Refused(Problem(what, AS_PUBLISHED, received.name)) from None
    frame.columns = ["row", *(cell_column(at) for at in range(frame.width - 1))]
    return frame


def used_of_lookup(received: Received, shape: Shape, cells: LookupCells) -> Recognised:
    """The columns that the look-up needs; where there is no other, the file as it is."""
    places = sorted(cells.headings.index(heading) for heading in shape.columns)
    others = [at for at in range(len(cells.headings)) if at not in places]
    left = [at for at in others if _is_left(at, shape, cells)]
    if not left:
        return Recognised(())
    rows = (_heads(received, shape, cells, places), *rows_of(cells.frame, places))
    names = tuple(shown(cells.headings[at], "") or column_letters(at) for at in left)
    return Recognised((ReceivedTable(received.name, "", rows, ragged=True),), names)


def _heads(received: Received, shape: Shape, cells: LookupCells, places: Collection[int]) -> ReceivedRow:
    """The headings that were read: of the columns that are needed, and the one that says the year."""
    table = peek(received)[0]
    first = table.rows[heads_of(table)[0]].number
    head = (
        heading if at in places or heading == shape.dated else "" for at, heading in enumerate(cells.headings)
    )
    return ReceivedRow(first, tuple(head))


def _is_left(at: int, shape: Shape, cells: LookupCells) -> bool:
    """Whether something of a column that is not needed is left out; its heading alone may say the year."""
    filled = cells.frame[cell_column(at)].fill_null("").str.strip_chars() != ""
    return cells.headings[at] not in ("", shape.dated) or bool(filled.any())
