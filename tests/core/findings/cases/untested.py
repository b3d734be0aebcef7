"""A percentage without its numbers, and a count that a caveat could explain."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import untested
from tithing.vocabulary.units import Unit


def cases() -> Iterable[Fact]:
    return untested.find([a_result(53, 81, slug="completing_treatment", unit=Unit.PERCENT), a_result(71, 41)])
