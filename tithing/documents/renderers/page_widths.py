"""How wide each column of a table stands on a printed page, and whether the page has to be turned.

Numbers never wrap, words break only between words, and the type is never set smaller to make a table fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from tithing.documents.charts.scales import text_width
from tithing.documents.renderers.laid_out import LaidCell, LaidTable, words_of

TYPE_SIZE = 9.5  # points; nine is the least
INSET = 4.0  # on either side of a cell
SPARK = 60.0
PORTRAIT, LANDSCAPE = 489.0, 736.0  # points between the margins of an A4 page
NAME_AT_LEAST, NAME_AT_MOST = 84.0, 170.0
HEAD_LINES = 0.6  # of a head's width: it stands on two lines
NAMES_SHARE = 0.6  # of the spare room, as long as the names have use for it
WORDS_AT_MOST = 150.0
REASON_LINES = 3  # on which the words in place of a number look at ease
REASON_AT_LEAST = 58.0
GENEROUS = 1.05  # the estimate of a word's width errs this far on the wide side


@dataclass(frozen=True)
class Widths:
    points: tuple[float, ...]
    landscape: bool


def widths_of(table: LaidTable, *, face: float = 1.0) -> Widths:
    """Column widths in points that fill the page; turned when upright the words would not fit.

    `face` is how much wider than in the bundled face the words will be set.
    """
    needs = [_needs(table, index, face) for index in range(len(table.columns))]
    landscape = sum(least for least, _ in needs) > PORTRAIT * GENEROUS
    room = LANDSCAPE if landscape else PORTRAIT
    return Widths(tuple(_shared_out(needs, _weights(table), room)), landscape)


def split_to_fit(table: LaidTable) -> tuple[LaidTable, ...]:
    """The table, or where even a turned page is too narrow, its columns in several tables under the same names.

    Each says in its caption of which columns it is, and has about as many as the others. Columns under one upper head stay
    together; the notes stand under the last.
    """
    blocks = _blocks(table)
    if len(blocks) < 2:
        return (table,)
    return tuple(
        _columns_of(table, block, last=number == len(blocks)) for number, block in enumerate(blocks, start=1)
    )


def _blocks(table: LaidTable) -> list[list[int]]:
    """Column numbers, without the first, in as few blocks as fit a turned page."""
    least = [need for need, _ in (_needs(table, index, 1.0) for index in range(len(table.columns)))]
    blocks: list[list[int]] = [[]]
    for group in _together(table):
        if blocks[-1] and not _fits([*blocks[-1], *group], least):
            blocks.append([])
        blocks[-1].extend(group)
    even = _evenly(_together(table), len(blocks))
    return even if all(_fits(block, least) for block in even) else blocks


def _fits(block: list[int], least: list[float]) -> bool:
    return least[0] + sum(least[index] for index in block) <= LANDSCAPE * GENEROUS


def _evenly(groups: list[list[int]], count: int) -> list[list[int]]:
    """The groups in so many blocks of about as many groups each."""
    ends = [len(groups) * number // count for number in range(count + 1)]
    return [[index for group in groups[start:end] for index in group] for start, end in pairwise(ends)]


def _together(table: LaidTable) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, column in enumerate(table.columns[1:], start=1):
        if groups and column.group and table.columns[index - 1].group == column.group:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _columns_of(table: LaidTable, block: list[int], *, last: bool) -> LaidTable:
    chosen = [0, *block]
    return replace(
        table,
        caption=f"{table.caption}: {_of_which(table, block)}",
        columns=tuple(table.columns[index] for index in chosen),
        rows=tuple(replace(row, cells=tuple(row.cells[index] for index in chosen)) for row in table.rows),
        notes=table.notes if last else (),
        marks=table.marks if last else (),
    )


def _of_which(table: LaidTable, block: list[int]) -> str:
    """The columns by their upper heads or their own: both of two, else the first and the last."""
    names = list(dict.fromkeys(table.table.columns[i].group or table.table.columns[i].head for i in block))
    return names[0] if len(names) == 1 else f"{names[0]} {'and' if len(names) == 2 else 'to'} {names[-1]}"


def _weights(table: LaidTable) -> list[float]:
    return [column.width for column in table.columns]


def _shared_out(needs: list[tuple[float, float]], weights: list[float], room: float) -> list[float]:
    """The least each column needs, then towards what it would like, the names first, then by its weight."""
    least = [need for need, _ in needs]
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    wishes = [wish - need for need, wish in needs]
    names = min(wishes[0], (room - sum(least)) * NAMES_SHARE)
    least[0], wishes[0] = least[0] + names, wishes[0] - names
    share = min(1.0, (room - sum(least)) / sum(wishes)) if sum(wishes) else 0.0
    widths = [need + wish * share for need, wish in zip(least, wishes, strict=True)]
    spare = room - sum(widths)
    return [width + spare * weight / sum(weights) for width, weight in zip(widths, weights, strict=True)]


def _needs(table: LaidTable, index: int, face: float) -> tuple[float, float]:
    """The least width of a column, and the width at which it would look at ease."""
    head = table.columns[index].head + words_of(table.columns[index].marks)
    most = WORDS_AT_MOST if index else NAME_AT_MOST
    cells = [_cell_needs(row.cells[index], row.level * (index == 0), most) for row in table.rows]
    least = max([_longest_word(head, heavy=True), *(need for need, _ in cells)])
    wish = max([min(_wide(head, heavy=True) * HEAD_LINES, 70.0), *(wish for _, wish in cells)])
    if index == 0:
        least, wish = max(least, NAME_AT_LEAST), min(wish, NAME_AT_MOST)
    return least * face + 2 * INSET, max(wish, least) * face + 2 * INSET


def _cell_needs(cell: LaidCell, level: int, most: float) -> tuple[float, float]:
    indent = 9.0 * level
    if cell.kind == "spark":
        return SPARK, SPARK
    if cell.kind == "number":
        pieces = [span.text.strip() for span in cell.spans]
        width = max((_wide(piece, heavy=cell.strong) for piece in pieces), default=0.0)
        return width, width
    if cell.kind == "trend":
        arrow = _wide("▲ ") if cell.arrow else 0.0
        return _longest_word(cell.text) + arrow, _wide(cell.text) + arrow
    longest = _longest_word(cell.text, heavy=cell.strong) + indent
    if cell.kind == "reason":
        longest = max(longest, REASON_AT_LEAST)
        most = max(longest, min(_wide(cell.text) / REASON_LINES, most))
    return longest, max(longest, min(_wide(cell.text) + indent, most))


def _longest_word(words: str, *, heavy: bool = False) -> float:
    pieces = re.findall(r"[^\s\-–]+-?", words)  # a line may also break after a hyphen
    return max((_wide(piece, heavy=heavy) for piece in pieces), default=0.0)


def _wide(words: str, *, heavy: bool = False) -> float:
    return text_width(words, TYPE_SIZE) * (1.06 if heavy else 1.0)
