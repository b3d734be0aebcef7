"""Look at a file before it is parsed: its first bytes, its headings, and that it is made of lines.

Parsers give up late and in their own words on a file that is one line of two gigabytes or no text at all;
here each is found by reading through it once, in small pieces.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tithing.sources.contract import Received
from tithing.sources.opened.what_it_is import not_a_table
from tithing.sources.police_street.settings import COLUMNS, MAY_BE_ABSENT, OTHER_FILES
from tithing.vocabulary.problems import Problem

LONGEST_LINE = 64 * 1024  # bytes; the longest line ever met has about 400
_PIECE = 64 * 1024  # as large a piece as the interpreter keeps to use again
_NAMED = re.compile(r"(\d{4}-\d{2})-([a-z][a-z-]*?)-street", re.IGNORECASE)
_AS_DOWNLOADED = "Use the file as it was downloaded"
_CSV_AS_DOWNLOADED = f"{_AS_DOWNLOADED}, as CSV"


@dataclass(frozen=True)
class NamedFor:
    """The month and force that the name of a file says it is for, "" where it says neither."""

    month: str = ""
    force: str = ""


def named_for(name: str) -> NamedFor:
    match = _NAMED.search(PurePosixPath(name.replace("\\", "/")).name)
    return NamedFor(match[1], match[2].lower()) if match else NamedFor()


def headings_of(path: Path) -> tuple[str, ...]:
    """The headings on the first line; none where there is no such line to be read."""
    with path.open("rb") as file:
        first = file.read(LONGEST_LINE)
    line = first.split(b"\n", 1)[0]
    if (
        first.startswith(b"PK\3\4")
        or b"\0" in first
        or (len(line) == len(first) and len(first) == LONGEST_LINE)
    ):
        return ()
    try:
        return tuple(name.strip() for name in next(csv.reader([line.decode("utf-8-sig").strip("\r\n")]), ()))
    except (UnicodeDecodeError, csv.Error):
        return ()


def has_rows(path: Path) -> bool:
    """Whether anything stands under the headings; a file that is no CSV is left for the parser to judge."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            next(rows, None)
            return any(any(cell.strip() for cell in row) for row in rows)
    except (UnicodeDecodeError, csv.Error):
        return True


def kind_of_file(received: Received) -> str:
    """street, outcomes, stop and search, or "" for another publisher's file."""
    headings = set(headings_of(received.path))
    for kind, expected in OTHER_FILES.items():
        if headings.issuperset(expected):
            return kind
    alike = len(headings.intersection(COLUMNS))
    if "Crime type" in headings and alike >= 4:
        return "street"
    return "street" if alike >= 6 or named_for(received.name).month else ""


def problems_at_opening(received: Received) -> list[Problem]:
    """Everything that is wrong with the bytes and the headings, before any row is read."""
    if received.path.stat().st_size == 0:
        return [Problem("the file is empty", _AS_DOWNLOADED, received.name)]
    if problem := not_a_table(received.path, received.name):
        return [problem]
    return (
        _saved_otherwise(received)
        or _byte_problems(received)
        or _heading_problems(received)
        or _cut_short(received)
    )


def _saved_otherwise(received: Received) -> list[Problem]:
    """What a spreadsheet made of a street file: a workbook, Unicode text, semicolons. Said once and not of each column."""
    with received.path.open("rb") as file:
        first = file.readline(LONGEST_LINE)
    if first.startswith(b"PK\3\4"):
        what = "it is a workbook"
    elif first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        what = "it was saved as UTF-16 (Unicode text)"
    elif max(first.count(b";"), first.count(b"\t")) >= len(COLUMNS) - 2 > first.count(b","):
        what = f"its cells are parted by {'semicolons' if b';' in first else 'tabs'} and not by commas"
    else:
        return []
    return [Problem(what, _CSV_AS_DOWNLOADED, received.name, row=1)]


def _byte_problems(received: Received) -> list[Problem]:
    unended = offset = 0
    with received.path.open("rb") as file:
        while piece := file.read(_PIECE):
            if b"\0" in piece:
                row = _line_at(received.path, offset + piece.index(b"\0"))
                return [
                    Problem("it holds bytes that are not text", _CSV_AS_DOWNLOADED, received.name, row=row)
                ]
            before, unended = unended, _unended(piece, unended)
            if unended > LONGEST_LINE:
                row = _line_at(received.path, offset - before)
                what = f"a line from here on has more than {LONGEST_LINE // 1024} kilobytes"
                return [Problem(what, _CSV_AS_DOWNLOADED, received.name, row=row)]
            offset += len(piece)
    return []


def _cut_short(received: Received) -> list[Problem]:
    """A last line with fewer fields than there are headings: the download, or a copy of it, broke off there."""
    size = received.path.stat().st_size
    with received.path.open("rb") as file:
        file.seek(max(0, size - LONGEST_LINE))
        end = file.read().rstrip(b"\r\n").rpartition(b"\n")[2]
    fields = len(next(csv.reader([end.decode("utf-8", "replace")]), ()))
    if received.held or not 0 < fields < len(headings_of(received.path)):
        return []
    what = "the file ends in the middle of this row: it was cut short"
    change = "Download it again, and use it as it was downloaded"
    return [Problem(what, change, received.name, row=_line_at(received.path, size - len(end) - 1) + 1)]


def _unended(piece: bytes, before: int) -> int:
    """Bytes since the last line end; more than LONGEST_LINE as soon as any one line is longer than that."""
    start = -before
    while len(piece) - start > LONGEST_LINE:
        found = piece.rfind(b"\n", max(start, 0), start + LONGEST_LINE + 1)
        if found < 0:
            return LONGEST_LINE + 1
        start = found + 1
    last = piece.rfind(b"\n")
    return len(piece) - 1 - last if last >= 0 else before + len(piece)


def _line_at(path: Path, offset: int) -> int:
    line, left = 1, offset
    with path.open("rb") as file:
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            line += piece.count(b"\n")
            left -= len(piece)
    return line


def _heading_problems(received: Received) -> list[Problem]:
    headings = headings_of(received.path)
    if not headings:
        return [Problem("its first line is not headings in UTF-8", _AS_DOWNLOADED, received.name, row=1)]
    missing = [name for name in COLUMNS if name not in headings and name not in MAY_BE_ABSENT]
    strange = [name for name in headings if name not in COLUMNS]
    return [
        *(_missing(received, name, strange) for name in missing),
        *(_strange(received, name) for name in strange if not missing),
        *_twice(received, headings),
    ]


def _twice(received: Received, headings: Sequence[str]) -> list[Problem]:
    names = sorted({name for name in headings if headings.count(name) > 1})
    what = "there are two columns of this name"
    return [Problem(what, "Keep one", received.name, "", 1, name) for name in names]


def _missing(received: Received, name: str, strange: list[str]) -> Problem:
    instead = f'; there is "{strange[0]}", which street files do not have' if strange else ""
    change = f"A street file has the columns {', '.join(COLUMNS)}. {_AS_DOWNLOADED}"
    return Problem(f'the column "{name}" is missing{instead}', change, received.name, row=1)


def _strange(received: Received, name: str) -> Problem:
    change = "Take it out: what is not published may be about a person, and is not kept"
    return Problem("street files have no such column", change, received.name, row=1, column=name)
