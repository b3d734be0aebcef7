"""A result with the four quarters before, the long run and the target's path beside the year before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.core.findings.cast import QUARTER, a_change, a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import other_comparisons
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.result import At, Compared
from tithing.indicators.targets.target import Target, TargetState
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known


def cases() -> Iterable[Fact]:
    result = a_result(412, 283, year_to_date=900)
    kind, before = ComparisonKind.AVERAGE_OF_FOUR, Known(293.5)
    span = Period.parse("2019-10-01..2020-09-30")
    change = a_change(result.value.quantity, before, better=result.better, unit=result.unit)
    four = Compared(kind, At(before, span), change, (QUARTER,) * 4)
    target = Target(
        "308",
        308,
        TargetState.OUT_OF_REACH,
        308,
        measured="year_to_date",
        by_now=Known(231.0),
        from_path=Known(669.0),
    )
    asked = (ComparisonKind.YEAR_BEFORE, kind, ComparisonKind.TARGET_PATH)
    return other_comparisons.find([replace(result, comparisons=(four,), asked=asked, target=target)])
