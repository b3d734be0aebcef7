"""Words of a page as lines, and lines as segments: runs of words with a wide gap between, as cells of a table have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tithing.checking.numbers import CellKind, kind_of_cell
from tithing.checking.readers.pdf_page import Word

CELL_GAP = 0.75  # of the letters' height: a gap that no space in prose has
_SAME_LINE = 0.4  # of the lower height: how far two words' middles may lie apart
_LONGEST_VALUE = 6  # words: "Data not yet published by the Office" is a value, a sentence that says so is not
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[/\-–]\s*\d{2,4})?(?:\s*\[\w\])?$")
# Words that may follow a word which fills its cell to the edge, and are no end of it: columns are often made just as
# wide as their longest word.
_SMALL = (
    "a after all and any are as at be been before both but by down during each for from had has have in into is its "
    "no not of off only or other out over per since than that the their this those to under up was were when where "
    "which who with within without"
)
_SMALL_WORDS = frozenset(_SMALL.split())
# "Per 1,000 population" may stand on three lines of a head.
_RATE_BASES = frozenset(("1,000", "1000", "10,000", "10000", "100,000"))
_VALUES = (CellKind.NUMBER, CellKind.DASH, CellKind.ERROR, CellKind.UNAVAILABLE)


@dataclass(frozen=True)
class Segment:
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @cached_property
    def is_value(self) -> bool:
        """A figure or a word for a missing one. A year or a rate's base is as likely a head, a sentence is prose."""
        if len(self.words) > _LONGEST_VALUE or _YEAR.match(self.text) or self.text in _RATE_BASES:
            return False
        return kind_of_cell(self.text) in _VALUES


@dataclass(frozen=True)
class TextLine:
    """Words side by side, from the left."""

    words: tuple[Word, ...]

    @cached_property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @cached_property
    def height(self) -> float:
        heights = sorted(word.height for word in self.words)
        return max(heights[len(heights) // 2], 1.0)

    @property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def middle_gap(self, above: TextLine) -> float:
        """From the middle of a line above to the middle of this one."""
        return (self.top + self.bottom - above.top - above.bottom) / 2

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        found: list[list[Word]] = []
        for word in self.words:
            if found and word.left - found[-1][-1].right <= CELL_GAP * self.height:
                found[-1].append(word)
            else:
                found.append([word])
        return tuple(Segment(tuple(words)) for words in found)

    @cached_property
    def values(self) -> int:
        return sum(segment.is_value for segment in self.segments)


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """The words as lines, from the top of the page."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.middle, each.left)):
        if lines and _is_level(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [TextLine(tuple(sorted(line, key=lambda each: each.left))) for line in lines]


def _is_level(line: Sequence[Word], word: Word) -> bool:
    last = line[-1]
    return abs(last.middle - word.middle) <= _SAME_LINE * max(min(last.height, word.height), 1.0)


def text_of(words: Iterable[Word], *, right: float | None = None) -> str:
    """Words in a box as text, line by line; `right` is how far the box lets its words reach, where that is known."""
    return joined_lines(lines_of(words), right=right)


def joined_lines(lines: Iterable[TextLine], *, right: float | None = None) -> str:
    """Lines as one; a word that is cut at a line's end keeps its hyphen, as "Stockton-on-Tees" has one."""
    text, above = "", None
    for line in lines:
        cut = text.endswith("-") and text[-2:-1].isalnum()
        cut = cut or (right is not None and above is not None and _is_cut(above, line, right))
        text = f"{text}{line.text}" if cut or not text else f"{text} {line.text}"
        above = line
    return text


def _is_cut(above: TextLine, line: TextLine, right: float) -> bool:
    """Whether a word too long for its cell goes on: it had a line for itself, and no room for another letter."""
    word, then = above.words[-1], line.words[0].text
    if len(above.words) > 1 or then in _SMALL_WORDS or not _run_on(word.text, then):
        return False
    letter = (word.right - word.left) / len(word.text)
    return -1.0 <= right - word.right < letter * 1.1


def _run_on(piece: str, then: str) -> bool:
    """Letters of one case, or figures after a comma or a letter: two pieces that may be one word."""
    last, first = piece[-1:], then[:1]
    if last.isdigit() and first.isdigit():
        return "," in piece or piece[:1].isalpha()
    return (last.islower() and first.islower()) or (last.isupper() and first.isupper())
