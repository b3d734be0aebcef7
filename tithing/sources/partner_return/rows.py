"""Pairs the rows of a filled return with the lines that were asked for, wherever the rows and columns now stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.sources.columns.headings import Columns, find_columns, missing_columns, simplify
from tithing.sources.partner_return.lines import COLUMNS, COMMENTARY, LOCKED, ReturnLine, Stamp
from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.vocabulary.problems import Problem

NAMES: dict[str, tuple[str, ...]] = {name: (simplify(name),) for name in COLUMNS}
_ENTRIES = tuple(name for name in COLUMNS if name not in LOCKED)
_LIKE = 3  # of the five locked cells: then it is that line with a cell changed


@dataclass(frozen=True)
class Filled:
    """A line and the row that answers it."""

    line: ReturnLine
    row: ReceivedRow


def find_rows(tables: tuple[ReceivedTable, ...]) -> Columns | None:
    """The sheet of rows, found by its headings; the heading row may have been moved down."""
    for table in tables:
        for header in range(min(10, len(table.rows))):
            columns = find_columns(table, NAMES, header=header)
            if {"Measure", "Value"} <= columns.known.keys() or len(columns.known) >= 6:
                return columns
    return None


def missing_headings(columns: Columns) -> list[Problem]:
    """Columns a partner deleted or renamed; the three of commentary and the day expected may be missed."""
    needed = {name: holds for name, holds in COLUMNS.items() if name not in (*COMMENTARY, "Expected")}
    return missing_columns(columns, {name: holds.split(".")[0].lower() for name, holds in needed.items()})


def pair(columns: Columns, stamp: Stamp) -> tuple[list[Filled], list[ReturnLine], list[Problem]]:
    """(rows with their lines, lines without a row, what was changed that is locked)."""
    waiting = {_key(line.shown): line for line in stamp.lines}
    filled: list[Filled] = []
    problems: list[Problem] = []
    strangers: list[ReceivedRow] = []
    answered: dict[ReturnLine, int] = {}
    for row in columns.body:
        line = waiting.get(_key(tuple(columns.text(row, name) for name in LOCKED)))
        if line is None:
            strangers.append(row)
        elif line in answered:
            what = f"rows {answered[line]} and {row.number} are the same line of the return"
            problems.append(
                columns.table.problem(what, "Keep one of the two", row=row.number, column="Measure")
            )
        else:
            answered[line] = row.number
            filled.append(Filled(line, row))
    absent = [line for line in stamp.lines if line not in answered]
    problems += [problem for row in strangers for problem in _stranger(columns, row, absent)]
    return filled, absent, problems


def _key(shown: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(simplify(words) for words in shown)


def _stranger(columns: Columns, row: ReceivedRow, absent: list[ReturnLine]) -> Iterator[Problem]:
    """A row that was not asked for: a locked cell was changed, or someone added a row."""
    said = tuple(columns.text(row, name) for name in LOCKED)
    near = max(absent, key=lambda line: _alike(line, said), default=None)
    if near is None or _alike(near, said) < _LIKE:
        if any(said) or any(columns.text(row, name) for name in _ENTRIES):
            what = "the row is not one that this return asks for"
            change = "Take the row out; send other figures in a table of their own"
            yield columns.table.problem(what, change, row=row.number, column="Measure")
        return
    absent.remove(near)
    for name, was, now in zip(LOCKED, near.shown, said, strict=True):
        if simplify(was) != simplify(now):
            what = f'the locked cell was changed from "{was}" to "{now[:60]}"'
            change = f'Write "{was}" back' if was else "Empty it again"
            yield columns.table.problem(what, change, row=row.number, column=columns.heading(name))


def _alike(line: ReturnLine, said: tuple[str, ...]) -> int:
    return sum(a == b for a, b in zip(_key(line.shown), _key(said), strict=True))
