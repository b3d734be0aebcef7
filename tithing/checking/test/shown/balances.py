"""Rows of what was open, what came, what went and what is left: the last is what the others make, and opens what comes next
(R81, R84). Where they are columns, `runs_across` asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.test.making import relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.built import words_of
from tithing.checking.understand.lines.made import (
    Column,
    Made,
    all_there,
    rows_of,
    stands,
)
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "balances"
_FEWEST = counted("test.shown.balances", "fewest")
_OPEN = "open opened opening start beginning brought carried caseload stock waiting"
_LEFT = "end close closed closing left remaining remain balance outstanding forward"
_STOCK = frozenset(f"{_OPEN} {_LEFT}".split(" "))
_LINES = 4  # opened, came, went, left


def relations(book: Pack) -> Iterator[Relation]:
    """For each four rows of which the last is the first two less the third: is it so in every column?"""
    for sheet in book.here:
        labels = [sheet.label(row) for row in range(len(sheet.table.rows))]
        yield from _of_lines(rows_of(sheet), labels)


def _of_lines(lines: Sequence[Column], names: Sequence[str]) -> Iterator[Relation]:
    for start in range(len(lines) - _LINES + 1):
        four, ends = lines[start : start + _LINES], (names[start], names[start + _LINES - 1])
        if not any(not _STOCK.isdisjoint(words_of(end)) for end in ends):
            continue
        family = [_left(*figures) for place in zip(*four, strict=True) if (figures := all_there(place))]
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
