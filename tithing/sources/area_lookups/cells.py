"""The cells of a look-up as text: looked through and mended, and which of them were used."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from tithing.inspection.find import shown
from tithing.sources.area_lookups.headings import Shape
from tithing.sources.contract import Received
from tithing.sources.door import Allowed, inspect_frame
from tithing.sources.extract import looks_like_one as is_extract
from tithing.sources.frames import cell_column, frame_below, rows_of
from tithing.sources.signs import mended_frame
from tithing.sources.table_files import peek, read_tables
from tithing.sources.tables import ReceivedRow, ReceivedTable, column_letters
from tithing.sources.used import Recognised
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Question

AS_PUBLISHED = "Use the look-up as it was downloaded"


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
    """The first row, of a CSV file."""
    tables = [table for table in peek(received) if table.rows and not table.sheet]
    return tuple(str(cell) for cell in tables[0].rows[0].cells) if tables else ()


def cells_of_lookup(received: Received, shape: Shape) -> LookupCells:
    """Raises Refused when it is no CSV, and for what may not come in; a publisher's names of areas are nobody's."""
    headings = headings_of(received)
    frame, name, held = _frame(received), received.name, received.held
    frame, notices = mended_frame(frame, headings, file=name, held=held)
    names = frozenset(at for at, heading in enumerate(headings) if heading in shape.columns)
    asked = inspect_frame(frame, headings, file=name, allowed=Allowed(areas=names), held=held)
    return LookupCells(headings, frame, notices, asked)


def _frame(received: Received) -> pl.DataFrame:
    if is_extract(received.path):
        table = read_tables(received).sheets[0]
        first = table.rows[0]
        return frame_below(table, first.number, len(first.cells))
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
    first = peek(received)[0].rows[0].number
    head = (
        heading if at in places or heading == shape.dated else "" for at, heading in enumerate(cells.headings)
    )
    return ReceivedRow(first, tuple(head))


def _is_left(at: int, shape: Shape, cells: LookupCells) -> bool:
    """Whether something of a column that is not needed is left out; its heading alone may say the year."""
    filled = cells.frame[cell_column(at)].fill_null("").str.strip_chars() != ""
    return cells.headings[at] not in ("", shape.dated) or bool(filled.any())
