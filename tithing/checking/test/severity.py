"""How sure a relation that fails makes us that something is wrong."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """certain: no reading of the printed figures makes them agree. probable: a mistake unless something unsaid
    explains it. judgement: a unit, definition or wording that a careful editor would query."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    JUDGEMENT = "judgement"
