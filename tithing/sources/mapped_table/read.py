"""Reads a partner's own export by a mapping of the partnership: which column is what, matched once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tithing.observations.entering.headed import InFile
from tithing.sources.columns.around_the_table import around, asked_of_other_sheets
from tithing.sources.columns.columns_beside_periods import beside_periods
from tithing.sources.columns.columns_that_split import refuse_told_apart, split_questions
from tithing.sources.columns.headings import (
    Columns,
    heading_problems,
    merged_problems,
    ragged_problems,
    simplify,
)
from tithing.sources.columns.two_row_headings import two_rows_problem
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.entries import StatedFigure, covered, frame_of, keyed, repeated, settle_duplicates
from tithing.sources.figure_rows import read_row
from tithing.sources.lookups import Lookups, is_name
from tithing.sources.mapped_table.columns import is_total, mapped_columns, one_heading_row
from tithing.sources.mapped_table.lines import MappingLines
from tithing.sources.opened.table_files import read_tables
from tithing.sources.table_mapping import TableMapping, mapping_from_text
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.sources.used import Used, in_file, recognised
from tithing.sources.values.day_order import day_order
from tithing.sources.values.fractions import fractions
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Question
from tithing.vocabulary.units import Unit

_TITLES = ("measure", "unit", "status")
_DATES = ("period", "period_start", "period_end", "expected")


def recognises(_received: Received) -> bool:
    """Never: any table might be one, and only the partnership knows by which mapping."""
    return False


def read(received: Received, context: Context) -> Reading:
    """Every figure of the mapped columns. Raises Refused with every problem, a heading that is not there first."""
    if not context.mapping:
        change = "Say which with --mapping NAME; docs/how-to/map-a-partners-export.md says how to write one"
        raise Refused(Problem("a partner's own export is read by a mapping", change, file=received.name))
    mapping = mapping_from_text(context.mapping)
    tables = read_tables(received)
    whole = _sheet(tables.sheets, mapping)
    table, above = one_heading_row(whole, mapping)
    columns = mapped_columns(
        table, mapping, is_row=lambda words: _is_theirs(words, mapping) or is_name(words, context)
    )
    asked = _inspected(tables.sheets, whole, above, columns[0], held=received.held)
    refuse_if_any(_shape_problems(columns[0], {each.known["value"] for each in columns}))
    used = _used(table, above, columns)
    file = in_file(received.name, [used])
    reading = _reading(MappingLines(mapping, table), columns, context, tables.notices, file)
    more = asked_of_other_sheets(tables.sheets, {whole.sheet}, reading, context)
    asked = (*asked, *reading.questions, *more)
    return replace(reading, questions=asked, used=recognised(tables.sheets, [used]))


def _is_theirs(said: str, mapping: TableMapping) -> bool:
    """Whether it is one of their words that the mapping knows."""
    return any(simplify(said) == simplify(theirs) for words in mapping.words.values() for theirs in words)


def _used(table: ReceivedTable, above: ReceivedTable | None, columns: list[Columns]) -> Used:
    """The mapped columns and those of figures, in their own words, without rows of totals."""
    first = columns[0]
    width = len(table.rows[first.header].cells)
    known = {name: at for name, at in first.known.items() if at < width and name != "value"}
    return Used(
        table,
        first.header,
        known,
        more={each.known["value"] for each in columns},
        without={row.number for row in first.body if is_total(first, row)},
        as_one={row.number for row in above.rows} if above else (),
    )


def _reading(
    lines: MappingLines, columns: list[Columns], context: Context, notices: tuple[str, ...], file: InFile
) -> Reading:
    first, mapping = columns[0], lines.mapping
    lookups = Lookups(context)
    entries: list[StatedFigure] = []
    problems: list[Problem] = []
    parts: list[list[Problem]] = []
    for each in columns:
        found, wrong = _figures(each, lookups)
        entries += found
        problems += lines.blamed(wrong, each)
        parts += [fractions(each, found)] if any(entry.unit is Unit.PERCENT for entry in found) else []
    refuse_told_apart(first, keyed(entries, context.names), context)
    kept, clashes = settle_duplicates(entries, file, context.names)
    order = day_order(first, ("period_start", "period_end"))
    small = parts[0] if parts and all(parts) else []  # in one column over 1, and the others are no parts of 1
    refuse_if_any([*order.problems, *problems, *clashes, *small])
    totals = sum(is_total(first, row) for row in first.body)
    beside = around(first.table, header=first.header, notes=first.notes)
    return Reading(
        source="mapped_table",
        rows=len(first.body) - totals,
        observations=frame_of(kept),
        notices=(
            *notices,
            f"{first.table.file}: read by the mapping {mapping.slug}, version {mapping.version}.",
            *_left_out(first, totals),
            *(f"{first.table.file}: {each}" for each in repeated(entries, kept)),
            *beside.told(),
            *lookups.far_notices(first.table.file),
            *order.notices,
        ),
        supplier=context.supplier or mapping.same_for_all.get("supplier", ""),
        period=covered(kept),
        questions=(
            *order.questions,
            *split_questions(first),
            *(_beside_periods(columns) if mapping.periods_across else ()),
            *beside.asked(TakenAs.of(kept), context.gazetteer),
        ),
    )


def _beside_periods(columns: list[Columns]) -> tuple[Question, ...]:
    """Of the columns as they came; what the mapping says of all stands past the last of their headings."""
    first = columns[0]
    width = len(first.table.rows[first.header].cells)
    rows = tuple(replace(row, cells=row.cells[:width]) for row in first.table.rows)
    came = replace(first, table=replace(first.table, rows=rows))
    return beside_periods(came, {*first.known.values(), *(each.known["value"] for each in columns)})


def _figures(columns: Columns, lookups: Lookups) -> tuple[list[StatedFigure], list[Problem]]:
    entries: list[StatedFigure] = []
    problems: list[Problem] = []
    for row in columns.body:
        if is_total(columns, row):
            continue
        entry, wrong = read_row(columns, row, lookups)
        problems += wrong
        if entry is not None:
            entries.append(entry)
    return entries, problems


def _sheet(sheets: tuple[ReceivedTable, ...], mapping: TableMapping) -> ReceivedTable:
    named = [sheet for sheet in sheets if not mapping.sheet or sheet.sheet.strip() == mapping.sheet]
    if len(named) == 1:
        return named[0]
    names = ", ".join(sheet.sheet for sheet in sheets)
    what = f'there is no sheet "{mapping.sheet}"' if mapping.sheet else f"there are {len(sheets)} sheets"
    change = 'Say in the mapping which is meant, sheet = "..."'
    raise Refused(Problem(f"{what} ({names})", change, file=sheets[0].file))


def _inspected(
    sheets: tuple[ReceivedTable, ...],
    whole: ReceivedTable,
    above: ReceivedTable | None,
    columns: Columns,
    *,
    held: bool,
) -> tuple[Question, ...]:
    """What is to be asked of every sheet, and of the row of headings that was left out."""
    asked = [*inspect_table(columns.table, header=columns.header, allowed=_allowed(columns), held=held)]
    if above is not None:
        asked += inspect_table(above, held=held)
    for each in sheets:
        asked += inspect_table(each, header=-1, held=held) if each is not whole else ()
    return tuple(asked)


def _allowed(columns: Columns) -> Allowed:
    width = len(columns.headings)
    dates, titles = (
        frozenset(columns.known[name] for name in names if columns.known.get(name, width) < width)
        for names in (_DATES, _TITLES)
    )
    return Allowed(dates=dates, titles=titles)


def _shape_problems(columns: Columns, figures: Collection[int]) -> list[Problem]:
    if not columns.body:
        what, change = "there is a heading row and nothing under it", "Add the rows and send it again"
        return [columns.table.problem(what, change)]
    if two := two_rows_problem(columns.table, columns.header, figures):
        return [two]
    return [*heading_problems(columns), *merged_problems(columns), *ragged_problems(columns)]


def _left_out(columns: Columns, totals: int) -> tuple[str, ...]:
    if not totals:
        return ()
    return (
        f"{columns.table.file}: {numbered(totals, 'row of totals was', 'rows of totals were')} left out.",
    )
