"""One count that a supplier gives under two names: one look, one fact, told once with the other name beside it, and as sure as
the less sure of the two.

Which measures may be one count is declared by the measure (`same_count_as`). That they are is seen from the numbers: the same
supplier, area, period and part, and the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tithing.indicators.result import Result
from tithing.observations.measure import Measures
from tithing.observations.observation import Observation, Observations
from tithing.statistics.change import less_sure
from tithing.vocabulary.quantity import Known, number_of


def other_names(measures: Measures) -> dict[str, str]:
    """The slug of each measure that may be one count with another, and the slug of that."""
    return {each.slug: each.same_count_as for each in measures if each.same_count_as}


def as_sure_as_each_other(found: Observations, measures: Measures) -> Observations:
    """The same observations, those that are one count under two names with one state: that of the less sure."""
    surer = dict(_made_less_sure(found, other_names(measures)))
    if not surer:
        return found
    return replace(found, all=tuple(surer.get(id(each), each) for each in found.all))


def _made_less_sure(found: Observations, names: dict[str, str]) -> Iterator[tuple[int, Observation]]:
    for one in found.all if any(found.speaks_of(each) for each in names) else ():
        for other in found.at(names.get(one.measure, ""), one.area, one.period, one.breakdown):
            if is_one_count(one, other):
                yield from ((id(each), _as_sure_as(each, one, other)) for each in (one, other))


def is_one_count(one: Observation, other: Observation) -> bool:
    """Whether two that may be one count are one, as their supplier gives them."""
    numbers = (one.quantity, other.quantity)
    known = [each.number for each in numbers if isinstance(each, Known)]
    return len(known) == 2 and known[0] == known[1] and one.supplier == other.supplier


def _as_sure_as(each: Observation, *both: Observation) -> Observation:
    quantities = [other.quantity for other in both if isinstance(other.quantity, Known)]
    status = less_sure(*(quantity.status for quantity in quantities))
    return replace(each, quantity=Known(quantities[0].number, status))


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
