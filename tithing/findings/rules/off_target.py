"""What does not meet its target.

Figures: measured (the value or year to date that the target is about), target (not applicable for a direction
such as "Reduce"), baseline, value, year_to_date. Words: target (as printed), measured ("value" or
"year_to_date"). Whether a target is met is the framework's to say; this rule only lists those that are not.
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.findings.fact import Fact, FactKind
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.result import At, Result
from tithing.statistics.count_tests import chance_grade
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity, number_of
from tithing.vocabulary.sentence import Run, Runs


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """A fact for each result whose target is not met; one that cannot be judged gives none, nor one whose distance from
    its baseline a caveat could explain."""
    return tuple(
        _off(result) for result in results if result.target.met is False and result.change_on_baseline.told
    )


def _off(result: Result) -> Fact:
    subject = Subject.of(result)
    part, measured = measured_by(result)
    chance = result.change_on_baseline.chance
    return subject.fact(
        OFF_TARGET,
        figures=(
            ("measured", _figure(subject, part, measured)),
            ("target", subject.figure("target", target_quantity(result))),
            ("baseline", _figure(subject, "baseline", result.baseline)),
            ("value", _figure(subject, "value", result.value)),
            ("year_to_date", _figure(subject, "year_to_date", result.year_to_date)),
        ),
        words=(("target", result.target.text), ("measured", part)),
        direction=Direction.WORSE,
        p_value=chance.p_value,
        chance=chance.words,
        assumption=chance.assumption,
        sureness=chance_grade(chance.p_value),
        strength=how_large(number_of(measured.quantity), _aim(result)),
    )


def measured_by(result: Result) -> tuple[str, At]:
    """The part set against the baseline: the one whose distance from it is the change on baseline."""
    parts = (("year_to_date", result.year_to_date), ("value", result.value))
    change, baseline = number_of(result.change_on_baseline.difference), number_of(result.baseline.quantity)
    if change is not None and baseline is not None:
        for name, at in parts:
            number = number_of(at.quantity)
            if number is not None and abs(number - baseline - change) < 1e-9:
                return name, at
    return next((part for part in parts if isinstance(part[1].quantity, Known)), parts[1])


def target_quantity(result: Result) -> Quantity:
    if result.target.value is not None:
        return Known(result.target.value)
    return NotApplicable(result.target.text or "no target set")


def _aim(result: Result) -> float | None:
    return result.target.value if result.target.value is not None else number_of(result.baseline.quantity)


def _figure(subject: Subject, part: str, at: At) -> Figure:
    return subject.figure(part, at.quantity, period=at.period, sources=at.sources)


def words(fact: Fact) -> Runs:
    """'Robbery: 41 in the year to date; the target is "Reduce", from a baseline of 30. It is not met.'"""
    when = "year to date" if fact.text("measured") == "year_to_date" else "quarter"
    runs: list[Run] = [lead(fact), fact.figure("measured"), f" in the {when}"]
    runs.append(f'; the target is "{fact.text("target")}"')
    if fact.knows("baseline"):
        runs += [", from a baseline of ", fact.figure("baseline")]
    return (*runs, ". It is not met.")


OFF_TARGET = FactKind("off target", words, shown=(Shown.ABOUT_ITS_MEASURE,))
RULE = FindingRule(find, kinds=(OFF_TARGET,))
