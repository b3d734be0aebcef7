"""A colour or a word that says whether a target is met, as the other rows say it (R98): green where it is, red where it is not.

Which way is better may differ from row to row; where two rows of one way contradict each other nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import LEVELS, ColumnRole, Role
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "status_by_target"
_MET = re.compile(r"^\W*(?:green|met|achieved|on\s+(?:target|track)|yes|\u2713)\W*$", re.IGNORECASE)
_MISSED = re.compile(
    r"^\W*(?:red|missed|not\s+(?:met|achieved)|off\s+(?:target|track)|no|\u2717)\W*$", re.IGNORECASE
)
_TARGET = re.compile(r"\b(?:target|standard|threshold|limit|goal|aim)\b", re.IGNORECASE)
_FEWEST = counted("test.shown.status_by_target", "fewest")
_OPPOSITE = {"green": "red", "red": "green", "met": "missed", "missed": "met", "yes": "no", "no": "yes"}


@dataclass(frozen=True, eq=False)
class _Row:
    actual: PrintedFigure
    target: PrintedFigure
    met: bool
    word: str
    column: ColumnRole

    def fits(self, *, higher: bool) -> bool:
        if self.actual.value == self.target.value:
            return self.met
        return self.met is ((self.actual.value > self.target.value) is higher)


def relations(book: Pack) -> Iterator[Relation]:
    """For each word that says whether a target is met: do the two figures beside it say so?"""
    for sheet in book.here:
        for status in sheet.columns:
            for rows in _tried(sheet, status):
                for higher in (False, True):
                    odd = [row for row in rows if not row.fits(higher=higher)]
                    if len(rows) >= _FEWEST and len(odd) <= 1:
                        yield from (_as_it_says(sheet, row, higher=higher) for row in rows)
                        break


def _tried(sheet: TableSheet, status: ColumnRole) -> Iterator[Sequence[_Row]]:
    levels = [c for c in sheet.columns if c.role in LEVELS | {Role.TARGET, Role.UNSURE, Role.SHARE}]
    for actual, target in permutations(levels, 2):
        if _TARGET.search(sheet.table.heads[target.column - 1]):
            yield list(_rows(sheet, status, actual, target))


def _rows(sheet: TableSheet, status: ColumnRole, actual: ColumnRole, target: ColumnRole) -> Iterator[_Row]:
    for row in range(len(sheet.table.rows)):
        word, own, aim = sheet.text(row, status), sheet.at(row, actual), sheet.at(row, target)
        met = _MET.match(word) is not None
        if own is not None and aim is not None and (met or _MISSED.match(word)):
            yield _Row(own, aim, met, word, status)


def _as_it_says(sheet: TableSheet, row: _Row, *, higher: bool) -> Relation:
    words = (
        f"{row.actual.text} against a target of {row.target.text} is called {row.word!r}; in the other rows what is "
        f"{'at least' if higher else 'no more than'} the target is met."
    )
    right = _OPPOSITE.get(row.word.strip().lower(), "the other word")
    right = right.capitalize() if row.word[:1].isupper() else right
    figures = (row.actual, row.target)
    return Relation(
        RULE,
        "status",
        figures,
        row.fits(higher=higher),
        Severity.PROBABLE,
        words,
        place=row.actual.place,
        published=row.word,
        right=right,
        column=row.column.column,
    )
