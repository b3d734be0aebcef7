"""The extract: the recognised cells of a file with their sheet and row, in plain text, read as CSV and workbooks are.

It is what the book keeps of a file that carries more than its source uses. The first line says what it is, then comes a
line for each sheet and one for each row. The same cells give the same bytes, and those of an extract give itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable, ReceivedTables, without_blank
from tithing.vocabulary.problems import Problem, Refused

MARK = "tithing extract 1\n"

_WORDS: tuple[tuple[type, str, Callable[[Any], str | float]], ...] = (
    (datetime, "moment", datetime.isoformat),  # before `date`, which it is too
    (date, "day", date.isoformat),
    (time, "time", time.isoformat),
    (timedelta, "seconds", timedelta.total_seconds),
)
_VALUES: Mapping[str, Callable[[Any], ReceivedCell]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
}


def looks_like_one(path: Path) -> bool:
    """Whether the file begins as an extract does, whatever it is called."""
    with path.open("rb") as stream:
        return stream.read(len(MARK)) == MARK.encode()


def written(tables: Iterable[ReceivedTable]) -> bytes:
    """The extract of these cells.

    >>> rows = (ReceivedRow(3, ("area", "", "day")), ReceivedRow(4, ("Hartlepool", "", date(2025, 4, 1))))
    >>> print(written([ReceivedTable("f.xlsx", "Fires", rows)]).decode(), end="")
    tithing extract 1
    {"sheet":"Fires","ragged":false}
    [3,"area","","day"]
    [4,"Hartlepool","",{"day":"2025-04-01"}]
    """
    return "".join([MARK, *(f"{line}\n" for table in tables for line in _lines(table))]).encode()


def _lines(table: ReceivedTable) -> Iterator[str]:
    yield _json({"sheet": table.sheet, "ragged": table.ragged})
    for row in table.rows:
        cells = row.cells if table.ragged else _to_the_last(row.cells)
        yield _json([row.number, *(_said(cell) for cell in cells)])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _to_the_last(cells: tuple[ReceivedCell, ...]) -> tuple[ReceivedCell, ...]:
    """Without the empty ones after the last filled: how wide a workbook's rows are laid out says nothing."""
    width = next((at for at in range(len(cells), 0, -1) if cells[at - 1] != ""), 0)
    return cells[:width]


def _said(cell: ReceivedCell) -> object:
    for kind, name, says in _WORDS:
        if isinstance(cell, kind):
            return {name: says(cell)}
    return cell


def read(path: Path, *, name: str) -> ReceivedTables:
    """The sheets of an extract. Raises Refused where it is damaged."""
    return ReceivedTables(tuple(_tables(path, name)))


def peek(path: Path, *, name: str, rows: int) -> tuple[ReceivedTable, ...]:
    """The first rows of each sheet."""
    return tuple(
        ReceivedTable(each.file, each.sheet, each.rows[:rows], each.ragged) for each in _tables(path, name)
    )


def _tables(path: Path, name: str) -> Iterator[ReceivedTable]:
    sheet: Mapping[str, Any] | None = None
    rows: list[ReceivedRow] = []
    for number, value in _values(path, name):
        if isinstance(value, Mapping):
            yield from _table(name, sheet, rows)
            sheet, rows = value, []
        elif sheet is None:
            raise _damaged(name, number)
        else:
            rows.append(_row(value, name, number))
    yield from _table(name, sheet, rows)


def _table(name: str, sheet: Mapping[str, Any] | None, rows: list[ReceivedRow]) -> Iterator[ReceivedTable]:
    if sheet is None:
        return
    kept = without_blank(iter(rows))
    if kept:
        yield ReceivedTable(name, str(sheet.get("sheet", "")), kept, ragged=bool(sheet.get("ragged")))


def _values(path: Path, name: str) -> Iterator[tuple[int, Any]]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        stream.readline()
        for number, line in enumerate(stream, 2):
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise _damaged(name, number) from error


def _row(value: Any, name: str, line: int) -> ReceivedRow:
    if not isinstance(value, list) or not value or type(value[0]) is not int:
        raise _damaged(name, line)
    try:
        return ReceivedRow(value[0], tuple(_cell(each) for each in value[1:]))
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise _damaged(name, line) from error


def _cell(value: Any) -> ReceivedCell:
    if isinstance(value, Mapping):
        ((kind, said),) = value.items()
        return _VALUES[kind](said)
    if isinstance(value, str | int | float):
        return value
    raise TypeError("no cell of ours")


def _damaged(name: str, line: int) -> Refused:
    what = f"it begins as an extract of Tithing does and is none from line {line} on"
    return Refused(Problem(what, "Send the file itself", file=name))
