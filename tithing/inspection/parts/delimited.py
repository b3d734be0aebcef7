"""The columns of a CSV file: each is a part, so that one that no source uses can be told and dropped."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tithing.inspection.find import shown
from tithing.inspection.parts.part import Fate, Part, PartLimits, Text

_SEPARATORS = ",;\t|"


def parts(content: bytes, limits: PartLimits) -> Iterator[Part]:
    """Each column with its different texts. Its heading is the first row's; a source may know better."""
    text = _decoded(content[: limits.member_bytes])
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    columns: list[dict[str, int]] = []
    headings: list[str] = []
    whole = len(content) <= limits.member_bytes
    try:
        for number, row in enumerate(rows, 1):
            if number == 1:
                headings = row
            whole = _collect(columns, row, number, limits) and whole
    except csv.Error:
        whole = False
    for at, cells in enumerate(columns):
        heading = shown(headings[at] if at < len(headings) else "", "") or f"number {at + 1}"
        yield Part(
            f'column "{heading}"',
            Fate.READ,
            "",
            tuple(Text(words, f"row {row}") for words, row in cells.items()),
            whole,
        )


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _collect(columns: list[dict[str, int]], row: list[str], number: int, limits: PartLimits) -> bool:
    """Keeps each different cell of a column with the first row it stands in. False when there are too many."""
    while len(columns) < len(row):
        columns.append({})
    whole = True
    for cells, cell in zip(columns, row, strict=False):
        if cell and cell not in cells:
            if len(cells) < limits.texts:
                cells[cell] = number
            else:
                whole = False
    return whole
