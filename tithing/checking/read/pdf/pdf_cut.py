"""Words and figures that a narrow cell cuts at its edge, made whole again: "Viol", "enc", "e" are "Violence".

Whether two pieces are one word the page does not say. A word that the document prints whole elsewhere settles it; else a
piece that had a line for itself, and no room for another letter, goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tithing.checking.read.blocks import GridRow
from tithing.checking.read.pdf.pdf_lines import TextLine
from tithing.checking.read.pdf.pdf_page import PdfWord
from tithing.checking.thresholds import counted, shared

_EDGES = re.compile(r"^\W+|\W+$")
_LETTER = shared("read.pdf.pdf_cut", "letter")
_MOST_PIECES = counted("read.pdf.pdf_cut", "most_pieces")
_LONGEST = counted("read.pdf.pdf_cut", "longest")
_FEWEST = counted("read.pdf.pdf_cut", "fewest")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
# Words that may follow a word which fills its cell to the edge, and are no end of it: columns are often made just as
# wide as their longest word.
_SMALL = (
    "a after all and any are as at be been before both but by do down during each for from had has have he if in into is "
    "it its no not of off on only or other out over per since so than that the their this those to under up us was we "
    "were when where which who with within without"
)
_SMALL_WORDS = frozenset(_SMALL.split())


def plain_word(text: str) -> str:
    """A word as it is looked up: small letters, without what stands around it."""
    return _EDGES.sub("", text).casefold()


def words_known(lines: Iterable[TextLine]) -> frozenset[str]:
    """The words that stand inside a run of words on one line, where nothing cuts them."""
    runs = (segment.words for line in lines for segment in line.segments)
    inside = (word.text for run in runs for word in run[1:-1])
    return frozenset(word for word in map(plain_word, inside) if word.isalpha() and len(word) > 1)


def cell_text(lines: Sequence[TextLine], *, right: float, known: frozenset[str], drawn: bool = True) -> str:
    """The lines of a cell as one text; `right` is how far its words may reach. Where no line is drawn there, that is as far
    as the longest word of the column does, and only a word that is known elsewhere is put together."""
    text, number, complete = lines[0].text if lines else "", 0, False
    while number + 1 < len(lines):
        pieces = 1 if complete else _pieces(lines, number, right, known)
        guessed = drawn and not complete and is_cut(lines[number], lines[number + 1], right, known)
        cut = pieces > 1 or guessed or _hyphened(lines[number])
        taken = lines[number + 1 : number + max(pieces, 2)]
        text += ("" if cut else " ") + "".join(line.text for line in taken)
        number += len(taken)
        complete = pieces > 1 and len(lines[number].words) == 1  # its last word is whole now
    return text


def _pieces(lines: Sequence[TextLine], first: int, right: float, known: frozenset[str]) -> int:
    """How many lines hold pieces of one known word: the last of the first line, the first of the last, and between them
    lines of one piece each; 1 where there is none."""
    best, word = 1, lines[first].words[-1].text
    for last in range(first + 1, min(first + _MOST_PIECES, len(lines))):
        if not word[-1:].isalpha() or room(lines[last - 1], right) > _LETTER * lines[last - 1].height:
            break
        piece = lines[last].words[0].text
        if not piece[:1].isalpha():
            break
        whole = plain_word(word) in known and plain_word(piece) in known
        word += piece
        if plain_word(word) in known and not whole:
            best = last - first + 1
        if len(lines[last].words) > 1:
            break
    return best


def is_cut(above: TextLine, line: TextLine, right: float, known: frozenset[str]) -> bool:
    """Whether a word too long for its cell goes on: it had a line for itself, and no room for another letter."""
    word, then = above.words[-1].text, line.words[0].text
    if {word, then} & _SMALL_WORDS or not _run_on(word, then):
        return False
    if len(plain_word(then)) < _FEWEST and plain_word(then).isalpha():
        return room(above, right) <= _LETTER * above.height  # no word is so short
    if len(above.words) > 1:
        return False
    whole = plain_word(word + then)
    if whole not in known and (len(whole) > _LONGEST or {plain_word(word), plain_word(then)} <= known):
        return False
    return is_full(above, right)


def _hyphened(line: TextLine) -> bool:
    """A word that is cut at a line's end keeps its hyphen, as "Elmbury-on-Sea" has one."""
    return line.text.endswith("-") and line.text[-2:-1].isalnum()


