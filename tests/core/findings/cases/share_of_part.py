"""A part that is new this year, one that is not, a rise without it, and nothing known of the year before."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.inputs import SeparatePart
from tithing.findings.rules import share_of_part
from tithing.vocabulary.quantity import Missing


def cases() -> Iterable[Fact]:
    whole = a_result(1246, 896, slug="asb_incidents")
    covid = a_result(348, 0, slug="asb_covid_related", title="COVID related incidents")
    return share_of_part.find(
        [
            SeparatePart(whole, covid, new=True),
            SeparatePart(
                a_result(1065, 951, slug="asb_incidents"), a_result(135, 17, slug="asb_covid_related")
            ),
            SeparatePart(a_result(400, 200, slug="asb_incidents"), covid, new=True),
            SeparatePart(a_result(400, Missing(), slug="asb_incidents"), covid),
        ]
    )
