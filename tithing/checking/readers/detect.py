"""Says what a file is by what it holds: a name proves nothing."""

from __future__ import annotations

import csv
import zipfile
from enum import StrEnum
from pathlib import Path

from tithing.vocabulary.problems import Problem, Refused


class Kind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    TEXT = "text"


ENDINGS = {
    Kind.PDF: (".pdf",),
    Kind.DOCX: (".docx", ".docm", ".dotx"),
    Kind.HTML: (".html", ".htm", ".xhtml"),
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx"),
    Kind.ODS: (".ods", ".ots"),
    Kind.CSV: (".csv", ".tsv"),
    Kind.TEXT: (".txt", ".md", ".markdown", ".text", ".tsv", ".tab", ""),
}
_START = 4096
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


def detect(path: Path) -> Kind:
    """What the file is. Raises Refused, with what to do, for what is empty or cannot be read."""
    with path.open("rb") as stream:
        start = stream.read(_START)
    if not start.strip():
        raise Refused(Problem("the file is empty", "Ask for it again", file=path.name))
    if b"%PDF-" in start[:1024]:
        return Kind.PDF
    if start.startswith(_OLE):
        raise Refused(_old_office(path))
    if start.startswith(b"PK"):
        return _package(path)
    for mark, what, change in _UNREAD:
        if start.startswith(mark):
            raise Refused(Problem(what, change, file=path.name))
    return _of_text(path, start)


def misnamed(path: Path, kind: Kind) -> str:
    """A notice where the ending says something else than the content; "" where they agree."""
    ending = path.suffix.lower()
    if ending in ENDINGS[kind]:
        return ""
    called = f'its name ends in "{ending}"' if ending else "its name has no ending"
    return f"{path.name}: {called}, but it is {_CALLED[kind]}, and was read as that."


_CALLED = {
    Kind.PDF: "a PDF",
    Kind.DOCX: "a Word document (DOCX)",
    Kind.HTML: "a web page (HTML)",
    Kind.XLSX: "a workbook (XLSX)",
    Kind.ODS: "a workbook (ODS)",
    Kind.CSV: "a table of values parted by commas (CSV)",
    Kind.TEXT: "plain text",
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


def _package(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(damaged(path.name)) from error
    for part, kind in (("word/document.xml", Kind.DOCX), ("xl/workbook.xml", Kind.XLSX)):
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


def _open_document(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            kind = package.open("mimetype").read(200) if "mimetype" in package.namelist() else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        raise Refused(damaged(path.name)) from error
    if b"opendocument.text" in kind or b"presentation" in kind:
        raise Refused(
            Problem("it is an OpenDocument text or presentation", "Save it as DOCX or PDF", file=path.name)
        )
    return Kind.ODS


def damaged(name: str) -> Problem:
    """The sentence for a file that begins as it should and cannot be opened."""
    return Problem(
        "the file is damaged or was cut short", "Open it, save it again and check the new copy", file=name
    )


# -- text -------------------------------------------------------------------------------------------------


def _of_text(path: Path, start: bytes) -> Kind:
    if not _is_text(start):
        raise Refused(Problem("it is no document that can be read", _SAVE_AS, file=path.name))
    text = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1")
    if _is_html(text):
        return Kind.HTML
    if path.suffix.lower() in (".md", ".markdown"):
        return Kind.TEXT
    return Kind.CSV if _is_csv(text, path.suffix.lower()) else Kind.TEXT


def _is_text(start: bytes) -> bool:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
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
    widths = [len(record) for record in csv.reader(lines) if record]
    most = max(set(widths), key=widths.count, default=0)
    return len(widths) >= 2 and most >= 3 and widths.count(most) * 10 >= len(widths) * 9
