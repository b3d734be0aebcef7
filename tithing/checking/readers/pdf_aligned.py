"""Tables that no lines draw: figures that stand under one another, with labels on their left and heads above.

Columns are found where figures of several lines leave the same gaps. What stands in two columns at once, or in none,
makes the table doubtful, and the rules stay silent on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tithing.checking.numbers import read_number
from tithing.checking.printed import Place
from tithing.checking.readers.blocks import Grid, GridCell, GridRow
from tithing.checking.readers.pdf_cut import cell_text
from tithing.checking.readers.pdf_lines import Segment, TextLine, lines_of
from tithing.checking.readers.pdf_page import Line, Word
from tithing.checking.readers.pdf_ruled import Found
from tithing.checking.readers.pdf_stack import rules_between, strips
from tithing.checking.readers.pdf_wraps import begins_value, ends_head
from tithing.checking.readers.text_prose import is_bullet

_ROW_GAP = 3.2  # of the letters' height, from the foot of one row to the top of the next
_HEAD_GAP = 1.8
_SPACE = 0.42  # of the letters' height: spaces in prose are a quarter to a third of it
_CLOSER = 0.85  # times another gap
_ALIKE = 1.15
_NEXT = 1.5  # of the letters' height: from the middle of one line of a cell to the next
_SHORT = 4  # letters
_FEW = 8  # rows under which one row that bridges a gap is one too many
_MOST_HEAD_LINES = 8


@dataclass(frozen=True)
class _Run:
    """Lines from the first to the last row of a table, by their numbers on the page, and the rules between them."""

    start: int
    end: int
    rules: tuple[float, ...] = ()


def aligned_tables(
    lines: Sequence[TextLine], across: Sequence[Line], *, page: int, known: frozenset[str] = frozenset()
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


def _between_rules(lines: Sequence[TextLine], run: _Run, across: Sequence[Line], *, floor: int) -> _Run:
    """The run as far as the rules between its rows go: rows without figures stand between them too."""
    rows = [line for line in lines[run.start : run.end] if _is_data(line)]
    rules = rules_between(rows, across)
    if not rules:
        return run
    inside = [
        n for n in range(floor, len(lines)) if rules[0] < (lines[n].top + lines[n].bottom) / 2 < rules[-1]
    ]
    first, last = min(inside, default=run.start), max(inside, default=run.end - 1)
    return _Run(min(first, run.start), max(last + 1, run.end), rules)


def _run_from(lines: Sequence[TextLine], at: int) -> _Run | None:
    if not _is_mostly_data(lines[at]) or ends_head(lines, at):
        return None
    end, rows = at + 1, 1
    for index in range(at + 1, len(lines)):
        if not _follows(lines[index - 1], lines[index]) or _is_prose(lines[index], lines[at:end]):
            break
        below = lines[index + 1] if index + 1 < len(lines) else None
        if _is_new_head(lines[index], lines[index - 1], lines[at]) and not begins_value(lines[index], below):
            break
        if _is_data(lines[index]):
            end, rows = index + 1, rows + 1
    first, apart = lines[end - 1], _apart(lines[at:end])
    while end < len(lines) and _ends_label(first, lines[end - 1], lines[end], apart=apart):
        end += 1
    return _Run(at, end) if rows > 1 or _may_stand_alone(lines, at) else None


def _may_stand_alone(lines: Sequence[TextLine], at: int) -> bool:
    """One row of several figures with heads above it, or the last row of a table that began on the page before."""
    heads = lines[max(at - 2, 0) : at]
    return lines[at].values > 2 and (at == 0 or any(len(head.segments) > 2 for head in heads))


def _is_data(line: TextLine) -> bool:
    if is_bullet(f"{line.segments[0].text} x"):
        return False
    return len(line.segments) > 1 and (line.values > 1 or any(each.is_value for each in line.segments[1:]))


def _is_mostly_data(line: TextLine) -> bool:
    """A first row of figures; a head may end in a figure too, as "Rank of 15" and "Per 1,000" do."""
    return _is_data(line) and line.values * 2 >= len(line.segments) - 1


def _apart(rows: Sequence[TextLine]) -> float:
    """How far a row of figures is from the line above it, at the least; 0 where there is one row."""
    return min((row.middle_gap(above) for above, row in pairwise(rows) if _is_data(row)), default=0.0)


def _ends_label(row: TextLine, above: TextLine, line: TextLine, *, apart: float) -> bool:
    """The rest of the last row's label, under the label alone: in the middle of a sentence, or closer to it than rows are
    to one another."""
    first_value = row.segments[1].left if len(row.segments) > 1 else row.right + 1
    gap = line.middle_gap(above)
    close = gap < 1.5 * line.height and abs(line.left - above.left) < line.height
    goes_on = line.text[:1].islower() or gap < _CLOSER * apart
    return len(line.segments) == 1 and close and line.right < first_value and goes_on


def _is_new_head(line: TextLine, above: TextLine, first: TextLine) -> bool:
    """Words over three columns or most of them, and no figure, apart from the rows above: another table begins."""
    if _is_data(above) and line.middle_gap(above) < 2.5 * line.height:
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


# -- columns ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Column:
    left: float
    right: float

    def distance(self, centre: float) -> float:
        return max(self.left - centre, centre - self.right, 0.0)

    def is_under(self, segment: Segment) -> bool:
        """Whether a head stands over most of the column: one over its neighbour may reach into it a little."""
        shared = min(self.right, segment.right) - max(self.left, segment.left)
        return shared > 0.6 * (self.right - self.left)


def _columns(rows: Sequence[TextLine]) -> list[_Column]:
    """Where the rows' segments stand, and not more than a stray row bridges the gap between."""
    edges = sorted({edge for row in rows for each in row.segments for edge in (each.left, each.right)})
    allowed = 0 if len(rows) < _FEW else len(rows) // _FEW
    columns: list[_Column] = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        covering = sum(any(e.left < middle < e.right for e in row.segments) for row in rows)
        if covering <= allowed:
            continue
        if columns and columns[-1].right == left:
            columns[-1] = _Column(columns[-1].left, right)
        else:
            columns.append(_Column(left, right))
    return columns


