"""The plain way to write a reader: say what one row is, and everything else that a source owes is done here.

The table is opened and every cell of it looked through, its headings found below lines of title, each row read, whatever is
wrong with any refused with its place, and what stands around the table told and asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from tithing.sources.columns.around_the_table import around, asked_of_other_sheets
from tithing.sources.columns.columns_that_split import refuse_told_apart, split_questions
from tithing.sources.columns.footnotes import without_notes
from tithing.sources.columns.headings import (
    Columns,
    heading_problems,
    merged_problems,
    ragged_problems,
    simplify,
)
from tithing.sources.columns.names_over_two_rows import NamedTable, named_table
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.entries import StatedFigure, covered, frame_of, keyed, repeated, settle_duplicates
from tithing.sources.faults import SourceFault, at_its_line, fault_of_the_code, must_be_lists, must_be_named
from tithing.sources.lookups import Lookups, is_name
from tithing.sources.opened.table_files import peek_unstamped, read_tables
from tithing.sources.reader_errors import what_it_says
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable, refuse_if_any
from tithing.sources.used import in_file, recognised, used_of
from tithing.sources.values.cells import Unclear, text_of
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Question

Names = Mapping[str, tuple[str, ...]]  # a source's own name for a column -> how people head it


@dataclass
class NamedCells:
    """The cells of one row by the source's own names, as they are, what was looked up, and which was asked for last."""

    columns: Columns
    row: ReceivedRow
    lookups: Lookups
    asked: str = ""

    def __getitem__(self, name: str) -> ReceivedCell:
        must_be_named([name], self.columns.spellings, "the column")
        self.asked = name
        return self.columns.cell(self.row, name)

    def text(self, name: str) -> str:
        """The cell in words, without blanks around them; "" where it is empty."""
        return text_of(self[name]).strip()

    def says(self, words: str) -> bool:
        """Whether a cell of the row has these words, or they are made of one."""
        wanted = simplify(words)
        said = [simplify(cell) for cell in self.row.cells if cell != ""]
        return any(each and (wanted in each or each in wanted) for each in said)


RowReading = Callable[[NamedCells], StatedFigure | Iterable[StatedFigure] | None]


def has_headings(received: Received, names: Names, needed: Collection[str] = ()) -> bool:
    """Whether a row near the top of a sheet heads the columns needed, all of `names` where none are said. Never raises."""
    must_be_lists(names)
    must_be_named(needed, names, "the needed column")
    return any(named_table(table, names, needed) is not None for table in peek_unstamped(received))


def reading_by_row(
    source: str,
    received: Received,
    context: Context,
    names: Names,
    figure: RowReading,
    *,
    needed: Collection[str] = (),
    dates: Collection[str] = (),
    titles: Collection[str] = (),
) -> Reading:
    """What `figure` says of each row: one figure, several, or None for a row that is none. The row's number is added, and the
    supplier where it names none.

    `needed` are the columns that must be there, all where none are said; `dates` and `titles` hold days and names of
    measures, which are no persons'. Raises Refused with every row that cannot be read, by its number and the column that
    was asked for last: a name that nobody knows, a blank count, whatever else `figure` raises.
    """
    must_be_lists(names)
    must_be_named([*needed, *dates, *titles], names, "the column")
    tables = read_tables(received)
    found = _named(tables.sheets, names, needed, received.name)
    columns = without_notes(found.columns, is_row=lambda words: is_name(words, context))
    asked = _inspected(tables.sheets, replace(found, columns=columns), dates, titles, held=received.held)
    refuse_if_any(_shape_problems(columns))
    lookups = Lookups(context)
    figures, again = _figures(columns, context, lookups, figure)
    beside = around(columns.table, header=columns.header, notes=columns.notes)
    reading = Reading(
        source=source,
        rows=len({each.row for each in figures}),
        observations=frame_of(figures),
        notices=(*tables.notices, *beside.told(), *again, *lookups.far_notices(received.name)),
        questions=(*asked, *split_questions(columns), *beside.asked(TakenAs.of(figures), context.gazetteer)),
        supplier=context.supplier,
        period=covered(figures),
        used=recognised(tables.sheets, [replace(used_of(columns), as_one=_as_one(found))]),
    )
    more = asked_of_other_sheets(tables.sheets, {columns.table.sheet}, reading, context)
    return replace(reading, questions=(*reading.questions, *more)) if more else reading


