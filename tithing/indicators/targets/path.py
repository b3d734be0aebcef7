"""The path of an indicator to the end of its financial year, by the course that earlier years took from the same quarter on."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.asking import IndicatorAnswer, IndicatorQuestion, answer_to_date
from tithing.indicators.comparisons.comparison import cutting
from tithing.indicators.targets.target import YearEndPath
from tithing.statistics.year_end import Course, year_end
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of

YEARS_BACK = 5


def path_to_year_end(
    question: IndicatorQuestion, period: Period, now: IndicatorAnswer, *, dispersion: float | None
) -> YearEndPath | None:
    """Where `now`, the year to date, may stand in March; None where it is no count, or of one that fewer than two whole years
    before it can be compared with. A rate takes the path of its count, over the people it has now.
    """
    count, value = number_of(now.count.quantity) if now.count else None, number_of(now.at.quantity)
    if count is None or value is None:
        return None
    courses = dict(_courses(question, period))
    end = year_end(count, tuple(courses.values()), dispersion=dispersion)
    if end is None:
        return None
    scale = value / count if count else 1.0
    expected, low, high = (number * scale for number in (end.expected, end.low, end.high))
    return YearEndPath(expected, low, high, period.financial_year_of(), tuple(courses)[::-1])


def part_by_now(question: IndicatorQuestion, period: Period) -> float:
    """What part of a year's count had come by this quarter in the years before; its part of the days where none say."""
    courses = [course for _, course in _courses(question, period)]
    parts, wholes = sum(part for part, _ in courses), sum(whole for _, whole in courses)
    if parts and wholes:
        return parts / wholes
    return period.year_to_date().days / period.financial_year_of().days


def _courses(question: IndicatorQuestion, period: Period) -> Iterator[tuple[Period, Course]]:
    """Of each of the five years before, counted as now, what had come by the same quarter and by the end; the latest first."""
    then, last = period, Period.quarter(int(period.plan_year[:4]), 4)
    for _ in range(YEARS_BACK):
        then, last = then.year_before(), last.year_before()
        if any(cut.refuse for cut in cutting(question.compared, earlier=then, later=period)):
            return
        part, whole = (_counted(answer_to_date(question, each)) for each in (then, last))
        if part is not None and whole is not None:
            yield last.financial_year_of(), (part, whole)


def _counted(answer: IndicatorAnswer) -> float | None:
    return number_of(answer.count.quantity) if answer.count else None
