"""The figures of one row are of one unit: a per cent among counts, or a count among per cents, is another row's (R84)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.measures import is_share
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "units_in_row"
_ONE_UNIT = frozenset(
    {Role.BASELINE, Role.EARLIER, Role.CURRENT, Role.YEAR_TO_DATE}
)  # targets may be in words of change
_FEWEST = counted("test.sums.units_in_row", "fewest")


def relations(book: Pack) -> Iterator[Relation]:
    """For each row compared over time: are its figures all per cents, or none of them?"""
    for sheet in book.here:
        rows: dict[int, list[PrintedFigure]] = {}
        for figure in sheet.figures.values():
            if figure.fact.role in _ONE_UNIT and not is_share(figure.fact.head):
                rows.setdefault(figure.row, []).append(figure)
        for figures in rows.values():
            yield from _alike(figures)


def _alike(figures: list[PrintedFigure]) -> Iterator[Relation]:
    if len(figures) <= _FEWEST:
        return
    odd = [figure for figure in figures if (figure.number.unit == "%") != _is_of_shares(figures)]
    if len(odd) == 1 and is_share(odd[0].fact.label) == _is_of_shares(figures):
        yield _odd_unit(odd[0], next(figure for figure in figures if figure is not odd[0]))


def _is_of_shares(figures: list[PrintedFigure]) -> bool:
    return sum(figure.number.unit == "%" for figure in figures) * 2 > len(figures)


def _odd_unit(odd: PrintedFigure, beside: PrintedFigure) -> Relation:
    what = "a per cent" if odd.number.unit == "%" else "no per cent"
    words = f"{odd.text} is {what}, and the other figures of its row are as {beside.text}: does it belong to another row?"
    figures, expected = (odd,), {odd: f"a figure of the kind of {beside.text}"}
    return Relation(RULE, "unit", figures, False, Severity.PROBABLE, words, expected)
