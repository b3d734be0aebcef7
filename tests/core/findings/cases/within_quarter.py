"""Falling, rising, a highest month shared by two, and percentages, which are not tested."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import months
from tithing.findings.fact import Fact
from tithing.findings.rules import within_quarter
from tithing.vocabulary.direction import Better
from tithing.vocabulary.units import Unit


def cases() -> Iterable[Fact]:
    return within_quarter.find(
        [
            months(518, 426, 302),
            months(120, 124, 131, better=Better.HIGHER),
            months(311, 298, 311),
            months(20.0, 21.0, 22.5, unit=Unit.PERCENT),
        ]
    )
