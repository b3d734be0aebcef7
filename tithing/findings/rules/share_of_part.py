"""A part of a whole that is shown apart (COVID-related incidents), and the whole without it.

Figures: whole, part, share (per cent of the whole), without, without_before, without_difference,
without_percent_change. Words: static ("yes" when the figure without the part is static), part (its title).
The p-value, direction and chance are those of the change in the figure without the part.
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.findings.fact import Fact, FactKind, NamedFigures
from tithing.findings.inputs import SeparatePart
from tithing.findings.phrases import SURE, how_sure, in_brackets
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.rules.control_signals import direction_of
from tithing.findings.rules.static import is_static
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.comparisons.kinds import ComparisonKind, set_against
from tithing.indicators.result import Change, Result
from tithing.statistics.change import combined, difference, percent_change
from tithing.statistics.count_tests import CountTest, chance_grade, compare_counts
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.in_words.sentence import Run, Runs, Strong
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity, number_of
from tithing.vocabulary.units import Unit

NO_SHARE = NotApplicable("no share can be taken of none", "R82")
NOT_A_PART = NotApplicable("the part is larger than the whole")
NO_TEST = CountTest(None, "one of the two counts is not known")


def find(parts: Iterable[SeparatePart]) -> tuple[Fact, ...]:
    """A fact for each part of a count that is known and does not exceed its whole."""
    return tuple(_fact(part) for part in parts if isinstance(_without_now(part), Known))


def _fact(part: SeparatePart) -> Fact:
    now, before = _without_now(part), _without_before(part)
    test = _tested(part, now, before)
    told = all(_on_last_year(each).told for each in (part.whole, part.part))
    static = told and is_static(now, before, unit=Unit.COUNT, p_value=test.p_value)
    return Subject.of(part.whole).fact(
        SHARE_OF_PART,
        figures=_figures(part, now, before),
        words=(("part", part.part.title), ("static", "yes" if static else "")),
        direction=_direction(part.whole, now, before, test),
        p_value=test.p_value,
        chance=test.words,
        assumption=test.assumption,
        sureness=chance_grade(test.p_value),
        strength=how_large(number_of(now), number_of(before)),
    )


def _figures(part: SeparatePart, now: Quantity, before: Quantity) -> NamedFigures:
    whole, piece = Subject.of(part.whole), Subject.of(part.part)
    earlier = part.whole.previous.period
    return (
        ("whole", whole.figure("value", part.whole.value.quantity)),
        ("part", piece.figure("value", part.part.value.quantity)),
        ("share", piece.percent("share", share_of(part.part.value.quantity, part.whole.value.quantity))),
        ("without", whole.figure("without", now)),
        ("without_before", whole.figure("without", before, period=earlier)),
        ("without_difference", whole.difference("without_difference", difference(now, before))),
        (
            "without_percent_change",
            whole.percent("without_percent_change", percent_change(now, before), signed=True),
        ),
    )


def share_of(part: Quantity, whole: Quantity) -> Quantity:
    """Per cent that a part is of its whole; nothing is a share of none."""
    if isinstance(part, Known) and isinstance(whole, Known) and whole.number <= 0:
        return NO_SHARE
    return combined(part, whole, lambda a, b: a / b * 100)


def _without_now(part: SeparatePart) -> Quantity:
    return _less(part.whole.value.quantity, part.part.value.quantity)


def _without_before(part: SeparatePart) -> Quantity:
    before = part.whole.previous.quantity
    return before if part.new else _less(before, part.part.previous.quantity)


def _less(whole: Quantity, part: Quantity) -> Quantity:
    left = difference(whole, part)
    return NOT_A_PART if isinstance(left, Known) and left.number < 0 else left


def _tested(part: SeparatePart, now: Quantity, before: Quantity) -> CountTest:
    """Tested as its whole and its part are: not where a caveat could explain the change of either."""
    first, second = number_of(before), number_of(now)
    if first is None or second is None:
        return NO_TEST
    for each in (part.whole, part.part):
        if not _on_last_year(each).told:
            return CountTest(None, _on_last_year(each).chance.assumption)
    return compare_counts(second, first, dispersion=_on_last_year(part.whole).chance.dispersion)


def _on_last_year(result: Result) -> Change:
    """Whole and part are set against the same quarter last year, whatever else the framework chooses."""
    return result.compared_with(ComparisonKind.YEAR_BEFORE).change


def _direction(whole: Result, now: Quantity, before: Quantity, test: CountTest) -> Direction:
    change = number_of(difference(now, before))
    if change is None or test.p_value is None:
        return Direction.UNKNOWN
    return direction_of(whole.better, high=change > 0) if test.clear else Direction.NO_CLEAR_CHANGE


def words(fact: Fact) -> Runs:
    """'348 of the 1,246 (27.9%) were COVID related. Without them there were 898, against 896 …'"""
    return (
        Strong(f"{fact.text('part') or fact.title}: "),
        fact.figure("part"),
        " of the ",
        fact.figure("whole"),
        *in_brackets(fact, "share"),
        ". Without them there were ",
        fact.figure("without"),
        *_against_before(fact),
        *_how_it_changed(fact),
    )


def _against_before(fact: Fact) -> Runs:
    if not fact.knows("without_before"):
        return ()
    runs: list[Run] = [
        ", against ",
        fact.figure("without_before"),
        f" {set_against(ComparisonKind.YEAR_BEFORE, fact.period)}",
    ]
    return (*runs, *in_brackets(fact, "without_difference", "without_percent_change"))


def _how_it_changed(fact: Fact) -> Runs:
    if fact.text("static") == "yes":
        return (": static.",)
    change = fact.number("without_difference")
    return (".", how_sure(fact, change)) if change and fact.chance in SURE else (".",)


SHARE_OF_PART = FactKind("share of part", words, shown=(Shown.ABOUT_ITS_MEASURE,))
RULE = FindingRule(find, kinds=(SHARE_OF_PART,))
