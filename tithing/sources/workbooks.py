"""XLSX and ODS without trust: what the package holds is checked before a reader unpacks any of it into memory.

Calamine is fast but takes the file's word: it gives a formula's last result, turns an error such as #DIV/0! into
a blank, and lays out every cell between the first and the last. So the sheets' XML is scanned first, in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tithing.sources.tables import MAX_PROBLEMS, Cell, Row, Table, Tables, without_blank
from tithing.vocabulary.problems import Problem, Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"


def looks_like_one(path: Path) -> bool:
    """A zip package or an old Office file, by its first bytes: a name proves nothing."""
    with path.open("rb") as stream:
        start = stream.read(8)
    return start.startswith(_ZIP) or start == _OLE


def read(path: Path, *, name: str) -> Tables:
    """Every visible sheet that holds anything. Raises Refused with every formula, error and other fault."""
    from tithing.sources import package

    _refuse_ole(path, name)
    faults = package.dangers(path, name) or package.faults(path, name)
    if faults:
        raise Refused(*faults[:MAX_PROBLEMS])
    return _sheets(path, name)


def peek(path: Path, *, name: str, rows: int) -> tuple[Table, ...]:
    """The first rows of each sheet; empty where opening it could do harm."""
    from tithing.sources import package

    _refuse_ole(path, name)
    if package.dangers(path, name):
        return ()
    return tuple(
        Table(name, sheet.name, tuple(_first(sheet, rows))) for sheet in _opened(path, name, hidden=True)
    )


def _sheets(path: Path, name: str) -> Tables:
    tables: list[Table] = []
    for sheet in _opened(path, name, hidden=True):
        rows = without_blank(_rows(sheet))
        if rows:
            tables.append(Table(name, sheet.name, rows))
    hidden = _hidden_names(path, name)
    shown = tuple(table for table in tables if table.sheet not in hidden or is_stamp(table))
    unread = [table.sheet for table in tables if table not in shown]
    notices = (f"{name}: hidden sheets were not read: {', '.join(unread)}.",) if unread else ()
    return Tables(shown, notices)


def is_stamp(table: Table) -> bool:
    """The hidden sheet by which a return that Tithing wrote says which it is."""
    return bool(table.rows) and table.rows[0].cells[0] == STAMP_MARK


STAMP_MARK = "tithing-return"


def _workbook(path: Path, name: str) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_path(path)
    except (python_calamine.CalamineError, OSError) as error:
        raise Refused(damaged(name)) from error


def _opened(path: Path, name: str, *, hidden: bool) -> Iterator[Any]:
    import python_calamine

    book = _workbook(path, name)
    for found in book.sheets_metadata:
        if found.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            yield book.get_sheet_by_name(found.name)
        except python_calamine.CalamineError as error:
            raise Refused(damaged(name)) from error


def _hidden_names(path: Path, name: str) -> set[str]:
    import python_calamine

    seen = python_calamine.SheetVisibleEnum.Visible
    return {found.name for found in _workbook(path, name).sheets_metadata if found.visible is not seen}


def _rows(sheet: Any) -> Iterator[Row]:
    if sheet.start is None:
        return
    first, left = sheet.start
    before: tuple[Cell, ...] = ("",) * left
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1):
        yield Row(number, before + tuple(_tidy(cell) for cell in cells))


def _first(sheet: Any, rows: int) -> Iterator[Row]:
    if sheet.start is None:
        return
    first, left = sheet.start
    before: tuple[Cell, ...] = ("",) * left
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True, nrows=rows), start=first + 1):
        yield Row(number, before + tuple(_tidy(cell) for cell in cells))


def _tidy(cell: Cell) -> Cell:
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


def damaged(name: str) -> Problem:
    return Problem(
        "the workbook is damaged or was cut short",
        "Open it, save it again as .xlsx and send the new copy",
        file=name,
    )
