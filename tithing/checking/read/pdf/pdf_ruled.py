"""Tables drawn with lines on a PDF page: where lines that lie and lines that stand meet, there are cells.

Drawn lines say for certain what alignment can only suggest: which words share a cell, and which cells are merged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tithing.checking.read.blocks import Grid, GridCell, GridRow
from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.pdf.pdf_cut import cell_text, is_full
from tithing.checking.read.pdf.pdf_lines import lines_of, text_of
from tithing.checking.read.pdf.pdf_page import Page, PdfLine, PdfWord
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.thresholds import counted, shared

_NEAR = shared("read.pdf.pdf_ruled", "near")
_MOST_LINES = counted("read.pdf.pdf_ruled", "most_lines")
_MOST_SLOTS = counted("read.pdf.pdf_ruled", "most_slots")
_FEWEST_FILLED = counted("read.pdf.pdf_ruled", "fewest_filled")


@dataclass(frozen=True)
class Found:
    """A table on a page and the box that holds its words."""

    grid: Grid
    left: float
    right: float
    top: float
    bottom: float

    def holds(self, word: PdfWord) -> bool:
        return self.left <= word.centre <= self.right and self.top <= word.middle <= self.bottom


@dataclass(frozen=True)
class _Net:
    """The lines of one table: where they lie, by height and by distance from the left."""

    across: tuple[PdfLine, ...]
    down: tuple[PdfLine, ...]

    @property
    def heights(self) -> list[float]:
        return _distinct(line.at for line in self.across)

    @property
    def lefts(self) -> list[float]:
        return _distinct(line.at for line in self.down)


def ruled_tables(page: Page, known: frozenset[str]) -> list[Found]:
    """The tables that are drawn with lines and hold words, from the top; `known` are words that the document prints whole."""
    across, down = joined(page.across), joined(page.down)
    if len(across) + len(down) > _MOST_LINES:
        return []
    found = (_table(net, page, known) for net in _nets(across, down))
    return sorted((table for table in found if table), key=lambda table: table.top)


def joined(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Strokes on one line, end to end, as one: tables are often drawn cell by cell."""
    whole: list[PdfLine] = []
    for line in sorted(_levelled(lines), key=lambda each: (each.at, each.start)):
        if whole and whole[-1].at == line.at and line.start <= whole[-1].end + 2 * _NEAR:
            whole[-1] = PdfLine(line.at, whole[-1].start, max(whole[-1].end, line.end))
        else:
            whole.append(line)
    return whole


def _levelled(lines: Iterable[PdfLine]) -> Iterator[PdfLine]:
    at = -100.0
    for line in sorted(lines, key=lambda each: each.at):
        at = at if line.at - at <= _NEAR else line.at
        yield PdfLine(at, line.start, line.end)


