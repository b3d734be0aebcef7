"""Which lines are built alike: one behind another, or in cards of several lines that come again and again.

"Theft: 52 (last year 40, +30%)" and the lines after it say little alone; beside one another they are a table, whose columns are
told by the words that all of them have. So is a name, a figure under it and what it was, again and again down a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tithing.checking.read.printed import PrintedDocument, PrintedSentence, PrintedTable
from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.as_table import as_line, table_of
from tithing.checking.understand.alike.built import BuiltLine, built

_LINES = "lines"
_FEWEST = counted("understand.alike.lines", "fewest")
_MOST_LINES = counted("understand.alike.lines", "most_lines")
_LONGEST_NAME = counted("understand.alike.lines", "longest_name")


def with_lines(document: PrintedDocument) -> PrintedDocument:
    """The document with the tables that it writes line by line behind its own, and without the sentences that stand in them."""
    taken: set[int] = set()
    lines = document.lines or document.sentences
    tables = tuple(_tables(lines, taken))
    unheaded = {table.id: _with_own_words(table) for table in document.tables}
    if not tables and not any(unheaded.values()):
        return document
    used = {id(lines[at]) for at in taken}
    return replace(
        document,
        tables=(*(unheaded[table.id] or table for table in document.tables), *tables),
        sentences=tuple(sentence for sentence in document.sentences if id(sentence) not in used),
    )


def is_of_lines(table_id: str) -> bool:
    """Whether a table was made of lines built alike: their own words may narrow what a figure is of, as "ten places had so many".

    >>> is_of_lines("lines2"), is_of_lines("t2")
    (True, False)
    """
    return table_id.startswith(_LINES) and table_id[len(_LINES) :].isdigit()


def _with_own_words(table: PrintedTable) -> PrintedTable | None:
    """A table whose heads are its first row, since each cell says what it is: "Target 904"; None where heads are heads."""
    lines = _lines_of(table)
    if not lines or not _says_what_it_is(lines[0]):
        return None
    alike = all(_alike(built(one.text), built(other.text)) for one, other in pairwise(lines))
    return table_of([(line,) for line in lines], table.id) if alike and len(lines) >= _FEWEST else None


def _lines_of(table: PrintedTable) -> list[PrintedSentence]:
    """The rows of a table as lines, its heads the first of them where it has any."""
    heads = [(table.label_head, table.heads, table.place)] if any(table.heads) else []
    rows = [*heads, *((row.label, row.texts, row.place) for row in table.rows)]
    return [PrintedSentence(as_line((label, *texts)), place, table.context) for label, texts, place in rows]


def _says_what_it_is(line: PrintedSentence) -> bool:
    """Whether words stand before most of a row's figures: "Target 904"."""
    row = built(line.text)
    worded = sum(any(word[0].isalpha() for word in gap) for gap in row.gaps[1:-1])
    return bool(row.figures) and 2 * worded > len(row.figures) - 1


def _tables(lines: Sequence[PrintedSentence], taken: set[int]) -> Iterator[PrintedTable]:
    """The tables of the lines; `taken` is told which lines stand in them."""
    number = 0
    for period in range(1, _MOST_LINES + 1):
        for start, cards in _runs(lines, period):
            covered = set(range(start, start + period * cards))
            if taken & covered:
                continue
            ends = range(start, start + period * cards, period)
            table = table_of([lines[at : at + period] for at in ends], f"{_LINES}{number + 1}")
            if table is not None:
                taken |= covered
                number += 1
                yield table


def _runs(lines: Sequence[PrintedSentence], period: int) -> Iterator[tuple[int, int]]:
    """Where lines come again after so many lines, and how many times they stand there."""
    start = None
    for at in range(len(lines) + 1):
        again = at + period < len(lines) and _alike(built(lines[at].text), built(lines[at + period].text))
        if again and start is None:
            start = at
        elif not again and start is not None:
            cards = (at - start) // period + 1
            if cards >= _FEWEST:
                yield start, cards
            start = None


def _alike(one: BuiltLine, other: BuiltLine) -> bool:
    """Whether two lines have figures of one kind in one frame of words, but for a name."""
    if one.kinds != other.kinds:
        return False
    if not one.figures:
        return _is_name(one) and _is_name(other)
    return sum(a != b for a, b in zip(one.shapes, other.shapes, strict=True)) <= 1


def _is_name(line: BuiltLine) -> bool:
    return 0 < len(line.gaps[0]) <= _LONGEST_NAME and line.gaps[0][-1] not in (".", "!", "?")
