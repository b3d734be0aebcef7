"""A total and a year to date that their parts do not give."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.inputs import SuppliedTotal
from tithing.findings.rules import supplied_total
from tithing.findings.subject import Subject
from tithing.vocabulary.quantity import Known


def cases() -> Iterable[Fact]:
    subject = Subject.of(a_result(slug="all_recorded_crime"))
    parts = (("Theft", Known(60.0)), ("Violence", Known(39.0)))
    said = [SuppliedTotal(subject, Known(101.0), parts), SuppliedTotal(subject, Known(99.0), parts)]
    return supplied_total.find(said, said)
