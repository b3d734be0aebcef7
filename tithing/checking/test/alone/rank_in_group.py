"""No place in a ranking lies behind the last one (R97): the last is known where the head says of how many, or where several
rows of one column hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import nlargest

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.sentences.near import stands_near

RULE = "rank_in_group"
_FEWEST = counted("test.alone.rank_in_group", "fewest")
_SMALLEST = counted("test.alone.rank_in_group", "smallest")
Place = tuple[Decimal, int]  # and the rows that hold it
_PLACES = re.compile(
    r"\brank\w*\b[^.;]{0,40}?\b(?:from\s+)?1(?:st)?\s*(?:to|-|\u2013)\s*(?P<size>\d{1,3})\b(?!\s*%)",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:out\s+)?of\s+(?:the\s+)?(?P<size>\d{1,3})\b", re.IGNORECASE)


def relations(book: Pack) -> Iterator[Relation]:
    """For each rank of a column in which several rows come last: is there such a place?"""
    told = [each for each in book.document.sentences if _PLACES.search(each.text)]
    for sheet in book.here:
        for column in sheet.having(Role.RANK):
            ranks = _ranks(sheet, column)
            size = _said_near(told, sheet)
            if size and ranks:
                words = "{} is behind the last place, which the text above the table says is {}."
                yield from (
                    _behind_the_last(f, size, words.format(f.text, size), Severity.CERTAIN) for f in ranks
                )
                continue
            times = Counter(figure.value for figure in ranks)
            highest = [(place, times[place]) for place in nlargest(2, times)]
            for figure in ranks:
                yield from _tested(figure, highest, len(ranks) - 1)


def _said_near(told: Sequence[PrintedSentence], sheet: TableSheet) -> int:
    """The number of places that a note or a sentence beside the table tells: "ranked 1 to 15", "of the 15 forces"."""
    said = [*sheet.table.notes, *sheet.table.context[-1:]]
    said += [each.text for each in told if stands_near(sheet.table, each)]
    sizes = {int(found["size"]) for text in said for found in _PLACES.finditer(text)}
    return sizes.pop() if len(sizes) == 1 else 0


def _ranks(sheet: TableSheet, column: ColumnRole) -> list[PrintedFigure]:
    """The places of a column that is surely one of ranks."""
    rows = range(len(sheet.table.rows))
    figures = [figure for row in rows if (figure := sheet.at(row, column)) is not None]
    return figures if column.sure and all(figure.number.whole for figure in figures) else []


def _tested(figure: PrintedFigure, highest: Sequence[Place], others: int) -> Iterator[Relation]:
    said = _OF.search(figure.fact.head)
    if said is not None:
        words = f"{figure.text} is behind the last of {said['size']}, as {figure.fact.head!r} says."
        yield _behind_the_last(figure, int(said["size"]), words, Severity.CERTAIN)
        return
    last, known = _last(highest, figure.value)
    if last >= _SMALLEST and known >= _FEWEST and known * 3 >= others:
        words = f"{figure.text} is behind {last}, where {known} other rows stand, the last of the group."
        yield _behind_the_last(figure, int(last), words, Severity.PROBABLE)


def _last(highest: Sequence[Place], but: Decimal) -> Place:
    """The last place that other rows hold, and how many of them."""
    others = ((place, times - (place == but)) for place, times in highest)
    return next(((place, times) for place, times in others if times), (but, 0))


def _behind_the_last(figure: PrintedFigure, last: int, words: str, severity: Severity) -> Relation:
    behind = figure.value > last
    slip = likely_slip(figure.text, str(last)) if behind else ""
    return Relation(RULE, "rank", (figure,), not behind, severity, words, slip=slip)
