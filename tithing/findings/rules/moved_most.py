"""What moved most, for better and for worse.

Looking at fifty changes, two or three look clear by luck. Changes are therefore chosen with Benjamini and
Hochberg's correction over all that were tested, once a series, and ordered by how sure, then how large. A
percentage without its numerator is not tested, so it is never chosen here. Figures and words as in `changes`;
`q_value` is the corrected p-value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tithing.findings.fact import Fact, FactKind, by_weight
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import change_of, words
from tithing.findings.shown import Shown
from tithing.indicators.result import Result
from tithing.statistics.count_tests import CLEAR, chance_grade
from tithing.statistics.multiple import benjamini_hochberg


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """The changes that stand after the correction, surest and largest first."""
    tests = tested(results)
    adjusted = benjamini_hochberg([p for _, p in tests])
    chosen = [_chosen(result, q) for (result, _), q in zip(tests, adjusted, strict=True) if q < CLEAR]
    return tuple(sorted(chosen, key=by_weight))


def tested(results: Iterable[Result]) -> list[tuple[Result, float]]:
    """Each tested series once: an indicator and the measure it shows are one look, not two."""
    seen: dict[tuple[str, ...], tuple[Result, float]] = {}
    for result in results:
        p_value = result.change.chance.p_value
        if p_value is not None:
            seen.setdefault(series_key(result), (result, p_value))
    return list(seen.values())


def series_key(result: Result) -> tuple[str, ...]:
    """What two results share when they show the same series."""
    name = result.measure or result.indicator
    return (name, result.breakdown, result.area.code, result.period.code)


def _chosen(result: Result, q_value: float) -> Fact:
    fact = change_of(result, MOVED_MOST, q_value)
    return replace(fact, sureness=chance_grade(q_value))


MOVED_MOST = FactKind("moved most", words, shown=(Shown.KEY_FINDING,))
RULE = FindingRule(find, kinds=(MOVED_MOST,))
