"""What moved by more than chance could explain, and what would have, had it been the only change looked at.

Both were decided where results are judged together (`indicators/chance/many.py`), once a series; nothing is decided again
here. "moved most" stands out among all that were looked at; "one of many" only by itself. Figures and words as in `changes`;
`q_value` is the p-value corrected for the `looked_at` changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.findings.fact import Fact, FactKind, by_weight
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import change_of, in_brief
from tithing.findings.shown import Shown
from tithing.indicators.chance.many import series_key
from tithing.indicators.result import Result
from tithing.statistics.count_tests import chance_grade


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """The changes that are clear, by themselves at least, surest and largest first."""
    return tuple(sorted((_chosen(result) for result in once_a_series(results)), key=by_weight))


def once_a_series(results: Iterable[Result]) -> Iterator[Result]:
    """Those that are clear by themselves, each series once."""
    seen: dict[tuple[str, ...], Result] = {}
    for result in results:
        if result.change.told and result.change.chance.clear_alone:
            seen.setdefault(series_key(result), result)
    yield from seen.values()


def _chosen(result: Result) -> Fact:
    chance = result.change.chance
    fact = change_of(result, MOVED_MOST if chance.clear else ONE_OF_MANY)
    return replace(fact, sureness=chance_grade(chance.p_value if chance.q_value is None else chance.q_value))


MOVED_MOST = FactKind("moved most", in_brief, shown=(Shown.KEY_FINDING,))
ONE_OF_MANY = FactKind("one of many", in_brief, shown=(Shown.KEY_FINDING,))
RULE = FindingRule(find, kinds=(MOVED_MOST, ONE_OF_MANY))
