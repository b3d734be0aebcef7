"""Makes a table of a block of rows: which rows are heads, which a caption, which stray, and how broken heads mend.

Text taken from a PDF breaks heads: a title cut over the cells, an area's name over two columns, a head printed twice
with letters lost. What can be mended without guessing is mended; what cannot leaves a blank head, and `roles.py` then
has only the values to go by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.printed import PrintedCell, PrintedPlace, PrintedRow, PrintedTable
from tithing.checking.read.spans import read_span
from tithing.checking.read.text.text_rows import TextRow
from tithing.checking.thresholds import counted

_YEAR_CELL = re.compile(
    r"^(?:(?:19|20)\d\d)(?:\s*[-/–]\s*\d{2,4})?(?:\s*\(?(?:%|£[km]?|n|no\.?|number)\)?)?$", re.I
)
_NUMBERED_HEAD = re.compile(
    r"\b(?:rank|average|mean|number|count|total|rate|value|change|difference)\b|%", re.IGNORECASE
)
_WORDED_HEAD = re.compile(r"\b(?:position|status|direction|trend|rag|comparison|comment\w*)\b", re.IGNORECASE)
_MOST_HEAD_ROWS = counted("read.text.text_tables", "most_head_rows")
_SIGNS = {"%", "£", "+/-", "#"}


@dataclass(frozen=True)
class TextBlock:
    """A table in the making: its captions, heads and rows, all of one width."""

    captions: tuple[str, ...]
    heads: tuple[str, ...]  # one for each column, the label column first
    rows: tuple[TextRow, ...]
    line: int
    headed: bool = True


def block_from(rows: Sequence[TextRow]) -> TextBlock | None:
    """The captions, heads and rows of a run of rows, or None when there is nothing in them."""
    kept = [row for row in rows if any(kind_of_cell(cell) is not CellKind.BLANK for cell in row.cells)]
    if not kept:
        return None
    width = _width(kept)
    padded = [TextRow(row.line, _padded(row.cells, width)) for row in kept]
    captions, heads, rest = _parted(padded)
    return TextBlock(captions, _mended(heads, width), tuple(rest), padded[0].line, headed=bool(heads))


def table_from(
    block: TextBlock, *, name: str, context: tuple[str, ...], notes: tuple[str, ...] = ()
) -> PrintedTable:
    """The printed table of a block, with the headings above it and its notes."""
    rows = tuple(_printed_row(row) for row in block.rows)
    return PrintedTable(
        id=name,
        heads=block.heads[1:],
        rows=rows,
        label_head=block.heads[0] if block.heads else "",
        context=(*context, *block.captions),
        place=PrintedPlace(line=block.line),
        notes=notes,
    )


def heads_apart(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Why heads cannot be put to their columns: the last have nothing under them, and another has what it does not name.

    >>> heads_apart(["Value", "Rank", "Position", "Change"], [["4.5", "Above", "6.3%", ""], ["1.2", "Below", "2.4%", ""]])
    '4 heads stand over 3 columns of values, and which belongs to which cannot be told'
    """
    short = [row for row in rows if kind_of_cell(row[-1]) is CellKind.BLANK] if heads else []
    columns = list(zip(*short, strict=False)) if 2 * len(short) > len(rows) else []
    filled = [
        n
        for n, cells in enumerate(columns)
        if any(kind_of_cell(cell) is not CellKind.BLANK for cell in cells)
    ]
    if not filled or filled[-1] + 1 >= len(heads) or not any(_denied(heads[n], columns[n]) for n in filled):
        return ""
    return f"{len(heads)} heads stand over {len(filled)} columns of values, and which belongs to which cannot be told"


def _denied(head: str, cells: Sequence[str]) -> bool:
    """Words under a rank, or figures under a word of position."""
    shown = [kind_of_cell(cell) for cell in cells if kind_of_cell(cell) is not CellKind.BLANK]
    if _NUMBERED_HEAD.search(head):
        return all(kind is CellKind.WORDS for kind in shown)
    return bool(_WORDED_HEAD.search(head)) and all(kind is CellKind.NUMBER for kind in shown)


