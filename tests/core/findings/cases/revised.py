"""A count of the year before that was revised, one that came late, and one on which three rates rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tests.core.findings.cast import QUARTER, a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import revised
from tithing.findings.subject import Subject
from tithing.observations.observation import Observation, SourceRef
from tithing.vocabulary.quantity import Known, Missing
from tithing.vocabulary.units import Unit


def cases() -> Iterable[Fact]:
    def said(value: float, released: date, *earlier: Observation) -> Observation:
        source = SourceRef("crime.csv", "cd" * 32, 4, release=released)
        period, area = QUARTER.year_before(), "E06000001"
        return Observation(
            "all_recorded_crime", area, period, Known(value), Unit.COUNT, source=source, earlier=earlier
        )

    subject = Subject.of(a_result(slug="all_recorded_crime"))
    now = said(2440, date(2020, 4, 20), said(2433, date(2020, 1, 20)))
    late = said(2440, date(2020, 4, 20), replace(said(0, date(2020, 1, 20)), quantity=Missing()))
    over = {("all_recorded_crime", QUARTER.year_before().code): 3}
    return (
        *revised.find([(subject, now), (subject, late)]),
        *revised.find([(subject, now)], rates_over=over),
    )
