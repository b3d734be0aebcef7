"""Wards with and without one withheld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.inputs import CountByPlace, PlaceCount
from tithing.findings.rules import concentration
from tithing.findings.subject import Subject
from tithing.vocabulary.quantity import Known, Suppressed


def places(total: float, **counts: float) -> CountByPlace:
    listed = tuple(PlaceCount(name, Known(n), f"E0500{n}", "Victoria") for name, n in counts.items())
    return CountByPlace(Subject.of(a_result(slug="possession_of_drugs")), listed, Known(total))


def cases() -> Iterable[Fact]:
    wards = places(72, Bruce=0, Burn=14, Headland=11, Victoria=17, Manor=9, Seaton=8)
    hidden = replace(wards, places=(*wards.places, PlaceCount("Throston", Suppressed())))
    return concentration.find([wards, hidden])
