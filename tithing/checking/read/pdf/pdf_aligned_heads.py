"""Heads of a table that no lines draw: the lines above its figures, and which columns each word of them stands over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.read.blocks import GridCell
from tithing.checking.read.pdf.pdf_aligned_rows import AlignedColumn, is_mostly_data, nearest
from tithing.checking.read.pdf.pdf_lines import TextLine
from tithing.checking.read.pdf.pdf_wraps import ends_head
from tithing.checking.thresholds import counted, shared

_HEAD_GAP = shared("read.pdf.pdf_aligned_heads", "head_gap")
_MOST_HEAD_LINES = counted("read.pdf.pdf_aligned_heads", "most_head_lines")


def first_head(lines: Sequence[TextLine], start: int, columns: Sequence[AlignedColumn]) -> int:
    """The number of the first line of heads above the rows; `start` where there is none."""
    first = start
    for index in range(start - 1, max(start - 1 - _MOST_HEAD_LINES, -1), -1):
        line = lines[index]
        if lines[index + 1].top - line.bottom > _HEAD_GAP * line.height:
            break
        if is_mostly_data(line) and not ends_head(lines, index):
            break
        if _is_head(line, columns):
            first = index
        elif not _is_label_head(lines, index, columns):
            break
    return first


def _is_head(line: TextLine, columns: Sequence[AlignedColumn]) -> bool:
    """Several segments, or one that stands over the figures and not over the labels."""
    if len(line.segments) > 1:
        return True
    return line.left > columns[0].right and line.segments[0].right <= columns[-1].right + 2 * line.height


def _is_label_head(lines: Sequence[TextLine], index: int, columns: Sequence[AlignedColumn]) -> bool:
    """The labels' own head may stand between two lines of the other heads."""
    if index == 0 or len(columns) < 2:
        return False
    return lines[index].right <= columns[1].left and len(lines[index - 1].segments) > 1


def with_labels(columns: list[AlignedColumn], heads: Sequence[TextLine]) -> list[AlignedColumn]:
    """A head left of every figure stands over labels that are blank, as where the label is in the head."""
    lefts = [each for line in heads for each in line.segments if each.right < columns[0].left]
    if not lefts:
        return columns
    return [AlignedColumn(min(each.left for each in lefts), max(each.right for each in lefts)), *columns]


HeadRow = list[tuple[int, int, str]]  # (first column, last column, text)


def head_row(line: TextLine, columns: Sequence[AlignedColumn], *, top: bool) -> HeadRow:
    shared = _evenly(line, columns) if top else None
    if shared is not None:
        return shared
    row: HeadRow = []
    for segment in line.segments:
        over = [n for n, column in enumerate(columns) if column.is_under(segment)]
        if len(over) < 2 or over[0] == 0:
            over = [nearest(columns, segment.centre)]
        row.append((over[0], over[-1], segment.text))
    return row


def _evenly(line: TextLine, columns: Sequence[AlignedColumn]) -> HeadRow | None:
    """Upper heads that share the columns evenly, each in the middle of its own: areas over count and rate."""
    segments = [each for each in line.segments if each.centre > columns[0].right]
    count = len(columns) - 1
    if len(segments) < 2 or count % len(segments) or count == len(segments):
        return None
    each = count // len(segments)
    row: HeadRow = []
    for number, segment in enumerate(segments):
        first, last = 1 + number * each, (number + 1) * each
        if not columns[first].left <= segment.centre <= columns[last].right:
            return None
        row.append((first, last, segment.text))
    labels = " ".join(s.text for s in line.segments if s not in segments)
    return [(0, 0, labels), *row] if labels else row


def stacked(heads: Sequence[HeadRow]) -> Iterator[tuple[GridCell, ...]]:
    """Head rows as cells: lines of one head are put together, heads over several columns stay a row above."""
    groups: list[list[HeadRow]] = []
    for row in heads:
        wide = any(last > first for first, last, _ in row)
        if groups and not wide and not any(last > first for first, last, _ in groups[-1][-1]):
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        yield _head_cells(group)


def _head_cells(group: Sequence[HeadRow]) -> tuple[GridCell, ...]:
    texts: dict[int, tuple[int, str]] = {}
    for row in group:
        for first, last, text in row:
            reach, before = texts.get(first, (last, ""))
            texts[first] = (max(reach, last), f"{before} {text}".strip())
    cells, at = [], 0
    for first in sorted(texts):
        last, text = texts[first]
        cells += [GridCell("", head=False)] * (first - at) if first > at else []
        cells.append(GridCell(text, columns=last - max(first, at) + 1, head=True))
        at = last + 1
    return tuple(cells)
