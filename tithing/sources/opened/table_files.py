"""Reading a table safely: CSV, XLSX, ODS and our own extracts become rows with the line numbers a person sees.

Nothing is trusted: a line that never ends, bytes that are no text, a workbook that unpacks to gigabytes or holds
formulas is refused with its place before any of it is used. Every tabular source reads through here.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tithing.sources.contract import Received
from tithing.sources.opened import delimited, extract, workbooks
from tithing.sources.signs import mended, mended_quietly
from tithing.sources.tables import PEEKED_ROWS, ReceivedTable, ReceivedTables, is_stamp
from tithing.vocabulary.problems import Problem, Refused


def read_tables(received: Received) -> ReceivedTables:
    """Every visible sheet that holds anything. Raises Refused, with every place, when the file cannot be trusted.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "fires.csv"
    >>> _ = path.write_text("measure,area,value\\nDeliberate fires,Hartlepool,46\\n")
    >>> read_tables(Received(path.name, path, "", "", path.stat().st_size)).sheets[0].rows[1].cells
    ('Deliberate fires', 'Hartlepool', '46')
    """
    if received.path.stat().st_size == 0:
        raise Refused(_empty(received.name))
    tables = mended(_read(received), held=received.held)
    if not any(table.rows for table in tables.sheets):
        raise Refused(_empty(received.name))
    return tables


def _read(received: Received) -> ReceivedTables:
    if extract.looks_like_one(received.path):
        return extract.read(received.path, name=received.name)
    if workbooks.looks_like_one(received.path):
        return workbooks.read(received.path, name=received.name)
    return delimited.read(received.path, name=received.name)


def why_unreadable(received: Received) -> tuple[Problem, ...]:
    """Why a file that no source recognises cannot be read at all; empty when it can be, and is just unknown."""
    if received.suffix == ".gz":  # one that is gzip comes decompressed
        return (_no_gzip(received.name),)
    if (
        received.suffix in _WORKBOOKS
        and _is_no_text(received.path)
        and not workbooks.looks_like_one(received.path)
    ):
        return (_no_workbook(received.name, received.suffix),)
    try:
        read_tables(received)
    except Refused as refused:
        return refused.problems
    return ()


def peek(received: Received) -> tuple[ReceivedTable, ...]:
    """The first rows of each sheet, for recognising a file; empty when it cannot be read. Never raises."""
    return _peek(received.path.as_posix(), received.name, received.content_sha256)


def peek_unstamped(received: Received) -> tuple[ReceivedTable, ...]:
    """The same, and nothing of a return that Tithing wrote: its rows look like a flat table, and are more."""
    tables = peek(received)
    return () if any(is_stamp(table) for table in tables) else tables


@lru_cache(maxsize=16)
def _peek(path: str, name: str, _content: str) -> tuple[ReceivedTable, ...]:
    try:
        if extract.looks_like_one(Path(path)):
            return mended_quietly(extract.peek(Path(path), name=name, rows=PEEKED_ROWS))
        if workbooks.looks_like_one(Path(path)):
            return mended_quietly(workbooks.peek(Path(path), name=name, rows=PEEKED_ROWS))
        return mended_quietly(delimited.peek(Path(path), name=name, rows=PEEKED_ROWS))
    except (Refused, OSError, ValueError):
        return ()


def _no_gzip(name: str) -> Problem:
    what = "the file's name ends in .gz, and it is not compressed with gzip"
    return Problem(what, "Ask for it again, or correct its name", file=name)


_WORKBOOKS = (".xlsx", ".xlsm", ".ods")


def _is_no_text(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"\0" in stream.read(4096)


def _no_workbook(name: str, suffix: str) -> Problem:
    what = (
        f"the file's name ends in {suffix}, and it is no workbook: it is damaged, or was cut off on its way"
    )
    change = "Open it in a spreadsheet program to see; ask for it again where that cannot open it either"
    return Problem(what, change, file=name)


def _empty(name: str) -> Problem:
    return Problem(
        "the file is empty", "Export it again, and check that it has rows before sending it", file=name
    )
