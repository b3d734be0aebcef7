"""The same fact in two places of a document is the same figure; two rows changed round in one of them are told once.

Two tables with the same rows may be of two wards or two age groups, whatever their headings say: only where they agree
in most of what they share, or their headings say the same, is a conflict one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.lines import is_of_lines
from tithing.checking.understand.areas import heads_places
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap
from tithing.checking.understand.measures import is_bare_total, is_total, measure_of
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.same_measure import TimedClaim, claims_of, matching
from tithing.checking.understand.table_subject import one_subject

RULE = "same_fact"
Pair = tuple[TimedClaim, TimedClaim]
Tables = tuple[str, str]
Shared = tuple[list[Pair], list[Pair]]  # those that agree, those that do not
_NO_THING = frozenset({"rate", "per", "1000", "10000", "100000", "number", "count", "total"})
_FEWEST_HELD = counted("test.facts.same_fact", "fewest_held")


def relations(book: Pack) -> Iterator[Relation]:
    """For each fact printed in two tables: is it one figure?"""
    shared: dict[Tables, Shared] = {}
    for claims in matching(claims_of(book.here)):
        for first, second in _pairs(claims):
            tables = (first.figure.fact.table.id, second.figure.fact.table.id)
            if any(map(is_of_lines, tables)):
                continue
            held, denied = shared.setdefault(tables, ([], []))
            agrees = overlap((first.low, first.high), (second.low, second.high))
            (held if agrees else denied).append((first, second))
    for held, denied in shared.values():
        for first, second in held:
            yield Relation(RULE, "same", (*first.of, *second.of), True)
        yield from _denied([pair for pair in held if _says_something(pair)], denied)


def _says_something(pair: Pair) -> bool:
    """Whether two figures that agree tell that their tables repeat each other: nought does not, which stands in tables of
    anything, as in wards without a theft and without a fire.
    """
    return any(claim.low or claim.high for claim in pair)


def _denied(held: Sequence[Pair], denied: Sequence[Pair]) -> Iterator[Relation]:
    """The conflicts of two tables, once it is clear that they speak of the same people and places."""
    swapped = list(_swapped(denied))
    told = {claim for pair, crossed in swapped for claim in (*pair, *crossed)}
    left = [pair for pair in denied if pair[0] not in told and pair[1] not in told]
    if not denied or not _speak_of_one(denied[0], len(held), len(left), len(swapped)):
        return
    for pair, crossed in swapped:
        yield _changed_round(pair, crossed)
    for first, second in left:
        yield _conflict(first, second, sure=bool(held))


def _speak_of_one(pair: Pair, held: int, denied: int, swapped: int) -> bool:
    """Tables that repeat each other show it by the figures that they share; few figures, by their headings. Two rows
    changed round share theirs crosswise, which alone may be chance. Under one heading stand tables of offences and of people,
    each with its "Other": with no figure in common, their first columns have to be of one thing."""
    first, second = (claim.figure.fact.table for claim in pair)
    if one_subject(first, second):
        known = held > 0 or first.label_head == second.label_head
        return known and denied + swapped <= max(1, held)
    return held >= _FEWEST_HELD and held + 2 * swapped >= 2 * denied


def _pairs(claims: Sequence[TimedClaim]) -> Iterator[Pair]:
    """Neighbours in reading order, each from another table."""
    for index, claim in enumerate(claims):
        for earlier in reversed(claims[:index]):
            if earlier.figure.fact.table is not claim.figure.fact.table and _comparable(earlier, claim):
                yield earlier, claim
                break


def _comparable(one: TimedClaim, other: TimedClaim) -> bool:
    """Two plain counts that name no place, or whose rows are the places, under heads that differ, such as wards by type of
    crime, may count different things under one label; so may two rates of places under heads that name different things.
    "Total" takes its meaning from a heading, which may be read in part. The rule is silent on all of them.
    """
    if is_bare_total(one.figure.fact.label) is not is_bare_total(other.figure.fact.label):
        return False
    if heads_places(one.figure.fact.table.label_head) and _of_two(
        one.figure.fact.head, other.figure.fact.head
    ):
        return False
    plain = one.figure.fact.role is Role.COUNT and other.figure.fact.role is Role.COUNT
    placed = bool(one.area and other.area) and not heads_places(one.figure.fact.table.label_head)
    return not plain or placed or one.figure.fact.head == other.figure.fact.head


def _of_two(head: str, other: str) -> bool:
    """Whether two heads name different things; one that says only that it is a number or a rate names none.

    >>> _of_two("Other theft (per 1,000 people)", "Theft from the person (per 1,000 people)"), _of_two("Rate", "Robbery rate")
    (True, False)
    """
    first, second = measure_of(head) - _NO_THING, measure_of(other) - _NO_THING
    return bool(first and second) and first != second


def _swapped(denied: Sequence[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Two facts of the same two tables, each with the figure that the other has elsewhere."""
    known: dict[tuple[object, ...], list[Pair]] = {}
    for first, second in denied:
        tables = id(first.figure.fact.table), id(second.figure.fact.table), second.figure.fact.column
        for crossed in known.get((*tables, second.low, first.low), ()):
            yield crossed, (first, second)
        if first.low != second.low:
            known.setdefault((*tables, first.low, second.low), []).append((first, second))


def _changed_round(pair: Pair, crossed: Pair) -> Relation:
    (first, second), (other, third) = pair, crossed
    one, two = second.figure, third.figure
    explanation = (
        f"{one.fact.label} {one.text} and {two.fact.label} {two.text} stand the other way round in another table "
        f"({first.figure.fact.label} {first.words}, {other.figure.fact.label} {other.words}): the two rows are changed "
        f"round in one of the tables."
    )
    expected = {one: show(first.low, one.number), two: show(other.low, two.number)}
    figures = (one, two, *first.of, *other.of)
    return Relation(
        RULE, "same", figures, False, Severity.CERTAIN, explanation, expected, "two rows changed round"
    )


def _conflict(first: TimedClaim, second: TimedClaim, *, sure: bool) -> Relation:
    """An implied figure is the one to doubt: it is the difference that is wrong. Otherwise the later of the two."""
    doubted, other = (first, second) if first.implied and not second.implied else (second, first)
    figure = doubted.figure
    right = _right(doubted, other)
    words = show(right, figure.number)
    said = (
        f"{doubted.of[1].text} with a difference of {figure.text} means {doubted.words} before"
        if doubted.implied
        else f"{figure.where} says {figure.text}"
    )
    explanation = (
        f"{said}; another table has {other.words} for {other.figure.fact.label} in the same period"
        f"{' and place' if doubted.area else ''}."
    )
    figures: tuple[PrintedFigure, ...] = (*doubted.of, *other.of)
    expected = {figure: words}
    if not doubted.implied and not other.implied:
        expected[other.figure] = show(doubted.low, other.figure.number)
    of_place = bool(doubted.area) or not is_total(figure.fact.label)
    severity = Severity.CERTAIN if sure and of_place else Severity.PROBABLE
    return Relation(
        RULE, "same", figures, False, severity, explanation, expected, likely_slip(figure.text, words)
    )


def _right(doubted: TimedClaim, other: TimedClaim) -> Decimal:
    middle = (other.low + other.high) / 2
    return doubted.of[1].value - middle if doubted.implied else middle
