"""Two that moved by more than chance, one that did not, and one that is clear by itself but not among six."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import moved_most
from tithing.indicators.chance.many import judged_together


def cases() -> Iterable[Fact]:
    looked_at = [
        a_result(36, 7, slug="robbery"),
        a_result(80, 41),
        a_result(13, 13, slug="theft"),
        a_result(40, 22, slug="arson"),
        a_result(30, 31, slug="rape"),
        a_result(20, 21, slug="drugs"),
    ]
    return moved_most.find(judged_together(looked_at))
