"""Cards built alike as a table: a row a card, a column a figure, the words that all cards have as its head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tithing.checking.read.printed import PrintedCell, PrintedRow, PrintedSentence, PrintedTable
from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.built import BuiltLine, built, is_way, way_in

_FEWEST_FIGURES = counted("understand.alike.as_table", "fewest_figures")
_BREAK = "\u00a6"  # between the lines of a card
_OR = frozenset(("or", "(", ")", ",", ";"))
_PARTS = frozenset(f"|;,:.()[]\u2013\u2014{_BREAK}")
_ROUNDED = frozenset(("per", "rate", "rates", "average", "averaged", "mean", "median"))
_SET_AGAINST = frozenset(("on", "against", "from", "over", "vs", "versus", "than", "compared", "with", "to"))
_SIGNS = frozenset("+-\u2212\u2013\u25b2\u25bc\u2191\u2193")

Words = tuple[str, ...]
Sides = list[tuple[Words, Words]]  # of each figure: the words before it and those behind
Card = Sequence[PrintedSentence]


def as_line(texts: Sequence[str]) -> str:
    """Several texts as one line, with a mark between them that no paper prints."""
    return f" {_BREAK} ".join(texts)


def table_of(cards: Sequence[Card], name: str) -> PrintedTable | None:
    """The table of cards that are built alike; None where they have no names or too few figures that differ.

    >>> cards = [[PrintedSentence(text)] for text in ("Noise: 52 (was 40)", "Litter: 30 (was 35)")]
    >>> table = table_of(cards, "t1")
    >>> table.heads, [(row.label, row.texts) for row in table.rows]
    (('', 'was'), [('Noise', ('52', '40')), ('Litter', ('30', '35'))])
    """
    rows = [built(as_line([line.text for line in card])) for card in cards]
    named = _where_names_are(rows)
    labels = _own_words(rows, named) if named is not None else []
    if not labels or len(set(labels)) < len(labels) or _tells_rates(rows[0]):
        return None
    columns = _columns(rows)
    return _printed(cards, labels, columns, name) if len(columns) >= _FEWEST_FIGURES else None


def _tells_rates(row: BuiltLine) -> bool:
    """Whether a line tells rates or means, which are rounded however whole they look: its own words are what it is held to."""
    return any(not _ROUNDED.isdisjoint(gap) for gap in row.shapes)


def _columns(rows: Sequence[BuiltLine]) -> list[tuple[str, list[str]]]:
    """The head and the cells of each column that says something."""
    sides = [_sides(row) for row in rows]
    columns = []
    for at in range(len(rows[0].figures)):
        if _tells([row.figures[at] for row in rows]):
            cells = [_cell(row, side, at) for row, side in zip(rows, sides, strict=True)]
            columns.append((_head([side[at] for side in sides], cells), cells))
    return columns


def _printed(
    cards: Sequence[Card], labels: Sequence[str], columns: Sequence[tuple[str, list[str]]], name: str
) -> PrintedTable:
    lines = zip(zip(*(cells for _, cells in columns), strict=True), labels, cards, strict=True)
    rows = tuple(_row(label, texts, card[0]) for texts, label, card in lines)
    first = cards[0][0]
    over = tuple(each for each in first.context if each != first.text)
    return PrintedTable(name, tuple(head for head, _ in columns), rows, "", over, first.place)


def _row(label: str, texts: Sequence[str], line: PrintedSentence) -> PrintedRow:
    cells = tuple(PrintedCell(text, column, line.place) for column, text in enumerate(texts, start=1))
    return PrintedRow(label, cells, line.place)


def _where_names_are(rows: Sequence[BuiltLine]) -> int | None:
    """The one gap whose words differ from card to card."""
    first = rows[0]
    if not first.figures or any(row.kinds != first.kinds for row in rows):
        return None
    varying = [at for at in range(len(first.gaps)) if len({row.shapes[at] for row in rows}) > 1]
    return varying[0] if len(varying) == 1 else None


def _own_words(rows: Sequence[BuiltLine], at: int) -> list[str]:
    """The words of each card in one gap, but for those with which it begins or ends in every card."""
    gaps = [row.shapes[at] for row in rows]
    begin, end = _common(gaps), _common([gap[::-1] for gap in gaps])
    own = (row.gaps[at][begin : len(row.gaps[at]) - end] for row in rows)
    return [" ".join(word for word in words if word[0].isalpha() or word in "&'") for words in own]


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
    """Which way the words beside a figure say, or those of the figure before it: "a fall of 96 or 11.4%". What something is
    "down from", or fell "to", is no fall itself."""
    before, behind = sides[at]
    is_level = bool(before) and before[-1].lower() in _SET_AGAINST
    told = (0 if is_level else way_in(before[-2:])) or way_in(behind[:2])
    if told or at == 0 or not set(row.shapes[at]) <= _OR:
        return told
    return _way(row, sides, at - 1)


def _head(sides: Sequence[tuple[Words, Words]], cells: Sequence[str]) -> str:
    """The words beside a figure that all cards have, and that it is a change, where it has signs."""
    said = [(*before, *behind) for before, behind in sides]
    shared = set(said[0]).intersection(*said[1:])
    head = [word for word in said[0] if word in shared and word[0].isalpha() and not is_way(word)]
    change = _change(cells)
    return " ".join(
        (*head, *change) if change else (word for word in head if word.lower() not in _SET_AGAINST)
    )


def _change(cells: Sequence[str]) -> Words:
    """What the signs of a column add to its head."""
    if not any(cell[0] in _SIGNS for cell in cells):
        return ()
    return ("% change",) if any(built(cell).kinds == ("%",) for cell in cells) else ("change",)
