"""Missing now and before, by whom it is owed, and what one supplier owes as one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import missing
from tithing.reading.standing import Awaited
from tithing.vocabulary.quantity import Missing


def cases() -> Iterable[Fact]:
    results = [
        a_result(Missing("cohort not complete", date(2021, 9, 1), "Youth Justice Service"), 30),
        a_result(30, Missing(), slug="robbery", baseline=Missing("not published yet")),
        a_result(Missing("not counted by the force in this quarter"), 5, slug="arson"),
        a_result(Missing("erased on 3 March 2021", erased=date(2021, 3, 3)), 5, slug="theft"),
    ]
    found = missing.find(results, owed={"robbery": Awaited("Cleveland Police", date(2021, 1, 21))})
    return (*found, *missing.grouped(found))
