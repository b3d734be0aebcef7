"""Districts that become another on a day: what a book writes down of a merger that was decided, as dated rows.

The new district stands from its day, and those that make it end on the day before. Its figures of before are theirs added up; and
until a look-up of the new wards is imported, rows that are placed in theirs count for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from tithing.places.gazetteer import Gazetteer
from tithing.places.reference_files import Place
from tithing.vocabulary.partnership import Successor

Row = tuple[str, str, str, str]


def with_successors(gazetteer: Gazetteer, successors: Iterable[Successor]) -> Gazetteer:
    """The gazetteer with each successor, its parts ended; a part that nobody knows is left out, for whoever checks names.

    >>> from datetime import date
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> from tithing.vocabulary.areas import Area, AreaKind
    >>> new = Area("E06000999", "Two Rivers", AreaKind.DISTRICT)
    >>> known = with_successors(load_gazetteer(), [Successor(new, date(2028, 4, 1), ("E07000117", "E07000122"))])
    >>> [area.name for area in known.predecessors("E06000999")]
    ['Burnley', 'Pendle']
    """
    known = gazetteer
    for each in successors:
        known = known.with_places([*_ended(known, each), _begun(each)], nesting=_rows_of(known, each))
    return known


def _begun(successor: Successor) -> Place:
    return Place(successor.area, valid_from=successor.start, written_ahead=True)


def _ended(known: Gazetteer, successor: Successor) -> Iterator[Place]:
    for code in successor.made_of:
        if code in known:
            last = successor.start - timedelta(days=1)
            after = (successor.area.code,)
            yield replace(known.place(code), valid_to=last, successors=after, written_ahead=True)


def _rows_of(known: Gazetteer, successor: Successor) -> Iterator[Row]:
    """It lies in the police force area and region of its parts, and shares ground with their partnerships."""
    for code in successor.made_of:
        csps, force = known.nesting_of(code)
        yield from ((successor.area.code, csp, force, known.region_of(code)) for csp in csps)
