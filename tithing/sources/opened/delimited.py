"""CSV without trust: read in pieces, so that a line of two gigabytes or a file that is no text is refused early.

The encoding is found, not asked: UTF-8 (with or without its mark), else Windows-1252, which is announced, because
a pound sign read wrongly is a small lie.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from tithing.sources.opened.what_it_is import not_a_table
from tithing.sources.tables import ReceivedRow, ReceivedTable, ReceivedTables, without_blank
from tithing.vocabulary.problems import Problem, Refused

MAX_LINE = 1_000_000  # bytes; a real row of a partner's table is a few hundred
CHUNK = 1 << 20
_BREAK = re.compile(rb"[\r\n]")
_DELIMITERS = (",", "\t", ";", "|")
_FIRST = 30  # lines of which the sign is found


def read(path: Path, *, name: str) -> ReceivedTables:
    """The one table of a CSV file. Raises Refused."""
    if problem := not_a_table(path, name):
        raise Refused(problem)
    encoding, notices = _checked_encoding(path, name)
    try:
        with path.open(encoding=encoding, newline="") as stream:
            rows = without_blank(_rows(stream, name))
    except UnicodeError:
        raise Refused(_not_whole(name)) from None
    return ReceivedTables((ReceivedTable(name, "", rows, ragged=True, cut=_has_no_end(path)),), notices)


def _not_whole(name: str) -> Problem:
    what = "the file begins as UTF-16 (Unicode text) and does not go on so"
    return Problem(what, 'Save it again as "CSV UTF-8"', file=name)


def _has_no_end(path: Path) -> bool:
    """Whether the last line is not ended, in one byte a letter or two."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - 2, 0))
        return not stream.read().rstrip(b"\0").endswith((b"\r", b"\n"))


