"""Month by month within the quarter: rising or falling each month, and the highest month.

Items: each month with its value, the highest marked (none, when two share it). Figures: first, last, highest,
difference (last less first). Words: pattern ("rising each month", "falling each month", "" for neither). The
chance is that of months with the same daily rate differing so much: a pattern that could be chance is still a
fact, and said to be so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.inputs import Points, Series
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.rules.control_signals import direction_of
from tithing.findings.shown import Shown
from tithing.statistics.change import difference
from tithing.statistics.count_tests import CountTest, chance_grade
from tithing.statistics.several_counts import compare_several
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.in_words.sentence import Run, Runs
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.units import Unit

NOT_ALIKE = "the months are not equally complete"
RISING, FALLING, NEITHER = "rising each month", "falling each month", ""


def find(months: Iterable[Series]) -> tuple[Fact, ...]:
    """A fact for each series that has every month of its subject's quarter; one missing gives none."""
    return tuple(fact for each in months if (fact := _fact(each)) is not None)


def pattern_of(values: Sequence[float]) -> str:
    """Rising each month, falling each month, or neither; two points are no pattern."""
    steps = [later - earlier for earlier, later in pairwise(values)]
    if len(steps) < 2:
        return NEITHER
    if all(step > 0 for step in steps):
        return RISING
    return FALLING if all(step < 0 for step in steps) else NEITHER


def _fact(series: Series) -> Fact | None:
    months = series.subject.period.months()
    by_month = dict(series.points)
    points: Points = tuple((month, by_month[month]) for month in months if month in by_month)
    values = [quantity.number for _, quantity in points if isinstance(quantity, Known)]
    if len(months) < 2 or len(values) < len(months):
        return None
    subject, pattern = series.subject, _pattern(series)
    first, last, highest = points[0], points[-1], max(points, key=lambda p: values[points.index(p)])
    test = _tested(series, points, values)
    return subject.fact(
        WITHIN_QUARTER,
        figures=(
            ("first", subject.figure("value", first[1], period=first[0])),
            ("last", subject.figure("value", last[1], period=last[0])),
            ("highest", subject.figure("value", highest[1], period=highest[0])),
            ("difference", subject.difference("difference", difference(last[1], first[1]))),
        ),
        items=_items(series, points, values),
        words=(("pattern", pattern), *((("not_alike", "yes"),) if series.alike else ())),
        direction=direction_of(subject.better, high=pattern == RISING) if pattern else Direction.UNKNOWN,
        p_value=test.p_value,
        chance=test.words,
        assumption=test.assumption,
        sureness=chance_grade(test.p_value),
        strength=how_large(values[-1], values[0]),
    )


def _pattern(series: Series) -> str:
    """The pattern that the months have as they are, and would have if all were as complete as the last."""
    found = {pattern_of(values) for values in _judged(series)}
    return found.pop() if len(found) == 1 else NEITHER


def _judged(series: Series) -> Iterator[list[float]]:
    """The months' values as they are, and as they would be; none of those where one of them nobody can say."""
    for points in series.judged_by:
        known = [quantity.number for _, quantity in points if isinstance(quantity, Known)]
        yield known if len(known) == len(points) else []


def _tested(series: Series, points: Points, values: Sequence[float]) -> CountTest:
    if series.subject.unit is not Unit.COUNT:
        return CountTest(None, "only counts of events are tested")
    if series.alike:
        return CountTest(None, NOT_ALIKE)
    return compare_several(values, exposures=[month.days for month, _ in points])


def _items(series: Series, points: Points, values: Sequence[float]) -> tuple[FactItem, ...]:
    alone = _is_alone(series)
    return tuple(
        FactItem(
            month.title,
            month.code,
            (("value", series.subject.figure("value", quantity, period=month)),),
            marked=alone and value == max(values),
        )
        for (month, quantity), value in zip(points, values, strict=True)
    )


def _is_alone(series: Series) -> bool:
    """Whether one month is the highest, as they are and as they would be."""
    tops = {
        each.index(max(each)) if each.count(max(each)) == 1 else -1
        for each in map(list, _judged(series))
        if each
    }
    return all(_judged(series)) and len(tops) == 1 and tops != {-1}


def words(fact: Fact) -> Runs:
    """'October 2020: 518, November 2020: 426, December 2020: 302 (falling each month).'"""
    runs: list[Run] = [lead(fact)]
    for index, item in enumerate(fact.items):
        runs += [", " if index else "", f"{item.name}: ", item.figure("value")]
    runs.append(_pattern_words(fact))
    if fact.text("pattern") and fact.chance == "could be chance":
        runs.append(" Months that differ by this much could be chance.")
    if fact.text("not_alike"):
        runs.append(f" Not tested against chance: {NOT_ALIKE}.")
    return tuple(runs)


def _pattern_words(fact: Fact) -> str:
    if fact.text("pattern"):
        return f" ({fact.text('pattern')})."
    highest = next((item for item in fact.items if item.marked), None)
    return "." if highest is None else f"; {highest.name} was the highest."


WITHIN_QUARTER = FactKind("within quarter", words, shown=(Shown.ABOUT_ITS_MEASURE,))
RULE = FindingRule(find, kinds=(WITHIN_QUARTER,))
