"""Which lines are built alike: one behind another, or in cards of several lines that come again and again.

"Theft: 52 (last year 40, +30%)" and the lines after it say little alone; beside one another they are a table, whose columns are
told by the words that all of them have. So is a name, a figure under it and what it was, again and again down a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tithing.checking.read.printed import (
    PrintedCell,
    PrintedDocument,
    PrintedRow,
    PrintedSentence,
    PrintedTable,
)
from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.built import BuiltLine, built, is_way, way_in

_FEWEST = counted("understand.alike.lines", "fewest")
_FEWEST_FIGURES = counted("understand.alike.lines", "fewest_figures")
_MOST_LINES = counted("understand.alike.lines", "most_lines")
_LONGEST_NAME = counted("understand.alike.lines", "longest_name")
_BREAK = "\u00a6"  # between the lines of a card
_OR = frozenset(("or", "(", ")", ",", ";"))
_PARTS = frozenset(f"|;,:.()[]\u2013\u2014{_BREAK}")

Words = tuple[str, ...]
Sides = list[tuple[Words, Words]]  # of each figure: the words before it and those behind


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


def _with_own_words(table: PrintedTable) -> PrintedTable | None:
    """A table whose heads are its first row, since each cell says what it is: "Target 904"; None where heads are heads."""
    first = table.heads if any(table.heads) or not table.rows else table.rows[0].texts
    heads = [built(head) for head in first]
    worded = [head for head in heads if head.figures and any(word[0].isalpha() for word in head.gaps[0])]
    if 2 * len(worded) <= len(heads):
        return None
    over = [(table.label_head, table.heads, table.place)] if any(table.heads) else []
    rows = [*over, *((row.label, row.texts, row.place) for row in table.rows)]
    lines = [
        PrintedSentence(f" {_BREAK} ".join((label, *texts)), place, table.context)
        for label, texts, place in rows
    ]
    alike = all(_alike(built(one.text), built(other.text)) for one, other in pairwise(lines))
    alike = alike and len(lines) >= _FEWEST
    return _table(lines, 1, table.id) if alike else None


def _tables(lines: Sequence[PrintedSentence], taken: set[int]) -> Iterator[PrintedTable]:
    """The tables of the lines; `taken` is told which lines stand in them."""
    number = 0
    for period in range(1, _MOST_LINES + 1):
        for start, cards in _runs(lines, period):
            covered = set(range(start, start + period * cards))
            if taken & covered:
                continue
            table = _table(lines[start : start + period * cards], period, f"lines{number + 1}")
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


def _table(lines: Sequence[PrintedSentence], period: int, name: str) -> PrintedTable | None:
    """A row a card, a column a figure; None where the cards have no names or too few figures that differ."""
    cards = [lines[at : at + period] for at in range(0, len(lines), period)]
    rows = [built(f" {_BREAK} ".join(line.text for line in card)) for card in cards]
    named = _where_names_are(rows) if rows[0].figures else None
    if named is None:
        return None
    labels = [" ".join(_own_words(rows, named, row)).strip() for row in rows]
    sides = [_sides(row) for row in rows]
    kept = [at for at in range(len(rows[0].figures)) if _tells([row.figures[at] for row in rows])]
    if len(kept) < _FEWEST_FIGURES or len(set(labels)) < len(labels):
        return None
    columns = [[_cell(row, side, at) for row, side in zip(rows, sides, strict=True)] for at in kept]
    heads = tuple(_head([side[at] for side in sides], cells) for at, cells in zip(kept, columns, strict=True))
    printed = tuple(
        _row(label, [cells[number] for cells in columns], card[0])
        for number, (label, card) in enumerate(zip(labels, cards, strict=True))
    )
    first = lines[0]
    over = tuple(each for each in first.context if each != first.text)
    return PrintedTable(name, heads, printed, "", over, first.place)


def _row(label: str, texts: Sequence[str], line: PrintedSentence) -> PrintedRow:
    cells = tuple(PrintedCell(text, column, line.place) for column, text in enumerate(texts, start=1))
    return PrintedRow(label, cells, line.place)


def _where_names_are(rows: Sequence[BuiltLine]) -> int | None:
    """The one gap whose words differ from card to card."""
    first = rows[0]
    if any(row.kinds != first.kinds for row in rows):
        return None
    varying = [at for at in range(len(first.gaps)) if len({row.shapes[at] for row in rows}) > 1]
    return varying[0] if len(varying) == 1 else None


def _own_words(rows: Sequence[BuiltLine], at: int, row: BuiltLine) -> Words:
    """The words of a gap but for those with which it begins or ends in every card."""
    gaps = [each.shapes[at] for each in rows]
    begin, end = _common(gaps), _common([gap[::-1] for gap in gaps])
    words = row.gaps[at][begin : len(row.gaps[at]) - end]
    return tuple(word for word in words if word[0].isalpha() or word in "&'")


def _common(gaps: Sequence[Words]) -> int:
    """With how many words all the gaps begin; the shortest keeps one of its own."""
    length = 0
    for words in zip(*gaps, strict=False):
        if len(set(words)) > 1:
            break
        length += 1
    return min(length, min(map(len, gaps)))


def _tells(figures: Sequence[str]) -> bool:
    """Whether a column says something: not one figure throughout, nor the numbers of the lines."""
    if len(set(figures)) == 1:
        return False
    numbered = all(figure.isdigit() for figure in figures)
    return not (numbered and all(int(b) - int(a) == 1 for a, b in pairwise(figures)))


def _sides(row: BuiltLine) -> Sides:
    """The words of each figure. What stands between two belongs to the one on its side of a mark; without a mark, a word for
    the way belongs to the figure that it touches, and the others to the figure behind them."""
    behind = [_parted(gap, last=at == len(row.gaps) - 2) for at, gap in enumerate(row.gaps[1:])]
    before = [_after_mark(row.gaps[0]), *(words for _, words in behind[:-1])]
    return list(zip(before, (words for words, _ in behind), strict=True))


def _parted(gap: Words, *, last: bool) -> tuple[Words, Words]:
    marks = [at for at, word in enumerate(gap) if word in _PARTS]
    if marks:
        return gap[: marks[0]], gap[marks[-1] + 1 :]
    if last:
        return gap, ()
    return (gap[:1], gap[1:]) if gap and is_way(gap[0]) else ((), gap)


def _after_mark(gap: Words) -> Words:
    return _parted(gap, last=False)[1] if any(word in _PARTS for word in gap) else gap


def _cell(row: BuiltLine, sides: Sides, at: int) -> str:
    """The figure, with the sign that the word beside it gives it."""
    figure, way = row.figures[at], _way(row, sides, at)
    if not way or not (figure[0].isdigit() or figure[0] == "£"):
        return figure
    return ("+" if way > 0 else "-") + figure


def _way(row: BuiltLine, sides: Sides, at: int) -> int:
    """Which way the words beside a figure say, or those of the figure before it: "a fall of 96 or 11.4%"."""
    before, behind = sides[at]
    told = way_in(before[-2:]) or way_in(behind[:2])
    if told or at == 0 or not set(row.shapes[at]) <= _OR:
        return told
    return _way(row, sides, at - 1)


def _head(sides: Sequence[tuple[Words, Words]], cells: Sequence[str]) -> str:
    """The words beside a figure that all cards have, and that it is a change, where it has signs."""
    said = [[word for word in (*before, *behind) if word[0].isalpha()] for before, behind in sides]
    head = [word for word in said[0] if not is_way(word) and all(word in other for other in said)]
    if not any(cell[0] in "+-\u2212\u2013\u25b2\u25bc\u2191\u2193" for cell in cells):
        return " ".join(head)
    percent = any("%" in cell or "cent" in cell for cell in cells)
    return " ".join((*head, "% change" if percent else "change"))
