"""Large and small counts, a percentage without numbers and a rate."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import changes
from tithing.vocabulary.direction import Better
from tithing.vocabulary.units import Unit


def cases() -> Iterable[Fact]:
    return changes.find(
        [
            a_result(412, 283, people=93_000),
            a_result(36, 7, slug="robbery"),
            a_result(30.5, 20.25, slug="repeat_cases_marac", unit=Unit.PERCENT),
            a_result(13.25, 12.5, slug="asb_rate", unit=Unit.RATE_PER_1000_POPULATION, better=Better.HIGHER),
        ]
    )
