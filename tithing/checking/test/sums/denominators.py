"""The people that rates are said to be worked out from are the people that the rates of the place imply (R85)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.bases import Interval, RatedPair, agreed, by_area, pairs_in, rows_apart
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "denominators"
_PEOPLE = re.compile(r"\b(population|people|persons|residents)\b", re.IGNORECASE)
_HEADED = re.compile(r"\b(area|place|district|force)\b", re.IGNORECASE)
_FEWEST = counted("test.sums.denominators", "fewest")
_CONFIRMED = counted("test.sums.denominators", "confirmed")

Held = tuple[PrintedFigure, str, Interval, tuple[RatedPair, ...]]


def relations(book: Pack) -> Iterator[Relation]:
    """For each place of a table of populations: do its rates stand on the number printed?"""
    implied = implied_people(book)
    for sheet in book.here if implied else ():
        held = _one_a_place(list(_stated(sheet, implied)))
        fitting = sum(_fits(each) for each in held)
        for each in held if fitting >= max(_CONFIRMED, len(held) - 1) else ():
            yield _people_stated(each)


def _one_a_place(stated: list[Held]) -> list[Held]:
    """A place may have numbers of several years: the one its rates stand on, or where there is none, the first."""
    places: dict[str, Held] = {}
    for each in stated:
        if each[1] not in places or (_fits(each) and not _fits(places[each[1]])):
            places[each[1]] = each
    return list(places.values())


def implied_people(book: Pack) -> list[tuple[str, Interval, tuple[RatedPair, ...]]]:
    """For each place, the number of people that nearly all of its rates share; its rates on households aside."""
    pairs = pairs_in(book.here)
    apart = {(group, row) for group in {p.group for p in pairs} for row in _apart(pairs, group)}
    found = []
    for area, members in by_area(pairs):
        usable = [p for p in members if p.base is not None and (p.group, p.rate.row) not in apart]
        common = agreed([p.base for p in usable if p.base is not None])
        if area and common is not None and common[1] >= max(_FEWEST, len(usable) - 1):
            found.append((area, common[0], tuple(usable)))
    return found


def _apart(pairs: Sequence[RatedPair], group: str) -> frozenset[int]:
    return rows_apart([pair for pair in pairs if pair.group == group])


def _stated(sheet: TableSheet, implied: list[tuple[str, Interval, tuple[RatedPair, ...]]]) -> Iterator[Held]:
    """The number of people that each row states for its place."""
    for area, figure in stated_in(sheet, _PEOPLE):
        place = next((each for each in implied if same_area(each[0], area)), None)
        if place is not None:
            yield figure, *place


def stated_in(sheet: TableSheet, what: re.Pattern[str]) -> Iterator[tuple[str, PrintedFigure]]:
    """The one number that each row of a table of places states for its place, where it says what it counts."""
    if not _HEADED.search(sheet.table.label_head):
        return
    for row, printed in enumerate(sheet.table.rows):
        if any(what.search(text) for text in printed.texts):
            figures = [
                figure for (at, _), figure in sheet.figures.items() if at == row and not _is_year(figure)
            ]
            if len(figures) == 1:
                yield printed.label, figures[0]


def _is_year(figure: PrintedFigure) -> bool:
    return figure.number.whole and len(figure.text) == 4 and 1900 <= figure.value <= 2100


def _fits(held: Held) -> bool:
    figure, _, interval, _ = held
    return overlap((figure.number.low, figure.number.high), interval)


def _people_stated(held: Held) -> Relation:
    figure, area, (low, high), pairs = held
    words = (
        f"{figure.text} people are stated for {area}; its rates stand on {plain(low, 0)} to {plain(high, 0)}, and the "
        f"other places' on the numbers stated for them."
    )
    expected = {figure: f"{plain(low, 0)} to {plain(high, 0)}"}
    figures = (figure, *(pair.rate for pair in pairs[:1]))
    return Relation(RULE, "denominator", figures, _fits(held), Severity.PROBABLE, words, expected)
