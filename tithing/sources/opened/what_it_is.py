"""What a file is that is no table: a web page, JSON, a PDF. Said once, whatever its name and whoever was to read it."""

from __future__ import annotations

import re
from pathlib import Path

from tithing.vocabulary.problems import Problem

_START = 2048
_PAGE_LOOKED_AT = 64 * 1024  # bytes: past a page's styles, to its table
_AGAIN = "It is what the site showed in place of the file, such as a sign-in page or an error: download the file again"
_TABLE = "Send CSV, XLSX or ODS"
_SAVED = "Many systems export one and call it .xls: open it in a spreadsheet program, save it as .xlsx and send that"
_BYTES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"PAR1": "a Parquet file",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"{\\rtf": "a Word document",
    b"SQLite format 3": "a database",
    b"version https://git-lfs": "a pointer to a file that is kept elsewhere (Git LFS)",
}
_PAGE = re.compile(rb"<!doctype html|<html|<head\b|<body\b|<table\b", re.IGNORECASE)
_ROWS = re.compile(rb"<table\b.*<t[dh]\b", re.IGNORECASE | re.DOTALL)
_ASKS_WHO = re.compile(rb"type=.?password|<form\b", re.IGNORECASE)
_XML_SHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"]")
_MAIL = re.compile(rb"(?:mime-version|return-path|received|message-id|delivered-to): ", re.IGNORECASE)


def not_a_table(path: Path, name: str) -> Problem | None:
    """What the file is by its first bytes, and what to do; None where it may be a table.

    >>> import tempfile
    >>> page = Path(tempfile.mkdtemp()) / "2024-01-cleveland-street.csv"
    >>> _ = page.write_text("<!DOCTYPE html><html><title>Sign in</title>")
    >>> not_a_table(page, page.name).what
    'the file is a web page, not a table'
    """
    with path.open("rb") as stream:
        start = stream.read(_START)
        if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
            start += stream.read(_PAGE_LOOKED_AT)
    is_called, change = _called(start)
    return Problem(f"the file is {is_called}, not a table", change, file=name) if is_called else None


def _called(start: bytes) -> tuple[str, str]:
    for mark, is_called in _BYTES.items():
        if start.startswith(mark):
            return is_called, _TABLE
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return _marked_up(text)
    if _JSON.match(text):
        return "JSON", _TABLE
    return ("an e-mail", "Save the file that came with it, and send that") if _MAIL.match(text) else ("", "")


def _marked_up(text: bytes) -> tuple[str, str]:
    if _XML_SHEET in text:
        return "an old XML spreadsheet", "Open it, save it as .xlsx and send it again"
    if _PAGE.search(text):
        holds_a_table = _ROWS.search(text) and not _ASKS_WHO.search(text)
        return ("a web page with a table in it", _SAVED) if holds_a_table else ("a web page", _AGAIN)
    return ("XML", _TABLE) if text.startswith(b"<?xml") else ("", "")
