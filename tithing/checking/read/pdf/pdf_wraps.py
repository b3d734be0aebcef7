"""Cells of an aligned table that need two lines: the end of a head may look like a figure, the start of a value like a
head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.pdf.pdf_lines import Segment, TextLine
from tithing.checking.read.spans import read_span
from tithing.checking.thresholds import shared

_YEAR = re.compile(r"^(?:\d{2}|\d{4})(?:/\d{2})?$")
_NEXT_LINE = shared("read.pdf.pdf_wraps", "next_line")


def ends_head(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line holds the years that the heads above it lack: "Jan 17 - Mar" over "17"."""
    if index == 0 or lines[index].middle_gap(lines[index - 1]) > _NEXT_LINE * lines[index].height:
        return False
    years = [each for each in lines[index].segments if each.is_value or _YEAR.match(each.text)]
    if not years or not all(_YEAR.match(year.text) for year in years):
        return False
    whole = [f"{over.text} {year.text}" for year in years for over in _over(lines[index - 1], year)]
    return len(whole) == len(years) and all(read_span(text) is not None for text in whole)


def begins_value(line: TextLine, below: TextLine | None) -> bool:
    """Whether a line of words is the first of a row whose values go on below: "Data" over "unavailable"."""
    if below is None or below.middle_gap(line) > _NEXT_LINE * line.height:
        return False
    return any(
        kind_of_cell(f"{over.text} {each.text}") is CellKind.UNAVAILABLE
        for each in below.segments[1:]
        for over in _over(line, each)
    )


def _over(line: TextLine, segment: Segment) -> Iterator[Segment]:
    """The segments of the line above that stand over this one, and not over the labels."""
    for each in line.segments:
        if min(each.right, segment.right) > max(each.left, segment.left) and not each.is_value:
            yield each
