"""The one writer of CSV: every file and download of the house with rows in it is made here (RFC 4180, UTF-8).

A spreadsheet runs a cell that begins like a formula, and a partner can send such a title. So words that begin so are led
in by an apostrophe; numbers are written as numbers, and their minus stays a minus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tithing.vocabulary.characters.unsteered import unsteered

Cell = str | int | float | bool | date | None

# What a spreadsheet takes for the start of a formula, at full width as well; leading blanks do not stop it.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n\x00]")
# What is shown of a figure: its sign starts no formula, for nothing but digits follow.
_SHOWN_NUMBER = re.compile(r"[+\-\u2212]?£?\d[\d,]*(\.\d+)?( ?%| points)?")
# A reader set to another separator must not find one in a cell, so that its quotes are always there.
_TO_QUOTE = re.compile(r'[,;\t|"\r\n]|^\s|\s$')
_HALVES = re.compile("[\ud800-\udfff]")


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A head row and the rows. Raises ValueError for a row of another length.

    >>> print(csv_text(("title", "value"), [("=1+1", -4.5), ('say "no", twice', None)]), end="")
    title,value
    '=1+1,-4.5
    "say ""no"", twice",
    """
    return "".join(_lines(tuple(heads), rows))


def _lines(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield _line(heads)
    for row in rows:
        if len(row) != len(heads):
            raise ValueError(f"a row of {len(row)} cells under {len(heads)} heads")
        yield _line(row)


def _line(cells: Sequence[Cell]) -> str:
    return ",".join(map(_cell, cells)) + "\n"


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return repr(cell)
        case date():
            return cell.isoformat()
        case _:
            return _quoted(guarded(cell))


def guarded(words: str) -> str:
    """Words that no spreadsheet will take for a formula, and that hold nothing but text, for a terminal too.

    >>> guarded(" @SUM(1)"), guarded("-12.5%"), guarded("Anti-social behaviour")
    ("' @SUM(1)", '-12.5%', 'Anti-social behaviour')
    """
    held = _HALVES.sub("", unsteered(words))  # first: what hides the sign of a formula goes
    risky = _FORMULA.match(held) and not _SHOWN_NUMBER.fullmatch(held)
    return f"'{held}" if risky else held


def _quoted(words: str) -> str:
    if not _TO_QUOTE.search(words):
        return words
    return '"' + words.replace('"', '""') + '"'
