"""Each further comparison that the framework chooses, beside the one that changes are told against, with its own chance.

Figures and words are those of a change (`changes`); of the target's path: reached, target_path and change_on_target_path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.findings.fact import Fact, FactKind
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import change_of, words
from tithing.findings.rules.targets import part_measured
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.result import Result
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.quantity import Known, number_of


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """A fact for each comparison that is asked for and known, but for the one that the change is against."""
    return tuple(fact for result in results for fact in _others(result))


def _others(result: Result) -> Iterator[Fact]:
    for kind in result.asked:
        if kind is ComparisonKind.TARGET_PATH:
            yield from _on_the_way(result)
        elif kind is not result.against:
            other = result.set_against(kind)
            if isinstance(other.change.difference, Known):
                yield change_of(other, OTHER_COMPARISON)


def _on_the_way(result: Result) -> Iterator[Fact]:
    """Where a count of the year would be by now, while the year is open; what does not grow is at its target or not."""
    target, measured = result.target, part_measured(result)
    by_now, aim = number_of(target.by_now), target.aim
    if by_now is None or by_now == aim or not isinstance(measured.quantity, Known):
        return
    subject = Subject.of(result)
    finer = result.decimals + 1
    yield subject.fact(
        ON_THE_WAY,
        figures=(
            ("reached", subject.figure("reached", measured.quantity, period=measured.period)),
            ("target_path", subject.figure("target_path", target.by_now, decimals=finer)),
            (
                "change_on_target_path",
                replace(
                    subject.difference("change_on_target_path", _apart(target.from_path), decimals=finer),
                    signed=False,
                ),
            ),
        ),
        words=(
            ("when", measured.period.when),
            ("more", "more" if (number_of(target.from_path) or 0) > 0 else "less"),
        ),
    )


def _apart(distance: object) -> Known:
    return Known(abs(distance.number)) if isinstance(distance, Known) else Known(0.0)


def on_the_way(fact: Fact) -> Runs:
    """'Shoplifting: 330 in April to December 2020. On the way to its target it would be 231.0 by now: it is 99.0 more.'"""
    told = (
        lead(fact),
        fact.figure("reached"),
        f" {fact.text('when')}. On the way to its target it would be ",
    )
    if not fact.number("change_on_target_path"):
        return (*told, fact.figure("target_path"), " by now, which it is.")
    apart = fact.figure("change_on_target_path")
    return (*told, fact.figure("target_path"), " by now: it is ", apart, f" {fact.text('more')}.")


_SHOWN = (Shown.ABOUT_ITS_INDICATOR,)
OTHER_COMPARISON = FactKind("other comparison", words, shown=_SHOWN)
ON_THE_WAY = FactKind("on the way to the target", on_the_way, shown=_SHOWN)
RULE = FindingRule(find, kinds=(OTHER_COMPARISON, ON_THE_WAY))