def _distinct(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


def _nets(across: Sequence[PdfLine], down: Sequence[PdfLine]) -> Iterator[_Net]:
    """Lines that meet, directly or through others, belong to one table."""
    owner = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for number, line in enumerate(across):
        for other, standing in enumerate(down, start=len(across)):
            if _meet(line, standing):
                owner[root(number)] = root(other)
    groups: dict[int, list[int]] = {}
    for index in range(len(owner)):
        groups.setdefault(root(index), []).append(index)
    for group in groups.values():
        net = _Net(
            tuple(across[index] for index in group if index < len(across)),
            tuple(down[index - len(across)] for index in group if index >= len(across)),
        )
        yield from _apart(net)


def _apart(net: _Net) -> Iterator[_Net]:
    """Tables that touch, one under the other: where no line between columns goes on, another table begins."""
    heights = net.heights
    begins = 0
    inside = [_inside(net, above, below) for above, below in pairwise(heights)]
    for strip in range(1, len(inside)):
        if inside[strip - 1] and inside[strip] and not inside[strip - 1] & inside[strip]:
            yield _between(net, heights[begins], heights[strip])
            begins = strip
    yield _between(net, heights[begins], heights[-1]) if begins else net


def _inside(net: _Net, above: float, below: float) -> frozenset[float]:
    """Where lines stand between the columns of a strip of cells, its outer edges aside."""
    middle = (above + below) / 2
    drawn = sorted(line.at for line in net.down if line.start <= middle <= line.end)
    return frozenset(drawn[1:-1])


def _between(net: _Net, top: float, bottom: float) -> _Net:
    """The part of a net between two of its heights."""
    across = tuple(line for line in net.across if top - _NEAR <= line.at <= bottom + _NEAR)
    cut = (PdfLine(line.at, max(line.start, top), min(line.end, bottom)) for line in net.down)
    return _Net(across, tuple(line for line in cut if line.end - line.start > _NEAR))


def _meet(across: PdfLine, down: PdfLine) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


# -- cells ------------------------------------------------------------------------------------------------


def _table(net: _Net, page: Page, known: frozenset[str]) -> Found | None:
    heights, lefts = net.heights, net.lefts
    rows, columns = len(heights) - 1, len(lefts) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_SLOTS:
        return None
    box = Found(Grid(()), lefts[0], lefts[-1], heights[0], heights[-1])
    words = _sorted_in(heights, lefts, [word for word in page.words if box.holds(word)])
    if len(words) < (
        _FEWEST_FILLED if rows > 1 else 1
    ):  # a chart's axes, or a frame; a title may be a row alone
        return None
    place = PrintedPlace(page=page.number)
    grid_rows = [row for each in _rows(net, words) for row in _unpacked(each, place, known)]
    return Found(Grid(tuple(grid_rows), place), box.left, box.right, box.top, box.bottom)


def _sorted_in(
    heights: Sequence[float], lefts: Sequence[float], words: Iterable[PdfWord]
) -> dict[tuple[int, int], list[PdfWord]]:
    slots: dict[tuple[int, int], list[PdfWord]] = {}
    for word in words:
        row = min(bisect_right(heights, word.middle) - 1, len(heights) - 2)
        column = min(bisect_right(lefts, word.centre) - 1, len(lefts) - 2)
        slots.setdefault((max(row, 0), max(column, 0)), []).append(word)
    return slots


@dataclass(frozen=True)
class _Box:
    """A cell's words, the slots it covers, and how far to the right its words may reach."""

    words: tuple[PdfWord, ...]
    columns: int
    rows: int
    right: float


def _rows(net: _Net, words: dict[tuple[int, int], list[PdfWord]]) -> Iterator[list[_Box]]:
    """Each row's cells, a merged one in the row and column where it begins."""
    heights, lefts = net.heights, net.lefts
    taken: set[tuple[int, int]] = set()
    for row in range(len(heights) - 1):
        boxes = []
        for column in range(len(lefts) - 1):
            if (row, column) in taken:
                continue
            down, along = _reach(net, heights, lefts, row, column, taken)
            slots = [(row + d, column + a) for d in range(down) for a in range(along)]
            taken.update(slots)
            held = tuple(word for slot in slots for word in words.get(slot, ()))
            pad = min((word.left for word in held), default=lefts[column]) - lefts[column]
            boxes.append(_Box(held, along, down, lefts[column + along] - pad))
        yield boxes


def _reach(
    net: _Net,
    heights: Sequence[float],
    lefts: Sequence[float],
    row: int,
    column: int,
    taken: set[tuple[int, int]],
) -> tuple[int, int]:
    """How many rows and columns the cell covers: to the first line drawn on its right, and below it."""
    middle = (heights[row] + heights[row + 1]) / 2
    along = 1
    while (
        column + along < len(lefts) - 1
        and (row, column + along) not in taken
        and not _drawn(net.down, lefts[column + along], middle)
    ):
        along += 1
    centre = (lefts[column] + lefts[column + 1]) / 2
    down = 1
    while (
        row + down < len(heights) - 1
        and (row + down, column) not in taken
        and not _drawn(net.across, heights[row + down], centre)
    ):
        down += 1
    return down, along


def _drawn(lines: Iterable[PdfLine], at: float, through: float) -> bool:
    return any(abs(line.at - at) <= _NEAR and line.start <= through <= line.end for line in lines)


# -- rows that are not drawn ------------------------------------------------------------------------------


def _unpacked(boxes: Sequence[_Box], place: PrintedPlace, known: frozenset[str]) -> Iterator[GridRow]:
    """A drawn row as it is; where no line parts its rows, one row for each line of figures."""
    parted = _parted(boxes)
    if parted is None:
        texts = (cell_text(lines_of(box.words), right=box.right, known=known) for box in boxes)
        cells = (GridCell(text, box.columns, box.rows) for text, box in zip(texts, boxes, strict=True))
        yield GridRow(tuple(cells), place)
        return
    for top, bottom in pairwise(parted):
        cells = (
            GridCell(text_of(w for w in box.words if top <= w.middle < bottom), box.columns) for box in boxes
        )
        yield GridRow(tuple(cells), place)


def _parted(boxes: Sequence[_Box]) -> list[float] | None:
    """The heights between lines of figures, where two columns at least hold several figures each."""
    figures = [_figures(box) for box in boxes]
    stacks = [stack for stack in figures if len(stack) > 1]
    if len(stacks) < 2 or len({len(stack) for stack in stacks}) > 1 or any(box.rows > 1 for box in boxes):
        return None
    cut = all(_fills(box) for box, stack in zip(boxes, figures, strict=True) if len(stack) > 1)
    if cut and any(len(stack) == 1 for stack in figures):
        return None  # one row, whose longer figures its narrow cells cut
    middles = stacks[0]
    return [-1.0, *((above + below) / 2 for above, below in pairwise(middles)), 100_000.0]


def _fills(box: _Box) -> bool:
    """Whether every line of a cell but the last reaches its edge."""
    return all(is_full(line, box.right) for line in lines_of(box.words)[:-1])


def _figures(box: _Box) -> list[float]:
    """The heights of a cell's lines where each is a figure; nothing where one is not."""
    lines = lines_of(box.words)
    if not lines or any(kind_of_cell(line.text) is not CellKind.NUMBER for line in lines):
        return []
    return [(line.top + line.bottom) / 2 for line in lines]
