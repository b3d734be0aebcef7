"""Reads a list of incidents that a partner sends: one row for each fire, fly-tip or complaint; never a person."""

from __future__ import annotations

from datetime import date

from tithing.sources.contract import Context, Reading, Received
from tithing.sources.day_order import DayOrder, day_order
from tithing.sources.door import Allowed, refuse_personal
from tithing.sources.headings import (
    Columns,
    find_columns,
    heading_problems,
    merged_problems,
    missing_columns,
    ragged_problems,
    simplify,
    unused_notice,
)
from tithing.sources.partner_incidents.frames import covered_months, incident_frame, month_counts
from tithing.sources.partner_incidents.row import COUNTS, NAMES, Incident, ListReader
from tithing.sources.table_files import peek_unstamped, read_tables
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.vocabulary.problems import Problem, Refused

_NEEDED = {
    "date": "the day of each incident, such as 2018-01-31",
    "type": "what it was, such as fly-tipping",
}
_PLACES = ("ward", "lsoa", "district")


def recognises(received: Received) -> bool:
    """A day, a type and a place in one heading row, and no column of counts."""
    for table in peek_unstamped(received):
        if not table.rows or {simplify(cell) for cell in table.rows[0].cells} & COUNTS:
            continue
        known = find_columns(table, NAMES).known.keys()
        if {"date", "type"} <= known and known & {*_PLACES, "street"}:
            return True
    return False


def read(received: Received, context: Context) -> Reading:
    """Every row as an incident, and the months counted by LSOA, ward and district.

    Raises Refused with every problem; a heading or a cell that could tell who is refused before anything else is read.
    """
    tables = read_tables(received)
    for each in tables.sheets:
        _door(each)
    columns = _columns(tables.sheets, received.name)
    refuse_if_any(_shape_problems(columns))
    order = day_order(columns, ("date",))
    reader = ListReader(columns, context)
    incidents = [found for row in columns.body if (found := reader.incident(row)) is not None]
    refuse_if_any([*order.problems, *reader.problems])
    told = (*tables.notices, *reader.lookups.far_notices(received.name))
    return _reading(columns, incidents, context, told, order)


def _door(table: ReceivedTable) -> None:
    known = find_columns(table, NAMES).known
    dates = frozenset(known[each] for each in ("date",) if each in known)
    titles = frozenset(known[each] for each in ("type", "ward", "district") if each in known)
    refuse_personal(table, allowed=Allowed(dates=dates, titles=titles))


def _columns(tables: tuple[ReceivedTable, ...], name: str) -> Columns:
    """One list to a file: a second sheet that looks like one would be left out in silence."""
    lists = [table for table in tables if "date" in find_columns(table, NAMES).known]
    if len(lists) > 1:
        names = ", ".join(table.sheet for table in lists)
        change = "Put the incidents in one sheet, or send each sheet as a file"
        raise Refused(Problem(f"the workbook has {len(lists)} lists ({names})", change, file=name))
    return find_columns(lists[0] if lists else tables[0], NAMES)


def _shape_problems(columns: Columns) -> list[Problem]:
    found = [*heading_problems(columns), *missing_columns(columns, _NEEDED)]
    if not any(name in columns.known for name in _PLACES):
        row = columns.table.rows[columns.header].number
        what = "no column says the ward, the LSOA or the district"
        found.append(
            columns.table.problem(what, 'Add a column "ward" beside the street', row=row, column="ward")
        )
    if not found and not columns.body:
        what = "the list has a heading row and nothing under it"
        found.append(columns.table.problem(what, "Add the rows; for no incidents send a return with 0"))
    return found or [*merged_problems(columns), *ragged_problems(columns)]


def _reading(
    columns: Columns,
    incidents: list[Incident],
    context: Context,
    notices: tuple[str, ...],
    order: DayOrder,
) -> Reading:
    frame = incident_frame(incidents, supplier=context.supplier)
    districts = sorted({incident.place.district for incident in incidents})
    first, last = min(i.day for i in incidents), max(i.day for i in incidents)
    wards = [
        ward.code
        for district in districts
        if any(incident.place.ward for incident in incidents if incident.place.district == district)
        for ward in context.gazetteer.wards_of(district, on=last)
    ]
    months = covered_months(incidents)
    return Reading(
        source="partner_incidents",
        rows=len(incidents),
        observations=month_counts(frame, incidents, wards=wards),
        incidents=frame,
        notices=(*notices, *unused_notice(columns), *_said(context, first, last), *order.notices),
        questions=order.questions,
        supplier=context.supplier,
        period=months[0].label if len(months) == 1 else f"{months[0].label} to {months[-1].label}",
        series=_series(context, incidents),
    )


def _said(context: Context, first: date, last: date) -> tuple[str, ...]:
    covers = f"Incidents from {first.day} {first:%B %Y} to {last.day} {last:%B %Y}."
    return (
        (covers,)
        if context.supplier
        else (covers, "The list does not say whose it is: name them with --supplier.")
    )


def _series(context: Context, incidents: list[Incident]) -> str:
    """A later list of the same partner, types and months replaces this one whole: rows have no id."""
    months = covered_months(incidents)
    measures = "+".join(sorted({incident.measure for incident in incidents}))
    return f"partner_incidents/{context.supplier}/{measures}/{months[0].code}..{months[-1].code}"
