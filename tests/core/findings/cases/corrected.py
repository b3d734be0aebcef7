"""A count that was published otherwise, one whose file was erased since, and one of which nothing is known any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.core.findings.cast import QUARTER, a_result
from tithing.findings.fact import Fact
from tithing.findings.inputs import Correction
from tithing.findings.rules import corrected
from tithing.findings.subject import Subject
from tithing.indicators.result import At
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Known, Missing, Quantity

THIRD_OF_MAY = date(2020, 5, 3)


def cases() -> Iterable[Fact]:
    subject = Subject.of(a_result(slug="all_recorded_crime"))

    def now(quantity: Quantity) -> Correction:
        return Correction(subject, At(quantity, QUARTER.year_before()), 214, THIRD_OF_MAY)

    erased = Missing(erased=date(2020, 6, 3))
    late = Missing(of="Jan 2019", owed_by="Cleveland Police", decided=NotHere.LATE)
    return corrected.find([now(Known(210)), now(erased), now(late)])
