"""The front door: every fact that a quarter gives, and the lists of page one.

Page one answers: what got worse, what got better, what changed that is neither, what only might have, what nobody could
test, what is missing (look and voice). Each list is whole here, so that a document which cuts it can say of how many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tithing.findings.fact import Fact, FactKind
from tithing.findings.key_list import Arranged, KeyList
from tithing.findings.registry import finding_rules
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import CHANGE
from tithing.findings.shown import Shown
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.units import Unit

NOT_ARRANGED = Arranged({})
NO_LIST = KeyList()


@dataclass(frozen=True)
class KeyFindings:
    """`perhaps` are changes that look clear by themselves and not among all that were looked at; `not_tested` those of
    which nobody could say; `unclear` those that chance could explain, the largest by number first. `tested` is how many
    changes were tested, `untested` how many could not be, `none_in_either` how many counts were none at both ends: looked at like
    the others, and they could have been nothing else.
    """

    worse: KeyList = NO_LIST
    better: KeyList = NO_LIST
    neither: KeyList = NO_LIST
    perhaps: KeyList = NO_LIST
    not_tested: KeyList = NO_LIST
    unclear: KeyList = NO_LIST
    missing: tuple[Fact, ...] = ()
    tested: int = 0
    untested: int = 0
    none_in_either: int = 0

    @property
    def looked_at(self) -> int:
        """Over how many changes chance was corrected: those too that could have been nothing else, which errs to caution."""
        return self.tested + self.none_in_either


def find_all(given: Mapping[str, Any], rules: Iterable[FindingRule] | None = None) -> tuple[Fact, ...]:
    """Every fact about one quarter, rule by rule.

    `given` has what rules need by name (`gathered.SpanInputs`); a rule that needs what is not there is silent.

    >>> find_all({"results": []})
    ()
    """
    asked = finding_rules() if rules is None else rules
    return tuple(fact for rule in asked for fact in rule.found_in(given))


def key_findings(facts: Iterable[Fact], *, arranged: Arranged = NOT_ARRANGED) -> KeyFindings:
    """The lists of page one, from what `find_all` gave: each key finding in the list of its direction."""
    found = tuple(facts)
    changed = {fact.series: fact for fact in reversed(found) if fact.kind == CHANGE}
    none_in_either = sum(map(_is_none_in_either, changed.values()))
    tested = sum(fact.p_value is not None for fact in changed.values()) - none_in_either
    by_direction = {direction: _went(found, direction) for direction in Direction}
    return KeyFindings(
        worse=arranged.key_list(by_direction[Direction.WORSE]),
        better=arranged.key_list(by_direction[Direction.BETTER]),
        neither=arranged.key_list(by_direction[Direction.NEITHER]),
        perhaps=arranged.key_list(by_direction[Direction.NO_CLEAR_CHANGE]),
        not_tested=arranged.key_list(by_direction[Direction.UNKNOWN]),
        unclear=arranged.in_order(sorted(filter(_is_unclear, changed.values()), key=_by_number)),
        missing=_told_together(shown_at(found, Shown.MISSING)),
        tested=tested,
        untested=len(changed) - tested - none_in_either,
        none_in_either=none_in_either,
    )


def _is_none_in_either(fact: Fact) -> bool:
    return fact.p_value is not None and fact.number("value") == fact.number("previous") == 0


def _went(facts: Iterable[Fact], direction: Direction) -> list[Fact]:
    return [fact for fact in shown_at(facts, Shown.KEY_FINDING) if fact.direction is direction]


def _is_unclear(fact: Fact) -> bool:
    """A change of a count that chance could explain, even were it the only one looked at."""
    tested = fact.p_value is not None and fact.q_value is None
    unclear = fact.direction is Direction.NO_CLEAR_CHANGE and bool(fact.number("difference"))
    return tested and unclear and fact.figure("value").unit is Unit.COUNT


def _by_number(fact: Fact) -> float:
    return -abs(fact.number("difference") or 0.0)


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
