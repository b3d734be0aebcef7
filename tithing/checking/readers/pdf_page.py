"""What stands on one page of a PDF: words with their boxes, and the lines that are drawn.

Coordinates are points from the left and from the top of the page as it is seen, whichever way the file turns it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

WORD_GAP = 0.18  # of the letters' height: a wider gap parts two words, as pdfium itself does
_THIN = 3.0  # points: a rectangle no thicker is a line
_MOST_PATHS = 20_000  # of one page; a map may hold more, and no table does
_HYPHENS = (0x2, 0xFFFE)  # what pdfium gives for a hyphen at the end of a line


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False

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
class Line:
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
    words: list[Word] = field(default_factory=list)
    across: list[Line] = field(default_factory=list)
    down: list[Line] = field(default_factory=list)
    marked: dict[int, str] = field(default_factory=dict)
    letters: int = 0


@dataclass(frozen=True)
class _Turn:
    """How the file turns the page: quarter turns clockwise, and the size as it is seen."""

    quarters: int
    width: float
    height: float

    def box(self, left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
        """(left, right, top, bottom) as seen, from the top."""
        if self.quarters == 1:
            return bottom, top, left, right
        if self.quarters == 2:
            return self.width - right, self.width - left, bottom, top
        if self.quarters == 3:
            return self.width - top, self.width - bottom, self.height - right, self.height - left
        return left, right, self.height - top, self.height - bottom


def read_page(page: Any, number: int, *, tagged: bool, most: int) -> Page:
    """The page's words, lines and marked text; letters past `most` are not read."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    turn = _Turn(pdfium.FPDFPage_GetRotation(page.raw) % 4, width, height)
    found = Page(number, width, height)
    text = page.get_textpage()
    count = min(pdfium.FPDFText_CountChars(text.raw), most)
    marks = list(_marks(text, count)) if tagged else []
    _read_words(text, count, turn, found)
    _gather_marked(text, marks, found)
    _read_lines(page, turn, found)
    text.close()
    return found


# -- words ------------------------------------------------------------------------------------------------


def _read_words(text: Any, count: int, turn: _Turn, page: Page) -> None:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    letters: list[str] = []
    edges = [0.0, 0.0, 0.0, 0.0]
    bold = False
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code in _HYPHENS:
            code = 45
        if code <= 32 or code == 0xA0:
            letters = _end_word(page, letters, edges, bold)
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, box)
        left, right, top, bottom = turn.box(box.left, box.right, box.bottom, box.top)
        page.letters += 1
        if letters and _is_apart(edges, left, top, bottom):
            letters = _end_word(page, letters, edges, bold)
        if not letters:
            edges = [left, right, top, bottom]
            bold = _is_bold(text, index)
        letters.append(_letter(code))
        edges = [min(edges[0], left), max(edges[1], right), min(edges[2], top), max(edges[3], bottom)]
    _end_word(page, letters, edges, bold)


def _letter(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _end_word(page: Page, letters: list[str], edges: list[float], bold: bool) -> list[str]:
    if letters:
        page.words.append(Word("".join(letters), edges[0], edges[1], edges[2], edges[3], bold))
    return []


def _is_apart(edges: list[float], left: float, top: float, bottom: float) -> bool:
    height = max(edges[3] - edges[2], 1.0)
    gap = left - edges[1]
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


def _read_lines(page: Any, turn: _Turn, found: Page) -> None:
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
        page.across.append(Line((top + bottom) / 2, left, right))
    elif right - left <= _THIN < bottom - top:
        page.down.append(Line((left + right) / 2, top, bottom))


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