def peek(path: Path, *, name: str, rows: int) -> tuple[ReceivedTable, ...]:
    """The first rows, from the first 64 KB only."""
    with path.open("rb") as stream:
        head = stream.read(65536)
    if not_a_table(path, name):
        return ()
    if is_wide(path):
        head = head[: len(head) // 2 * 2].decode("utf-16", errors="ignore").encode()
    head = head.replace(b"\0", b"")  # still to be recognised, so that reading it may say where they are
    whole = head if len(head) < 65000 else head[: max(head.rfind(b"\n"), 0)]
    text = _decode_head(whole)
    found: list[ReceivedRow] = []
    try:
        for row in _rows(io.StringIO(text, newline=""), name):
            if not row.blank:
                found.append(row)
            if len(found) >= rows:
                break
    except Refused:
        pass
    return (ReceivedTable(name, "", tuple(found), ragged=True),)


def _decode_head(head: bytes) -> str:
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError:
        return head.decode("cp1252", errors="replace")


def _checked_encoding(path: Path, name: str) -> tuple[str, tuple[str, ...]]:
    """One pass over the bytes: no NUL, no endless line, and which encoding they are in."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, windows_fault, lines, since_break, start = True, 0, 1, 0, b""
    with path.open("rb") as stream:
        if is_wide(path):
            _refuse_long_lines(stream, name)
            return "utf-16", (f"{name}: it is saved as UTF-16 (Unicode text), and was read as that.",)
        while chunk := stream.read(CHUNK):
            start = start or chunk[:8]
            _refuse_binary(chunk, name, lines)
            since_break = _refuse_long_line(chunk, since_break, name, lines)
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
            windows_fault = windows_fault or _not_windows(chunk, lines)
            lines += chunk.count(b"\n")
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    return _encoding_of(start, is_utf8, windows_fault, name)


def _encoding_of(start: bytes, is_utf8: bool, windows_fault: int, name: str) -> tuple[str, tuple[str, ...]]:
    if is_utf8:
        return ("utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"), ()
    if windows_fault:
        raise Refused(
            Problem(
                "the text is neither UTF-8 nor Windows-1252, so its letters cannot be read",
                'Save it again as "CSV UTF-8"',
                file=name,
                row=windows_fault,
            )
        )
    return "cp1252", (
        f"{name}: it is not UTF-8, and was read as Windows-1252 (Excel's plain CSV). Check names with accents and £ signs.",
    )


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _not_windows(chunk: bytes, lines: int) -> int:
    """The line of the first byte that Windows-1252 does not have; 0 when there is none."""
    found = re.search(rb"[\x81\x8d\x8f\x90\x9d]", chunk)
    return lines + chunk.count(b"\n", 0, found.start()) if found else 0


def is_wide(path: Path) -> bool:
    """Whether the file begins with the mark of UTF-16, as Excel's "Unicode text" does."""
    with path.open("rb") as stream:
        return stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def goes_by_columns(path: Path, *, line: int, width: int) -> bool:
    """Whether a reader of columns may take the file as it is: UTF-8, lines ended as everywhere, and so many cells of its
    line of headings, from 1, parted by commas. What is otherwise goes row by row, which finds the encoding and the sign.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "people.csv"
    >>> for text in ("Code,People\\nE06000001,92000\\n", "Code;People\\nE06000001;92000\\n"):
    ...     _ = file.write_text(text)
    ...     print(goes_by_columns(file, line=1, width=2))
    True
    False
    """
    if is_wide(path):
        return False
    with path.open("rb") as stream:
        heads = [stream.readline(MAX_LINE) for _ in range(line)][-1].rstrip(b"\r\n")
    return heads.count(b",") + 1 >= width and b"\r" not in heads and _is_utf8(path)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        pieces = iter(lambda: stream.read(CHUNK), b"")
        return all(_decodes(decoder, piece) for piece in pieces) and _decodes(decoder, b"", final=True)


def _refuse_long_lines(stream: io.BufferedReader, name: str) -> None:
    lines, since_break = 1, 0
    while chunk := stream.read(CHUNK):
        since_break = _refuse_long_line(chunk, since_break, name, lines)
        lines += chunk.count(b"\n")


def _refuse_binary(chunk: bytes, name: str, lines: int) -> None:
    at = chunk.find(b"\0")
    if at >= 0:
        raise Refused(
            Problem(
                "the file holds bytes that are no text (NUL)",
                "It is damaged, no CSV, or UTF-16 without its mark: export it again as CSV UTF-8",
                file=name,
                row=lines + chunk.count(b"\n", 0, at),
            )
        )


def _refuse_long_line(chunk: bytes, carried: int, name: str, lines: int) -> int:
    """How long the last, unfinished line is so far. Raises Refused past MAX_LINE."""
    row, longest = lines, carried
    for piece in _BREAK.split(chunk) if len(chunk) + carried > MAX_LINE else (b"",):
        longest += len(piece)
        if longest > MAX_LINE:
            raise Refused(
                Problem(
                    f"the line is longer than {MAX_LINE:,} bytes",
                    "No row of a table is this long: export the file again as CSV with one row on each line",
                    file=name,
                    row=row,
                )
            )
        longest, row = 0, row + 1
    tail = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
    return carried + len(chunk) if tail < 0 else len(chunk) - tail - 1


def _rows(stream: io.TextIOBase | io.TextIOWrapper, name: str) -> Iterator[ReceivedRow]:
    first = list(islice(stream, _FIRST))
    reader = csv.reader(chain(first, stream), delimiter=_delimiter(first), strict=True)
    started = 1
    try:
        for cells in reader:
            yield ReceivedRow(started, tuple(_tidy(cell) for cell in cells))
            started = reader.line_num + 1
    except csv.Error as error:
        raise Refused(_quotes_problem(str(error), name, started)) from error


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the cells: the sign that stands most often in the first line; of a title that has none, that of the most lines.

    >>> _delimiter(["Noise by quarter", "Source: a, b", "Council;Cases", "Hartlepool;41"])
    ';'
    """
    if any(sign in line for line in lines[:1] for sign in _DELIMITERS):
        return max(_DELIMITERS, key=lines[0].count)
    return max(
        _DELIMITERS, key=lambda sign: (sum(sign in line for line in lines), "".join(lines).count(sign))
    )


def _tidy(cell: str) -> str:
    return cell.replace("\u00a0", " ").strip()


def _quotes_problem(error: str, name: str, row: int) -> Problem:
    if "expected after" in error:
        what = "a quotation mark stands in the middle of a cell"
    elif "field larger" in error or "unexpected end" in error:
        what = "a quotation mark is opened and never closed"
    else:
        what = f"the row is not well-formed CSV ({error})"
    return Problem(what, "Close it, or double it where it is part of the text", file=name, row=row)
