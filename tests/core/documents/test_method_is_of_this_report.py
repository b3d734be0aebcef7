"""What the method says of a report is so in that report: against what its figures are set, and whose rows have no place."""

from __future__ import annotations

import pytest

from tests.core.findings.cast import a_result
from tithing.documents.evidence import ReportLine
from tithing.documents.pieces.set_against import what_it_is_set_against
from tithing.documents.sections.how_made.method import method_of
from tithing.documents.words.facts import plain_sentence
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity

QUARTER = Period.parse("2020-21Q3")


@pytest.mark.parametrize(("before", "is_usual"), [(Known(12.0), True), (Missing(), False)])
def test_a_change_is_said_to_be_against_last_year_only_where_it_is(before: Quantity, is_usual: bool) -> None:
    lines = [ReportLine("Robbery", a_result(Known(20.0), before))]
    said = plain_sentence(method_of(QUARTER, against=what_it_is_set_against(lines, QUARTER))[0])

    assert ("This quarter less the same quarter last year." in said) == is_usual
    assert ("no change can be stated" in said) != is_usual
    assert "rounded once" in said
