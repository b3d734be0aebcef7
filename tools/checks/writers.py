"""What a spreadsheet opens is written so that no words in it run: CSV in one place, cells of workbooks as what they are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

# Not opened by whom we publish to: each with the reason.
CSV_ALLOWED = {
    "tools/demo_write.py": "writes what was transcribed into the demonstration's inputs, letter by letter",
    "tools/bench/bare_pandas.py": "is timed against, and writes into a folder that is thrown away",
    "tools/drill/sent.py": "writes what partners send, as odd as they send it, into a folder that is thrown away",
    "tools/unseen/formats/office.py": "writes invented papers as other bodies do, into memory",
    "tools/build_places.py": "writes the places we are shipped with, from the ONS's own files",
}
ROOMS = ("tithing", "demo", "tools")
CSV_WRITERS = ("writer", "DictWriter")
CSV_RULE = "write CSV with documents/files/csv_text.py, which guards words that a spreadsheet would run"
# XlsxWriter guesses in these what a cell's text is.
GUESSING = (
    "write",
    "write_row",
    "write_column",
    "write_formula",
    "write_array_formula",
    "write_dynamic_array_formula",
)
CELL_RULE = (
    "say what the cell is: write_string, write_number, write_blank, or write_url for a place in the workbook"
)
WORKBOOKS = ("tithing/documents/renderers", "tithing/sources/partner_return")


def check_writers(root: Path) -> list[Fault]:
    faults = []
    for path in (path for room in ROOMS for path in sorted((root / room).rglob("*.py"))):
        name = path.relative_to(root).as_posix()
        module = ast.parse(path.read_text(encoding="utf-8"))
        if name not in CSV_ALLOWED:
            faults += [Fault(f"{name}:{line}", CSV_RULE) for line in _csv_lines(module)]
        if name.startswith(WORKBOOKS):
            faults += [Fault(f"{name}:{line}", CELL_RULE) for line in _guessing_lines(module)]
    return faults


def _csv_lines(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        match node:
            case ast.Attribute(value=ast.Name(id="csv"), attr=name) if name in CSV_WRITERS:
                yield node.lineno
            case ast.ImportFrom(module="csv", names=names) if any(each.name in CSV_WRITERS for each in names):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr="write_csv" | "to_csv")):
                yield node.lineno


def _guessing_lines(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="sheet"), attr=name)) if name in GUESSING:
                yield node.lineno
