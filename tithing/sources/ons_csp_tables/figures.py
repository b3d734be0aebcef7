"""The cells of a table as observations: by CSP, by district where the two are the same ground, and by force.

A force's row and its "Unassigned" row are kept apart from the CSPs: the force stands under its own code, what no
CSP was given under the force with the breakdown `place=unassigned`, so that nothing is ever added twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tithing.observations.measure import Measure, UnknownMeasure
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.sources.contract import Context
from tithing.sources.entries import StatedFigure
from tithing.sources.ons_csp_tables.sheets import COUNTS, IDENTITY, RATES, CspRow, CspTable, marker_of
from tithing.sources.values.cells import Unclear, number_of
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.quantity import Status

SUPPLIER = "ons_csp_tables"
_CODE = re.compile(r"[EW]\d{8}")
_MID_YEAR = re.compile(r"\(mid-(\d{4})\s*\)")
_PER = re.compile(r"\s*\(per 1,000 (population|household)s?\)$")
_WITHHELD = frozenset({"c", "s", "*"})
_WITHHELD_WORDS = re.compile(r"confidential|suppress|disclos|withheld|small numbers|too few", re.IGNORECASE)
_NEGATIVE = "negative: offences were transferred or cancelled after an earlier period"


@dataclass(frozen=True)
class FigureColumn:
    """What one column of figures is: a measure, for a period (a denominator has its own year), and a note."""

    position: int
    heading: str
    measure: Measure
    period: Period
    note: str = ""


def columns_of(table: CspTable, context: Context) -> tuple[list[FigureColumn], list[Problem]]:
    """Every column of figures, and a problem for each that has a heading we do not know."""
    columns: list[FigureColumn] = []
    problems: list[Problem] = []
    for position, heading in enumerate(table.headings):
        if heading in IDENTITY or not heading:
            continue
        try:
            columns.append(_column(table, position, heading, context))
        except UnknownMeasure:
            change = (
                "Use the workbook as it was downloaded; a new offence group is added in measures/ons.toml"
            )
            row = table.sheet.rows[table.header].number
            what = "no measure is known for this heading"
            problems.append(table.sheet.problem(what, change, row=row, column=table.written(position)))
    return columns, problems


def _column(table: CspTable, position: int, heading: str, context: Context) -> FigureColumn:
    if match := _MID_YEAR.search(heading):
        slug = "households" if heading.startswith("household") else "population"
        note = f"mid-{match[1]}" + (", rounded to 100" if "rounded to 100" in heading else "")
        return FigureColumn(
            position, heading, context.measures.get(slug), Period.calendar_year(int(match[1])), note
        )
    per = _PER.search(heading)
    measure = context.measures.find(f"ONS {_PER.sub('', heading)}")
    if table.kind == RATES:
        over = "households" if per and per[1] == "household" else "population"
        measure = context.measures.get(f"{measure.slug}.rate_per_1000_{over}")
    return FigureColumn(position, heading, measure, table.period)


def entries_of(
    table: CspTable, columns: list[FigureColumn], gazetteer: Gazetteer
) -> tuple[list[StatedFigure], list[Problem]]:
    """Every cell of figures as stated for its area or areas, and a problem for each row or cell that cannot be."""
    entries: list[StatedFigure] = []
    problems: list[Problem] = []
    for row in table.rows():
        areas = _areas(row, gazetteer)
        if not areas:
            problems.append(_no_area(table, row))
        if row.place and (
            table.kind != COUNTS or not any(row.cells[each.position] != "" for each in columns)
        ):
            continue  # nobody lives in "Unassigned", so that it has no rates; and some have no figures at all
        for column in columns:
            try:
                found = _entry(table, row, column)
            except Unclear as unclear:
                change = "Use the workbook as it was downloaded"
                problems.append(
                    table.sheet.problem(
                        str(unclear), change, row=row.number, column=table.written(column.position)
                    )
                )
                continue
            entries += (replace(found, area=area) for area in areas)
    return entries, problems


def _entry(table: CspTable, row: CspRow, column: FigureColumn) -> StatedFigure:
    cell = row.cells[column.position]
    breakdown = f"place={row.place}" if row.place else ""
    base = StatedFigure(
        column.measure.slug,
        "",
        column.period,
        None,
        column.measure.unit,
        breakdown,
        SUPPLIER,
        row=row.number,
        sheet=table.sheet.sheet,
    )
    if marker := marker_of(cell):
        return replace(base, status=status_of_marker(table, marker), reason=reason_of(table, marker))
    if cell == "":
        return replace(base, status=Status.MISSING, reason="the publisher left the cell blank")
    value = number_of(cell)
    return replace(base, value=value, note=_NEGATIVE if value < 0 else column.note)


def reason_of(table: CspTable, marker: str) -> str:
    """What the workbook says its marker means."""
    unsaid = "withheld by the publisher" if marker in _WITHHELD else "marked by the publisher"
    return table.meanings.get(marker, f"{unsaid} [{marker}]")


def status_of_marker(table: CspTable, marker: str) -> Status:
    """Withheld where the workbook says so or, where it says nothing, where statisticians mean that by it; else missing."""
    said = table.meanings.get(marker, "")
    withheld = bool(_WITHHELD_WORDS.search(said)) if said else marker in _WITHHELD
    return Status.SUPPRESSED if withheld else Status.MISSING


def _areas(row: CspRow, gazetteer: Gazetteer) -> list[str]:
    if not row.csp:
        force = force_of_row(row, gazetteer)
        return [force] if kind_of(force) is AreaKind.FORCE else []
    if kind_of(row.csp) is not AreaKind.CSP or not _CODE.fullmatch(row.csp):
        return []
    same = same_ground(gazetteer, row.csp)
    return [row.csp, same] if same else [row.csp]


def same_ground(gazetteer: Gazetteer, csp: str) -> str:
    """The district that covers exactly what this CSP covers, "" when none does."""
    districts = gazetteer.districts_of_csp(csp)
    if len(districts) != 1 or len(gazetteer.csps_of_district(districts[0].code)) != 1:
        return ""
    return districts[0].code


def force_of_row(row: CspRow, gazetteer: Gazetteer) -> str:
    """The force's code, by its name: some "Unassigned" rows carry the code of the force above them."""
    try:
        return gazetteer.find(f"{row.force_name} police").code
    except UnknownArea:
        return row.force


def miscoded(table: CspTable, gazetteer: Gazetteer) -> Iterator[str]:
    """Rows whose force code is not that of the force they name."""
    for row in table.rows():
        if not row.csp and force_of_row(row, gazetteer) != row.force:
            where = table.sheet.place(row.number)
            yield f"{where}: {row.csp_name or row.force_name} has the code {row.force} and is taken by its name"


def unknown_csps(table: CspTable, gazetteer: Gazetteer) -> Iterator[str]:
    """CSP codes that no look-up of ours has: their figures are kept, and nothing nests under them."""
    return (row.csp for row in table.rows() if row.csp and row.csp not in gazetteer)


def _no_area(table: CspTable, row: CspRow) -> Problem:
    code = row.csp or row.force
    what = f'"{code}" is no code of a CSP or a police force area'
    column = table.written(table.column(IDENTITY[2] if row.csp else IDENTITY[0]))
    return table.sheet.problem(what, "Use the workbook as it was downloaded", row=row.number, column=column)