def is_full(line: TextLine, right: float) -> bool:
    """Whether a line has no room for another letter."""
    return -1.0 <= room(line, right) < _width(line.words[-1]) * 1.1


def room(line: TextLine, right: float) -> float:
    return right - line.words[-1].right


def _width(word: PdfWord) -> float:
    return (word.right - word.left) / len(word.text)


def _run_on(piece: str, then: str) -> bool:
    """Letters of one case, or figures that are no two years: two pieces that may be one."""
    last, first = piece[-1:], then[:1]
    if last.isdigit() and first.isdigit():
        return not (_YEAR.match(piece) and _YEAR.match(then))
    if last.isupper() and first.islower():
        return not piece[-2:-1].isalnum()  # "Category/T", "ype"
    return (last.islower() and first.islower()) or (last.isupper() and first.isupper())


# -- rows that the page's end cuts ------------------------------------------------------------------------


def mended(above: Sequence[GridRow], below: Sequence[GridRow], known: frozenset[str]) -> tuple[GridRow, ...]:
    """Rows of two pages; a row that the page's end cuts in two is one again."""
    last, first = above[-1], below[0]
    if not (ends_a_row(above, below, known) or _alone_without_figures(above, below)):
        return (*above, *below)
    cells = (
        replace(one, text=_two_pieces(one.text, two.text, known))
        for one, two in zip(last.cells, first.cells, strict=True)
    )
    return (*above[:-1], replace(last, cells=tuple(cells)), *below[1:])


def labelled(rows: Sequence[GridRow], rest: str) -> tuple[GridRow, ...]:
    """The rows with the rest of the last one's label."""
    if not rest or not rows or not rows[-1].cells:
        return tuple(rows)
    label, *figures = rows[-1].cells
    cells = (replace(label, text=f"{label.text} {rest}"), *figures)
    return (*rows[:-1], replace(rows[-1], cells=cells))


def ends_a_row(above: Sequence[GridRow], below: Sequence[GridRow], known: frozenset[str]) -> bool:
    """Whether a page begins with the rest of a row: in the middle of a sentence or a word, and with no figure but the rest
    of one."""
    last, first = above[-1], below[0]
    if len(last.cells) != len(first.cells) or not first.cells:
        return False
    pairs = [(one.text, two.text) for one, two in zip(last.cells, first.cells, strict=True) if two.text]
    figures = [(one, two) for one, two in pairs if any(map(str.isdigit, two))]
    rest = all(one[-1:].isdigit() and two.isdigit() for one, two in figures)
    goes_on = first.cells[0].text[:1].islower() or any(_cuts(one, two, known) for one, two in pairs)
    return goes_on and rest and 2 * len(figures) < len(first.cells)


def _alone_without_figures(above: Sequence[GridRow], below: Sequence[GridRow]) -> bool:
    """Whether a page begins with the only row that holds a label and nothing else: the rest of the last row's label."""
    last, first = above[-1], below[0]
    if len(last.cells) != len(first.cells) or len(above) < 2 or not first.cells or not first.cells[0].text:
        return False
    bare = [row for row in (*above, *below) if not any(cell.text for cell in row.cells[1:])]
    return len(bare) == 1 and bare[0] is first


def _two_pieces(one: str, two: str, known: frozenset[str]) -> str:
    cut = _cuts(one, two, known) or (one[-1:].isdigit() and two[:1].isdigit())
    return (one + two if cut else f"{one} {two}").strip()


def _cuts(one: str, two: str, known: frozenset[str]) -> bool:
    """Whether the last word of a piece and the first of the next are one word."""
    piece, then = plain_word(one.split(" ")[-1]), plain_word(two.split(" ")[0])
    if not piece.isalpha() or not then.isalpha() or then in _SMALL_WORDS:
        return False
    return (piece + then in known and not {piece, then} <= known) or len(then) < _FEWEST
