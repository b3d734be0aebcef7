"""Reads a flat table of observations: one row, one figure; everything wrong with it is told at once."""

from __future__ import annotations

from tithing.sources.columns.around_the_table import around
from tithing.sources.columns.columns_that_split import refuse_told_apart, split_questions
from tithing.sources.columns.footnotes import without_notes
from tithing.sources.columns.headings import (
    Columns,
    find_columns,
    heading_problems,
    merged_problems,
    missing_columns,
    ragged_problems,
)
from tithing.sources.columns.nearly import Lacking, lacking
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.entries import StatedFigure, covered, frame_of, keyed, repeated, settle_duplicates
from tithing.sources.figure_rows import read_row
from tithing.sources.flat_observations.columns import ALWAYS, DATES, NAMES, PERIOD, RECOGNISED
from tithing.sources.lookups import Lookups, is_name
from tithing.sources.opened.table_files import peek_unstamped, read_tables
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.sources.used import in_file, recognised, used_of
from tithing.sources.values.day_order import day_order
from tithing.sources.values.fractions import fractions
from tithing.vocabulary.problems import Problem, Refused


def recognises(received: Received) -> bool:
    """Four of the columns are enough, so that a renamed one is told to the person and not just "unknown file"."""
    return any(table.rows and _header(table) is not None for table in peek_unstamped(received))


def lacks(received: Received) -> Lacking | None:
    """The columns that a table with some of them lacks."""
    tables = peek_unstamped(received)
    dates = {name: words for table in tables for name, words in _when(table).items()}
    return lacking(tables, NAMES, {**ALWAYS, **dates})


def _when(table: ReceivedTable) -> dict[str, str]:
    """What says when: a code of the period, unless a first or a last day is there."""
    known = {
        name
        for row in range(min(_TITLE_ROWS, len(table.rows)))
        for name in find_columns(table, NAMES, header=row).known
    }
    return DATES if known & {"period_start", "period_end"} and "period" not in known else PERIOD


def _header(table: ReceivedTable) -> int | None:
    """The heading row, which may stand below a line or two of title; None where there is none."""
    for header in range(min(_TITLE_ROWS + 1, len(table.rows))):
        known = find_columns(table, NAMES, header=header).known.keys() & RECOGNISED
        if len(known) >= 4 and known & {"measure", "value"}:
            return header
    return None


def read(received: Received, context: Context) -> Reading:
    """Every row as an observation. Raises Refused with every problem: file, row, column, what and what to change."""
    tables = read_tables(received)
    table = _only(tables.sheets)
    found = find_columns(table, NAMES, header=_header(table) or 0)
    columns = without_notes(found, is_row=lambda words: is_name(words, context))
    dates = frozenset(
        columns.known[each] for each in ("period_start", "period_end", "expected") if each in columns.known
    )
    titles = frozenset(columns.known[each] for each in ("measure", "unit", "status") if each in columns.known)
    allowed = Allowed(dates=dates, titles=titles)
    asked = inspect_table(table, header=columns.header, allowed=allowed, held=received.held)
    refuse_if_any(_shape_problems(columns))
    lookups = Lookups(context)
    entries, problems = _entries(columns, lookups)
    refuse_told_apart(columns, keyed(entries, context.names), context)
    kept, clashes = settle_duplicates(entries, in_file(table.file, [used_of(columns)]), context.names)
    order = day_order(columns, ("period_start", "period_end"))
    beside = around(table, header=columns.header, notes=columns.notes)
    refuse_if_any([*order.problems, *problems, *clashes, *fractions(columns, kept)])
    return Reading(
        source="flat_observations",
        rows=len(columns.body),
        observations=frame_of(kept),
        notices=(
            *tables.notices,
            *beside.told(),
            *lookups.far_notices(table.file),
            *(f"{table.file}: {each}" for each in repeated(entries, kept)),
            *order.notices,
        ),
        questions=(
            *asked,
            *order.questions,
            *split_questions(columns),
            *beside.asked(TakenAs.of(kept), context.gazetteer),
        ),
        supplier=context.supplier,
        period=covered(kept),
        used=recognised(tables.sheets, [used_of(columns)]),
    )


_TITLE_ROWS = 5


def _only(sheets: tuple[ReceivedTable, ...]) -> ReceivedTable:
    if len(sheets) == 1:
        return sheets[0]
    names = ", ".join(sheet.sheet for sheet in sheets)
    raise Refused(
        Problem(
            f"the workbook has {len(sheets)} sheets with something in them ({names})",
            "Keep the sheet with the observations only, or send each as a file",
            file=sheets[0].file,
        )
    )


def _shape_problems(columns: Columns) -> list[Problem]:
    found = [*heading_problems(columns), *missing_columns(columns, {**ALWAYS, **_when(columns.table)})]
    if found:
        return found
    if not columns.body:
        return [
            columns.table.problem(
                "the file has a heading row and nothing under it", "Add the rows and send it again"
            )
        ]
    return [*merged_problems(columns), *ragged_problems(columns)]


def _entries(columns: Columns, lookups: Lookups) -> tuple[list[StatedFigure], list[Problem]]:
    entries: list[StatedFigure] = []
    problems: list[Problem] = []
    for row in columns.body:
        entry, found = read_row(columns, row, lookups)
        problems += found
        if entry is not None:
            entries.append(entry)
    return entries, problems