def same_heads(first: TextBlock, second: TextBlock) -> bool:
    """Whether two blocks print the same heads, a few lost letters aside."""
    return len(first.heads) == len(second.heads) and _alike(
        " ".join(first.heads), " ".join(second.heads), 0.9
    )


def _printed_row(row: TextRow) -> PrintedRow:
    place = PrintedPlace(line=row.line)
    cells = (PrintedCell(text, column, place) for column, text in enumerate(row.values, start=1))
    return PrintedRow(row.label, tuple(cells), place)


def _width(rows: Sequence[TextRow]) -> int:
    """Columns up to the last that any row fills: trailing tabs are no columns."""
    return max(
        index + 1
        for row in rows
        for index, cell in enumerate(row.cells)
        if kind_of_cell(cell) is not CellKind.BLANK
    )


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]


def _parted(rows: list[TextRow]) -> tuple[tuple[str, ...], list[TextRow], list[TextRow]]:
    captions: list[str] = []
    heads: list[TextRow] = []
    figures = any(_holds_figures(row) for row in rows)
    for index, row in enumerate(rows[: _MOST_HEAD_ROWS + 2]):
        if not heads and _is_caption(row, rows[index + 1 :]):
            captions.append(_caption(row))
        elif _is_head(row, heads, figures=figures):
            heads.append(row)
        else:
            return tuple(captions), heads, rows[index:]
    return tuple(captions), heads, rows[len(captions) + len(heads) :]


def _is_caption(row: TextRow, after: Sequence[TextRow]) -> bool:
    """A title over the whole width: one text, the same text twice, or a text cut over cells above the real head."""
    filled = [cell for cell in row.cells if cell]
    if after and _is_over(row, after[0]):
        return False
    if len(row.cells) > 2 and len(set(filled)) == 1 and row.label and not _holds_figures(row):
        return True
    above_a_head = len(after) > 1 and not row.label and bool(after[0].label) and not _holds_figures(after[0])
    return (
        above_a_head and len(filled) > 1 and not any(kind_of_cell(c) is CellKind.UNAVAILABLE for c in filled)
    )


def _is_over(row: TextRow, after: TextRow) -> bool:
    """An upper head: its names begin where the lower heads begin anew ("Ashby, , Barton, " over "Count, Rate" twice)."""
    cycle = _cycle(after.values)
    begun = [number for number, value in enumerate(row.values) if value]
    return (
        cycle > 1
        and not row.label
        and len(begun) > 1
        and begun == list(range(0, len(after.values), cycle))
        and len({row.values[number] for number in begun}) == len(begun)
    )


def _caption(row: TextRow) -> str:
    filled = [cell for cell in row.cells if cell]
    return filled[0] if len(set(filled)) == 1 else "".join(filled)


def _is_head(row: TextRow, heads: list[TextRow], *, figures: bool) -> bool:
    if not figures:
        return not heads
    if len(heads) >= _MOST_HEAD_ROWS:
        return False
    if (
        heads
        and row.label
        and any(_alike(row.label, head.label, 0.7) for head in heads)
        and not _is_mostly_figures(row)
    ):
        return True  # the head printed twice, some of its letters lost
    if any(kind_of_cell(cell) is CellKind.UNAVAILABLE for cell in row.values):
        return False
    if _are_years(row.values) or (not heads and _names_years(row)):
        return not row.label or not any(head.label for head in heads)
    words = sum(map(_says_something, row.values))
    if _holds_figures(row) or not words:
        return False
    return (
        not heads
        or not row.label
        or (words == len([cell for cell in row.values if cell]) and not _was_data(heads))
    )


def _says_something(cell: str) -> bool:
    """Words, or a sign that stands for some in a head: "%", "+/-"."""
    return kind_of_cell(cell) is CellKind.WORDS or cell.strip() in _SIGNS


def _is_mostly_figures(row: TextRow) -> bool:
    """A row called much like its head, "Category 1" under "Category", is a row all the same."""
    filled = [value for value in row.values if value]
    return 2 * sum(kind_of_cell(value) is CellKind.NUMBER for value in filled) > len(filled)


