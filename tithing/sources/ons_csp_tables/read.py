"""Read the official recorded crime of every CSP from the ONS workbook: counts of two years, rates, denominators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.entries import StatedFigure, covered, frame_of
from tithing.sources.ons_csp_tables.agreement import disagreements
from tithing.sources.ons_csp_tables.figures import SUPPLIER, columns_of, entries_of, miscoded, unknown_csps
from tithing.sources.ons_csp_tables.sheets import (
    CHANGES,
    COUNTS,
    IDENTITY,
    CspTable,
    around_figures,
    csp_tables,
    header_of,
    is_csp_title,
    is_untitled,
    missing_of,
    used_of_table,
)
from tithing.sources.opened.table_files import peek, read_tables
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.sources.used import recognised
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question

SLUG = "ons_csp_tables"
_WORKBOOKS = (".xlsx", ".ods")


def recognises(received: Received) -> bool:
    """A workbook with a table of recorded crime by Community Safety Partnership area, by its title."""
    return received.suffix in _WORKBOOKS and any(
        is_csp_title(sheet) or is_untitled(sheet) for sheet in peek(received)
    )


def read(received: Received, context: Context) -> Reading:
    """Counts (C2, C5), rates and denominators (C4); C3 only to check them. Raises Refused with every problem."""
    book = read_tables(received)
    tables = csp_tables(book.sheets)
    refuse_if_any(_missing_tables(received, book.sheets, tables))
    asked = _inspected(tables, held=received.held)
    parts = [_read(table, context) for table in tables if table.kind != CHANGES]
    refuse_if_any(list(chain.from_iterable(part.problems for part in parts)))
    entries = list(chain.from_iterable(part.entries for part in parts))
    return Reading(
        source=SLUG,
        rows=sum(part.rows for part in parts),
        observations=frame_of(entries),
        notices=(*book.notices, *_notices(received, tables, context), *_told(parts)),
        supplier=SUPPLIER,
        period=covered(entry for entry in entries if entry.measure.startswith("ons_")),
        questions=(
            *asked,
            *chain.from_iterable(part.asked for part in parts),
        ),
        used=recognised(book.sheets, map(used_of_table, tables)),
    )


@dataclass(frozen=True)
class _TableRead:
    """One table read: its figures, what is wrong, and what stands around them, told and asked about."""

    rows: int
    entries: list[StatedFigure]
    problems: list[Problem]
    told: tuple[str, ...]
    asked: tuple[Question, ...]


def _read(table: CspTable, context: Context) -> _TableRead:
    columns, unknown = columns_of(table, context)
    entries, wrong = entries_of(table, columns, context.gazetteer)
    beside = around_figures(table)
    taken = replace(TakenAs.of(entries), provisional=None)  # the workbook has no column that says so
    asked = beside.asked(taken, context.gazetteer)
    return _TableRead(sum(1 for _ in table.rows()), entries, [*unknown, *wrong], beside.told(), asked)


def _told(parts: list[_TableRead]) -> Iterator[str]:
    return chain.from_iterable(part.told for part in parts)


def _inspected(tables: list[CspTable], *, held: bool) -> list[Question]:
    """What is to be asked of the tables that are read; the publisher's own covers and notes are not."""
    asked: list[Question] = []
    for table in tables:
        allowed = Allowed(areas=frozenset(table.column(each) for each in IDENTITY))
        asked += inspect_table(table.sheet, header=table.header, allowed=allowed, held=held)
    return asked


def _missing_tables(
    received: Received, sheets: tuple[ReceivedTable, ...], tables: list[CspTable]
) -> list[Problem]:
    change = "Use the workbook as it was downloaded"
    untitled = "it has the headings of a table by CSP, and no title says what it counts"
    wrong = [sheet.problem(untitled, change) for sheet in sheets if is_untitled(sheet)]
    wrong += _not_read(sheets, [table.sheet for table in tables])
    if not wrong and not any(table.kind == COUNTS for table in tables):
        wrong = [Problem("there is no table of the number of crimes by CSP", change, received.name)]
    return wrong


def _not_read(sheets: tuple[ReceivedTable, ...], known: list[ReceivedTable]) -> list[Problem]:
    """Why the sheets that are titled as such a table are none of those that are read."""
    unknown = [sheet for sheet in sheets if is_csp_title(sheet) and sheet not in known]
    return [problem for sheet in unknown for problem in _not_understood(sheet)]


def _not_understood(sheet: ReceivedTable) -> list[Problem]:
    change = "Use the workbook as it was downloaded"
    if header_of(sheet) is not None:
        return [sheet.problem("no year is named", change)]
    row, missing = missing_of(sheet)
    return [
        sheet.problem(f'the column "{each}" is missing', f'{change}, or head it "{each}"', row=row)
        for each in missing
    ]


def _notices(received: Received, tables: list[CspTable], context: Context) -> list[str]:
    read_names = ", ".join(table.sheet.sheet.strip() for table in tables)
    notices = [f"{received.name}: {read_names} are read; the other sheets are not"]
    unknown = sorted({code for table in tables for code in unknown_csps(table, context.gazetteer)})
    if unknown:
        notices.append(f"{received.name}: no look-up of ours has the CSPs {', '.join(unknown)}")
    notices += [line for table in tables for line in miscoded(table, context.gazetteer)]
    differing = disagreements(tables)
    if differing:
        more = f"; and {len(differing) - 5} more" if len(differing) > 5 else ""
        notices.append(
            f"{received.name}: changes that its counts do not give: {'; '.join(differing[:5])}{more}"
        )
    return notices
