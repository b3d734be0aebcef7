"""High and low, a trial of ten points, a run below the average, and a break in the definition."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import quarters
from tithing.findings.fact import Fact
from tithing.findings.rules import control_signals
from tithing.vocabulary.direction import Better

STEADY = (100, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98)


def cases() -> Iterable[Fact]:
    return control_signals.find(
        [
            quarters(*STEADY, 160),
            quarters(*STEADY, 40, better=Better.HIGHER),
            quarters(*STEADY[:9], 160),
            quarters(110, 108, 111, 109, 112, 90, 92, 91, 93, 89, 92, 90, better=Better.NEITHER),
            quarters(10, 12, 11, *STEADY, 130, breaks=("2017-18Q3",)),
        ]
    )
