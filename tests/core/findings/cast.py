"""The ordinary case of a result, so that a test states only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tithing.findings.inputs import Series
from tithing.findings.subject import Subject
from tithing.indicators.result import At, Chance, Change, Rate, Result
from tithing.indicators.targets.target import Target
from tithing.observations.observation import SourceRef
from tithing.statistics.change import difference, percent_change, points_change
from tithing.statistics.count_tests import compare_counts
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity
from tithing.vocabulary.units import Unit

QUARTER = Period.parse("2020-21Q3")
HARTLEPOOL = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
REDCAR = Area("E06000003", "Redcar and Cleveland", AreaKind.DISTRICT)
MIDDLESBROUGH = Area("E06000002", "Middlesbrough", AreaKind.DISTRICT)
STOCKTON = Area("E06000004", "Stockton-on-Tees", AreaKind.DISTRICT)
CLEVELAND = Area("E23000013", "Cleveland", AreaKind.FORCE)
FILE = SourceRef("cleveland-police.csv", "ab" * 32, 2)
NONE_SET = NotApplicable("no baseline is set")
NOT_COMPARED = Change(
    NONE_SET, NONE_SET, NONE_SET, Direction.UNKNOWN, Chance(None, "not tested", "no baseline")
)


def quantity_of(value: float | Quantity) -> Quantity:
    return Known(value) if isinstance(value, int | float) else value


def a_result(
    now: float | Quantity = 412,
    before: float | Quantity = 283,
    *,
    slug: str = "shoplifting",
    people: float | None = None,
    better: Better = Better.LOWER,
    unit: Unit = Unit.COUNT,
    area: Area = HARTLEPOOL,
    baseline: float | Quantity = NONE_SET,
    year_to_date: float | Quantity = NONE_SET,
    **rest: Any,
) -> Result:
    """A count of events in a quarter, compared with the same quarter last year as the indicators would."""
    value, previous = quantity_of(now), quantity_of(before)
    made = Result(
        indicator=slug,
        title=slug.replace("_", " ").capitalize(),
        area=area,
        period=QUARTER,
        unit=unit,
        decimals=0 if unit is Unit.COUNT else 1,
        better=better,
        value=At(value, QUARTER, (FILE,)),
        previous=At(previous, QUARTER.year_before(), (FILE,)),
        last_quarter=At(Missing(), QUARTER.period_before()),
        year_to_date=At(quantity_of(year_to_date), QUARTER.year_to_date(), (FILE,)),
        year_to_date_before=At(Missing(), QUARTER.year_to_date().year_before()),
        baseline=At(quantity_of(baseline), Period.parse("2019-20"), (FILE,)),
        target=Target(""),
        change=a_change(value, previous, better=better, unit=unit),
        change_on_quarter=NOT_COMPARED,
        change_on_baseline=NOT_COMPARED,
        rate=a_rate(value, people),
        previous_rate=a_rate(previous, people),
        year_to_date_rate=a_rate(NONE_SET, None),
        measure=slug,
        custodian="Police force",
    )
    return replace(made, **rest)


def a_change(now: Quantity, before: Quantity, *, better: Better, unit: Unit) -> Change:
    chance = Chance(None, "not tested", "no numerators")
    direction = Direction.UNKNOWN
    if unit is Unit.COUNT and isinstance(now, Known) and isinstance(before, Known):
        test = compare_counts(now.number, before.number, dispersion=None)
        chance = Chance(test.p_value, test.words, test.assumption)
        direction = _direction(now.number - before.number, better, clear=test.clear)
    return Change(
        difference(now, before),
        percent_change(now, before, unit=unit),
        points_change(now, before, unit=unit),
        direction,
        chance,
    )


def _direction(change: float, better: Better, *, clear: bool) -> Direction:
    if not clear:
        return Direction.NO_CLEAR_CHANGE
    if better is Better.NEITHER:
        return Direction.NEITHER
    return Direction.BETTER if (change > 0) == (better is Better.HIGHER) else Direction.WORSE


def a_rate(count: Quantity, people: float | None) -> Rate:
    if people is None or not isinstance(count, Known):
        return Rate(NotApplicable("no denominator", "R85"))
    return Rate(
        Known(count.number / people * 1000),
        denominator="population",
        denominator_title="people",
        denominator_value=Known(people),
    )


def months(*values: float | Quantity, better: Better = Better.LOWER, unit: Unit = Unit.COUNT) -> Series:
    """The months of the quarter of an ordinary result."""
    subject = replace(Subject.of(a_result(better=better)), unit=unit)
    points = zip(QUARTER.months(), (quantity_of(value) for value in values), strict=False)
    return Series(subject, tuple(points))


def quarters(
    *values: float | Quantity, better: Better = Better.LOWER, breaks: tuple[str, ...] = ()
) -> Series:
    """Quarters in a row, the last of them the ordinary quarter."""
    periods = [QUARTER]
    while len(periods) < len(values):
        periods.insert(0, periods[0].period_before())
    points = tuple(zip(periods, (quantity_of(value) for value in values), strict=True))
    return Series(Subject.of(a_result(better=better)), points, tuple(Period.parse(code) for code in breaks))
