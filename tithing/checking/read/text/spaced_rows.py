"""Rows of a table whose columns only spaces part, as text taken from a PDF has them: labels that run over two lines, a total that
leaves a column of words out, and lists of one value a line that end in their total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tithing.checking.read.text.text_rows import TextRow, is_value, spaced_cells
from tithing.checking.thresholds import counted

_FEWEST_OF_ONE = counted("read.text.spaced_rows", "fewest_of_one")
_LONGEST_WRAP = counted("read.text.spaced_rows", "longest_wrap")
_TOTAL = re.compile(r"^\W*(?:grand\s+|sub-?)?(?:total|all|overall)\b", re.IGNORECASE)
_PIECE = re.compile(r"\S+(?:\s\S+)*")
_GAP = re.compile(r"\s{2,}")
_DIGIT = re.compile(r"\d")


def spaced_rows(lines: Sequence[str], index: int, *, width: int | None = None) -> tuple[list[TextRow], int]:
    """The run of rows of one width that begins at a line, and the line after it; a blank line may part two rows.

    >>> rows, end = spaced_rows(["Theft and", "Stalking and    12   9", "harassment", "Robbery   5   6"], 1)
    >>> [row.cells for row in rows], end
    ([('Stalking and harassment', '12', '9'), ('Robbery', '5', '6')], 4)
    """
    first = spaced_cells(lines[index], width=width) if index < len(lines) else None
    if first is None or (width is None and not any(map(is_value, first[1:]))):
        return (_two_columns(lines, index) or _list_of_one(lines, index)) if width is None else ([], index)
    rows, end = [TextRow(index + 1, first)], index + 1
    while end < len(lines):
        after = end + 1 if not lines[end].strip() else end
        found = _next(lines, after, rows[-1], len(first) - 1) if after < len(lines) else None
        if found is None:
            break
        goes_on, row = found
        rows = [*rows[:-1], row] if goes_on else [*rows, row]
        end = after + 1
    return rows, end


def _next(lines: Sequence[str], at: int, last: TextRow, width: int) -> tuple[bool, TextRow] | None:
    """The next row, or the last one with the rest of its label."""
    cells = spaced_cells(lines[at], width=width) or _short_total(lines[at], lines[at - 1], width)
    if cells is not None:
        return False, TextRow(at + 1, cells)
    if _is_wrapped(lines, at, width):
        return True, TextRow(last.line, (f"{last.label} {lines[at].strip()}", *last.values))
    return None


def _short_total(line: str, above: str, width: int) -> tuple[str, ...] | None:
    """ "Total", and values under some of the columns only: each stands under the one that ends, or begins, where it does."""
    pieces, over = list(_PIECE.finditer(line)), list(_PIECE.finditer(above))
    values = pieces[1:]
    if not values or len(pieces) > width or len(over) != width + 1 or not _TOTAL.match(pieces[0].group()):
        return None
    cells = [""] * width
    for value in values:
        near = min(range(width), key=lambda column: _apart(value, over[column + 1]))
        if not is_value(value.group()) or cells[near]:
            return None
        cells[near] = value.group()
    return (pieces[0].group(), *cells)


def _apart(one: re.Match[str], two: re.Match[str]) -> int:
    return min(abs(one.end() - two.end()), abs(one.start() - two.start()))


def _is_wrapped(lines: Sequence[str], at: int, width: int) -> bool:
    """A few words without a figure between two rows, the second half of a label."""
    text = lines[at].strip()
    words = text.split()
    if not words or len(words) > _LONGEST_WRAP or _DIGIT.search(text) or text[-1] in ".:;,":
        return False
    below = at + 1 < len(lines) and spaced_cells(lines[at + 1], width=width) is not None
    return below or (text[0].islower() and (at + 1 >= len(lines) or not lines[at + 1].strip()))


def _two_columns(lines: Sequence[str], index: int) -> tuple[list[TextRow], int] | None:
    """Labels and one value each, with a gap of spaces between: a run of such lines is a table of two columns."""
    rows: list[TextRow] = []
    end = index
    while (
        end < len(lines)
        and (pieces := _GAP.split(lines[end].strip()))
        and len(pieces) == 2
        and is_value(pieces[1])
    ):
        rows.append(TextRow(end + 1, (pieces[0], pieces[1])))
        end += 1
    return (rows, end) if len(rows) >= _FEWEST_OF_ONE else None


def _list_of_one(lines: Sequence[str], index: int) -> tuple[list[TextRow], int]:
    """Lines of a label and one value that end in their total: "Fly-tips cleared Wexmere Homes £2,200"."""
    rows: list[TextRow] = []
    end = index
    while end < len(lines) and (cells := _label_and_value(lines[end])) is not None:
        rows.append(TextRow(end + 1, cells))
        end += 1
        if _TOTAL.match(cells[0]):
            return (rows, end) if len(rows) >= _FEWEST_OF_ONE else ([], index)
    return [], index


def _label_and_value(line: str) -> tuple[str, ...] | None:
    words = line.split()
    if len(words) < 2 or not is_value(words[-1]) or not _DIGIT.search(words[-1]):
        return None
    label = " ".join(words[:-1])
    plain = label[:1].isalpha() and not _DIGIT.search(label) and label[-1] not in ".:;,"
    return (label, words[-1]) if plain else None
