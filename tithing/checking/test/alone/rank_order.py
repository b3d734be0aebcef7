"""Ranks printed beside the figures that they rank have to follow them: the highest is first, or the lowest (R97).

Which figures are ranked is told by the rows: the order must be right for all but one or two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import LEVELS, ColumnRole, Role
from tithing.checking.understand.measures import is_total
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "rank_order"
_FEWEST = counted("test.alone.rank_order", "fewest")
_MANY = counted("test.alone.rank_order", "many")
_RIGHT = exactly("test.alone.rank_order", "right")


@dataclass(frozen=True, eq=False)
class _Ranked:
    rank: PrintedFigure
    value: PrintedFigure


def relations(book: Pack) -> Iterator[Relation]:
    """For each column of ranks and the column that it ranks: has each row its place?"""
    for sheet in book.here:
        for column in sheet.having(Role.RANK):
            found = max(_orders(sheet, column), key=lambda order: order[0], default=None)
            if found is not None:
                yield from (_place_by_figure(each, place) for each, place in found[1])


def _orders(sheet: TableSheet, rank: ColumnRole) -> Iterator[tuple[int, list[tuple[_Ranked, int]]]]:
    """Each column that the ranks may follow, with how many rows agree and the place of each row."""
    rated = sheet.having(Role.RATE)  # where a rate is printed, it is what is ranked
    for column in rated or [each for each in sheet.columns if each.role in LEVELS]:
        rows = _rows(sheet, rank, column)
        if len(rows) < _FEWEST or not _complete(rows):
            continue
        for highest_first in (True, False):
            placed = [(each, _place(each, rows, highest_first=highest_first)) for each in rows]
            right = sum(each.rank.value == place for each, place in placed)
            if right >= _FEWEST - 1 and right >= _RIGHT * len(rows) and right >= len(rows) - 2:
                yield right, placed
            elif (odd := _odd_one(rows, highest_first=highest_first)) is not None:
                yield (
                    len(rows) - 1,
                    [(each, _place(each, rows, highest_first=highest_first)) for each in (odd,)],
                )


def _rows(sheet: TableSheet, rank: ColumnRole, column: ColumnRole) -> list[_Ranked]:
    return [
        _Ranked(place, value)
        for row in range(len(sheet.table.rows))
        if not is_total(sheet.label(row))
        and (place := sheet.at(row, rank)) is not None
        and (value := sheet.at(row, column)) is not None
    ]


def _complete(rows: Sequence[_Ranked]) -> bool:
    """All the places from the first to the last are here, but for a slip: the rows are the group that is ranked."""
    places = {int(each.rank.value) for each in rows if each.rank.number.whole}
    values = [each.value.value for each in rows]
    return len(places & set(range(1, len(rows) + 1))) >= len(rows) - 1 and len(set(values)) == len(values)


def _odd_one(rows: Sequence[_Ranked], *, highest_first: bool) -> _Ranked | None:
    """The one row without which the ranks of all the others follow their figures: its figure is the wrong one."""
    found = [
        each
        for each in rows
        if _in_order([other for other in rows if other is not each], highest_first=highest_first)
    ]
    return found[0] if len(found) == 1 and len(rows) >= _MANY else None


def _in_order(rows: Sequence[_Ranked], *, highest_first: bool) -> bool:
    ordered = [each.value.value for each in sorted(rows, key=lambda each: each.rank.value)]
    return ordered == sorted(ordered, reverse=highest_first)


def _place(each: _Ranked, rows: Sequence[_Ranked], *, highest_first: bool) -> int:
    mine = each.value.value
    ahead = sum((other.value.value > mine) == highest_first for other in rows if other is not each)
    return ahead + 1


def _place_by_figure(each: _Ranked, place: int) -> Relation:
    right = each.rank.value == place
    if right:
        return Relation(RULE, "rank order", (each.rank, each.value), True)
    explanation = (
        f"{each.value.text} is number {place} of {each.value.fact.head or 'its column'}, not {each.rank.text}; "
        f"the other rows have the places that their figures give them."
    )
    slip = likely_slip(each.rank.text, str(place))
    expected = {each.rank: str(place)}
    figures = (each.rank, each.value)
    return Relation(RULE, "rank order", figures, False, Severity.PROBABLE, explanation, expected, slip)
