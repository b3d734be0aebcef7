"""XLSX and ODS without trust: what the package holds is checked before a reader unpacks any of it into memory.

Calamine is fast but takes the file's word: it gives a formula's last result, turns an error such as #DIV/0! into
a blank, and lays out every cell between the first and the last. So the sheets' XML is scanned first, in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tithing.sources.opened import package
from tithing.sources.opened.marks_told import told_of_marks
from tithing.sources.opened.sheet_marks import SheetMarks
from tithing.sources.opened.workbook_marks import marks_of
from tithing.sources.tables import (
    PEEKED_ROWS,
    ReceivedCell,
    ReceivedRow,
    ReceivedTable,
    ReceivedTables,
    heading_above,
    is_stamp,
    refuse_if_any,
    without_blank,
)
from tithing.vocabulary.problems import Problem, Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"


def looks_like_one(path: Path) -> bool:
    """A zip package or an old Office file, by its first bytes: a name proves nothing."""
    with path.open("rb") as stream:
        start = stream.read(8)
    return start.startswith(_ZIP) or start == _OLE


def read(path: Path, *, name: str) -> ReceivedTables:
    """Every visible sheet that holds anything, with its formulas and errors, which are wrong where they are used. Raises
    Refused with every other fault.
    """
    _refuse_ole(path, name)
    dangers = package.dangers(path, name)
    if dangers:
        raise Refused(*dangers)
    faults = package.faults(path, name)
    refuse_if_any([fault for fault in faults if fault.row is None])
    return _sheets(path, name, _with_headings(faults, path, name) if faults else {})


def peek(path: Path, *, name: str, rows: int) -> tuple[ReceivedTable, ...]:
    """The first rows of each sheet; empty where opening it could do harm."""
    _refuse_ole(path, name)
    if package.dangers(path, name):
        return ()
    return tuple(
        ReceivedTable(name, sheet.name, tuple(_first(sheet, rows)))
        for sheet in _opened(path, name, hidden=True)
    )


Calculated = dict[tuple[int, int], Problem]  # by row and column, from 1 and from 0


def _with_headings(faults: list[Problem], path: Path, name: str) -> dict[str, Calculated]:
    """By their sheet. Faults are found by the letter of their column; a person knows it by its heading, where there is one."""
    tables = {table.sheet: table for table in peek(path, name=name, rows=PEEKED_ROWS)}
    found: dict[str, Calculated] = {}
    for fault in faults:
        at = (fault.row or 0, package.column_number(fault.column.encode()) - 1)
        told = replace(fault, column=_heading(tables.get(fault.sheet), fault))
        found.setdefault(fault.sheet, {})[at] = told
    return found


def _heading(table: ReceivedTable | None, fault: Problem) -> str:
    if table is None or fault.row is None:
        return fault.column
    return heading_above(table.rows, fault.row, package.column_number(fault.column.encode()) - 1)


def _sheets(path: Path, name: str, calculated: Mapping[str, Calculated]) -> ReceivedTables:
    tables: list[ReceivedTable] = []
    try:
        marks = marks_of(path)
    except ValueError as error:
        raise Refused(package.damaged(name)) from error
    for sheet in _opened(path, name, hidden=True):
        mine = marks.get(sheet.name, SheetMarks())
        rows = without_blank(_as_shown(_rows(sheet), mine))
        if rows:
            odd = calculated.get(sheet.name, {})
            tables.append(ReceivedTable(name, sheet.name, rows, merged=tuple(mine.merged), calculated=odd))
    hidden = _hidden_names(path, name)
    shown = tuple(table for table in tables if table.sheet not in hidden or is_stamp(table))
    return ReceivedTables(
        shown, tuple(told_of_marks(shown, marks))
    )  # hidden sheets are told as what is not kept


def _as_shown(rows: Iterator[ReceivedRow], marks: SheetMarks) -> Iterator[ReceivedRow]:
    for row in rows:
        if row.number not in marks.percent:
            yield row
            continue
        cells = enumerate(row.cells)
        yield ReceivedRow(
            row.number, tuple(_shown(cell, row.number, column, marks) for column, cell in cells)
        )


def _shown(cell: ReceivedCell, row: int, column: int, marks: SheetMarks) -> ReceivedCell:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return marks.as_shown(row, column, cell)


def _workbook(path: Path, name: str) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_path(path)
    except (python_calamine.CalamineError, OSError):
        pass  # it goes by the name of the file, which proves nothing: an .xlsx may be called .xls
    try:
        with path.open("rb") as stream:
            return python_calamine.CalamineWorkbook.from_filelike(stream)
    except (python_calamine.CalamineError, OSError) as error:
        raise Refused(package.damaged(name)) from error


def _opened(path: Path, name: str, *, hidden: bool) -> Iterator[Any]:
    import python_calamine

    book = _workbook(path, name)
    for found in book.sheets_metadata:
        if found.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            yield book.get_sheet_by_name(found.name)
        except python_calamine.CalamineError as error:
            raise Refused(package.damaged(name)) from error


def _hidden_names(path: Path, name: str) -> set[str]:
    import python_calamine

    seen = python_calamine.SheetVisibleEnum.Visible
    return {found.name for found in _workbook(path, name).sheets_metadata if found.visible is not seen}


def _rows(sheet: Any) -> Iterator[ReceivedRow]:
    if sheet.start is None:
        return
    first, left = sheet.start
    before: tuple[ReceivedCell, ...] = ("",) * left
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1):
        yield ReceivedRow(number, before + tuple(_tidy(cell) for cell in cells))


def _first(sheet: Any, rows: int) -> Iterator[ReceivedRow]:
    if sheet.start is None:
        return
    first, left = sheet.start
    before: tuple[ReceivedCell, ...] = ("",) * left
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True, nrows=rows), start=first + 1):
        yield ReceivedRow(number, before + tuple(_tidy(cell) for cell in cells))


def _tidy(cell: ReceivedCell) -> ReceivedCell:
    if isinstance(cell, str):
        return cell.replace("\u00a0", " ").replace("_x000D_", "").strip()
    return cell


def _refuse_ole(path: Path, name: str) -> None:
    with path.open("rb") as stream:
        if stream.read(8) != _OLE:
            return
    raise Refused(
        Problem(
            _OLE_BY_SUFFIX.get(path.suffix.lower(), _EITHER),
            "Open it, take any password off, save it as .xlsx and send it again",
            file=name,
        )
    )


_EITHER = "the workbook has a password, or is in the old .xls format, and cannot be read"
_PASSWORD = "the workbook has a password, and cannot be read"
_OLE_BY_SUFFIX = {
    ".xls": "the workbook is in the old .xls format, and cannot be read",
    ".doc": "the file is a Word document in the old .doc format, not a table",
    ".xlsx": _PASSWORD,
    ".xlsm": _PASSWORD,
}
