"""A column of per cents beside a column of counts, each the row's share of their total (R84).

Whether it is one is told by the values: most rows have to be their share of the printed total or of the sum. A column of
changes never is, whatever its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import ColumnRole
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.measures import is_share, is_total
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "shares_of_total"
_FEWEST = counted("test.sums.shares_of_total", "fewest")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, eq=False)
class _Part:
    count: PrintedFigure
    share: PrintedFigure
    total: bool  # a row of totals


def relations(book: Pack) -> Iterator[Relation]:
    """For each column of shares beside its counts: is each row's share the row's share?"""
    for sheet in book.here:
        for counts, shares in _beside(sheet):
            parts = _parts(sheet, counts, shares)
            base = _base(parts)
            if base is not None:
                yield from (_share_of_total(part, base) for part in parts)


def _beside(sheet: TableSheet) -> Iterator[tuple[ColumnRole, ColumnRole]]:
    """Each column of per cents with the nearest column of whole counts to its left."""
    counts: ColumnRole | None = None
    for column in sheet.columns:
        figures = [f for row in range(len(sheet.table.rows)) if (f := sheet.at(row, column)) is not None]
        if len(figures) < _FEWEST:
            continue
        if counts is not None and _are_shares(sheet.table.heads[column.column - 1], figures):
            yield counts, column
        elif all(f.exact and f.value >= 0 and f.fact.kind == "count" for f in figures):
            counts = column


def _are_shares(head: str, figures: Sequence[PrintedFigure]) -> bool:
    """Per cents, or bare figures under a head that calls them so: "Share %", "% of all"."""
    if all(figure.number.unit == "%" for figure in figures):
        return True
    bare = all(figure.number.unit in ("", "%") and 0 <= figure.value <= _HUNDRED for figure in figures)
    return bare and ("%" in head or is_share(head))


def _parts(sheet: TableSheet, counts: ColumnRole, shares: ColumnRole) -> list[_Part]:
    pairs = [(row, sheet.at(row, counts), sheet.at(row, shares)) for row in range(len(sheet.table.rows))]
    return [
        _Part(count, share, is_total(sheet.label(row)))
        for row, count, share in pairs
        if count is not None and share is not None
    ]


def _base(parts: Sequence[_Part]) -> Decimal | None:
    """The total that makes most rows their shares: as printed, or the sum of the rows."""
    rows = [part for part in parts if not part.total and part.share.value != _HUNDRED]
    totals = [part.count.value for part in parts if part.total]
    whole = [part.count.value for part in parts if part.share.value == _HUNDRED and not part.total]
    for base in (*totals, *whole, sum((part.count.value for part in rows), Decimal(0))):
        fitting = [part for part in rows if base > 0 and _fits(part, base)]
        if _is_base(fitting, rows, printed=base in totals):
            return base
    return None


def _is_base(fitting: Sequence[_Part], rows: Sequence[_Part], *, printed: bool) -> bool:
    """Whether enough rows are their shares of it: fewer are enough for a total that is printed."""
    telling = {part.share.value for part in fitting}
    if len(telling) >= _FEWEST - 1 and len(fitting) >= _FEWEST - 1 and 4 * len(fitting) >= 3 * len(rows):
        return True
    return printed and len(telling) > 1 and 3 * len(fitting) >= 2 * len(rows)


def _fits(part: _Part, base: Decimal) -> bool:
    right = _HUNDRED * part.count.value / base
    return overlap((part.share.low, part.share.high), (right, right))


def _share_of_total(part: _Part, base: Decimal) -> Relation:
    figures = (part.share, part.count)
    if _fits(part, base):
        return Relation(RULE, "shares", figures, True)
    right = _HUNDRED * part.count.value / base
    words = show(right, part.share.number)
    explanation = (
        f"{part.count.text} of {plain(base, 0)} is {plain(right, 2)}%, not {part.share.text}; the other rows are their "
        "shares of that total."
    )
    slip = likely_slip(part.share.text, words)
    return Relation(RULE, "shares", figures, False, Severity.CERTAIN, explanation, {part.share: words}, slip)
