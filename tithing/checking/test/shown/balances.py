"""What was open, with what came and without what went, is what is left, and opens what comes next (R81, R84)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.test.making import relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.thresholds import counted
from tithing.checking.understand.lines.made import (
    Column,
    Made,
    all_there,
    columns_of,
    rows_of,
    stands,
)
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "balances"
_FEWEST = counted("test.shown.balances", "fewest")
_LINES = 4  # opened, came, went, left


def relations(book: Pack) -> Iterator[Relation]:
    """For each four lines side by side of which the last is the first two less the third: is it so in every place?"""
    for sheet in book.here:
        for lines in (rows_of(sheet), columns_of(sheet)):
            yield from _of_lines(lines)


def _of_lines(lines: Sequence[Column]) -> Iterator[Relation]:
    for start in range(len(lines) - _LINES + 1):
        four = lines[start : start + _LINES]
        places = zip(*four, strict=True)
        family = [_left(*figures) for place in places if (figures := all_there(place))]
        if stands(family, fewest=_FEWEST):
            yield from relations_of(RULE, family)
            yield from _handed_on(four[0], four[-1])


def _handed_on(opened: Column, left: Column) -> Iterator[Relation]:
    """What is left opens the next, where it does so in most places."""
    pairs = zip(opened[1:], left, strict=False)
    family = [_next(*pair) for each in pairs if (pair := all_there(each))]
    if stands(family, fewest=_FEWEST - 1):
        yield from relations_of(RULE, family, kind="handed on")


def _next(opened: PrintedFigure, left: PrintedFigure) -> Made:
    return Made(opened, (left,), (left.low, left.high), f"{left.text} was left, which", {left: opened.value})


def _left(opened: PrintedFigure, came: PrintedFigure, went: PrintedFigure, left: PrintedFigure) -> Made:
    span = (opened.low + came.low - went.high, opened.high + came.high - went.low)
    rights = {
        opened: left.value - came.value + went.value,
        came: left.value - opened.value + went.value,
        went: opened.value + came.value - left.value,
    }
    working = f"{opened.text} + {came.text} \u2212 {went.text}"
    return Made(left, (opened, came, went), span, working, rights)