def _nearest(columns: Sequence[_Column], centre: float) -> int:
    return min(range(len(columns)), key=lambda number: columns[number].distance(centre))


# -- one table --------------------------------------------------------------------------------------------


def _is_full(grid: Grid) -> bool:
    """A chart's words are thinly spread and have no heads; a table's rows are mostly full."""
    rows = [row for row in grid.rows if not row.head]
    slots = sum(len(row.cells) for row in rows)
    filled = sum(bool(cell.text) for row in rows for cell in row.cells)
    return filled * 2 > slots and (len(rows) < len(grid.rows) or len(rows[0].cells) > 2)


def _table(lines: Sequence[TextLine], run: _Run, page: int, known: frozenset[str]) -> Found:
    body = lines[run.start : run.end]
    columns = _columns([line for line in body if _is_data(line)])
    first = _first_head(lines, run.start, columns)
    columns = _with_labels(columns, lines[first : run.start])
    body_start = run.start if first < run.start else _after_head(body, run)
    heads = [_head_row(line, columns, top=n == 0) for n, line in enumerate(lines[first:body_start])]
    place = Place(page=page)
    head_rows = [GridRow(cells, place, head=True) for cells in _stacked(heads)]
    rows = list(_rows(lines[body_start : run.end], columns, run.rules, known))
    grid_rows = [GridRow(tuple(GridCell(text) for text in texts), place) for texts in rows]
    words = [word for line in lines[first : run.end] for word in line.words]
    grid = Grid((*head_rows, *grid_rows), place, doubtful=_doubt(rows))
    edges = min(w.left for w in words), max(w.right for w in words)
    return Found(grid, *edges, min(w.top for w in words), max(w.bottom for w in words))


