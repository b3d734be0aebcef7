"""Results that show one count under two names: one look, one fact, told once with the other name beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tithing.indicators.result import Result
from tithing.vocabulary.quantity import number_of


def with_one_count(results: Iterable[Result], other_names: Mapping[str, str]) -> tuple[Result, ...]:
    """The same results; one whose measure may be one count with another's, and is in this quarter, says with which.

    >>> with_one_count((), {"local_violence": "violence_against_the_person"})
    ()
    """
    found = tuple(results)
    by_measure = {each.measure: each for each in reversed(found) if each.measure and not each.breakdown}
    return tuple(_told(each, by_measure.get(other_names.get(each.measure, ""))) for each in found)


def _told(result: Result, other: Result | None) -> Result:
    if other is None or result.breakdown or not _is_one_count(result, other):
        return result
    return replace(result, counted_as=other.measure)


def _is_one_count(one: Result, other: Result) -> bool:
    """The same unit, suppliers, and number in the quarter and in whatever earlier figure both are set against."""
    value, beside = number_of(one.value.quantity), number_of(other.value.quantity)
    before = (number_of(one.compared.at.quantity), number_of(other.compared.at.quantity))
    alike = value is not None and value == beside and before[0] == before[1]
    return alike and one.unit is other.unit and one.supplied_by == other.supplied_by
