"""Sentences that tell months ("October, 311, with 298 reported in November and 300 in December") and tables of months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.phrases.directions import directions_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.understand.sentences.series import TableSeries
from tithing.vocabulary.period import FULL_MONTH_NAMES, MONTH_NAMES

_MONTH = re.compile(
    r"\b(" + "|".join(FULL_MONTH_NAMES) + r")\b(?:,?\s+(?:19|20)\d\d\b(?!,\d))?(?!\s*(?:to|-|\u2013)\s*[A-Z])"
)
_PATTERN = re.compile(
    r"\b(?:month[\s-](?:on|by|after)[\s-]month|each\s+month|every\s+month)\b", re.IGNORECASE
)
_EXTREME = re.compile(r"\b(highest|greatest|largest|most|peak\w*|lowest|fewest|smallest)\b", re.IGNORECASE)
_LOW = ("lowest", "fewest", "smallest")
_BEHIND = re.compile(r"^\s*(?:|[,(:\u2013-]|with|at|had|saw|there\s+were)\s*\(?\s*$", re.IGNORECASE)
_AHEAD = re.compile(r"^(?:\s+[a-z]+){0,3}?\s+in\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class MonthFigure:
    """A month and its figure, as a sentence or a table has them."""

    name: str
    value: Decimal
    text: str


@dataclass(frozen=True)
class MonthlyClaim:
    """What a sentence says of the months of a quarter; parts it does not say are empty."""

    subject: str
    months: tuple[MonthFigure, ...] = ()
    way: str = ""
    way_text: str = ""
    extreme: str = ""  # the month said to be the highest or lowest
    highest: bool = True


@dataclass(frozen=True, eq=False)
class MonthRow:
    """One column of a table of three months."""

    head: str
    months: tuple[MonthFigure, ...]
    figures: tuple[PrintedFigure, ...]
    series: TableSeries


def monthly_claims(sentence: str) -> tuple[MonthlyClaim, ...]:
    """What a sentence says of months.

    >>> claim = monthly_claims("The highest number were in October, 311, with 298 in November and 300 in December.")[0]
    >>> [(month.name, month.text) for month in claim.months], claim.extreme
    ([('October', '311'), ('November', '298'), ('December', '300')], 'October')
    """
    text = plain_text(sentence)
    months = tuple(_months(sentence, text))
    pattern = _PATTERN.search(text)
    way = next(
        (found for found in directions_in(text) if pattern and abs(found.end - pattern.start()) < 25), None
    )
    extreme, highest = _extreme(sentence) if len(months) == 3 else ("", True)
    if not way and not extreme and len(months) < 3:
        return ()
    until = min(
        [hit.start() for hit in _MONTH.finditer(sentence)] + [pattern.start() if pattern else len(text)]
    )
    return (
        MonthlyClaim(
            text[:until],
            months if len(months) == 3 else (),
            way.way if way else "",
            way.text if way else "",
            extreme,
            highest,
        ),
    )


def _months(sentence: str, text: str) -> Iterator[MonthFigure]:
    """Each month with the count that stands with it: behind it ("October - 120"), or before it ("298 in November")."""
    marks = [mark for mark in marks_in(sentence) if mark.kind is MarkKind.COUNT and not mark.sign]
    taken: set[Mark] = set()
    for hit in _MONTH.finditer(sentence):
        mark = _with(text, hit, [mark for mark in marks if mark not in taken])
        if mark is not None:
            taken.add(mark)
            yield MonthFigure(hit[1], mark.number.value, mark.text)


def _with(text: str, hit: re.Match[str], marks: Sequence[Mark]) -> Mark | None:
    behind = next((mark for mark in marks if mark.start >= hit.end()), None)
    if behind is not None and _BEHIND.match(text[hit.end() : behind.start]):
        return behind
    ahead = next((mark for mark in reversed(marks) if mark.end <= hit.start()), None)
    return ahead if ahead is not None and _AHEAD.match(text[ahead.end : hit.start()]) else None


def _extreme(text: str) -> tuple[str, bool]:
    found = _EXTREME.search(text)
    if found is None:
        return "", True
    month = _MONTH.search(text, found.end()) or _last_month(text[: found.start()])
    return (month[1] if month else ""), found[1].lower() not in _LOW


def _last_month(text: str) -> re.Match[str] | None:
    """ "October was the highest": the month stands before the word."""
    return next(iter(reversed(list(_MONTH.finditer(text)))), None)


def month_tables(book: Pack) -> tuple[MonthRow, ...]:
    """Every column of the document's tables whose rows are the three months of a quarter."""
    return tuple(_tables(book))


def _tables(book: Pack) -> Iterator[MonthRow]:
    for sheet in book.here:
        rows = [(row, name) for row in range(len(sheet.table.rows)) if (name := month_of(sheet.label(row)))]
        if len(rows) != 3 or len(sheet.table.rows) > 4:
            continue
        for column in (*sheet.having(Role.COUNT), *sheet.having(Role.CURRENT)):
            figures = [sheet.at(row, column) for row, _ in rows]
            if all(figure is not None and figure.exact for figure in figures):
                known = tuple(figure for figure in figures if figure is not None)
                months = tuple(
                    MonthFigure(name, f.value, f.text) for (_, name), f in zip(rows, known, strict=True)
                )
                series = TableSeries(sheet, rows[0][0], "", "", known[0].fact.period, "count", known[0])
                yield MonthRow(sheet.table.heads[column.column - 1], months, known, series)


def month_of(label: str) -> str:
    word = re.sub(r"[\W\d]+", "", label).title()
    if word in FULL_MONTH_NAMES:
        return word
    return FULL_MONTH_NAMES[MONTH_NAMES.index(word)] if word in MONTH_NAMES else ""