def _after_head(body: Sequence[TextLine], run: _Run) -> int:
    """Where rules stand over and under the head, the first strip is the head."""
    if not run.rules:
        return run.start
    head = strips(body, run.rules)[0]
    is_head = len(head) < len(body) and not any(_is_mostly_data(line) for line in head)
    return run.start + len(head) if is_head else run.start


def _doubt(rows: Sequence[tuple[str, ...]]) -> str:
    """Two figures in one place cannot be told apart."""
    crowded = sum(any(_is_crowded(text) for text in row[1:]) for row in rows)
    return "two figures stand in one of its columns" if crowded * 10 > len(rows) else ""


def _is_crowded(text: str) -> bool:
    return read_number(text) is None and sum(read_number(each) is not None for each in text.split()) > 1


def _rows(
    body: Sequence[TextLine], columns: Sequence[_Column], rules: Sequence[float], known: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    for group in strips(body, rules) if rules else _grouped(body, columns):
        placed: list[list[Word]] = [[] for _ in columns]
        for line in group:
            for piece in _pieces(line):
                placed[_aligned_with(columns, piece)] += piece.words
        yield tuple(
            _text(lines_of(words), column, known, stacked=bool(rules))
            for words, column in zip(placed, columns, strict=True)
        )


def _text(lines: Sequence[TextLine], column: _Column, known: frozenset[str], *, stacked: bool) -> str:
    """A cell's text; a figure whose end stands under it was cut by its column, for else it would be another row's, but
    between rules figures may be stacked."""
    figure = (
        len(lines) > 1 and lines[0].text[-1:].isdigit() and all(line.text.isdigit() for line in lines[1:])
    )
    if figure and not stacked:
        return "".join(line.text for line in lines)
    return cell_text(lines, right=column.right, known=known, drawn=False)


def _pieces(line: TextLine) -> Iterator[Segment]:
    """The line's words, parted wherever a gap is wider than a space: words may fill a narrow column to its edge."""
    words: list[Word] = []
    for word in line.words:
        if words and word.left - words[-1].right > _SPACE * line.height:
            yield Segment(tuple(words))
            words = []
        words.append(word)
    yield Segment(tuple(words))


def _aligned_with(columns: Sequence[_Column], piece: Segment) -> int:
    """The column whose left edge, right edge or middle the piece stands at."""

    def off(number: int) -> float:
        column = columns[number]
        middle = (column.left + column.right) / 2
        return min(abs(column.left - piece.left), abs(column.right - piece.right), abs(middle - piece.centre))

    inside = [
        n for n, column in enumerate(columns) if column.left <= piece.left and piece.right <= column.right
    ]
    return inside[0] if inside else min(range(len(columns)), key=off)


def _grouped(body: Sequence[TextLine], columns: Sequence[_Column]) -> list[list[TextLine]]:
    """The lines of each row: a line without figures goes to the row it stands closest to, if it is close."""
    groups: list[list[TextLine]] = []
    waiting: list[TextLine] = []
    usual = _usual_gap(body)
    for index, line in enumerate(body):
        if groups and not waiting and _is_rest(groups[-1][0], body[index - 1], line, usual):
            groups[-1].append(line)
        elif _is_data(line):
            groups.append([*waiting, line])
            waiting = []
        elif _joins_above(body, index, columns) and groups and not waiting:
            groups[-1].append(line)
        elif _joins_below(body, index):
            waiting.append(line)
        else:
            groups.append([line])
    return groups


def _usual_gap(body: Sequence[TextLine]) -> float:
    """How far a row of figures is from the line above it, in the middle of all rows."""
    gaps = sorted(row.middle_gap(above) for above, row in pairwise(body) if _is_data(row))
    return gaps[len(gaps) // 2] if gaps else 0.0


def _is_rest(row: TextLine, above: TextLine, line: TextLine, usual: float) -> bool:
    """The ends of a label and of a few figures that narrow columns cut: nothing else is so near and so bare."""
    gap, piece = line.middle_gap(above), line.segments[0].text
    if len(line.segments) >= len(row.segments) or line.segments[0].is_value:
        return False
    if gap < _CLOSER * usual and piece[:1].islower():
        return True
    if 2 * len(line.segments) >= len(row.segments):
        return False
    label = row.segments[0].text
    same_case = label[-1:].islower() == piece[:1].islower() and label[-1:].isalpha() and piece.isalpha()
    return gap < _NEXT * line.height and len(piece) <= _SHORT and same_case


def _joins_above(body: Sequence[TextLine], index: int, columns: Sequence[_Column]) -> bool:
    """A label's second line: closer to the row above than rows are to one another, or in its middle."""
    above, line = body[index - 1], body[index]
    gap = line.middle_gap(above)
    wider = _next_gap(body, index, gap)
    if wider is None:
        return gap < 1.5 * line.height
    return gap < _CLOSER * wider or (line.text[:1].islower() and gap < 1.5 * line.height)


def _next_gap(body: Sequence[TextLine], index: int, gap: float) -> float | None:
    """The gap under a label's lines, which stand as far from one another as this one from the line above it."""
    for line, below in pairwise(body[index:]):
        under = below.middle_gap(line)
        if _is_data(below) or under > gap * _ALIKE or under < gap / _ALIKE:
            return under
    return None


def _joins_below(body: Sequence[TextLine], index: int) -> bool:
    line, below = body[index], body[index + 1 : index + 2]
    if not below:
        return False
    gap = below[0].middle_gap(line)
    above_gap = line.middle_gap(body[index - 1]) if index else 100.0
    unlabelled = below[0].segments[0].is_value and below[0].left > line.left
    return gap < _CLOSER * above_gap or unlabelled


# -- heads ------------------------------------------------------------------------------------------------


def _first_head(lines: Sequence[TextLine], start: int, columns: Sequence[_Column]) -> int:
    """The number of the first line of heads above the rows; `start` where there is none."""
    first = start
    for index in range(start - 1, max(start - 1 - _MOST_HEAD_LINES, -1), -1):
        line = lines[index]
        if lines[index + 1].top - line.bottom > _HEAD_GAP * line.height:
            break
        if _is_mostly_data(line) and not ends_head(lines, index):
            break
        if _is_head(line, columns):
            first = index
        elif not _is_label_head(lines, index, columns):
            break
    return first


def _is_head(line: TextLine, columns: Sequence[_Column]) -> bool:
    """Several segments, or one that stands over the figures and not over the labels."""
    if len(line.segments) > 1:
        return True
    return line.left > columns[0].right and line.segments[0].right <= columns[-1].right + 2 * line.height


def _is_label_head(lines: Sequence[TextLine], index: int, columns: Sequence[_Column]) -> bool:
    """The labels' own head may stand between two lines of the other heads."""
    if index == 0 or len(columns) < 2:
        return False
    return lines[index].right <= columns[1].left and len(lines[index - 1].segments) > 1


def _with_labels(columns: list[_Column], heads: Sequence[TextLine]) -> list[_Column]:
    """A head left of every figure stands over labels that are blank, as where the label is in the head."""
    lefts = [each for line in heads for each in line.segments if each.right < columns[0].left]
    if not lefts:
        return columns
    return [_Column(min(each.left for each in lefts), max(each.right for each in lefts)), *columns]


HeadRow = list[tuple[int, int, str]]  # (first column, last column, text)


def _head_row(line: TextLine, columns: Sequence[_Column], *, top: bool) -> HeadRow:
    shared = _evenly(line, columns) if top else None
    if shared is not None:
        return shared
    row: HeadRow = []
    for segment in line.segments:
        over = [n for n, column in enumerate(columns) if column.is_under(segment)]
        if len(over) < 2 or over[0] == 0:
            over = [_nearest(columns, segment.centre)]
        row.append((over[0], over[-1], segment.text))
    return row


def _evenly(line: TextLine, columns: Sequence[_Column]) -> HeadRow | None:
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


def _stacked(heads: Sequence[HeadRow]) -> Iterator[tuple[GridCell, ...]]:
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
