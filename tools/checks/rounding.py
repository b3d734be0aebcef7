"""Rounding happens in statistics/rounding.py; elsewhere neither round() nor a format with a precision."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

HOME = "tithing/statistics/rounding.py"
# Not figures: each with the reason.
ALLOWED = {
    "tithing/vocabulary/period.py": "counts whole years in a number of months",
    "tithing/documents/charts/area_map.py": "coordinates of a drawing",
    "tithing/documents/charts/picture.py": "coordinates of a drawing",
    "tithing/reading/repeat_places.py": "longitude and latitude of a published point",
    "tithing/sources/boundaries/shapes.py": "longitude and latitude of an outline",
    "tithing/documents/charts/scales.py": "coordinates and ticks of a drawing",
    "tithing/documents/renderers/to_pdf.py": "widths of columns on a page",
    "tithing/documents/renderers/word_table.py": "widths of columns on a page",
    "tithing/sources/values/cells.py": "writes a cell back as the workbook holds it, in a message",
    "tithing/sources/entries.py": "writes two values apart at full precision, in a message",
    "tithing/store/writer/lock.py": "says how many seconds it waited",
}
RULE = "round in statistics/rounding.py only, and let documents/wording.py word the figure"
PRECISION = re.compile(r"\.\d+[fFeEgG%]?|[fFeEgG%]$")
PERCENT_STYLE = re.compile(r"%[-+ 0#]*\d*(\.\d+)?[fFeEgG]")
BRACES_STYLE = re.compile(r"\{[^{}]*:[^{}]*(\.\d+[fFeEgG%]?|[fFeEgG%])\}")
ROUNDERS = ("round", "quantize", "around")


def check_rounding(root: Path) -> list[Fault]:
    faults = []
    for path in sorted((root / "tithing").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if name == HOME or name in ALLOWED:
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        faults += [Fault(f"{name}:{line}", RULE) for line in sorted(set(_rounding_lines(module)))]
    return faults


def _rounding_lines(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        if _rounds(node) or _shows_decimals(node):
            yield getattr(node, "lineno", 0)


def _rounds(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="round")):
            return True
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in ROUNDERS
        case _:
            return False


def _shows_decimals(node: ast.AST) -> bool:
    """Whether it writes a number with so many places: `format`, a format string of any of the three styles."""
    found = None
    match node:
        case ast.Call(func=ast.Name(id="format"), args=[_, ast.Constant(value=str(spec))]):
            found = PRECISION.search(spec)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format")):
            found = BRACES_STYLE.search(text)
        case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str(spec))])):
            found = PRECISION.search(spec)
        case ast.BinOp(op=ast.Mod(), left=ast.Constant(value=str(text))):
            found = PERCENT_STYLE.search(text)
    return found is not None
