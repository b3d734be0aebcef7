"""No place in a ranking lies behind the last one (R97): the last is known where the head says of how many, or where several
rows of one column hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.book import Book, Figure, Sheet
from tithing.checking.finding import Severity
from tithing.checking.relation import Relation
from tithing.checking.roles import ColumnRole, Role
from tithing.checking.rules.slips import likely_slip

RULE = "rank_in_group"
_FEWEST = 3  # rows at the last place that tell it is the last
_SMALLEST = 4  # members of a group that is worth a ranking
_OF = re.compile(r"\b(?:out\s+)?of\s+(?:the\s+)?(?P<size>\d{1,3})\b", re.IGNORECASE)


def relations(book: Book) -> Iterator[Relation]:
    """For each rank of a column in which several rows come last: is there such a place?"""
    for sheet in book.here:
        for column in sheet.having(Role.RANK):
            for figure in _ranks(sheet, column):
                yield from _tested(figure, [other for other in _ranks(sheet, column) if other is not figure])


def _ranks(sheet: Sheet, column: ColumnRole) -> list[Figure]:
    """The places of a column that is surely one of ranks."""
    rows = range(len(sheet.table.rows))
    figures = [figure for row in rows if (figure := sheet.at(row, column)) is not None]
    return figures if column.sure and all(figure.number.whole for figure in figures) else []


def _tested(figure: Figure, others: list[Figure]) -> Iterator[Relation]:
    said = _OF.search(figure.fact.head)
    if said is not None:
        words = f"{figure.text} is behind the last of {said['size']}, as {figure.fact.head!r} says."
        yield _relation(figure, int(said["size"]), words, Severity.CERTAIN)
        return
    times = Counter(other.value for other in others)
    last = int(max(times, default=figure.value))
    if last >= _SMALLEST and times[Decimal(last)] >= _FEWEST and times[Decimal(last)] * 3 >= len(others):
        words = f"{figure.text} is behind {last}, where {times[Decimal(last)]} other rows stand, the last of the group."
        yield _relation(figure, last, words, Severity.PROBABLE)


def _relation(figure: Figure, last: int, words: str, severity: Severity) -> Relation:
    behind = figure.value > last
    slip = likely_slip(figure.text, str(last)) if behind else ""
    return Relation(RULE, "rank", (figure,), not behind, severity, words, slip=slip)
