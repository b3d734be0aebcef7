"""Reads a list of incidents that a partner sends: one row for each fire, fly-tip or complaint; never a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from tithing.observations.erased import from_to
from tithing.places.gazetteer import Gazetteer
from tithing.sources.columns.around_the_table import around, asked_of_other_sheets
from tithing.sources.columns.footnotes import without_notes
from tithing.sources.columns.headings import (
    Columns,
    find_columns,
    heading_problems,
    merged_problems,
    missing_columns,
    ragged_problems,
    simplify,
)
from tithing.sources.columns.nearly import Lacking, lacking
from tithing.sources.columns.rows_struck_out import struck_out_questions
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.opened.table_files import peek_unstamped, read_tables
from tithing.sources.partner_incidents.frames import incident_frame, month_counts
from tithing.sources.partner_incidents.pasted import pasted_twice, same_references
from tithing.sources.partner_incidents.row import COUNTS, NAMES, NUMBERS, Incident, ListReader
from tithing.sources.partner_incidents.span import (
    CoveredDays,
    outside_problems,
    span_of,
    span_questions,
    stated_span,
    where_stated,
)
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.sources.used import Recognised, Used, recognised, used_of
from tithing.sources.values.cells import Unclear, day_of, text_of
from tithing.sources.values.day_order import day_order
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Question

_NEEDED = {
    "date": "the day of each incident, such as 2018-01-31",
    "type": "what it was, such as fly-tipping",
}
_LINES_ABOVE = 10  # lines of words that may stand above the headings
_LEAST_SHARE = (
    0.1  # of the incidents, for a district that is not the partnership's own to be one the list is of
)
_PLACES = ("ward", "lsoa", "district")


def recognises(received: Received) -> bool:
    """A day, a type and a place in one heading row, and no column of counts."""
    for table in peek_unstamped(received):
        if not table.rows or _heads(table, COUNTS):
            continue
        known = find_columns(table, NAMES, header=_header(table)).known.keys()
        if {"date", "type"} <= known and known & {*_PLACES, "street"}:
            return True
    return False


def lacks(received: Received) -> Lacking | None:
    """The columns that a list with some of them lacks; one that says any place needs no ward."""
    place = tuple(name for column in _PLACES for name in NAMES[column])
    names = {"date": NAMES["date"], "type": NAMES["type"], "ward": place, "street": NAMES["street"]}
    tables = peek_unstamped(received)
    if counted := next((found for table in tables if (found := _is_counted(table))), None):
        return counted
    without = [table for table in tables if not _heads(table, COUNTS)]
    return lacking(without, names, {**_NEEDED, "ward": "the ward in which it was"})


def _is_counted(table: ReceivedTable) -> Lacking | None:
    """A list but for a column that says how many incidents a row is: it is held to be nearest to a list."""
    numbers = _heads(table, NUMBERS)
    columns = find_columns(table, NAMES, header=_header(table)) if numbers else None
    if columns is None or not {"date", "type"} <= columns.known.keys():
        return None
    what = f'the column "{numbers[0]}" says how many, where each row of a list is one incident'
    change = (
        "Give each incident a row of its own and take the column out; or send the counts of whole months under area, "
        "offence, month and count"
    )
    row = table.rows[columns.header].number
    return Lacking(len(columns.known) + 1, (table.problem(what, change, row=row, column=numbers[0]),))


def _heads(table: ReceivedTable, words: Collection[str]) -> list[str]:
    """The headings that are one of these words."""
    cells = table.rows[_header(table)].cells if table.rows else ()
    return [text_of(cell).strip() for cell in cells if simplify(cell) in words]


def _header(table: ReceivedTable) -> int:
    """The place of the heading row: the first that heads a day and a type, where lines of words stand above it."""
    names = {*NAMES["date"], *NAMES["type"]}
    for place, row in enumerate(table.rows[:_LINES_ABOVE]):
        if sum(simplify(cell) in names for cell in row.cells) > 1:
            return place
    return 0


def read(received: Received, context: Context) -> Reading:
    """Every row as an incident, and the months counted by LSOA, ward and district.

    Raises Refused with every problem; a heading or a cell that could tell who is refused before anything else is read.
    """
    tables = read_tables(received)
    personal = [question for sheet in tables.sheets for question in _door(sheet, held=received.held)]
    columns = _columns(tables.sheets, received.name)
    refuse_if_any(_shape_problems(columns))
    others = [table for table in tables.sheets if table is not columns.table]
    stated = stated_span(columns, others, received.name, context)
    order = day_order(columns, ("date",), within=(stated.first, stated.last) if stated else None)
    reader = ListReader(columns, context)
    incidents = [each for row in columns.body if (each := reader.incident(row)) is not None]
    covers = context.covers
    refuse_if_any([*order.problems, *reader.problems, *outside_problems(incidents, columns, covers)])
    span = span_of(incidents, stated)
    found = _Found(incidents, span, _districts(incidents, context.gazetteer))
    asked = span_questions(incidents, span, stated, received.name, context.supplier)
    notices = (*tables.notices, *reader.lookups.far_notices(received.name))
    notices = (*notices, *_said(context, found), *order.notices)
    beside = around(columns.table, header=columns.header, notes=columns.notes)
    notices = (*notices, *beside.told())
    pasted = tuple(pasted_twice(columns.body, received.name))
    twice = (*(pasted or same_references(columns)), *struck_out_questions(columns))
    asked = (*personal, *asked, *order.questions, *twice)
    asked = (*asked, *beside.asked(_taken_as(found), context.gazetteer))
    stating = where_stated(columns, others, context)
    reading = _reading(found, context, notices, asked)
    more = asked_of_other_sheets(tables.sheets, {columns.table.sheet}, reading, context)
    asked = (*reading.questions, *more)
    return replace(reading, questions=asked, used=_used(tables.sheets, columns, stating))


def _used(sheets: tuple[ReceivedTable, ...], columns: Columns, stating: list[Used]) -> Recognised:
    """The columns of the list, and what says which days it covers: a line above the headings, or one of a cover sheet."""
    above = [cell for each in stating if each.table is columns.table for cell in each.cells]
    cover = [each for each in stating if each.table is not columns.table]
    return recognised(sheets, [used_of(columns, cells=above), *cover])


@dataclass(frozen=True)
class _Found:
    """What a list said, the days it covers and the districts it is of."""

    incidents: list[Incident]
    span: CoveredDays
    districts: tuple[str, ...]

    @property
    def elsewhere(self) -> list[Incident]:
        return [each for each in self.incidents if each.place.district not in self.districts]


def _taken_as(found: _Found) -> TakenAs:
    titles = " ".join(sorted({each.measure.replace("_", " ") for each in found.incidents}))
    return TakenAs(frozenset(found.span.months), frozenset(found.districts), titles=titles)


def _districts(incidents: list[Incident], places: Gazetteer) -> tuple[str, ...]:
    """The districts that a list is of: the partnership's own, and others with a fair share of its rows.

    A row or two of a neighbour's are not that neighbour's figure.
    """
    counted = Counter(each.place.district for each in incidents)
    least = _LEAST_SHARE * len(incidents)
    return tuple(sorted(each for each, count in counted.items() if each in places.home or count >= least))


def _door(table: ReceivedTable, *, held: bool) -> tuple[Question, ...]:
    known = find_columns(table, NAMES, header=_header(table)).known if table.rows else {}
    dates = frozenset(known[each] for each in ("date",) if each in known)
    titles = frozenset(known[each] for each in ("type", "ward", "district") if each in known)
    allowed = Allowed(dates=dates, titles=titles)
    return inspect_table(table, header=_header(table), allowed=allowed, held=held)


def _columns(tables: tuple[ReceivedTable, ...], name: str) -> Columns:
    """One list to a file: a second sheet that looks like one would be left out in silence."""
    lists = [table for table in tables if _is_list(table)]
    if len(lists) > 1:
        names = ", ".join(table.sheet for table in lists)
        change = "Put the incidents in one sheet, or send each sheet as a file"
        raise Refused(Problem(f"the workbook has {len(lists)} lists ({names})", change, file=name))
    table = lists[0] if lists else tables[0]
    return without_notes(find_columns(table, NAMES, header=_header(table)), is_row=_is_day)


def _is_day(words: str) -> bool:
    try:
        day_of(words)
    except Unclear:
        return False
    return True


def _is_list(table: ReceivedTable) -> bool:
    return bool(table.rows) and "date" in find_columns(table, NAMES, header=_header(table)).known


def _shape_problems(columns: Columns) -> list[Problem]:
    found = [*heading_problems(columns), *missing_columns(columns, _NEEDED)]
    if not any(name in columns.known for name in _PLACES):
        row = columns.table.rows[columns.header].number
        what = "no column says the ward, the LSOA or the district"
        found.append(columns.table.problem(what, 'Add a column "ward" beside the street', row=row))
    if not found and not columns.body:
        what = "the list has a heading row and nothing under it"
        found.append(columns.table.problem(what, "Add the rows; for no incidents send a return with 0"))
    return found or [*merged_problems(columns), *ragged_problems(columns)]


def _reading(
    found: _Found, context: Context, notices: tuple[str, ...], asked: tuple[Question, ...]
) -> Reading:
    frame = incident_frame(found.incidents, supplier=context.supplier)
    return Reading(
        source="partner_incidents",
        rows=len(found.incidents),
        observations=month_counts(
            frame,
            found.incidents,
            areas=(*found.districts, *_wards(found, context.gazetteer)),
            districts=found.districts,
            months=found.span.months,
        ),
        incidents=frame,
        notices=notices,
        supplier=context.supplier,
        period=found.span.label,
        series=_series(context, found),
        questions=asked,
    )


def _wards(found: _Found, places: Gazetteer) -> list[str]:
    """The wards of the districts that the list tells by ward: each has a nought where nothing happened."""
    by_ward = {each.place.district for each in found.incidents if each.place.ward}
    return [
        ward.code
        for district in found.districts
        if district in by_ward
        for ward in places.wards_of(district, on=found.span.last)
    ]


def _said(context: Context, found: _Found) -> Iterator[str]:
    days = [each.day for each in found.incidents]
    stated = f", as {found.span.where} says" if found.span.where else ""
    yield f"Incidents {from_to(min(days), max(days))}; the list covers {found.span.label}{stated}."
    if found.span.cut:
        months = ", ".join(month.label for month in found.span.cut)
        yield f"{months}: only a part of it is covered, so it is given no figure."
    if found.elsewhere:
        names = sorted({context.gazetteer.get(each.place.district).name for each in found.elsewhere})
        rows = numbered(len(found.elsewhere), "row lies", "rows lie")
        yield f"{rows} in {listed(names)}, which the list is not of: kept, and counted for no area."
    yield from _of_several(context, found)
    if not context.supplier:
        yield "The list does not say whose it is: name them with --supplier."


def _of_several(context: Context, found: _Found) -> Iterator[str]:
    """Where a list is of other districts too: a ward of the same name next door is easily meant by nobody."""
    places = context.gazetteer
    rows = Counter(each.place.district for each in found.incidents if each.place.district in found.districts)
    if len(rows) > 1:
        said = [f"{places.get(code).name} ({numbered(count, 'row')})" for code, count in rows.most_common()]
        yield f"The list is read as of {listed(said)}, and each is given figures."


def _series(context: Context, found: _Found) -> str:
    """A later list of the same partner, types and span replaces this one whole: rows have no id."""
    measures = "+".join(sorted({incident.measure for incident in found.incidents}))
    return f"partner_incidents/{context.supplier}/{measures}/{found.span.code}"
