"""Missing now and before, in several states, and what is missing in the same words as one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.rules import missing
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Missing


def cases() -> Iterable[Fact]:
    late = Missing(owed_by="Cleveland Police", expected=date(2021, 1, 21), decided=NotHere.LATE)
    results = [
        a_result(Missing("cohort not complete", date(2021, 9, 1), "Youth Justice Service"), 30),
        a_result(30, late, slug="robbery", baseline=Missing("not published yet")),
        a_result(Missing("not counted by the force in this quarter"), 5, slug="arson"),
        a_result(Missing(erased=date(2021, 3, 3)), 5, slug="theft"),
        a_result(Missing(decided=NotHere.NEVER_ASKED), 5, slug="vandalism"),
    ]
    found = missing.find(results)
    return (*found, *missing.grouped(found))
