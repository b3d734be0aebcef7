"""Says what a file is by what it holds: a name proves nothing."""

from __future__ import annotations

import csv
import re
import zipfile
from enum import StrEnum
from pathlib import Path

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.vocabulary.problems import Problem, Refused


class FileKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    TEXT = "text"


ENDINGS = {
    FileKind.PDF: (".pdf",),
    FileKind.DOCX: (".docx", ".docm", ".dotx"),
    FileKind.HTML: (".html", ".htm", ".xhtml"),
    FileKind.XLSX: (".xlsx", ".xlsm", ".xltx"),
    FileKind.ODS: (".ods", ".ots"),
    FileKind.CSV: (".csv", ".tsv"),
    FileKind.TEXT: (".txt", ".md", ".markdown", ".text", ".tsv", ".tab", ""),
}
_START = 4096
_THOUSANDS = re.compile(r"\w[\w\s:(\u2013-]*[\s(]\d{1,3},\d{3}(?!\d)(?!,\d{3}\b,)")
_FEWEST_RECORDS = (
    3  # lines of a label and figures that make a table of values of what has titles and notes too
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Save it as PDF, DOCX, XLSX, ODS, HTML, CSV or text and check that"

# First bytes of what cannot be read -> what it is.
_UNREAD = (
    (b"{\\rtf", "it is in Rich Text Format (RTF)", "Open it and save it as DOCX or PDF"),
    (b"\x89PNG", "it is a picture", "Ask for the document itself; figures in a picture cannot be read"),
    (b"\xff\xd8\xff", "it is a picture", "Ask for the document itself; figures in a picture cannot be read"),
    (b"GIF8", "it is a picture", "Ask for the document itself; figures in a picture cannot be read"),
    (b"II*\0", "it is a picture", "Ask for the document itself; figures in a picture cannot be read"),
    (b"MM\0*", "it is a picture", "Ask for the document itself; figures in a picture cannot be read"),
    (b"\x1f\x8b", "it is a compressed archive", "Unpack it and check the document inside"),
    (b"7z\xbc\xaf", "it is a compressed archive", "Unpack it and check the document inside"),
    (b"Rar!", "it is a compressed archive", "Unpack it and check the document inside"),
    (b"%!PS", "it is a PostScript file", "Save it as PDF"),
)


def detect(path: Path) -> FileKind:
    """What the file is. Raises Refused, with what to do, for what is empty or cannot be read."""
    with path.open("rb") as stream:
        start = stream.read(_START)
    if not start.strip():
        raise Refused(Problem("the file is empty", "Ask for it again", file=path.name))
    if b"%PDF-" in start[:1024]:
        return FileKind.PDF
    if start.startswith(_OLE):
        raise Refused(_old_office(path))
    if start.startswith(b"PK"):
        return _package(path)
    for mark, what, change in _UNREAD:
        if start.startswith(mark):
            raise Refused(Problem(what, change, file=path.name))
    return _of_text(path, start)


def misnamed(path: Path, kind: FileKind) -> str:
    """A notice where the ending says something else than the content; "" where they agree."""
    ending = path.suffix.lower()
    if ending in ENDINGS[kind]:
        return ""
    called = f'its name ends in "{ending}"' if ending else "its name has no ending"
    return f"{path.name}: {called}, but it is {_CALLED[kind]}, and was read as that."


_CALLED = {
    FileKind.PDF: "a PDF",
    FileKind.DOCX: "a Word document (DOCX)",
    FileKind.HTML: "a web page (HTML)",
    FileKind.XLSX: "a workbook (XLSX)",
    FileKind.ODS: "a workbook (ODS)",
    FileKind.CSV: "a table of values parted by commas (CSV)",
    FileKind.TEXT: "plain text",
}


def _old_office(path: Path) -> Problem:
    """An encrypted DOCX or XLSX lies in the same wrapping as the formats of before 2007."""
    with path.open("rb") as stream:
        held = stream.read(1 << 20)
    if "EncryptedPackage".encode("utf-16-le") in held:
        return Problem("it has a password", "Take the password off, save it and check that", file=path.name)
    return Problem(
        "it is in a format of before 2007 (.doc, .xls or .ppt), or has a password",
        "Open it and save it as DOCX, XLSX or PDF without a password",
        file=path.name,
    )


def _package(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(damaged(path.name)) from error
    for part, kind in (("word/document.xml", FileKind.DOCX), ("xl/workbook.xml", FileKind.XLSX)):
        if part in names:
            return kind
    if "content.xml" in names:
        return _open_document(path)
    if "xl/workbook.bin" in names:
        what, change = "the workbook is in the binary .xlsb format", "Save it as .xlsx"
    elif "ppt/presentation.xml" in names:
        what, change = "it is a presentation", "Save it as PDF and check that"
    else:
        what, change = "it is an archive, not a document", "Unpack it and check the document inside"
    raise Refused(Problem(what, change, file=path.name))


def _open_document(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            kind = package.open("mimetype").read(200) if "mimetype" in package.namelist() else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        raise Refused(damaged(path.name)) from error
    if b"opendocument.text" in kind or b"presentation" in kind:
        raise Refused(
            Problem("it is an OpenDocument text or presentation", "Save it as DOCX or PDF", file=path.name)
        )
    return FileKind.ODS


def damaged(name: str) -> Problem:
    """The sentence for a file that begins as it should and cannot be opened."""
    return Problem(
        "the file is damaged or was cut short", "Open it, save it again and check the new copy", file=name
    )


# -- text -------------------------------------------------------------------------------------------------


def _of_text(path: Path, start: bytes) -> FileKind:
    if not _is_text(start):
        raise Refused(Problem("it is no document that can be read", _SAVE_AS, file=path.name))
    text = start.decode(encoding_of(start) or "latin-1", "replace")
    if _is_html(text):
        return FileKind.HTML
    if path.suffix.lower() in (".md", ".markdown"):
        return FileKind.TEXT
    return FileKind.CSV if _is_csv(text, path.suffix.lower()) else FileKind.TEXT


def encoding_of(start: bytes) -> str:
    """The encoding that a file's first bytes give away; "" where it must be tried.

    >>> encoding_of("Crime rose".encode("utf-16-le")), encoding_of(b"Crime rose")
    ('utf-16-le', '')
    """
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    even, odd = start[0:200:2], start[1:200:2]
    if len(start) >= 8 and odd.count(0) * 10 >= len(odd) * 9 and even.count(0) * 10 <= len(even):
        return "utf-16-le"
    if len(start) >= 8 and even.count(0) * 10 >= len(even) * 9 and odd.count(0) * 10 <= len(odd):
        return "utf-16-be"
    return ""


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def _is_text(start: bytes) -> bool:
    if encoding_of(start):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start)
    return b"\0" not in start and controls * 50 <= len(start)


def _is_html(text: str) -> bool:
    begins = text.lstrip("\ufeffï»¿ \t\r\n")[:400].lower()
    if begins.startswith(("<!doctype html", "<html")):
        return True
    return begins.startswith("<") and any(
        mark in text.lower() for mark in ("<html", "<body", "<table", "<head")
    )


def _is_csv(text: str, ending: str) -> bool:
    """Whether most lines are records of several fields; what is called CSV is believed sooner."""
    lines = [line for line in text.splitlines()[:-1] or text.splitlines() if line.strip()]
    if ending == ".csv":
        return any("," in line or ";" in line or "\t" in line for line in lines)
    if ending == ".tsv" or any("\t" in line or line.lstrip().startswith("|") for line in lines):
        return ending == ".tsv"
    if _part_thousands(lines):
        return False
    records = list(filter(None, csv.reader(lines)))
    return _of_one_width(records) or sum(map(_is_record, records)) >= _FEWEST_RECORDS


def _of_one_width(records: list[list[str]]) -> bool:
    """Whether nine in ten lines have as many fields, three at least."""
    widths = [len(record) for record in records]
    most = max(set(widths), key=widths.count, default=0)
    return len(widths) >= 2 and most >= 3 and widths.count(most) * 10 >= len(widths) * 9


def _part_thousands(lines: list[str]) -> bool:
    """Whether the commas of most lines part thousands: "Theft: 1,057, before 974"."""
    return 2 * sum(map(bool, map(_THOUSANDS.search, lines))) >= len(lines)


def _is_record(record: list[str]) -> bool:
    """A label and figures, whatever stands between such lines: no sentence has figures after all its commas."""
    fields = record[1:]
    figures = sum(kind_of_cell(field) in (CellKind.NUMBER, CellKind.ERROR) for field in fields)
    return len(fields) >= 2 and figures * 2 > len(fields)
