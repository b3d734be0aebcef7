"""A target with a number, measured in the year to date, and a direction."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import off_target
from tithing.indicators.targets.target import Target, TargetState


def cases() -> Iterable[Fact]:
    target = Target("308 (-13%)", 308, state=TargetState.MISSED)
    return off_target.find(
        [
            a_result(target=target, baseline=354, year_to_date=330),
            a_result(target=Target("Reduce", None, state=TargetState.MISSED), baseline=300),
        ]
    )
