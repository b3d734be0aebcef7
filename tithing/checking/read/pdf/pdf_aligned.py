"""Tables that no lines draw: figures that stand under one another, with labels on their left and heads above.

Columns are found where figures of several lines leave the same gaps. What stands in two columns at once, or in none,
makes the table doubtful, and the rules stay silent on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tithing.checking.read.blocks import Grid, GridCell, GridRow
from tithing.checking.read.pdf.pdf_aligned_heads import first_head, head_row, stacked, with_labels
from tithing.checking.read.pdf.pdf_aligned_rows import (
    CLOSER,
    columns_of,
    doubt_of,
    is_data,
    is_mostly_data,
    rows_of,
)
from tithing.checking.read.pdf.pdf_lines import TextLine
from tithing.checking.read.pdf.pdf_page import PdfLine
from tithing.checking.read.pdf.pdf_ruled import Found
from tithing.checking.read.pdf.pdf_stack import rules_between, strips
from tithing.checking.read.pdf.pdf_wraps import begins_value, ends_head
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.thresholds import shared

_ROW_GAP = shared("read.pdf.pdf_aligned", "row_gap")


@dataclass(frozen=True)
class _Run:
    """Lines from the first to the last row of a table, by their numbers on the page, and the rules between them."""

    start: int
    end: int
    rules: tuple[float, ...] = ()


def aligned_tables(
    lines: Sequence[TextLine], across: Sequence[PdfLine], *, page: int, known: frozenset[str] = frozenset()
) -> list[Found]:
    """The tables among the lines of a page, from the top; `across` are the rules drawn on it, `known` words that the
    document prints whole."""
    found, at, floor = [], 0, 0
    while at < len(lines):
        run = _run_from(lines, at)
        if run is None:
            at += 1
            continue
        run = _between_rules(lines, run, across, floor=floor)
        table = _table(lines, run, page, known)
        found += [table] if _is_full(table.grid) else []
        at = floor = run.end
    return found


def _between_rules(lines: Sequence[TextLine], run: _Run, across: Sequence[PdfLine], *, floor: int) -> _Run:
    """The run as far as the rules between its rows go: rows without figures stand between them too."""
    rows = [line for line in lines[run.start : run.end] if is_data(line)]
    rules = rules_between(rows, across)
    if not rules:
        return run
    inside = [
        n for n in range(floor, len(lines)) if rules[0] < (lines[n].top + lines[n].bottom) / 2 < rules[-1]
    ]
    first, last = min(inside, default=run.start), max(inside, default=run.end - 1)
    return _Run(min(first, run.start), max(last + 1, run.end), rules)


def _run_from(lines: Sequence[TextLine], at: int) -> _Run | None:
    if not is_mostly_data(lines[at]) or ends_head(lines, at):
        return None
    end, rows = at + 1, 1
    for index in range(at + 1, len(lines)):
        if not _follows(lines[index - 1], lines[index]) or _is_prose(lines[index], lines[at:end]):
            break
        below = lines[index + 1] if index + 1 < len(lines) else None
        if _is_new_head(lines[index], lines[index - 1], lines[at]) and not begins_value(lines[index], below):
            break
        if is_data(lines[index]):
            end, rows = index + 1, rows + 1
    first, apart = lines[end - 1], _apart(lines[at:end])
    while end < len(lines) and _ends_label(first, lines[end - 1], lines[end], apart=apart):
        end += 1
    return _Run(at, end) if rows > 1 or _may_stand_alone(lines, at) else None


def _may_stand_alone(lines: Sequence[TextLine], at: int) -> bool:
    """One row of several figures with heads above it, or the last row of a table that began on the page before."""
    heads = lines[max(at - 2, 0) : at]
    return lines[at].values > 2 and (at == 0 or any(len(head.segments) > 2 for head in heads))


def _apart(rows: Sequence[TextLine]) -> float:
    """How far a row of figures is from the line above it, at the least; 0 where there is one row."""
    return min((row.middle_gap(above) for above, row in pairwise(rows) if is_data(row)), default=0.0)


def _ends_label(row: TextLine, above: TextLine, line: TextLine, *, apart: float) -> bool:
    """The rest of the last row's label, under the label alone: in the middle of a sentence, or closer to it than rows are
    to one another."""
    first_value = row.segments[1].left if len(row.segments) > 1 else row.right + 1
    gap = line.middle_gap(above)
    close = gap < 1.5 * line.height and abs(line.left - above.left) < line.height
    goes_on = line.text[:1].islower() or gap < CLOSER * apart
    return len(line.segments) == 1 and close and line.right < first_value and goes_on


def _is_new_head(line: TextLine, above: TextLine, first: TextLine) -> bool:
    """Words over three columns or most of them, and no figure, apart from the rows above: another table begins."""
    if is_data(above) and line.middle_gap(above) < 2.5 * line.height:
        return False
    wide = len(line.segments) > 2 or len(line.segments) * 2 > len(first.segments)
    return line.values == 0 and len(line.segments) > 1 and wide


def _follows(above: TextLine, below: TextLine) -> bool:
    return below.top - above.bottom <= _ROW_GAP * below.height


def _is_prose(line: TextLine, run: Sequence[TextLine]) -> bool:
    """A line of words across most of the table's width, not only over its labels."""
    if len(line.segments) > 1:
        return False
    first_value = min((each.left for row in run for each in row.segments[1:]), default=line.right)
    return line.right > first_value and len(line.words) > 4


def _is_full(grid: Grid) -> bool:
    """A chart's words are thinly spread and have no heads; a table's rows are mostly full."""
    rows = [row for row in grid.rows if not row.head]
    slots = sum(len(row.cells) for row in rows)
    filled = sum(bool(cell.text) for row in rows for cell in row.cells)
    return filled * 2 > slots and (len(rows) < len(grid.rows) or len(rows[0].cells) > 2)


def _table(lines: Sequence[TextLine], run: _Run, page: int, known: frozenset[str]) -> Found:
    body = lines[run.start : run.end]
    columns = columns_of([line for line in body if is_data(line)])
    first = first_head(lines, run.start, columns)
    columns = with_labels(columns, lines[first : run.start])
    body_start = run.start if first < run.start else _after_head(body, run)
    heads = [head_row(line, columns, top=n == 0) for n, line in enumerate(lines[first:body_start])]
    place = PrintedPlace(page=page)
    head_rows = [GridRow(cells, place, head=True) for cells in stacked(heads)]
    rows = list(rows_of(lines[body_start : run.end], columns, run.rules, known))
    grid_rows = [GridRow(tuple(GridCell(text) for text in texts), place) for texts in rows]
    words = [word for line in lines[first : run.end] for word in line.words]
    grid = Grid((*head_rows, *grid_rows), place, doubtful=doubt_of(rows))
    edges = min(w.left for w in words), max(w.right for w in words)
    return Found(grid, *edges, min(w.top for w in words), max(w.bottom for w in words))


def _after_head(body: Sequence[TextLine], run: _Run) -> int:
    """Where rules stand over and under the head, the first strip is the head."""
    if not run.rules:
        return run.start
    head = strips(body, run.rules)[0]
    is_head = len(head) < len(body) and not any(is_mostly_data(line) for line in head)
    return run.start + len(head) if is_head else run.start
