"""What changed and was not tested against chance, with the reason: a fall of 28 points is not to stand in a table alone.

Figures and words as in `changes`. Each series once, the largest for what it started from first.
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.findings.fact import Fact, FactKind, by_weight
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import change_of, in_brief
from tithing.findings.shown import Shown
from tithing.indicators.chance.many import series_key
from tithing.indicators.result import Result
from tithing.vocabulary.quantity import number_of


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """A fact for each known change that nobody could test."""
    seen: dict[tuple[str, ...], Result] = {}
    for result in results:
        if result.change.chance.p_value is None and number_of(result.change.difference):
            seen.setdefault(series_key(result), result)
    return tuple(sorted((change_of(result, UNTESTED) for result in seen.values()), key=by_weight))


UNTESTED = FactKind("untested", in_brief, shown=(Shown.KEY_FINDING,))
RULE = FindingRule(find, kinds=(UNTESTED,))
