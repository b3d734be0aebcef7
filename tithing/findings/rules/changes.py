"""Each change against an earlier quarter, the same of last year where the framework chooses no other, and whether chance could
explain it.

Figures: value, previous (what it is against), difference, percent_change or points_change (or the rule that refuses them), and
rate and previous_rate where there are any. Words: against, where that is not the same quarter last year, and a caveat. The
direction is the result's own, by what the indicator's definition calls better (R87).
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from tithing.findings.fact import Fact, FactKind, NamedFigures
from tithing.findings.phrases import CAVEAT, SURE, chance_of, in_brackets, is_one_of_many, lead
from tithing.findings.rule import FindingRule
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.figure_made import RATE_DECIMALS, rate_unit
from tithing.indicators.result import Result
from tithing.statistics.count_tests import chance_grade
from tithing.vocabulary.beside.caveat import CaveatKind
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.quantity import Known, number_of
from tithing.vocabulary.units import Unit

LAST_YEAR = "in the same quarter last year"


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """A fact for each result whose difference is known, in the order given."""
    return tuple(
        change_of(result, CHANGE) for result in results if isinstance(result.change.difference, Known)
    )


def change_of(result: Result, kind: FactKind) -> Fact:
    """The change of one result as a fact."""
    chance = result.change.chance
    return Subject.of(result).fact(
        kind,
        figures=figures_of(result),
        words=(*_against_what(result), *_caveat(result)),
        direction=result.change.direction,
        p_value=chance.p_value,
        q_value=chance.q_value,
        looked_at=chance.looked_at,
        chance=chance.words,
        assumption=chance.assumption,
        sureness=chance_grade(chance.p_value),
        strength=how_large(number_of(result.value.quantity), number_of(result.compared.at.quantity)),
    )


def _against_what(result: Result) -> tuple[tuple[str, str], ...]:
    """What it is against, where that is not the same quarter last year."""
    said = result.compared.words(result.period)
    return (("against", said),) if said != LAST_YEAR else ()


def _caveat(result: Result) -> tuple[tuple[str, str], ...]:
    """What is said beside a change that is told; where it is not told, the reason says it."""
    change = result.change
    said = [
        each.words
        for each in change.caveats
        if each.kind.can_explain_a_change and each.kind is not CaveatKind.BREAK
    ]
    return ((CAVEAT, "; ".join(said)),) if change.told and said else ()


def figures_of(result: Result) -> NamedFigures:
    """The figures of a change by the names that tables and sentences call them."""
    subject, change, before = Subject.of(result), result.change, result.compared
    finer = result.decimals + (1 if before.pieces else 0)  # an average of whole numbers seldom is one
    return (
        ("value", subject.figure("value", result.value.quantity, sources=result.value.sources)),
        (
            "previous",
            subject.figure(
                "previous",
                before.at.quantity,
                period=before.at.period,
                sources=before.at.sources,
                decimals=finer,
            ),
        ),
        ("difference", subject.difference("difference", change.difference, decimals=finer)),
        ("percent_change", subject.percent("percent_change", change.percent, signed=True)),
        ("points_change", subject.figure("points_change", change.points, unit=Unit.POINTS, signed=True)),
        *_rates(result, subject),
    )


def _rates(result: Result, subject: Subject) -> NamedFigures:
    pairs = (("rate", result.rate), ("previous_rate", result.previous_rate))
    return tuple(
        (
            part,
            subject.figure(
                part, rate.quantity, unit=rate_unit(rate), decimals=RATE_DECIMALS, sources=result.sources
            ),
        )
        for part, rate in pairs
        if rate.denominator
    )


def how_large(now: float | None, before: float | None) -> float:
    """How large a change is beside what it started from, to order small and large counts together.

    The distance of the logarithms, with half an event added so that zero has one: doubling and halving are
    equally large.
    """
    if now is None or before is None or now < 0 or before < 0:
        return 0.0
    return abs(math.log((now + 0.5) / (before + 0.5)))


def words(fact: Fact) -> Runs:
    """'Shoplifting: 412, up from 283 in the same quarter last year (+129, +45.6%). A rise this large is …'"""
    return (lead(fact), *_against(fact), *chance_of(fact))


def _against(fact: Fact) -> Runs:
    """', up from 283 in the same quarter last year (+129, +45.6%).'"""
    difference = fact.number("difference")
    if not difference:
        return (fact.figure("value"), f", the same as {fact.text('against') or LAST_YEAR}.")
    return (
        fact.figure("value"),
        ", up from " if difference > 0 else ", down from ",
        fact.figure("previous"),
        f" {fact.text('against') or LAST_YEAR}",
        *in_brackets(fact, "difference", "percent_change"),
        ".",
    )


def in_brief(fact: Fact) -> Runs:
    """'Shoplifting: 412, up from 283 a year before (+129, +45.6%); very unlikely to be chance.': a line of page one."""
    beside = f"; {fact.text(CAVEAT)}" if fact.text("against") and fact.text(CAVEAT) else ""
    return (lead(fact), *up_or_down(fact), f"; {_chance_in_brief(fact)}{beside}.")


def up_or_down(fact: Fact, when: str = "a year before") -> Runs:
    """'412, up from 283 a year before (+129, +45.6%)'; `when` says that it is the same quarter last year, where it is."""
    way = "up" if (fact.number("difference") or 0.0) > 0 else "down"
    figures = in_brackets(fact, "difference", "percent_change")
    against = fact.text("against") or when
    ago = (f" {against}",) if against else ()
    return (fact.figure("value"), f", {way} from ", fact.figure("previous"), *ago, *figures)


def _chance_in_brief(fact: Fact) -> str:
    if is_one_of_many(fact):
        return f"{fact.chance} taken alone, but as one of {fact.looked_at} looked at it could be"
    return fact.chance if fact.chance in SURE else "not tested against chance"


CHANGE = FactKind("change", words, shown=(Shown.ABOUT_ITS_INDICATOR,))
RULE = FindingRule(find, kinds=(CHANGE,), order=-1)  # what else is said of an indicator follows its change
