"""The same fact in two places of a document is the same figure; two rows changed round in one of them are told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from tithing.checking.book import Book, Figure
from tithing.checking.finding import Severity
from tithing.checking.measures import is_total
from tithing.checking.numbers import show
from tithing.checking.relation import Relation, overlap
from tithing.checking.roles import Role
from tithing.checking.rules.slips import likely_slip
from tithing.checking.same_measure import Claim, claims_of, matching

RULE = "same_fact"
Pair = tuple[Claim, Claim]
_MANY = 3  # facts in which two tables disagree before their subjects are doubted


def relations(book: Book) -> Iterator[Relation]:
    """For each fact printed in two tables: is it one figure?"""
    denied: list[Pair] = []
    pairs = [pair for claims in matching(claims_of(book.here)) for pair in _pairs(claims)]
    for together in _by_tables(pairs):
        for first, second in () if _of_two_subjects(together) else together:
            if overlap((first.low, first.high), (second.low, second.high)):
                yield Relation(RULE, "same", (*first.of, *second.of), True)
            else:
                denied.append((first, second))
    swapped = list(_swapped(denied))
    for pair, crossed in swapped:
        yield _changed_round(pair, crossed)
    told = {claim for pair, crossed in swapped for claim in (*pair, *crossed)}
    for first, second in denied:
        if first not in told and second not in told:
            yield _conflict(first, second)


def _by_tables(pairs: Sequence[Pair]) -> Iterable[list[Pair]]:
    tables: dict[tuple[int, int], list[Pair]] = {}
    for first, second in pairs:
        key = id(first.figure.fact.table), id(second.figure.fact.table)
        tables.setdefault(key, []).append((first, second))
    return tables.values()


def _of_two_subjects(pairs: Sequence[Pair]) -> bool:
    """Two tables that agree in fewer places than they disagree are about two things, as the same forces by all crime
    and by crime with a victim are: what their titles say apart is not for labels to tell."""
    agreed = sum(overlap((first.low, first.high), (second.low, second.high)) for first, second in pairs)
    return len(pairs) - agreed >= _MANY and len(pairs) > 2 * agreed


def _pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Neighbours in reading order, each from another table."""
    for index, claim in enumerate(claims):
        for earlier in reversed(claims[:index]):
            if earlier.figure.fact.table is not claim.figure.fact.table and _comparable(earlier, claim):
                yield earlier, claim
                break


def _comparable(one: Claim, other: Claim) -> bool:
    """Two plain counts under heads that name neither a period nor a place, such as wards by type of crime or places
    by number, may count different things under one label: the rule stays silent on them.
    """
    plain = one.figure.fact.role is Role.COUNT and other.figure.fact.role is Role.COUNT
    return not plain or bool(one.area and other.area)


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


def _conflict(first: Claim, second: Claim) -> Relation:
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
    figures: tuple[Figure, ...] = (*doubted.of, *other.of)
    expected = {figure: words}
    if not doubted.implied and not other.implied:
        expected[other.figure] = show(doubted.low, other.figure.number)
    severity = Severity.PROBABLE if is_total(figure.fact.label) and not doubted.area else Severity.CERTAIN
    return Relation(
        RULE, "same", figures, False, severity, explanation, expected, likely_slip(figure.text, words)
    )


def _right(doubted: Claim, other: Claim) -> Decimal:
    middle = (other.low + other.high) / 2
    return doubted.of[1].value - middle if doubted.implied else middle
