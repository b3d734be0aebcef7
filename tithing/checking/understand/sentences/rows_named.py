"""Which row of a table a sentence speaks of: the one it names, or the one that the sentence before names where it goes on with
"It", or the one that its own heading is called by ("Ashby" over a paragraph on Ashby).

A sentence that names none may speak of the row of the total, where it shares a telling word with that row, its columns or its
title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.understand.measures import is_total
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.sentences.near import Neighbourhood, neighbourhood_of
from tithing.checking.understand.sentences.phrases.naming import names_in
from tithing.checking.understand.sentences.phrases.words import stems_of, words_of

_GOES_ON = re.compile(
    r"^\W*(?:it|its|they|their|there|this|these|here|the\s+(?:ward|area|district|town))\b", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class RowNamed:
    """One row that a sentence speaks of; `total` where it is that of the whole table."""

    sheet: TableSheet
    row: int
    total: bool = False

    @property
    def label(self) -> str:
        return self.sheet.label(self.row)

    @property
    def figures(self) -> tuple[PrintedFigure, ...]:
        return tuple(figure for (row, _), figure in self.sheet.figures.items() if row == self.row)


@dataclass(frozen=True, eq=False)
class _Rows:
    """The rows of a document by what sentences find them by."""

    sheets: Mapping[int, TableSheet]
    tables: Neighbourhood
    by_label: Mapping[str, Sequence[TableSheet]]


def rows_named(book: Pack, sentence: PrintedSentence, before: str) -> Iterator[RowNamed]:
    """The row of each table near that a sentence speaks of; none of a table of which it names several."""
    rows = _rows(book)
    heading = sentence.context[-1] if sentence.context else ""
    near = [rows.sheets[id(table)] for table in rows.tables.near(sentence)]
    for sheet in dict.fromkeys((*near, *rows.by_label.get(heading.lower(), ()))):
        labels = _labels(sheet)
        named = _named_here(sentence.text, before, heading, labels)
        if len(named) == 1:
            yield RowNamed(sheet, labels.index(named.pop()))
        elif not named:
            yield from _total(sheet, sentence.text)


def _named_here(text: str, before: str, heading: str, labels: Sequence[str]) -> set[str]:
    """The labels that a sentence names, or else the one before it where it goes on, or else its heading."""
    named = _named(text, labels)
    if not named and _GOES_ON.match(text):
        named = _named(before, labels)
    return named or {label for label in labels if label.lower() == heading.lower()}


def _named(text: str, labels: Sequence[str]) -> set[str]:
    return {each.name for each in names_in(text, labels)}


def _total(sheet: TableSheet, text: str) -> Iterator[RowNamed]:
    """The one row of the total, where a sentence shares a telling word with what the table says of it."""
    rows = [row for row in range(len(sheet.table.rows)) if is_total(sheet.label(row))]
    if len(rows) == 1 and _words(sheet, rows[0]) & stems_of(text):
        yield RowNamed(sheet, rows[0], total=True)


@lru_cache(maxsize=2048)
def _words(sheet: TableSheet, row: int) -> frozenset[str]:
    said = (sheet.label(row), *sheet.table.heads, *sheet.table.context[-1:])
    return frozenset(word.stem for word in words_of(" ".join(said)) if word.weight)


@lru_cache(maxsize=2048)
def _labels(sheet: TableSheet) -> tuple[str, ...]:
    labels = [row.label for row in sheet.table.rows]
    return tuple("" if labels.count(label) > 1 else label for label in labels)


@lru_cache(maxsize=4)
def _rows(book: Pack) -> _Rows:
    by_label: dict[str, list[TableSheet]] = defaultdict(list)
    for sheet in book.here:
        for label in _labels(sheet):
            if label and not is_total(label):
                by_label[label.lower()].append(sheet)
    sheets = {id(sheet.table): sheet for sheet in book.here if sheet.figures}
    return _Rows(sheets, neighbourhood_of(sheet.table for sheet in book.here if sheet.figures), by_label)
