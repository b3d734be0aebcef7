"""Two figures in one cell, "45 (12.3%)", parted into two columns, so that each is read: a number and its per cent, its change,
or what it was before.

Only a column of which most cells are so is parted; a single remark in brackets stays a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tithing.checking.read.numbers import read_change, read_number
from tithing.checking.read.printed import PrintedCell, PrintedRow, PrintedTable
from tithing.checking.thresholds import counted

_FIGURE = r"[-+\u2212\u2013\u25b2\u25bc\u2191\u2193]?\s*£?\d[\d,]*(?:\.\d+)?\s*(?:%|pp|k|m)?"
_TWO = re.compile(
    rf"^(?P<one>{_FIGURE}[*rpe]?)\s*(?:[(\[]\s*(?P<two>{_FIGURE})\s*[)\]]|[/;|,]?\s+(?P<behind>{_FIGURE}))(?P<mark>[*†‡]*)$"
)
_SECOND = r"(?:%|per\s?cent(?:age)?|rate|change|proportion)"
_HEAD_OF_TWO = re.compile(
    rf"\s*[(\[][^()\[\]]*{_SECOND}[^()\[\]]*[)\]]\s*$|\s*(?:[/,&]|\band\b)\s*{_SECOND}\s*$", re.IGNORECASE
)
_NUMBER_HEAD = re.compile(r"^\W*(?:n|no\.?|number|count|%)?\W*$", re.IGNORECASE)
_FEWEST = counted("read.in_one_cell", "fewest")
_MOST_OFTEN = counted("read.in_one_cell", "most_often")


@dataclass(frozen=True)
class _Two:
    first: str
    second: str


def parted(table: PrintedTable) -> PrintedTable:
    """The table with a column for each figure of cells that hold two; itself, where none do.

    >>> from tithing.checking.read.text.from_text import read_text
    >>> table = read_text("Kind\\tCases (%)\\nNoise\\t30 (60%)\\nLitter\\t20 (40%)", title="a pack").tables[0]
    >>> table.heads, table.rows[0].texts
    (('Cases', 'Cases | share in brackets'), ('30', '60%'))
    """
    double = {number: pairs for number in range(1, len(table.heads) + 1) if (pairs := _pairs(table, number))}
    if not double:
        return table
    heads = tuple(head for n, old in enumerate(table.heads, start=1) for head in _heads(old, double.get(n)))
    rows = tuple(_row(row, number, double) for number, row in enumerate(table.rows))
    return replace(table, heads=heads, rows=rows)


def _pairs(table: PrintedTable, column: int) -> dict[int, _Two]:
    """The cells of a column that hold two figures, by row; none where they are not most of it."""
    pairs: dict[int, _Two] = {}
    single = 0
    for number, row in enumerate(table.rows):
        text = row.cells[column - 1].text.strip() if column <= len(row.cells) else ""
        found = _two(text)
        if found is not None:
            pairs[number] = found
        elif read_number(text) is not None:
            single += 1
    return pairs if len(pairs) >= _FEWEST and len(pairs) >= _MOST_OFTEN * single else {}


def _two(text: str) -> _Two | None:
    found = _TWO.match(text)
    if found is None or (read_number(text.replace(" ", "")) is not None and not found["two"]):
        return None
    second = found["two"] or found["behind"]
    if not found["two"] and "%" not in second:
        return None  # "12 345" may be one number, "3 / 15" a rank
    return _Two(found["one"].strip(), second.strip())


def _heads(head: str, pairs: dict[int, _Two] | None) -> Iterator[str]:
    if pairs is None:
        yield head
        return
    plain = _HEAD_OF_TWO.sub("", head).strip()
    first = head if _NUMBER_HEAD.match(plain) and not plain else plain or head
    yield first
    yield f"{first} | {_what([pair.second for pair in pairs.values()])} in brackets"


def _what(texts: Sequence[str]) -> str:
    numbers = [number for number in map(read_change, texts) if number is not None]
    signed = sum(number.value < 0 or number.plus or bool(number.arrow) for number in numbers)
    share = 2 * sum(number.unit == "%" for number in numbers) > len(numbers)
    if signed:
        return "% change" if share else "change"
    return "share" if share else "figure"


def _row(row: PrintedRow, number: int, double: dict[int, dict[int, _Two]]) -> PrintedRow:
    texts = [text for cell in row.cells for text in _texts(cell, number, double.get(cell.column))]
    places = [cell.place for cell in row.cells for _ in _texts(cell, number, double.get(cell.column))]
    cells = (
        PrintedCell(text, n, place)
        for n, (text, place) in enumerate(zip(texts, places, strict=True), start=1)
    )
    return replace(row, cells=tuple(cells))


def _texts(cell: PrintedCell, number: int, pairs: dict[int, _Two] | None) -> tuple[str, ...]:
    if pairs is None:
        return (cell.text,)
    two = pairs.get(number)
    return (two.first, two.second) if two else (cell.text, "")
