"""Cells that hold digits and gave no figure: nobody is told that all was checked while there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tithing.checking.read.numbers import CellKind, kind_of_cell, read_change
from tithing.checking.read.printed import PrintedCell, PrintedDocument
from tithing.checking.read.spans import quarter_named, read_span
from tithing.checking.thresholds import counted

_WORD = re.compile(r"[A-Za-z]{2,}")
_NO_FIGURE = re.compile(  # a date, a clock, a reference, a page: digits that count nothing
    r"^\W*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}:\d\d\s*(?:am|pm)?|[A-Z]{1,4}[-/ ]?\d[\w./-]*"
    r"|\d{1,2}(?:st|nd|rd|th)\b.*|(?:19|20)\d\d.*"
    r"|(?:pages?|pp?\.|sections?|items?|appendix|objectives?|priority|ref\w*|table|figure|grade|band|level|year|no\.?)\s*\d.*)\W*$",
    re.IGNORECASE,
)
_FEW_WORDS = counted("understand.unread", "few_words")


def unread_cells(document: PrintedDocument) -> Iterator[PrintedCell]:
    """The cells whose digits were not understood, and those of tables that were not checked.

    >>> from tithing.checking.read.text.from_text import read_text
    >>> pack = read_text("Type\\t2017\\t2018\\nRobbery\\t7\\t36?9\\nArson\\t5\\t6", title="a pack")
    >>> [cell.text for cell in unread_cells(pack)]
    ['36?9']
    """
    for table, _, cell in document.cells():
        if any(map(str.isdigit, cell.text)) and (table.doubtful or _is_unread(cell.text)):
            yield cell


def _is_unread(text: str) -> bool:
    if (
        kind_of_cell(text) is not CellKind.WORDS
        or read_change(text) is not None
        or len(_WORD.findall(text)) > _FEW_WORDS
    ):
        return False
    dated = read_span(text) is not None or quarter_named(text) is not None
    return not dated and not _NO_FIGURE.match(text.strip())
