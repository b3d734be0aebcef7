"""A column that sets each line against the one before it: a running total, a change on the year before, a share of the stage
before, an index on the first year (R81, R84)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tithing.checking.read.spans import read_span
from tithing.checking.test.making import numbered_relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.intervals import Interval
from tithing.checking.understand.lines.made import NEAR, Column, Made, added, best, columns_of, less, quotient
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "line_before"
_HUNDRED = Decimal(100)
_FEWEST_LINES = counted("test.shown.line_before", "fewest_lines")
_RUNNING = re.compile(r"\b(?:running|cumulative|cum\.?|to\s+date|ytd|so\s+far|accumulated)\b", re.IGNORECASE)
_INDEX = re.compile(r"\bind(?:ex|exed|ices)\b|=\s*100\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before|previous|prior|preceding|last|earlier)\b|\b(?:on|of)\s+(?:the\s+)?(?:year|quarter|month|week|stage|step|row)\b",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\b(?:of|on)\s+(?:the\s+)?(?:stage|step|year|quarter|month|row|line)?\s*(?:before|previous|above)\b",
    re.I,
)
_HALF = exactly("test.shown.line_before", "half")
_TIME = re.compile(
    r"^\W*(?:(?:19|20)\d\d|q(?:uarter)?\s*[1-4]\b|(?:week|month|year|day|wave|round|stage|step|phase)\s*\d|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)",
    re.IGNORECASE,
)
Pair = tuple[PrintedFigure, PrintedFigure]
Family = Callable[[Column, Column], Iterator[Made]]


def relations(book: Pack) -> Iterator[Relation]:
    """For each column that another makes line by line: does it in every line?"""
    for sheet in book.here:
        if len(sheet.table.rows) > _FEWEST_LINES:
            for result in range(len(sheet.columns)):
                head = sheet.table.heads[result]
                surely = any(said.search(head) for said in (_STATED, _RUNNING, _INDEX))
                families = list(_families(sheet, result))
                found = best(families) or (best(families, fewest=2, often=_HALF, small=3) if surely else ())
                yield from _told(found)


def _told(found: Sequence[Made]) -> Iterator[Relation]:
    """A figure that is a line's own and the next line's before fails in both: each line is evidence of its own."""
    for number, relation in numbered_relations_of(RULE, found):
        yield replace(relation, family=f"{RULE} {number % 2}")


def _families(sheet: TableSheet, result: int) -> Iterator[list[Made]]:
    columns, makers = columns_of(sheet), list(_makers(sheet, result))
    for other, column in enumerate(columns) if makers else ():
        if other != result and abs(other - result) <= NEAR:
            for family in makers:
                for down in (1, -1):
                    yield list(family(columns[result][::down], column[::down]))


def _makers(sheet: TableSheet, result: int) -> Iterator[Family]:
    """What a column may be of the lines before, by its head, and by whether its lines follow one another in time."""
    head = sheet.table.heads[result]
    in_time = _in_time(sheet)
    if _RUNNING.search(head):
        yield _running
    elif _INDEX.search(head):
        yield _index
    elif in_time or _BEFORE.search(head):
        yield from _ON_BEFORE


def _in_time(sheet: TableSheet) -> bool:
    """Whether the rows are years, quarters or months, one behind the other."""
    rows = range(len(sheet.table.rows))
    timed = sum(bool(_TIME.match(sheet.label(row)) or read_span(sheet.label(row))) for row in rows)
    return timed >= _FEWEST_LINES and 4 * timed >= 3 * len(rows)


def _running(result: Column, column: Column) -> Iterator[Made]:
    """Each total is the one before it and the line's own."""
    if result and result[0] is not None and column[0] is not None:
        yield Made(result[0], (column[0],), added((column[0],)), f"the first, {column[0].text}")
    for number in range(1, len(result)):
        now, before, own = result[number], result[number - 1], column[number]
        if now is not None and before is not None and own is not None:
            rights = {own: now.value - before.value}
            yield Made(now, (before, own), added((before, own)), f"{before.text} + {own.text}", rights)


def _index(result: Column, column: Column) -> Iterator[Made]:
    """Each is so many per hundred of the line whose index is 100."""
    base = next((n for n, f in enumerate(result) if f is not None and f.value == _HUNDRED), None)
    first = column[base] if base is not None else None
    for number, (now, own) in enumerate(zip(result, column, strict=True)):
        if now is None or own is None or first is None or number == base or now.number.unit == "%":
            continue
        span = quotient(own, first, _HUNDRED)
        if span is not None:
            yield Made(now, (own, first), span, f"100 × {own.text} / {first.text}")


def _on_before(span_of: Callable[[PrintedFigure, PrintedFigure], Interval | None], said: str) -> Family:
    def family(result: Column, column: Column) -> Iterator[Made]:
        for number in range(1, len(result)):
            now, own, before = result[number], column[number], column[number - 1]
            if now is not None and own is not None and before is not None:
                span = span_of(own, before)
                if span is not None:
                    yield Made(now, (own, before), span, said.format(own.text, before.text))

    return family


def _per_cent(own: PrintedFigure, before: PrintedFigure) -> Interval | None:
    span = quotient(own, before, _HUNDRED)
    return None if span is None else (span[0] - _HUNDRED, span[1] - _HUNDRED)


def _share(own: PrintedFigure, before: PrintedFigure) -> Interval | None:
    return quotient(own, before, _HUNDRED)


_ON_BEFORE: Sequence[Family] = (
    _on_before(less, "{0} − {1}"),
    _on_before(_per_cent, "({0} − {1}) / {1} × 100"),
    _on_before(_share, "{0} / {1} × 100"),
)
