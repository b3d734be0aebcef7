"""Reads the extract that a police performance unit sends: counts by offence and time, wide or long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.observations.entering.headed import InFile
from tithing.observations.figure_names import FigureNames
from tithing.sources.columns.around_the_table import Around, around, asked_of_other_sheets
from tithing.sources.columns.columns_beside_periods import beside_periods, nearly_periods
from tithing.sources.columns.columns_that_split import Keyed, refuse_told_apart, split_questions
from tithing.sources.columns.headings import heading_problems, merged_problems, ragged_problems
from tithing.sources.columns.nearly import Lacking, best_headed, lacking
from tithing.sources.columns.set_across import set_across, without_headings
from tithing.sources.columns.two_row_headings import (
    only_the_row_above,
    two_rows_problem,
    with_one_heading_row,
)
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.entries import StatedFigure, covered, frame_of
from tithing.sources.opened.table_files import peek_unstamped, read_tables
from tithing.sources.police_extract.counts import Count, SheetReader
from tithing.sources.police_extract.layout import (
    LONG_NAMES,
    LONG_NEEDED,
    Layout,
    find_layout,
    is_flat,
    months_across,
    nearly,
)
from tithing.sources.police_extract.settle import partial_codes, settle, total_notices
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.sources.used import Used, cells_that, in_file, recognised, used_of
from tithing.sources.values.excel_dates import far_from_the_rest, turned_into_days
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.questions import Question


def recognises(received: Received) -> bool:
    """Any sheet with a heading row that has offences and either months across, or a period and a count."""
    tables = [with_one_heading_row(table) for table in peek_unstamped(received)]
    return any(((found := find_layout(table)) and not is_flat(found)) or nearly(table) for table in tables)


def lacks(received: Received) -> Lacking | None:
    """The columns that an extract with some of them lacks; one with months across lacks its offences only, and one with
    offences across is to be turned.
    """
    tables = [with_one_heading_row(table) for table in peek_unstamped(received)]
    across = [found for table in tables if (found := months_across(table)) is not None]
    turned = [found for each in best_headed(tables, LONG_NAMES) if (found := set_across(each)) is not None]
    bare = [found for table in tables if (found := without_headings(table)) is not None]
    return next(iter((*across, *turned, *bare)), None) or lacking(tables, LONG_NAMES, LONG_NEEDED)


def read(received: Received, context: Context) -> Reading:
    """Every count as an observation, provisional (R98). Raises Refused with every problem and its place."""
    received_tables = read_tables(received)
    sheets = tuple(with_one_heading_row(table) for table in received_tables.sheets)
    tables = replace(received_tables, sheets=sheets)
    layouts = {table.sheet: find_layout(table) for table in tables.sheets}
    asked: list[Question] = []
    for whole, table in zip(received_tables.sheets, sheets, strict=True):
        asked += _inspected(whole, table, layouts[table.sheet], held=received.held)
    used = _used(sheets, layouts)
    refuse_if_any([problem for layout in used for problem in _shape_problems(layout)])
    reading, readers = _reading(received.name, context, used, tables.notices)
    wholes = {whole.sheet: whole for whole in received_tables.sheets}
    cells = [_used_by(reader, wholes[reader.layout.table.sheet]) for reader in readers]
    from_sheets = {reader.layout.table.sheet for reader in readers}
    beside = asked_of_other_sheets(received_tables.sheets, from_sheets, reading, context)
    questions = (*asked, *reading.questions, *beside)
    return replace(reading, questions=questions, used=recognised(received_tables.sheets, cells))


def _used_by(reader: SheetReader, whole: ReceivedTable) -> Used:
    """The columns of counts and what they are of, without notes, and the title that says the area."""
    layout = reader.layout
    above = cells_that(layout.table.rows[: layout.columns.header], {reader.title} - {""})
    used = used_of(
        layout.columns,
        more={*layout.periods, *layout.totals},
        cells=above,
        without=reader.notes | reader.calculated,
    )
    joined = only_the_row_above(whole)
    return replace(used, as_one={row.number for row in joined.rows} if joined else ())


def _reading(
    name: str, context: Context, layouts: list[Layout], notices: tuple[str, ...]
) -> tuple[Reading, list[SheetReader]]:
    problems: list[Problem] = []
    counts: list[Count] = []
    said: list[str] = list(notices)
    asked: list[Question] = []
    readers = [SheetReader(layout, context) for layout in layouts]
    for reader in readers:
        found = reader.counts()
        beside = _around(reader)
        asked += beside.asked(_taken_as(found), context.gazetteer)
        told, wrong = total_notices(reader, found)
        problems += reader.problems + wrong
        refuse_told_apart(reader.layout.columns, _keyed(found, context.names), context)
        asked += [*split_questions(reader.layout.columns), *_beside_periods(reader.layout)]
        counts += found
        said += [*told, *reader.notices, *beside.told(), *reader.lookups.far_notices(name)]
    entries, clashes = settle(
        counts, names=context.names, supplier=context.supplier, file=_file(name, layouts)
    )
    refuse_if_any(problems + clashes)
    if not entries:
        raise Refused(
            layouts[0].table.problem("no row holds a count", "Check that the counts are in the sheet")
        )
    reading = Reading(
        source="police_extract",
        rows=sum(len(each.layout.columns.body) - len(each.notes | each.calculated) for each in readers),
        observations=frame_of(entries),
        notices=(*said, *partial_codes(counts), *_provisional(entries)),
        supplier=context.supplier,
        period=covered(entries),
        questions=(
            *asked,
            *(_far(layout) for layout in layouts if far_from_the_rest([*layout.periods.values()])),
        ),
    )
    return reading, readers


def _file(name: str, layouts: Iterable[Layout]) -> InFile:
    """How each of its sheets heads what it counts."""
    return in_file(name, (used_of(each.columns, more={*each.periods}) for each in layouts))


def _beside_periods(layout: Layout) -> tuple[Question, ...]:
    used = {*layout.columns.known.values(), *layout.periods, *layout.totals}
    return beside_periods(layout.columns, used) if layout.wide else ()


def _keyed(counts: list[Count], names: FigureNames) -> Iterator[Keyed]:
    for each in counts:
        key = (each.what.code or each.what.measure.slug, each.area, each.period.code, each.repeat)
        yield Keyed(key, each.row, names.figure(each.what.measure.slug, each.area, each.period.code))


def _around(reader: SheetReader) -> Around:
    """What stands around the counts, but for the title that says the area."""
    columns = reader.layout.columns
    notes = [row for row in columns.body if row.number in reader.notes]
    return around(columns.table, header=columns.header, notes=notes)


def _taken_as(counts: list[Count]) -> TakenAs:
    return TakenAs(
        frozenset(count.period for count in counts),
        frozenset(count.area for count in counts),
        frozenset(count.what.measure.unit for count in counts),
        " ".join(sorted({count.what.measure.title for count in counts})),
    )


def _far(layout: Layout) -> Question:
    """A heading that is years from the others may be another year's, mistyped or made by a spreadsheet."""
    far = far_from_the_rest([*layout.periods.values()])
    said = [layout.columns.headings[index] for index, period in layout.periods.items() if period in far]
    months = ", ".join(period.label for period in far)
    words = f"Are the columns headed {', '.join(said)} of {months}? That is years from the other columns."
    figures = tuple(("heading", heading) for heading in said)
    row = layout.table.rows[layout.columns.header].number
    return Question(
        "month_far_from_the_rest", words, figures, file=layout.table.file, row=row, sheet=layout.table.sheet
    )