def _named(sheets: tuple[ReceivedTable, ...], names: Names, needed: Collection[str], name: str) -> NamedTable:
    """The one sheet that has the headings."""
    found = [each for sheet in sheets if (each := named_table(sheet, names, needed)) is not None]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} sheets have the headings of this source" if found else "no row heads its columns"
    heads = ", ".join(f'"{names[each][0]}"' for each in needed or names)
    raise Refused(Problem(what, f"Send one table with the headings {heads}", file=name))


def _as_one(named: NamedTable) -> frozenset[int]:
    """The row that was made part of the headings below it."""
    return frozenset(row.number for row in named.above.rows) if named.above else frozenset()


def _inspected(
    sheets: tuple[ReceivedTable, ...],
    named: NamedTable,
    dates: Collection[str],
    titles: Collection[str],
    *,
    held: bool,
) -> tuple[Question, ...]:
    columns, known = named.columns, named.columns.known
    allowed = Allowed(
        dates=frozenset(known[each] for each in dates if each in known),
        titles=frozenset(known[each] for each in titles if each in known),
    )
    asked = [*inspect_table(columns.table, header=columns.header, allowed=allowed, held=held)]
    asked += inspect_table(named.above, held=held) if named.above else ()
    for sheet in sheets:
        asked += inspect_table(sheet, header=-1, held=held) if sheet is not named.sheet else ()
    return tuple(asked)


def _shape_problems(columns: Columns) -> list[Problem]:
    if not columns.body:
        what = "there is a heading row and nothing under it"
        return [columns.table.problem(what, "Add the rows and send it again")]
    return [*heading_problems(columns), *merged_problems(columns), *ragged_problems(columns)]


def _figures(
    columns: Columns, context: Context, lookups: Lookups, figure: RowReading
) -> tuple[list[StatedFigure], tuple[str, ...]]:
    """The figures of all rows, each once, and which rows only say one again."""
    found: list[StatedFigure] = []
    problems: list[Problem] = []
    for row in columns.body:
        cells = NamedCells(columns, row, lookups)
        try:
            said = _given(figure(cells), figure)
        except Exception as error:  # whatever a reader stumbles over is a row that cannot be read
            if fault := _fault(cells, error):
                raise Refused(fault) from error
            problems.append(_problem(cells, error))
            continue
        found += [replace(each, row=row.number, supplier=each.supplier or context.supplier) for each in said]
    refuse_if_any(problems or _none_of_the_rows(columns, found))
    return _settled(found, columns, context)


def _none_of_the_rows(columns: Columns, found: Collection[StatedFigure]) -> list[Problem]:
    """Rows of which none gives a figure: a file that would be taken in with nothing, or a reader that forgets to give them."""
    if found:
        return []
    none = (
        "its row gives no figure"
        if len(columns.body) == 1
        else f"none of its {len(columns.body)} rows gives a figure"
    )
    change = "Send the rows of the figures; where they are there, tell who looks after the source"
    return [columns.table.problem(none, change, row=columns.body[0].number)]


def _given(said: object, by: RowReading) -> list[StatedFigure]:
    """The figures of one row. Raises SourceFault where the reader gives something else."""
    if said is None:
        return []
    given = list(said) if isinstance(said, Iterable) else [said]
    figures = [each for each in given if isinstance(each, StatedFigure)]
    if len(figures) < len(given):
        other = next(type(each).__name__ for each in given if not isinstance(each, StatedFigure))
        what = f"of a row it gives {other}, which is no StatedFigure"
        raise SourceFault(what, "Return a StatedFigure, a list of them, or None for a row that is none", by)
    return figures


def _settled(
    found: list[StatedFigure], columns: Columns, context: Context
) -> tuple[list[StatedFigure], tuple[str, ...]]:
    refuse_told_apart(columns, keyed(found, context.names), context)
    file = in_file(columns.table.file, [used_of(columns)])
    kept, clashes = settle_duplicates(found, file, context.names)
    refuse_if_any(clashes)
    return kept, tuple(f"{columns.table.file}: {each}" for each in repeated(found, kept))


def _fault(cells: NamedCells, error: Exception) -> Problem | None:
    """What is wrong with the reader and not with the row: a name that it looks up and no cell says is its own."""
    if isinstance(error, Unclear) and error.said and not cells.says(error.said):
        what = f"{error.what}; no cell of the row says it, the source does"
        return at_its_line(error, what, "Correct the name there, or define it in the book")
    return fault_of_the_code(error)


def _problem(cells: NamedCells, error: Exception) -> Problem:
    what, change = what_it_says(error)
    column = (error.column if isinstance(error, Unclear) else "") or cells.asked
    return cells.columns.problem(what, change, row=cells.row.number, name=column)
