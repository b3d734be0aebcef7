"""Two that moved by more than chance, and one that did not."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import moved_most


def cases() -> Iterable[Fact]:
    return moved_most.find(
        [a_result(36, 7, slug="robbery"), a_result(71, 41), a_result(13, 13, slug="theft")]
    )