def _was_data(heads: list[TextRow]) -> bool:
    """Whether a head with a label has been met already: a later row of words with a label of its own is a row."""
    return any(head.label for head in heads)


def _are_years(values: Sequence[str]) -> bool:
    filled = [value for value in values if value]
    return len(filled) > 1 and all(
        _YEAR_CELL.match(value) or value.lower() in _YEAR_MATES for value in filled
    )


def _names_years(row: TextRow) -> bool:
    """A label, two years or more and otherwise words: "Question, 2016, 2017, Change (percentage points)"."""
    others = [value for value in row.values if value and not _YEAR_CELL.match(value)]
    years = sum(bool(_YEAR_CELL.match(value)) for value in row.values)
    return bool(row.label) and years > 1 and all(kind_of_cell(value) is CellKind.WORDS for value in others)


_YEAR_MATES = {"change", "% change", "difference", "% difference", "trend", "total"}


def _holds_figures(row: TextRow) -> bool:
    kinds = [kind_of_cell(value) for value in row.values]
    if _are_years(row.values):
        return False
    return any(kind in (CellKind.NUMBER, CellKind.ERROR) for kind in kinds)


def _mended(heads: list[TextRow], width: int) -> tuple[str, ...]:
    if not heads:
        return ("",) * width
    if len(heads) == 1:
        return heads[0].cells
    upper, lower = heads[0], heads[-1]
    if _alike(upper.label, lower.label, 0.7) and lower.label:
        alike = [head for head in heads if _alike(upper.label, head.label, 0.7)]
        return tuple(reduce(_longer, column) for column in zip(*(head.cells for head in alike), strict=True))
    return _two_levels(heads[-2], lower)


def _longer(above: str, below: str) -> str:
    """Of a head printed twice, the first unless it is blank; broken dates are kept whole by the first."""
    if not any(letter.isalpha() or letter == "%" for letter in above):  # "0/" is what extraction left of "%"
        return below or above
    return above if above and (read_span(above) or not read_span(below)) else below or above


def _two_levels(upper: TextRow, lower: TextRow) -> tuple[str, ...]:
    cycle = _cycle(lower.values)
    spread = _spread(upper.values, cycle)
    label = upper.label or lower.label
    joined = (
        f"{above} | {below}" if above and below else above or below
        for above, below in zip(spread, lower.values, strict=True)
    )
    return (label, *joined)


def _cycle(values: Sequence[str]) -> int:
    """How many lower heads stand under one upper head: 2 for "Crime, Per 1,000, Crime, Per 1,000"."""
    for size in range(1, len(values) // 2 + 1):
        if len(values) % size == 0 and all(values[i] == values[i % size] for i in range(len(values))):
            return size
    return 0


def _spread(values: Sequence[str], cycle: int) -> list[str]:
    """Upper heads laid over the columns they span; a name cut over its columns is put together again."""
    if cycle < 2:
        return _filled_right(values)
    spread: list[str] = []
    for start in range(0, len(values), cycle):
        spread += [_joined(values[start : start + cycle])] * cycle
    return spread[: len(values)]


def _filled_right(values: Sequence[str]) -> list[str]:
    filled, last = [], ""
    for value in values:
        last = value or last
        filled.append(last)
    return filled


def _joined(fragments: Sequence[str]) -> str:
    """ "HARTL" and ".EPOOL" are one name; a letter that stands at both edges of the cut is one letter."""
    whole = ""
    for fragment in fragments:
        clean = fragment.strip(" ./\\|·,") if whole else fragment.strip()
        overlap = bool(whole and clean) and len(clean) > 1 and whole[-1] == clean[0] and whole[-1].isupper()
        whole += clean[1:] if overlap else clean
    return whole


def _alike(first: str, second: str, least: float) -> bool:
    if not first or not second:
        return False
    return first == second or SequenceMatcher(None, first.lower(), second.lower()).ratio() >= least
