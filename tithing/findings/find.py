"""The front door: every fact that a quarter gives, and the few that page one has room for.

Page one answers three questions: what got worse, what got better, what is missing (look and voice). At most
five facts each, the surest first, then the largest; changes only after the correction for looking at many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tithing.findings.fact import Fact, FactKind, by_weight
from tithing.findings.registry import finding_rules
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import CHANGE
from tithing.findings.shown import Shown
from tithing.vocabulary.direction import Direction

AT_MOST = 5


@dataclass(frozen=True)
class KeyFindings:
    """`tested` is how many changes were looked at to choose these, `untested` how many could not be."""

    worse: tuple[Fact, ...] = ()
    better: tuple[Fact, ...] = ()
    missing: tuple[Fact, ...] = ()
    tested: int = 0
    untested: int = 0


def find_all(given: Mapping[str, Any], rules: Iterable[FindingRule] | None = None) -> tuple[Fact, ...]:
    """Every fact about one quarter, rule by rule.

    `given` has what rules need by name (`gathered.QuarterInputs`); a rule that needs what is not there is silent.

    >>> find_all({"results": []})
    ()
    """
    asked = finding_rules() if rules is None else rules
    return tuple(fact for rule in asked for fact in rule.found_in(given))


def key_findings(facts: Iterable[Fact], *, wholes: Mapping[str, str] | None = None) -> KeyFindings:
    """The facts for page one, chosen from what `find_all` gave.

    `wholes` names the whole of each indicator or measure that is a part of another (a rape is a sexual
    offence): a part and its whole that move the same way take one place, the weightier one's.
    """
    found = tuple(facts)
    moved = sorted(shown_at(found, Shown.KEY_FINDING), key=by_weight)
    changed = {_series(fact): fact for fact in reversed(found) if fact.kind == CHANGE}
    tested = sum(fact.p_value is not None for fact in changed.values())
    return KeyFindings(
        worse=_places(moved, Direction.WORSE, wholes or {}),
        better=_places(moved, Direction.BETTER, wholes or {}),
        missing=_told_together(shown_at(found, Shown.MISSING))[:AT_MOST],
        tested=tested,
        untested=len(changed) - tested,
    )


def shown_at(facts: Iterable[Fact], place: Shown) -> tuple[Fact, ...]:
    """The facts whose kind is shown at this place, in their order."""
    return tuple(fact for fact in facts if place in fact.kind.shown)


def _told_together(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts of a kind as that kind groups them."""
    kinds = dict.fromkeys(fact.kind for fact in facts)
    return tuple(each for kind in kinds for each in kind.grouped(of_kind(facts, kind)))


def of_kind(facts: Iterable[Fact], *kinds: FactKind) -> tuple[Fact, ...]:
    """The facts of these kinds, in their order."""
    return tuple(fact for fact in facts if fact.kind in kinds)


def _series(fact: Fact) -> tuple[str, ...]:
    return (fact.measure or fact.indicator, fact.breakdown, fact.area.code, fact.period.code)


def _places(moved: list[Fact], direction: Direction, wholes: Mapping[str, str]) -> tuple[Fact, ...]:
    chosen: list[Fact] = []
    for fact in moved:
        if fact.direction is direction and not any(_nested(fact, other, wholes) for other in chosen):
            chosen.append(fact)
    return tuple(chosen[:AT_MOST])


def _nested(one: Fact, other: Fact, wholes: Mapping[str, str]) -> bool:
    names, others = _names(one), _names(other)
    return bool(others & _above(names, wholes)) or bool(names & _above(others, wholes))


def _names(fact: Fact) -> set[str]:
    return {name for name in (fact.indicator, fact.measure) if name}


def _above(names: set[str], wholes: Mapping[str, str]) -> set[str]:
    """Every whole that these are in, however far up."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        whole = wholes.get(waiting.pop())
        if whole is not None and whole not in found:
            found.add(whole)
            waiting.append(whole)
    return found
