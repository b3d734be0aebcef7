"""A small change, and none."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import static
from tithing.vocabulary.units import Unit


def cases() -> Iterable[Fact]:
    return static.find([a_result(898, 896, slug="asb_incidents"), a_result(20.0, 20.0, unit=Unit.PERCENT)])