def _used(sheets: tuple[ReceivedTable, ...], layouts: dict[str, Layout | None]) -> list[Layout]:
    """The layouts there are. Raises Refused where there is none, or a sheet would be one but for its headings."""
    refuse_if_any([problem for table in sheets if not layouts[table.sheet] for problem in nearly(table)])
    used = [layout for layout in layouts.values() if layout is not None]
    if not used:
        raise Refused(_no_heading(sheets[0]))
    return used


def _inspected(
    whole: ReceivedTable, table: ReceivedTable, layout: Layout | None, *, held: bool
) -> tuple[Question, ...]:
    """What is to be asked of the sheet, and of the row of headings that was left out of it."""
    header = layout.columns.header if layout is not None else -1
    asked = inspect_table(table, header=header, allowed=_allowed(layout), held=held)
    above = only_the_row_above(whole)
    return (*asked, *(inspect_table(above, held=held) if above else ()))


def _allowed(layout: Layout | None) -> Allowed:
    if layout is None:
        return Allowed()
    known = layout.columns.known
    dates = frozenset(known[each] for each in ("period",) if each in known)
    titles = frozenset(known[each] for each in ("code", "category", "subtype") if each in known)
    return Allowed(dates=dates, titles=titles)


def _shape_problems(layout: Layout) -> list[Problem]:
    if not layout.columns.body:
        return [
            layout.table.problem(
                "there is a heading row and nothing under it", "Add the rows and send it again"
            )
        ]
    if two := two_rows_problem(layout.table, layout.columns.header, layout.periods.keys()):
        return [two]
    return [
        *heading_problems(layout.columns),
        *merged_problems(layout.columns),
        *_twice(layout),
        *(nearly_periods(layout.table, layout.columns.header) if layout.wide else ()),
        *turned_into_days(layout.table, layout.columns.header),
        *_ragged(layout),
    ]


def _twice(layout: Layout) -> list[Problem]:
    """The same month in two columns, however each is written."""
    seen: dict[str, int] = {}
    found: list[Problem] = []
    for index, period in layout.periods.items():
        if period.code in seen:
            first, second = layout.columns.headings[seen[period.code]], layout.columns.headings[index]
            row = layout.table.rows[layout.columns.header].number
            what = f'the columns "{first}" and "{second}" are the same period'
            found.append(layout.table.problem(what, "Keep one of the two", row=row, column=second))
        seen.setdefault(period.code, index)
    return found


def _ragged(layout: Layout) -> list[Problem]:
    """Notes below the table are single cells; only rows of the table can be ragged."""
    width = len(layout.columns.headings)
    rows = {
        row.number
        for row in layout.columns.body
        if sum(cell != "" for cell in row.cells) > 1 or 1 < len(row.cells) < width
    }
    return [problem for problem in ragged_problems(layout.columns) if problem.row in rows]


def _no_heading(table: ReceivedTable) -> Problem:
    return table.problem(
        "no row heads counts by offence and by month or quarter",
        'Head the columns, such as "offence code", "area", "month" and "count", or put the months across',
    )


def _provisional(entries: list[StatedFigure]) -> tuple[str, ...]:
    provisional = any(each.status is Status.PROVISIONAL for each in entries)
    return ("Counts are marked provisional until they are published nationally.",) if provisional else ()
