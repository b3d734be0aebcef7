"""Targets met, missed and open: with a number and as a direction, with a path to the year's end and without."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import QUARTER, a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import targets
from tithing.indicators.targets.target import Target, TargetState, YearEndPath
from tithing.vocabulary.quantity import Known

PATH = YearEndPath(
    420,
    390,
    455,
    QUARTER.financial_year_of(),
    tuple(QUARTER.financial_year_of().year_before() for _ in range(2)),
)


def a_target(text: str, value: float | None, state: TargetState, reached: float, **rest: object) -> Target:
    aim = 354 if value is None else value
    given = {"measured": "year_to_date", "distance": Known(reached - aim), **rest}
    return Target(text, value, state, aim, **given)  # type: ignore[arg-type]


def cases() -> Iterable[Fact]:
    judged = [
        (330, a_target("308 (-13%)", 308, TargetState.MISSED, 330)),
        (300, a_target("Reduce", None, TargetState.MET, 300)),
        (354, a_target("Reduce", None, TargetState.MISSED, 354)),
        (330, a_target("320", 320, TargetState.OUT_OF_REACH, 330)),
        (330, a_target("500", 500, TargetState.ON_COURSE, 330, path=PATH)),
        (330, a_target("3% increase", 400, TargetState.TOO_EARLY, 330, path=PATH, why="either side")),
        (330, a_target("400", 400, TargetState.TOO_EARLY, 330, why="no years")),
        (330, a_target("12", 12, TargetState.OFF_COURSE, 330)),
    ]
    return targets.find(a_result(target=target, baseline=354, year_to_date=done) for done, target in judged)
