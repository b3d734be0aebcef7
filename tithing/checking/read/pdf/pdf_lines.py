"""Words of a page as lines, and lines as segments: runs of words with a wide gap between, as cells of a table have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.pdf.pdf_page import PdfWord
from tithing.checking.thresholds import counted, shared

CELL_GAP = shared("read.pdf.pdf_lines", "cell_gap")
_SAME_LINE = shared("read.pdf.pdf_lines", "same_line")
_LONGEST_VALUE = counted("read.pdf.pdf_lines", "longest_value")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[/\-–]\s*\d{2,4})?(?:\s*\[\w\])?$")
# "Per 1,000 population" may stand on three lines of a head.
_RATE_BASES = frozenset(("1,000", "1000", "10,000", "10000", "100,000"))
_VALUES = (CellKind.NUMBER, CellKind.DASH, CellKind.ERROR, CellKind.UNAVAILABLE)


@dataclass(frozen=True)
class Segment:
    words: tuple[PdfWord, ...]

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

    words: tuple[PdfWord, ...]

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
        found: list[list[PdfWord]] = []
        for word in self.words:
            if found and word.left - found[-1][-1].right <= CELL_GAP * self.height:
                found[-1].append(word)
            else:
                found.append([word])
        return tuple(Segment(tuple(words)) for words in found)

    @cached_property
    def values(self) -> int:
        return sum(segment.is_value for segment in self.segments)


def lines_of(words: Iterable[PdfWord]) -> list[TextLine]:
    """The words as lines, from the top of the page."""
    lines: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda each: (each.middle, each.left)):
        if lines and _is_level(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [TextLine(tuple(sorted(line, key=lambda each: each.left))) for line in lines]


def _is_level(line: Sequence[PdfWord], word: PdfWord) -> bool:
    last = line[-1]
    return abs(last.middle - word.middle) <= _SAME_LINE * max(min(last.height, word.height), 1.0)


def text_of(words: Iterable[PdfWord]) -> str:
    """Words in a box as text, line by line."""
    return joined_lines(lines_of(words))


def joined_lines(lines: Iterable[TextLine]) -> str:
    """Lines as one; a word that is cut at a line's end keeps its hyphen, as "Elmbury-on-Sea" has one."""
    text = ""
    for line in lines:
        cut = text.endswith("-") and text[-2:-1].isalnum()
        text = f"{text}{line.text}" if cut or not text else f"{text} {line.text}"
    return text
