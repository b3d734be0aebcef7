"""How the plan stands, in one sentence and a line for each answer: what is met is told as well as what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Run, Runs, Strong
from tithing.documents.pieces.page_one.room import ROOMIEST, Room
from tithing.findings.plan import PlanStanding, plan_standing
from tithing.indicators.result import Result
from tithing.indicators.targets.judged import NOT_HERE
from tithing.indicators.targets.target import TargetState
from tithing.vocabulary.in_words.numbered import apart, listed, numbered
from tithing.vocabulary.quantity import Known

NO_PLAN = "No framework says what was promised for this year."
NO_TARGETS = "The plan of this year sets no target that the book knows: {indicators} in it without one."


def plan_parts(span: SpanEvidence, room: Room = ROOMIEST) -> Iterator[DocumentPart]:
    """How many of the plan's targets stand in which way, and which."""
    yield Heading("The plan's targets", 3)
    results = [line.result for each in span.objectives for line in each.lines]
    plan = plan_standing(results)
    if not span.objectives:
        yield Paragraph((NO_PLAN,))
    elif not plan.of:
        yield Paragraph((_no_targets(plan.no_target),))
    else:
        yield Paragraph((_in_all(plan),))
        lines = (
            _line(state, found, span, room.names)
            for state, found in plan.by_state
            if room.reasons or is_told_by_name(state)
        )
        if said := tuple(lines):
            yield BulletList(said)


def targets_told(span: SpanEvidence, room: Room = ROOMIEST) -> tuple[str, ...]:
    """The indicators whose targets are named as met or missed for good."""
    results = [line.result for each in span.objectives for line in each.lines]
    decided = (
        found[: room.names] for state, found in plan_standing(results).by_state if state.is_met is not None
    )
    return tuple(result.indicator for found in decided for result in found)


def is_told_by_name(state: TargetState) -> bool:
    """Whether targets that stand so are named, where there is room; of the others the reasons are given."""
    return state.is_good is not None or state is TargetState.TOO_EARLY


def _no_targets(indicators: int) -> str:
    stand = "stands" if indicators == 1 else "stand"
    return NO_TARGETS.format(indicators=f"{numbered(indicators, 'indicator')} {stand}")


def _in_all(plan: PlanStanding) -> str:
    each = listed([f"{len(results)} {_in_a_sentence(state)}" for state, results in plan.by_state])
    without = (
        f" {numbered(plan.no_target, 'indicator has', 'indicators have')} no target."
        if plan.no_target
        else ""
    )
    return f"{numbered(plan.of, 'target')}: {each}.{without}"


def _in_a_sentence(state: TargetState) -> str:
    return f"with {state}" if state is TargetState.NO_NUMBER else state.value


def _why(result: Result) -> str:
    """Why nobody can say, naming which figure is not here."""
    target = result.target
    if target.why != NOT_HERE:
        return target.why
    whole = "year to date" if target.measured == "year_to_date" and not _is_a_year(result) else ""
    return f"the {whole or f'figure of the {result.period.name}'} is not here"


def _is_a_year(result: Result) -> bool:
    """Whether the span is the year that its target is of."""
    return result.period.month_count == 12 and result.period.is_its_year_to_date


def _line(state: TargetState, results: tuple[Result, ...], span: SpanEvidence, most: int) -> Runs:
    """Those of one state: what went wrong with its figures, what went right by name, `most` of them; what is open by why."""
    named, called = results[:most], f"{state.value[:1].upper()}{state.value[1:]}"
    by_name = Strong(f"{called}, {most} of {len(results)}: " if len(results) > most else f"{called}: ")
    if state.is_good is False:
        return (by_name, *_with_figures(named, span))
    if is_told_by_name(state):
        return (by_name, f"{apart([_label(result, span) for result in named])}.")
    head = Strong(f"{called}: ")
    reasons = Counter(_why(result) for result in results)
    return (head, f"{'; '.join(f'of {count}, {why}' for why, count in reasons.items())}.")


def _with_figures(results: tuple[Result, ...], span: SpanEvidence) -> Iterator[Run]:
    for index, result in enumerate(results):
        yield f"{'; ' if index else ''}{_label(result, span)}"
        yield from _standing(result)
    yield "."


def _label(result: Result, span: SpanEvidence) -> str:
    line = span.line(result.indicator)
    return line.label if line else result.title


def _standing(result: Result) -> Runs:
    """' (10,163 in the year to date; target "Reduce" from 9,008)' of what is known."""
    to_date = " in the year" if _is_a_year(result) else " in the year to date"
    when = to_date if result.target.measured == "year_to_date" else ""
    runs: list[Run] = [
        " (",
        figure_of(result, result.target.measured),
        f'{when}; target "{result.target.text}"',
    ]
    if isinstance(result.baseline.quantity, Known):
        runs += [" from ", figure_of(result, "baseline")]
    return (*runs, ")")
