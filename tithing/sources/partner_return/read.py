"""Reads a return that a partner filled in, whatever program saved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.sources.columns.around_the_table import Around
from tithing.sources.columns.headings import Columns, heading_problems, merged_problems
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.entries import StatedFigure, frame_of
from tithing.sources.opened.table_files import peek, read_tables
from tithing.sources.partner_return.beside import beside_return
from tithing.sources.partner_return.cover import COVER
from tithing.sources.partner_return.entries import ReturnReader
from tithing.sources.partner_return.lines import DATA_SHEET, ReturnLine, Stamp
from tithing.sources.partner_return.rows import Filled, find_rows, missing_headings, pair
from tithing.sources.partner_return.stamp import ASK_AGAIN, read_stamp, used_of_stamp
from tithing.sources.partner_return.template import BESIDE_CELLS
from tithing.sources.tables import ReceivedTable, is_stamp, refuse_if_any
from tithing.sources.used import recognised, used_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import Question
from tithing.vocabulary.units import Unit


def recognises(received: Received) -> bool:
    """By the stamp alone: a copy of the rows without it is a table like any other."""
    return any(is_stamp(table) for table in peek(received))


def read(received: Received, context: Context) -> Reading:
    """Every line as an observation, and the commentary. Raises Refused with each cell that must be mended."""
    tables = read_tables(received)
    stamps = [table for table in tables.sheets if is_stamp(table)]
    if not stamps:
        raise Refused(
            Problem("the workbook is no return: its hidden sheet is missing", ASK_AGAIN, file=received.name)
        )
    stamp = read_stamp(stamps[0])
    sheets = tuple(table for table in tables.sheets if not is_stamp(table))
    columns = _columns(sheets, received.name)
    asked = _inspected(columns, sheets, held=received.held)
    _refuse_odd(columns, stamp, context)
    reading, answered = _reading(stamp, columns, context, tables.notices)
    mine = {each.row.number for each in answered}
    others = {row.number for row in columns.body} - mine
    beside = beside_return(columns, sheets, mine, stamp)
    asked = (*asked, *_asked_of(beside, _taken(answered), context))
    told = (*reading.notices, *_told_of(beside))
    used = [used_of_stamp(stamps[0]), used_of(columns, without=others)]
    parts = recognised(tables.sheets, used, told=(COVER,))
    return replace(reading, questions=asked, notices=told, used=parts, own_words=BESIDE_CELLS)


def _asked_of(beside: Iterable[Around], taken: TakenAs, context: Context) -> Iterator[Question]:
    for words in beside:
        yield from words.asked(taken, context.gazetteer)


def _told_of(beside: Iterable[Around]) -> Iterator[str]:
    for words in beside:
        yield from words.told()


def _taken(answered: Iterable[Filled]) -> TakenAs:
    """What the return's figures are: the words of its own template are nothing odd."""
    lines = [each.line for each in answered]
    return TakenAs(
        frozenset(Period.parse(line.period) for line in lines),
        frozenset(line.area for line in lines),
        frozenset(Unit(line.unit) for line in lines),
        " ".join(line.title for line in lines),
    )


def _columns(tables: tuple[ReceivedTable, ...], name: str) -> Columns:
    columns = find_rows(tables)
    if columns is None:
        what = f'no sheet has the heading row of "{DATA_SHEET}" (Measure, Value ...)'
        raise Refused(Problem(what, ASK_AGAIN, file=name))
    return columns


def _inspected(columns: Columns, sheets: tuple[ReceivedTable, ...], *, held: bool) -> tuple[Question, ...]:
    """What is to be asked of every sheet."""
    known = columns.known
    titles = frozenset(known[name] for name in ("Measure", "Area", "Unit", "Status") if name in known)
    dates = frozenset(known[name] for name in ("Period", "Expected") if name in known)
    asked: list[Question] = []
    for table in sheets:
        mine = table is columns.table
        allowed = Allowed(dates=dates, titles=titles) if mine else Allowed()
        asked += inspect_table(table, header=columns.header if mine else -1, allowed=allowed, held=held)
    return tuple(asked)


def _refuse_odd(columns: Columns, stamp: Stamp, context: Context) -> None:
    refuse_if_any(
        [
            *heading_problems(columns),
            *missing_headings(columns),
            *merged_problems(columns),
            *_unknown(columns, stamp, context),
        ]
    )


def _unknown(columns: Columns, stamp: Stamp, context: Context) -> list[Problem]:
    """A measure or area that this book does not know: the template came from another book."""
    slugs = dict.fromkeys(line.measure for line in stamp.lines)
    codes = dict.fromkeys(line.area for line in stamp.lines)
    strange = [slug for slug in slugs if slug not in context.measures and not _is_variant(slug, context)]
    strange += [code for code in codes if code not in context.gazetteer]
    return [columns.table.problem(f'this book does not know "{each}"', ASK_AGAIN) for each in strange]


def _is_variant(slug: str, context: Context) -> bool:
    try:
        context.measures.get(slug)
    except LookupError:
        return False
    return True


def _reading(
    stamp: Stamp, columns: Columns, context: Context, notices: tuple[str, ...]
) -> tuple[Reading, list[Filled]]:
    """What the return says, and its rows that are lines of it."""
    reader = ReturnReader(stamp, columns, context.measures)
    filled, absent, problems = pair(columns, stamp)
    read_entries = [entry for each in filled if (entry := reader.entry(each)) is not None]
    entries = reader.settle_months(
        [*read_entries, *(reader.not_supplied(line) for line in _owed(absent, stamp))]
    )
    problems += reader.problems
    if not problems and not any(_says_something(each, columns) for each in filled):
        problems.append(
            columns.table.problem("nothing in the return is filled in", "Fill it in and send it again")
        )
    refuse_if_any(problems)
    reading = Reading(
        source="partner_return",
        rows=len(filled),
        observations=frame_of(entries),
        commentary=tuple(said for each in filled if (said := reader.commentary(each)) is not None),
        notices=(*notices, *_still_empty(reader, entries), *_deleted(absent, stamp)),
        supplier=stamp.partner,
        period=Period.parse(stamp.quarter).label,
    )
    return reading, filled


def _owed(absent: list[ReturnLine], stamp: Stamp) -> list[ReturnLine]:
    return [line for line in absent if line.period == stamp.quarter]


def _says_something(filled: Filled, columns: Columns) -> bool:
    return any(columns.text(filled.row, name) for name in ("Value", "Status", "Note", "What happened"))


def _still_empty(reader: ReturnReader, entries: list[StatedFigure]) -> list[str]:
    """A quarter that its months made is no longer empty."""
    made = {reader.measures.get(e.measure).title for e in entries if e.note == "sum of its three months"}
    return [notice for notice in reader.notices if notice.partition(":")[0] not in made]


def _deleted(absent: list[ReturnLine], stamp: Stamp) -> tuple[str, ...]:
    titles = dict.fromkeys(line.title for line in _owed(absent, stamp))
    if not titles:
        return ()
    return (f"Rows that were asked for and are not in the return, kept as missing: {', '.join(titles)}.",)
