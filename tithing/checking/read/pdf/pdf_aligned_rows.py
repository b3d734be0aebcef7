"""Columns and rows of a table that no lines draw: where its figures leave the same gaps, and which lines are one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tithing.checking.read.numbers import read_number
from tithing.checking.read.pdf.pdf_cut import cell_text
from tithing.checking.read.pdf.pdf_lines import Segment, TextLine, lines_of
from tithing.checking.read.pdf.pdf_page import PdfWord
from tithing.checking.read.pdf.pdf_stack import strips
from tithing.checking.read.text.text_prose import is_bullet
from tithing.checking.thresholds import counted, shared

CLOSER = shared("read.pdf.pdf_aligned_rows", "closer")
_SPACE = shared("read.pdf.pdf_aligned_rows", "space")
_ALIKE = shared("read.pdf.pdf_aligned_rows", "alike")
_NEXT = shared("read.pdf.pdf_aligned_rows", "next")
_SHORT = counted("read.pdf.pdf_aligned_rows", "short")
_FEW = counted("read.pdf.pdf_aligned_rows", "few")


def is_data(line: TextLine) -> bool:
    if is_bullet(f"{line.segments[0].text} x"):
        return False
    return len(line.segments) > 1 and (line.values > 1 or any(each.is_value for each in line.segments[1:]))


def is_mostly_data(line: TextLine) -> bool:
    """A first row of figures; a head may end in a figure too, as "Rank of 15" and "Per 1,000" do."""
    return is_data(line) and line.values * 2 >= len(line.segments) - 1


@dataclass(frozen=True)
class AlignedColumn:
    left: float
    right: float

    def distance(self, centre: float) -> float:
        return max(self.left - centre, centre - self.right, 0.0)

    def is_under(self, segment: Segment) -> bool:
        """Whether a head stands over most of the column: one over its neighbour may reach into it a little."""
        shared = min(self.right, segment.right) - max(self.left, segment.left)
        return shared > 0.6 * (self.right - self.left)


def columns_of(rows: Sequence[TextLine]) -> list[AlignedColumn]:
    """Where the rows' segments stand, and not more than a stray row bridges the gap between."""
    edges = sorted({edge for row in rows for each in row.segments for edge in (each.left, each.right)})
    allowed = 0 if len(rows) < _FEW else len(rows) // _FEW
    columns: list[AlignedColumn] = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        covering = sum(any(e.left < middle < e.right for e in row.segments) for row in rows)
        if covering <= allowed:
            continue
        if columns and columns[-1].right == left:
            columns[-1] = AlignedColumn(columns[-1].left, right)
        else:
            columns.append(AlignedColumn(left, right))
    return columns


def nearest(columns: Sequence[AlignedColumn], centre: float) -> int:
    return min(range(len(columns)), key=lambda number: columns[number].distance(centre))


def rows_of(
    body: Sequence[TextLine], columns: Sequence[AlignedColumn], rules: Sequence[float], known: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    for group in strips(body, rules) if rules else _grouped(body):
        placed: list[list[PdfWord]] = [[] for _ in columns]
        for line in group:
            for piece in _pieces(line):
                placed[_aligned_with(columns, piece)] += piece.words
        yield tuple(
            _text(lines_of(words), column, known, stacked=bool(rules))
            for words, column in zip(placed, columns, strict=True)
        )


def _text(lines: Sequence[TextLine], column: AlignedColumn, known: frozenset[str], *, stacked: bool) -> str:
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
    words: list[PdfWord] = []
    for word in line.words:
        if words and word.left - words[-1].right > _SPACE * line.height:
            yield Segment(tuple(words))
            words = []
        words.append(word)
    yield Segment(tuple(words))


def _aligned_with(columns: Sequence[AlignedColumn], piece: Segment) -> int:
    """The column whose left edge, right edge or middle the piece stands at."""

    def off(number: int) -> float:
        column = columns[number]
        middle = (column.left + column.right) / 2
        return min(abs(column.left - piece.left), abs(column.right - piece.right), abs(middle - piece.centre))

    inside = [
        n for n, column in enumerate(columns) if column.left <= piece.left and piece.right <= column.right
    ]
    return inside[0] if inside else min(range(len(columns)), key=off)


def _grouped(body: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of each row: a line without figures goes to the row it stands closest to, if it is close."""
    groups: list[list[TextLine]] = []
    waiting: list[TextLine] = []
    usual = _usual_gap(body)
    for index, line in enumerate(body):
        if groups and not waiting and _is_rest(groups[-1][0], body[index - 1], line, usual):
            groups[-1].append(line)
        elif is_data(line):
            groups.append([*waiting, line])
            waiting = []
        elif _joins_above(body, index) and groups and not waiting:
            groups[-1].append(line)
        elif _joins_below(body, index):
            waiting.append(line)
        else:
            groups.append([line])
    return groups


def _usual_gap(body: Sequence[TextLine]) -> float:
    """How far a row of figures is from the line above it, in the middle of all rows."""
    gaps = sorted(row.middle_gap(above) for above, row in pairwise(body) if is_data(row))
    return gaps[len(gaps) // 2] if gaps else 0.0


def _is_rest(row: TextLine, above: TextLine, line: TextLine, usual: float) -> bool:
    """The ends of a label and of a few figures that narrow columns cut: nothing else is so near and so bare."""
    gap, piece = line.middle_gap(above), line.segments[0].text
    if len(line.segments) >= len(row.segments) or line.segments[0].is_value:
        return False
    if gap < CLOSER * usual and piece[:1].islower():
        return True
    if 2 * len(line.segments) >= len(row.segments):
        return False
    label = row.segments[0].text
    same_case = label[-1:].islower() == piece[:1].islower() and label[-1:].isalpha() and piece.isalpha()
    return gap < _NEXT * line.height and len(piece) <= _SHORT and same_case


def _joins_above(body: Sequence[TextLine], index: int) -> bool:
    """A label's second line: closer to the row above than rows are to one another, or in its middle."""
    above, line = body[index - 1], body[index]
    gap = line.middle_gap(above)
    wider = _next_gap(body, index, gap)
    if wider is None:
        return gap < 1.5 * line.height
    return gap < CLOSER * wider or (line.text[:1].islower() and gap < 1.5 * line.height)


def _next_gap(body: Sequence[TextLine], index: int, gap: float) -> float | None:
    """The gap under a label's lines, which stand as far from one another as this one from the line above it."""
    for line, below in pairwise(body[index:]):
        under = below.middle_gap(line)
        if is_data(below) or under > gap * _ALIKE or under < gap / _ALIKE:
            return under
    return None


def _joins_below(body: Sequence[TextLine], index: int) -> bool:
    line, below = body[index], body[index + 1 : index + 2]
    if not below:
        return False
    gap = below[0].middle_gap(line)
    above_gap = line.middle_gap(body[index - 1]) if index else 100.0
    unlabelled = below[0].segments[0].is_value and below[0].left > line.left
    return gap < CLOSER * above_gap or unlabelled


def doubt_of(rows: Sequence[tuple[str, ...]]) -> str:
    """Two figures in one place cannot be told apart."""
    crowded = sum(any(_is_crowded(text) for text in row[1:]) for row in rows)
    return "two figures stand in one of its columns" if crowded * 10 > len(rows) else ""


def _is_crowded(text: str) -> bool:
    return read_number(text) is None and sum(read_number(each) is not None for each in text.split()) > 1
