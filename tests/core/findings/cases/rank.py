"""The second lowest of four by rate; the force is no member."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import CLEVELAND, MIDDLESBROUGH, REDCAR, STOCKTON, a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import rank


def cases() -> Iterable[Fact]:
    areas = [
        a_result(1762, 1407, slug="asb_incidents", people=137_700, area=REDCAR),
        a_result(2478, 1884, slug="asb_incidents", people=140_800, area=MIDDLESBROUGH),
        a_result(1246, 1246, slug="asb_incidents", people=93_700, area=STOCKTON),
        a_result(7911, 5910, slug="asb_incidents", people=497_200, area=CLEVELAND),
    ]
    return rank.ranks_of(a_result(1246, 896, slug="asb_incidents", people=93_700), areas)
