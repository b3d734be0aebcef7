"""What stands on one page of a PDF: words with their boxes, and the lines that are drawn.

Coordinates are points from the left and from the top of the page as it is seen, whichever way the file turns it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tithing.checking.read.pdf.pdf_turn import Turn, quarters_of, turn_of
from tithing.checking.thresholds import counted, shared

WORD_GAP = shared("read.pdf.pdf_page", "word_gap")
_THIN = shared("read.pdf.pdf_page", "thin")
_MOST_PATHS = counted("read.pdf.pdf_page", "most_paths")
Box = tuple[float, float, float, float]  # left, right, top, bottom
_HYPHENS = (0x2, 0xFFFE)  # what pdfium gives for a hyphen at the end of a line


@dataclass(frozen=True)
class PdfWord:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    upright: bool = True  # not set upwards or downwards, as heads of narrow columns are

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class PdfLine:
    """A drawn line: `at` is its height for one that lies, its distance from the left for one that stands."""

    at: float
    start: float
    end: float


@dataclass
class Page:
    """`marked` is the text of each marked content, by its number; empty where the page is not tagged."""

    number: int
    width: float
    height: float
    words: list[PdfWord] = field(default_factory=list)
    across: list[PdfLine] = field(default_factory=list)
    down: list[PdfLine] = field(default_factory=list)
    marked: dict[int, str] = field(default_factory=dict)
    letters: int = 0


def read_page(page: Any, number: int, *, tagged: bool, most: int) -> Page:
    """The page's words, lines and marked text; letters past `most` are not read."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    count = min(pdfium.FPDFText_CountChars(text.raw), most)
    turn = turn_of(page, text, count)
    found = Page(number, turn.width, turn.height)
    marks = list(_marks(text, count)) if tagged else []
    _read_words(text, count, turn, found)
    _gather_marked(text, marks, found)
    _read_lines(page, turn, found)
    text.close()
    return found


# -- words ------------------------------------------------------------------------------------------------


def _read_words(text: Any, count: int, turn: Turn, page: Page) -> None:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    word = _Letters()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code in _HYPHENS:
            code = 45
        if code <= 32 or code == 0xA0:
            word.end(page)
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, box)
        at = turn.box(box.left, box.right, box.bottom, box.top)
        page.letters += 1
        if word.is_left(at):
            word.end(page)
        if not word.letters:
            word.begin(quarters_of(text, index) == -turn.quarters % 4, at, _is_bold(text, index))
        word.take(_letter(code), at)
    word.end(page)


class _Letters:
    """Guards the word that letters are being put to."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self._edges = (0.0, 0.0, 0.0, 0.0)
        self._upright, self._bold = True, False

    def begin(self, upright: bool, at: Box, bold: bool) -> None:
        self._upright, self._edges, self._bold = upright, at, bold

    def take(self, letter: str, at: Box) -> None:
        left, right, top, bottom = self._edges
        self._edges = (min(left, at[0]), max(right, at[1]), min(top, at[2]), max(bottom, at[3]))
        self.letters.append(letter)

    def is_left(self, at: Box) -> bool:
        """Whether the next letter stands apart; letters of a head set upwards stand over one another."""
        if not self.letters:
            return False
        if self._upright:
            return _is_apart(self._edges, at)
        return _is_apart(_lying(self._edges), _lying(at), either=True)

    def end(self, page: Page) -> None:
        if self.letters:
            word = PdfWord("".join(self.letters), *self._edges, self._bold, self._upright)
            _add_word(page, word)
            self.letters = []


def _add_word(page: Page, word: PdfWord) -> None:
    """Words set upwards or downwards, one after the other, are one: they would not share a line of the page."""
    last = page.words[-1] if page.words else None
    if last and not last.upright and not word.upright:
        one = _lying((last.left, last.right, last.top, last.bottom))
        two = _lying((word.left, word.right, word.top, word.bottom))
        height = max(one[3] - one[2], 1.0)
        gap = max(two[0] - one[1], one[0] - two[1])
        if min(one[3], two[3]) - max(one[2], two[2]) > 0.6 * height and gap < 0.6 * height:
            page.words[-1] = PdfWord(
                f"{last.text} {word.text}",
                min(last.left, word.left),
                max(last.right, word.right),
                min(last.top, word.top),
                max(last.bottom, word.bottom),
                last.bold,
                upright=False,
            )
            return
    page.words.append(word)


def _lying(at: Box) -> Box:
    """A box with its sides turned, so that what stands can be measured as what lies."""
    left, right, top, bottom = at
    return top, bottom, left, right


def _letter(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _is_apart(edges: Box, at: Box, *, either: bool = False) -> bool:
    """Whether a letter is too far from the word before it; `either` where the word may run both ways."""
    left, right, top, bottom = at
    height = max(edges[3] - edges[2], 1.0)
    gap = max(left - edges[1], edges[0] - right) if either else left - edges[1]
    same_line = min(edges[3], bottom) - max(edges[2], top) > 0.3 * height
    return not same_line or gap > WORD_GAP * height or gap < -2 * height


def _is_bold(text: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium

    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text.raw, index, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower() or b"semib" in name.value.lower()


# -- marked content ---------------------------------------------------------------------------------------


def _marks(text: Any, count: int) -> Iterator[int]:
    """The number of the marked content each letter stands in; -1 for none, as running heads have."""
    import pypdfium2.raw as pdfium

    last = -1
    for index in range(count):
        found = pdfium.FPDFText_GetTextObject(text.raw, index)
        if found:  # spaces and line ends that pdfium puts in belong to no object
            last = pdfium.FPDFPageObj_GetMarkedContentID(found)
        yield last


def _gather_marked(text: Any, marks: list[int], page: Page) -> None:
    import pypdfium2.raw as pdfium

    parts: dict[int, list[str]] = {}
    for index, mark in enumerate(marks):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        letter = "-" if code in _HYPHENS else _letter(code) if code >= 32 else " "
        parts.setdefault(mark, []).append(letter)
    page.marked = {mark: "".join(letters) for mark, letters in parts.items()}


# -- drawn lines ------------------------------------------------------------------------------------------


def _read_lines(page: Any, turn: Turn, found: Page) -> None:
    import pypdfium2.raw as pdfium

    for number in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_PATHS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, number)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for left, right, bottom, top in _strokes(drawn):
            _add_line(found, turn.box(left, right, bottom, top))


def _add_line(page: Page, box: tuple[float, float, float, float]) -> None:
    left, right, top, bottom = box
    if bottom - top <= _THIN < right - left:
        page.across.append(PdfLine((top + bottom) / 2, left, right))
    elif right - left <= _THIN < bottom - top:
        page.down.append(PdfLine((left + right) / 2, top, bottom))


def _strokes(drawn: Any) -> Iterator[tuple[float, float, float, float]]:
    """(left, right, bottom, top) of each straight stroke of a path, and of each thin filled box."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
    for points in _subpaths(drawn):
        if stroke.value:
            for (x1, y1), (x2, y2) in pairwise(points):
                if abs(x1 - x2) <= 1 or abs(y1 - y2) <= 1:
                    yield min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        elif fill.value and len(points) >= 4:
            across, up = [x for x, _ in points], [y for _, y in points]
            yield min(across), max(across), min(up), max(up)


def _subpaths(drawn: Any) -> Iterator[list[tuple[float, float]]]:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for number in range(min(pdfium.FPDFPath_CountSegments(drawn), 4_000)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        at = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(at)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
