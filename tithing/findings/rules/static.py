"""What stayed as it was, by one threshold used everywhere.

The packs call 92 to 89 (3.3%) static and 91 to 87 (4.4%) a fall; four per cent parts the two. A change that
chance does not explain is not static, however small; under ten, where no percentage is given (R82), only the
same count is. Figures as in `changes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tithing.findings.fact import Fact, FactKind
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import change_of
from tithing.findings.shown import Shown
from tithing.indicators.result import Result
from tithing.statistics.change import percent_change
from tithing.statistics.count_tests import CLEAR
from tithing.statistics.rounding import written
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.quantity import Quantity, number_of
from tithing.vocabulary.units import Unit

STATIC_PERCENT = 4.0


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """A fact for each result that is static against what its change is against."""
    return tuple(
        replace(change_of(result, STATIC), direction=_direction(result))
        for result in results
        if result.change.told
        and is_static(
            result.value.quantity,
            result.compared.at.quantity,
            unit=result.unit,
            p_value=result.change.chance.p_value,
        )
        and number_of(result.change.difference) is not None
    )


def is_static(now: Quantity, before: Quantity, *, unit: Unit, p_value: float | None) -> bool:
    """Whether a change is within the threshold and chance could explain it; the same value always is."""
    first, second = number_of(before), number_of(now)
    if first is None or second is None:
        return False
    if first == second:
        return True
    percent = number_of(percent_change(now, before, unit=unit))
    if percent is None or (p_value is not None and p_value < CLEAR):
        return False
    return abs(percent) < STATIC_PERCENT


def _direction(result: Result) -> Direction:
    known = result.change.direction
    return Direction.NO_CLEAR_CHANGE if known is Direction.UNKNOWN else known


def words(fact: Fact) -> Runs:
    """Said after the change itself, which has the figures."""
    if fact.number("difference"):
        return (f"A change under {written(STATIC_PERCENT)}% is called static.",)
    return ("It is static.",)


STATIC = FactKind("static", words, shown=(Shown.AFTER_ITS_CHANGE,))
RULE = FindingRule(find, kinds=(STATIC,))
