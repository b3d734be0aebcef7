"""How each target of the plan stands, met and missed alike, and where the year may end while that is open.

Figures: measured (the value or year to date that the target is about), target (not applicable for a direction such as
"Reduce"), distance (measured less what decides), baseline, and of the path to the year's end year_end, year_end_low and
year_end_high. Words: target (as printed), measured ("value" or "year_to_date"), state, when, why, and years (how many
earlier years the path follows). How a target stands is `result.target` to say; this rule tells it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tithing.findings.fact import Fact, FactKind, NamedFigures
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.result import At, Result
from tithing.indicators.targets.target import TargetState
from tithing.statistics.count_tests import chance_grade
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity, number_of


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """A fact for each result whose target there is a number and a figure to judge by."""
    return tuple(_judged(result) for result in results if result.target.state.is_tested)


def _judged(result: Result) -> Fact:
    subject, target = Subject.of(result), result.target
    measured = part_measured(result)
    chance = result.change_on_baseline.chance
    return subject.fact(
        KIND_OF[target.state.is_good],
        figures=(
            ("measured", _figure(subject, target.measured, measured)),
            ("target", subject.figure("target", target_quantity(result))),
            ("distance", subject.difference("distance", target.distance, sources=measured.sources)),
            ("baseline", _figure(subject, "baseline", result.baseline)),
            *_path(result, subject),
        ),
        words=(
            ("target", target.text),
            ("measured", target.measured),
            ("state", target.state.value),
            ("when", measured.period.when),
            ("why", target.why),
            ("years", numbered(len(target.path.years), "year") if target.path else ""),
        ),
        direction=_DIRECTIONS[target.state.is_good],
        p_value=chance.p_value,
        chance=chance.words,
        assumption=chance.assumption,
        sureness=chance_grade(chance.p_value),
        strength=how_large(number_of(measured.quantity), target.aim),
    )


def part_measured(result: Result) -> At:
    """The part of a result that its target is about."""
    return result.year_to_date if result.target.measured == "year_to_date" else result.value


def target_quantity(result: Result) -> Quantity:
    if result.target.value is not None:
        return Known(result.target.value)
    return NotApplicable(result.target.text or "no target set")


def _path(result: Result, subject: Subject) -> NamedFigures:
    path = result.target.path
    if path is None:
        return ()
    ends = (("year_end", path.expected), ("year_end_low", path.low), ("year_end_high", path.high))
    return tuple((name, subject.figure(name, Known(number), period=path.year)) for name, number in ends)


def _figure(subject: Subject, part: str, at: At) -> Figure:
    return subject.figure(part, at.quantity, period=at.period, sources=at.sources)


def words(fact: Fact) -> Runs:
    """'Robbery: 330 in the year to March 2018, against a target of 308: missed by 22.'"""
    return (lead(fact), fact.figure("measured"), f" {fact.text('when')}, ", *_against(fact), *_ending(fact))


def _against(fact: Fact) -> Runs:
    """'against a target of 308', or of a wish 'against a target of "Reduce" from a baseline of 354'."""
    printed = fact.text("target")
    if not fact.knows("target"):
        return (f'against a target of "{printed}" from a baseline of ', fact.figure("baseline"))
    if _is_only_a_number(printed):
        return ("against a target of ", fact.figure("target"))
    return (f'against a target of "{printed}", which comes to ', fact.figure("target"))


def _is_only_a_number(printed: str) -> bool:
    """
    >>> _is_only_a_number("1,250"), _is_only_a_number("12%"), _is_only_a_number("3% increase")
    (True, True, False)
    """
    return printed.replace(",", "").replace(".", "").rstrip("%").isdigit()


def _ending(fact: Fact) -> Runs:
    match fact.text("state"):
        case TargetState.MET:
            return (": met.",)
        case TargetState.MISSED:
            return (": missed", *_by_how_much(fact), ".")
        case TargetState.OUT_OF_REACH:
            return (" for the whole year: it cannot be met any more.",)
        case state:
            return (f": {state}", *_where_the_year_ends(fact))


def _by_how_much(fact: Fact) -> Runs:
    """Nothing where it is at the mark, which is not enough for a bare "Reduce"."""
    distance = fact.number("distance")
    if not distance:
        return (", since it is the same as the baseline",)
    return (" by ", _unsigned(fact.figure("distance")))


def _unsigned(figure: Figure) -> Figure:
    number = number_of(figure.quantity) or 0.0
    return replace(figure, quantity=Known(abs(number)), signed=False)


def _where_the_year_ends(fact: Fact) -> Runs:
    if not fact.knows("year_end"):
        why = fact.text("why")
        return (f". {why[:1].upper()}{why[1:]}." if why else ". It is judged at the end of the year.",)
    return (
        f". Were the rest of the year to go as in the {fact.text('years')} before, it would end at about ",
        fact.figure("year_end"),
        ", with 95% chance between ",
        fact.figure("year_end_low"),
        " and ",
        fact.figure("year_end_high"),
        ", on either side of the target." if fact.text("state") == TargetState.TOO_EARLY else ".",
    )


_SHOWN = (Shown.ABOUT_ITS_INDICATOR,)
ON_TARGET = FactKind("on target", words, shown=_SHOWN)
OFF_TARGET = FactKind("off target", words, shown=_SHOWN)
OPEN_TARGET = FactKind("target still open", words, shown=_SHOWN)
KIND_OF = {True: ON_TARGET, False: OFF_TARGET, None: OPEN_TARGET}
_DIRECTIONS = {True: Direction.BETTER, False: Direction.WORSE, None: Direction.UNKNOWN}
RULE = FindingRule(find, kinds=(ON_TARGET, OFF_TARGET, OPEN_TARGET))
