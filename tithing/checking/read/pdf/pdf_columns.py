"""Prose set in two columns or more: each column is read to its foot before the next begins.

A gutter is believed only where lines of prose stand on both sides of it: a table has gaps that look much the same, and
must be read across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tithing.checking.read.pdf.pdf_lines import CELL_GAP, TextLine, lines_of
from tithing.checking.read.pdf.pdf_page import PdfWord
from tithing.checking.read.pdf.pdf_ruled import Found
from tithing.checking.thresholds import counted, shared

_FEWEST_LINES = counted("read.pdf.pdf_columns", "fewest_lines")
_FEWEST_WORDS = counted("read.pdf.pdf_columns", "fewest_words")
_FULL = shared("read.pdf.pdf_columns", "full")
_MOST_COLUMNS = counted("read.pdf.pdf_columns", "most_columns")
_GRAIN = shared("read.pdf.pdf_columns", "grain")
_WHOLE = 0.8  # of a column's lines have no figure after a wide gap
_MIDDLE = (0.2, 0.8)  # of the text's width: where a gutter may lie


@dataclass(frozen=True)
class Region:
    """Words that are read from the top to the foot before the next region's; tables within its sides are its own."""

    words: tuple[PdfWord, ...]
    left: float
    right: float
    top: float
    bottom: float

    def holds(self, table: Found) -> bool:
        across, down = (table.left + table.right) / 2, (table.top + table.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def regions(
    words: Sequence[PdfWord], tables: Sequence[Found], *, width: float, height: float
) -> list[Region]:
    """The regions of a page in reading order; one for the whole page where it has no columns of prose."""
    whole = Region(tuple(words), 0.0, width, 0.0, height)
    return list(_parted(whole, tables)) or [whole]


def _parted(region: Region, tables: Sequence[Found]) -> Iterator[Region]:
    lines = lines_of(region.words)
    edge = _edge(lines)
    if edge is None:
        yield region
        return
    top, full = region.top, list[TextLine]()
    for band in _bands(lines, edge, [table for table in tables if table.left < edge < table.right]):
        columns, after = _without_tail(band, edge)
        if not _are_columns(columns, edge):
            full += band
            continue
        start, end = min(line.top for line in columns), max(line.bottom for line in columns)
        if full:
            yield _region(full, region.left, region.right, top, start)
        left, right = _sides(columns, edge)
        yield from _parted(_region(left, region.left, edge, start, end), tables)
        yield from _parted(_region(right, edge, region.right, start, end), tables)
        top, full = end, after
    if full or top < region.bottom:
        yield _region(full, region.left, region.right, top, region.bottom)


def _region(lines: Sequence[TextLine], left: float, right: float, top: float, bottom: float) -> Region:
    return Region(tuple(word for line in lines for word in line.words), left, right, top, bottom)


def _edge(lines: Sequence[TextLine]) -> float | None:
    """Where most lines begin anew in the middle of the text, after a gap; None where too few do."""
    left, right = min((x.left for x in lines), default=0.0), max((x.right for x in lines), default=0.0)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    starts = Counter(
        int(segment.left / _GRAIN)
        for line in lines
        for segment in line.segments
        if low < segment.left < high and not segment.is_value
    )
    best = max(starts, key=lambda at: starts[at] + starts.get(at + 1, 0), default=None)
    if best is None or starts[best] + starts.get(best + 1, 0) < _FEWEST_LINES:
        return None
    return best * _GRAIN - 0.5


def _bands(lines: Sequence[TextLine], edge: float, across: Sequence[Found]) -> Iterator[list[TextLine]]:
    """Runs of lines that leave the gutter free; a line or a table that crosses it stands between two."""
    band: list[TextLine] = []
    for line in lines:
        parted = bool(band) and any(
            band[-1].bottom <= table.bottom and table.top <= line.top for table in across
        )
        crosses = _crosses(line, edge) or _is_tabular(line)
        if band and (parted or crosses):
            yield band
            band = []
        if crosses:
            yield [line]
        else:
            band.append(line)
    if band:
        yield band


def _is_tabular(line: TextLine) -> bool:
    """A row of a table, or the heads over one, which no gutter parts."""
    return line.values > 1 or len(line.segments) > _MOST_COLUMNS


def _crosses(line: TextLine, edge: float) -> bool:
    before = max((word.right for word in line.words if word.left < edge), default=None)
    after = min((word.left for word in line.words if word.left >= edge), default=None)
    if before is None:
        return False
    return before > edge if after is None else after - before <= CELL_GAP * line.height


def _sides(band: Sequence[TextLine], edge: float) -> tuple[list[TextLine], list[TextLine]]:
    left = [words for line in band if (words := tuple(w for w in line.words if w.left < edge))]
    right = [words for line in band if (words := tuple(w for w in line.words if w.left >= edge))]
    return [TextLine(words) for words in left], [TextLine(words) for words in right]


def _without_tail(band: Sequence[TextLine], edge: float) -> tuple[list[TextLine], list[TextLine]]:
    """The band, and lines at its foot that stand apart, under both columns: the heading of what comes after them."""
    _, right = _sides(band, edge)
    foot = max((line.bottom for line in right), default=0.0)
    for number in range(len(band) - 1, 0, -1):
        if band[number].top < foot:
            break
        if band[number].top - band[number - 1].bottom > band[number].height:
            return list(band[:number]), list(band[number:])
    return list(band), []


def _are_columns(band: Sequence[TextLine], edge: float) -> bool:
    return all(_is_column(side) for side in _sides(band, edge))


def _is_column(lines: Sequence[TextLine]) -> bool:
    """Lines of prose: several words each, most of them to the column's edge, and few with figures that stand apart.

    What stands first on each line is measured: to its right there may be another column.
    """
    if len(lines) < _FEWEST_LINES:
        return False
    first = [line.segments[0] for line in lines]
    widest = max(each.right for each in first) - min(each.left for each in first)
    whole = sum(not any(each.is_value for each in line.segments[1:]) for line in lines)
    return (
        median(len(each.words) for each in first) >= _FEWEST_WORDS
        and median(each.right - each.left for each in first) >= _FULL * widest
        and whole >= _WHOLE * len(lines)
    )
