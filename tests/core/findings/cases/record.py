"""The highest and the lowest of twelve."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import quarters
from tithing.findings.fact import Fact
from tithing.findings.rules import record

STEADY = (100, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98)


def cases() -> Iterable[Fact]:
    return record.find([quarters(*STEADY, 105), quarters(*STEADY, 96)])
