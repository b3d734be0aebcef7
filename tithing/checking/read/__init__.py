"""Reads a finished document of any format into what is printed: tables, cells and sentences with their places.

The format is told by the content. The reading itself, but of a short text, happens in a child process that is bounded in
time and memory (`limits.py`); nothing in the file is executed and nothing it names is fetched.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tithing.checking.read.detect import FileKind, detect, misnamed
from tithing.checking.read.limits import LIMITS, MEGABYTE, ReadingLimits
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.read.sizes import held_to_size, refuse_many_cells
from tithing.vocabulary.problems import Problem, Refused

__all__ = ["LIMITS", "ReadingLimits", "read", "read_here", "read_own_page"]


def read(path: Path, *, settings: ReadingLimits = LIMITS) -> PrintedDocument:
    """The document in a file: PDF, DOCX, HTML, XLSX, ODS, CSV, text or Markdown, whatever its name ends in.

    Its title is the file's name. Raises Refused, with what to do, for a file that is missing, empty, locked,
    damaged, scanned, or larger than `settings` allow.

    >>> read(Path("pack.pdf")).tables[0].heads  # doctest: +SKIP
    ('Jan to Mar 2017', 'Jan to Mar 2018', 'Change', 'Change (%)')
    """
    _refuse_unreadable(path, settings)
    if _is_short_text(path, settings):
        return read_here(path, limits=settings)
    from tithing.checking.read.in_child import read_in_child

    return read_in_child(path, limits=settings)


def read_here(path: Path, *, limits: ReadingLimits = LIMITS) -> PrintedDocument:
    """As `read`, in this process: bounded by the limits on size, not on time and memory."""
    _refuse_unreadable(path, limits)
    kind = detect(path)
    document = held_to_size(_READERS[kind](path, limits), limits)
    _refuse_bare(document)
    notice = misnamed(path, kind)
    return replace(document, notices=(*((notice,) if notice else ()), *document.notices))


def read_own_page(page: str, *, title: str, limits: ReadingLimits = LIMITS) -> PrintedDocument:
    """A web page of our own making that stands in memory, read like anyone's."""
    from tithing.checking.read.assemble import assemble
    from tithing.checking.read.text.from_html import blocks_of_page

    blocks = blocks_of_page(page, limits, title=title)
    document = held_to_size(assemble(blocks, title=title, format_="html", limits=limits), limits)
    _refuse_bare(document)
    return document


def _is_short_text(path: Path, limits: ReadingLimits) -> bool:
    """Text that unpacks to nothing and is soon read, by our own code alone: a process of its own would take longer."""
    if path.stat().st_size > limits.plain_bytes:
        return False
    with path.open("rb") as stream:
        package = stream.read(2) == b"PK"
    return not package and detect(path) in (FileKind.TEXT, FileKind.CSV)


def _refuse_unreadable(path: Path, limits: ReadingLimits) -> None:
    if path.is_dir():
        raise Refused(Problem("it is a folder", "Name the files in it", file=str(path)))
    if not path.exists():
        raise Refused(Problem("there is no such file", "Check its name and folder", file=str(path)))
    if not path.is_file():  # reading a pipe or a device might never end
        raise Refused(
            Problem("it is a pipe or a device, not a file", "Save the document as a file", file=str(path))
        )
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Refused(
            Problem(
                f"it is larger than {limits.file_bytes // MEGABYTE} MB, as no report is",
                "Check it in parts: save the pages or sheets you need as a file of their own",
                file=path.name,
            )
        )


def _refuse_bare(document: PrintedDocument) -> None:
    if not document.tables and not document.sentences:
        raise Refused(
            Problem(
                "it holds no table and no sentence that can be read",
                "Check that it is the right file, and that it opens",
                file=document.title,
            )
        )


# -- one reader for each format, imported when it is needed -------------------------------------------------


def _pdf(path: Path, limits: ReadingLimits) -> PrintedDocument:
    from tithing.checking.read.assemble import assemble
    from tithing.checking.read.pdf.from_pdf import read_pdf

    return assemble(read_pdf(path, limits), title=path.name, format_="pdf", limits=limits)


def _docx(path: Path, limits: ReadingLimits) -> PrintedDocument:
    from tithing.checking.read.assemble import assemble
    from tithing.checking.read.office.from_docx import read_docx

    return assemble(read_docx(path, limits), title=path.name, format_="docx", limits=limits)


def _html(path: Path, limits: ReadingLimits) -> PrintedDocument:
    from tithing.checking.read.assemble import assemble
    from tithing.checking.read.text.from_html import read_html

    return assemble(read_html(path, limits), title=path.name, format_="html", limits=limits)


def _xlsx(path: Path, limits: ReadingLimits) -> PrintedDocument:
    from tithing.checking.read.assemble import assemble
    from tithing.checking.read.office.from_xlsx import read_xlsx

    return assemble(read_xlsx(path, limits), title=path.name, format_="xlsx", limits=limits)


def _ods(path: Path, limits: ReadingLimits) -> PrintedDocument:
    from tithing.checking.read.assemble import assemble
    from tithing.checking.read.office.from_ods import read_ods

    return assemble(read_ods(path, limits), title=path.name, format_="ods", limits=limits)


def _csv(path: Path, limits: ReadingLimits) -> PrintedDocument:
    from tithing.checking.read.assemble import assemble
    from tithing.checking.read.office.from_csv import read_csv

    return assemble(read_csv(path, limits), title=path.name, format_="csv", limits=limits)


def _text(path: Path, limits: ReadingLimits) -> PrintedDocument:
    from tithing.checking.read.text.decoded import decoded
    from tithing.checking.read.text.from_text import read_text

    text = decoded(path, limits)
    refuse_many_cells(max(text.count("\t"), text.count("|")), path.name, limits)
    return read_text(text, title=path.name)


_READERS = {
    FileKind.PDF: _pdf,
    FileKind.DOCX: _docx,
    FileKind.HTML: _html,
    FileKind.XLSX: _xlsx,
    FileKind.ODS: _ods,
    FileKind.CSV: _csv,
    FileKind.TEXT: _text,
}
