"""Pieces of sentences that several rules say alike."""

from __future__ import annotations

from collections.abc import Sequence

from tithing.findings.fact import Fact
from tithing.indicators.comparisons.comparison import COULD_EXPLAIN
from tithing.statistics.count_tests import CLEAR
from tithing.vocabulary.in_words.sentence import Run, Runs, Strong
from tithing.vocabulary.units import Unit

SURE = {
    "very unlikely to be chance": "this large is very unlikely to be chance.",
    "unlikely to be chance": "this large is unlikely to be chance.",
    "probably not just chance": "this large is probably not just chance.",
    "could be chance": "of this size could be chance: no clear change.",
}
NOT_TESTED_ENDING = ", so it is not tested against chance"
CAVEAT = "caveat"  # among a fact's words: what is said beside a change that is told
NO_NUMBERS = "The numbers behind the percentage are not known, so chance was not tested."


def lead(fact: Fact) -> Strong:
    """The name that a sentence opens with: what the fact is about."""
    return Strong(f"{fact.title}: ")


def without_lead(runs: Runs, *names: str) -> Runs:
    """The same words without the name they open with, where the heading above has said it.

    >>> without_lead((Strong("Shoplifting: "), "static."), "Shoplifting")
    ('static.',)
    """
    leads = tuple(Strong(f"{name}: ") for name in names)
    return runs[1:] if runs and runs[0] in leads else runs


def in_brackets(fact: Fact, *names: str) -> Runs:
    """' (+129, +45.6%)' of the figures that are known; what a rule refuses is left to the table (R82, R83)."""
    known = [fact.figure(name) for name in names if fact.knows(name)]
    if not known:
        return ()
    runs: list[Run] = [" ("]
    for index, figure in enumerate(known):
        runs += [", ", figure] if index else [figure]
    return (*runs, ")")


def chance_of(fact: Fact) -> Runs:
    """A sentence on whether chance could explain the change (R92), or why it was not tested; none without a change."""
    difference = fact.number("difference")
    if not difference:
        return ()
    if fact.chance in SURE:
        return (how_sure(fact, difference), *beside(fact))
    if fact.figure("value").unit is Unit.PERCENT and not fact.assumption.endswith(COULD_EXPLAIN):
        return (f" {NO_NUMBERS}",)
    reason = fact.assumption.removesuffix(NOT_TESTED_ENDING)
    return (f" Not tested against chance: {reason}.",) if reason else ()


def beside(fact: Fact) -> Runs:
    """What must be said beside a change that is told: a sentence, where there is something."""
    words = fact.text(CAVEAT)
    return (f" {words[:1].upper()}{words[1:]}.",) if words else ()


def how_sure(fact: Fact, difference: float) -> str:
    """' A rise this large is very unlikely to be chance.', of a fact that was tested."""
    what = "A rise" if difference > 0 else "A fall"
    if is_one_of_many(fact):
        alone = f"Taken alone, {what.lower()} this large is {fact.chance}"
        return f" {alone}; as one of {fact.looked_at} changes looked at, it could be."
    return f" {what} {SURE[fact.chance]}"


def is_one_of_many(fact: Fact) -> bool:
    """Whether it looks clear by itself, and not among all the changes that were looked at."""
    alone = fact.p_value is not None and fact.p_value < CLEAR
    return alone and fact.q_value is not None and fact.q_value >= CLEAR


def names_in_a_row(names: Sequence[str]) -> str:
    """
    >>> names_in_a_row(["Bruce"]), names_in_a_row(["Bruce", "Hart", "Seaton"])
    ('Bruce', 'Bruce, Hart and Seaton')
    """
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"
