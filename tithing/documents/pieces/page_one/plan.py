"""How the plan stands, in one sentence and a line for each answer: what is met is told as well as what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Run, Runs, Strong
from tithing.findings.plan import PlanStanding, plan_standing
from tithing.findings.rules.off_target import measured_by
from tithing.indicators.result import Result
from tithing.vocabulary.numbered import apart, numbered
from tithing.vocabulary.quantity import Known

NO_PLAN = "No framework says what was promised for this year."
NO_TARGETS = "The plan of this year sets no target that the book knows: {indicators} stand in it without one."


def plan_parts(quarter: QuarterEvidence) -> Iterator[DocumentPart]:
    """How many of the plan's targets are met, missed and not known, and which."""
    yield Heading("The plan's targets", 3)
    results = [line.result for each in quarter.objectives for line in each.lines]
    plan = plan_standing(results)
    if not quarter.objectives:
        yield Paragraph((NO_PLAN,))
    elif not plan.of:
        yield Paragraph((NO_TARGETS.format(indicators=numbered(plan.no_target, "indicator")),))
    else:
        yield Paragraph((_in_all(plan),))
        yield BulletList(tuple(_lines(plan, quarter)))


def _in_all(plan: PlanStanding) -> str:
    met, missed, open_ = len(plan.met), len(plan.missed), len(plan.not_known)
    words = f"Of {numbered(plan.of, 'target')}, {met} {_is(met)} met, {missed} {_is(missed)} not"
    if open_:
        words += f", and of {open_} it cannot be said yet"
    without = (
        f" {numbered(plan.no_target, 'indicator has', 'indicators have')} no target."
        if plan.no_target
        else ""
    )
    return f"{words}.{without}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _lines(plan: PlanStanding, quarter: QuarterEvidence) -> Iterator[Runs]:
    if plan.missed:
        yield (Strong("Not met: "), *_in_a_row(plan.missed, quarter))
    if plan.met:
        yield (Strong("Met: "), f"{apart([_label(result, quarter) for result in plan.met])}.")
    if plan.not_known:
        yield (Strong("Not known: "), f"{'; '.join(_why(plan.not_known))}.")


def _in_a_row(results: tuple[Result, ...], quarter: QuarterEvidence) -> Iterator[Run]:
    for index, result in enumerate(results):
        yield f"{'; ' if index else ''}{_label(result, quarter)}"
        yield from _standing(result)
    yield "."


def _label(result: Result, quarter: QuarterEvidence) -> str:
    line = quarter.line(result.indicator)
    return line.label if line else result.title


def _standing(result: Result) -> Runs:
    """' (10,163 in the year to date; target "Reduce" from 9,008)' of what is known."""
    part, _ = measured_by(result)
    when = " in the year to date" if part == "year_to_date" else ""
    runs: list[Run] = [" (", figure_of(result, part), f'{when}; target "{result.target.text}"']
    if isinstance(result.baseline.quantity, Known):
        runs += [" from ", figure_of(result, "baseline")]
    return (*runs, ")")


def _why(results: tuple[Result, ...]) -> Iterator[str]:
    """Of how many nobody can say, by why: '3 with no figure of the quarter'."""
    reasons = Counter(_why_not_known(result) for result in results)
    yield from (f"{count} with {why}" for why, count in reasons.items())


def _why_not_known(result: Result) -> str:
    if not isinstance(result.value.quantity, Known):
        return "no figure of the quarter"
    if result.target.value is None and not isinstance(result.baseline.quantity, Known):
        return "no number to test"
    if not isinstance(result.year_to_date.quantity, Known):
        return "no figure of the year to date"
    return "an outcome that the rest of the year decides"
