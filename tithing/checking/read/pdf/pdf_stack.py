"""Rules drawn between the rows of a table that has no lines between its columns: each strip between two is one row.

Where there are such rules they settle what spacing only suggests: which lines of a label belong together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from tithing.checking.read.pdf.pdf_lines import TextLine
from tithing.checking.read.pdf.pdf_page import PdfLine
from tithing.checking.thresholds import shared

_NEAR = shared("read.pdf.pdf_stack", "near")
_TALLER = shared("read.pdf.pdf_stack", "taller")
_LOWEST = shared("read.pdf.pdf_stack", "lowest")


def rules_between(rows: Sequence[TextLine], across: Sequence[PdfLine]) -> tuple[float, ...]:
    """The heights of the rules that part these rows, and those of the same length that go on above and below.

    Empty where fewer than half of the rows are parted so.
    """
    top, bottom = rows[0].top, rows[-1].bottom
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    wide = (rule for rule in across if rule.end - rule.start > 0.6 * (right - left))
    inside = sorted((rule for rule in wide if top < rule.at < bottom), key=lambda rule: rule.at)
    if len(inside) * 2 < len(rows) - 1 or not inside:
        return ()
    alike = sorted(rule.at for rule in across if any(_is_alike(rule, each) for each in inside))
    heights = [rule.at for rule in inside]
    tallest = max((below - above for above, below in pairwise(heights)), default=0.0)
    return tuple(_unbroken(alike, heights[0], most=max(tallest * _TALLER, _LOWEST)))


def _is_alike(rule: PdfLine, other: PdfLine) -> bool:
    return abs(rule.start - other.start) <= _NEAR and abs(rule.end - other.end) <= _NEAR


def _unbroken(heights: Sequence[float], through: float, *, most: float) -> list[float]:
    """The run of rules, each near the next, that holds the one at `through`."""
    runs: list[list[float]] = []
    for height in heights:
        if runs and height - runs[-1][-1] <= most:
            runs[-1].append(height)
        else:
            runs.append([height])
    return next(run for run in runs if run[0] <= through <= run[-1])


def strips(lines: Sequence[TextLine], rules: Sequence[float]) -> list[list[TextLine]]:
    """The lines of each strip between two rules, from the top."""
    found: dict[int, list[TextLine]] = {}
    for line in lines:
        found.setdefault(bisect_right(rules, (line.top + line.bottom) / 2), []).append(line)
    return [found[strip] for strip in sorted(found)]
