"""Tells a table's title, heads and body apart, alike for every format.

What the format marks as head, or shows by merged cells, is believed. Where it says neither, the rows are told apart
as the text reader tells them apart: most packs mark nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from tithing.checking.read.grid import SlotRow
from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.text.text_rows import TextRow
from tithing.checking.read.text.text_tables import block_from
from tithing.checking.thresholds import counted, shared

MOST_HEAD_ROWS = counted("read.heads", "most_head_rows")
_YEAR = re.compile(
    r"^(?:19|20)\d\d(?:\s*[/\-–]\s*\d{2,4})?(?:\s*\(?(?:%|£[km]?|n|no\.?|number)\)?)?$", re.IGNORECASE
)
ALIKE = shared("read.heads", "alike")


@dataclass(frozen=True)
class Shaped:
    """`heads` stand over the columns after the first; `titles` are rows above the head that name the table."""

    titles: tuple[str, ...]
    label_head: str
    heads: tuple[str, ...]
    body: tuple[SlotRow, ...]
    headed: bool = True


def shape(rows: Sequence[SlotRow]) -> Shaped:
    """A laid-out grid, told apart. Rows that print the head again, as on a new page, are left out."""
    merged = any(not slot.left for row in rows[:3] for slot in row.slots)
    if merged or (any(_is_marked(row) for row in rows) and not _marked_by_habit(rows)):
        return _as_marked(rows)
    return _as_text(rows)


def _marked_by_habit(rows: Sequence[SlotRow]) -> bool:
    """The first row alone is marked, as programs do unasked, and is a title, or the row under it is head as well."""
    if len(rows) < 2 or not _is_marked(rows[0]) or _is_marked(rows[1]):
        return False
    if any(not slot.top for row in rows[:3] for slot in row.slots):
        return False
    return _is_title(rows[0]) or (_may_be_head(rows[1]) and _all_words(rows[1]))


def _all_words(row: SlotRow) -> bool:
    return len(row.shown) > 1 and all(
        kind_of_cell(slot.text) is CellKind.WORDS and not _YEAR.match(slot.text) for slot in row.shown
    )


def _as_text(rows: Sequence[SlotRow]) -> Shaped:
    """By the words alone; the text reader also mends heads that extraction has broken."""
    rows = _label_raised(rows)
    block = block_from([TextRow(n, tuple(slot.text for slot in row.slots)) for n, row in enumerate(rows)])
    if block is None:
        return Shaped((), "", (), ())
    width = len(rows[0].slots)
    heads = (*block.heads, *("",) * width)[:width]
    body = [rows[row.line] for row in block.rows]
    head = rows[: block.rows[0].line] if block.rows else ()
    return Shaped(block.captions, heads[0], heads[1:], _without_heads(body, head), headed=block.headed)


def _label_raised(rows: Sequence[SlotRow]) -> Sequence[SlotRow]:
    """Upper heads evenly over the columns, and the labels' head in the row below: it is put beside the upper heads,
    where the text reader looks for it."""
    if len(rows) < 3 or rows[0].slots[0].text or not rows[1].slots[0].text:
        return rows
    begun = [column for column, slot in enumerate(rows[0].slots) if slot.text]
    each = (len(rows[0].slots) - 1) // max(len(begun), 1)
    if len(begun) < 2 or each < 2 or begun != list(range(1, len(rows[0].slots), each)):
        return rows
    upper = replace(rows[0], slots=(rows[1].slots[0], *rows[0].slots[1:]))
    lower = replace(rows[1], slots=(rows[0].slots[0], *rows[1].slots[1:]))
    return [upper, lower, *rows[2:]]


def _as_marked(rows: Sequence[SlotRow]) -> Shaped:
    start = _count_titles(rows)
    titles = tuple(rows[number].shown[0].text for number in range(start))
    end = start + _count_heads(rows[start:])
    columns = zip(*([slot.text for slot in row.slots] for row in rows[start:end]), strict=True)
    heads = tuple(_joined(column) for column in columns) or ("",) * len(rows[0].slots)
    body = _without_heads(rows[end:], rows[:end])
    return Shaped(titles, heads[0], heads[1:], body, headed=end > start)


def _without_heads(body: Sequence[SlotRow], head: Sequence[SlotRow]) -> tuple[SlotRow, ...]:
    printed = {_texts(row) for row in head}
    return tuple(row for row in body if _texts(row) not in printed)


def _texts(row: SlotRow) -> tuple[str, ...]:
    return tuple(slot.text.casefold() for slot in row.slots)


def _count_titles(rows: Sequence[SlotRow]) -> int:
    count = 0
    while count < min(3, len(rows) - 2) and _is_title(rows[count]) and not _is_title(rows[-1]):
        count += 1
    return count


def _is_title(row: SlotRow) -> bool:
    shown = row.shown
    return len(row.slots) > 2 and len(shown) == 1 and (row.spans_all or bool(row.slots[0].text))


def _count_heads(rows: Sequence[SlotRow]) -> int:
    marked = 0
    while marked < len(rows) and _is_marked(rows[marked]) and not rows[marked].spans_all:
        marked += 1
    if 0 < marked < len(rows):
        return _extended(rows, marked)
    return _extended(rows, 1) if rows and _may_be_head(rows[0]) else 0


def _extended(rows: Sequence[SlotRow], count: int) -> int:
    """How many rows are head, given that the first `count` are."""
    while count < min(MOST_HEAD_ROWS, len(rows)) and _goes_on(rows[count - 1], rows[count]):
        count += 1
    return count


def _is_marked(row: SlotRow) -> bool:
    return row.head or (bool(row.shown) and all(slot.head for slot in row.shown))


def _may_be_head(row: SlotRow) -> bool:
    """Words over the columns, or years; one stray number among words is a head broken by extraction."""
    over = [slot.text for slot in row.slots[1:] if slot.text and slot.left]
    kinds = [kind_of_cell(text) for text in over if not _YEAR.match(text)]
    if not over or any(kind not in (CellKind.WORDS, CellKind.NUMBER, CellKind.BLANK) for kind in kinds):
        return False
    return kinds.count(CellKind.NUMBER) * 3 <= len(over)


def _goes_on(above: SlotRow, row: SlotRow) -> bool:
    """Whether a row under a head is head too: it leaves the labels' head alone, or finishes it."""
    if not _may_be_head(row) or _is_title(row):
        return False
    over, under = above.slots[0].text, row.slots[0]
    if not under.text or not under.top:
        return True
    if not over:
        return len(above.shown) < len(row.shown)
    return SequenceMatcher(None, over.casefold(), under.text.casefold()).ratio() >= ALIKE


def _joined(texts: Sequence[str]) -> str:
    kept = [text for number, text in enumerate(texts) if text and text not in texts[:number]]
    return " | ".join(kept)
