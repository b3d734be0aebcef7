"""A total as supplied that is not the sum of its parts, and a year to date that is not the sum of its
quarters.

Figures: supplied, sum, difference (supplied less sum). Items: the parts. Only a list of parts that is known
to be complete is added (R71); parts that were rounded may miss the total by as much as rounding can (R84).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.inputs import SuppliedTotal
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.shown import Shown
from tithing.statistics.change import less_sure
from tithing.statistics.rounding import sum_agrees
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.in_words.sentence import Runs, Strong
from tithing.vocabulary.quantity import Known


def find(totals: Iterable[SuppliedTotal] = (), years: Iterable[SuppliedTotal] = ()) -> tuple[Fact, ...]:
    """A fact for each supplied total that its parts do not give, and for each supplied year to date that its quarters do
    not give; both are kept.
    """
    return (*_found(totals, SUPPLIED_TOTAL), *_found((_to_date(year) for year in years), SUPPLIED_YEAR))


def _to_date(year: SuppliedTotal) -> SuppliedTotal:
    """About the year to date, also when it came with the quarter it ends in."""
    return replace(year, subject=replace(year.subject, period=year.subject.period.year_to_date()))


def _found(totals: Iterable[SuppliedTotal], kind: FactKind) -> tuple[Fact, ...]:
    return tuple(fact for total in totals if (fact := _fact(total, kind)) is not None)


def _fact(given: SuppliedTotal, kind: FactKind) -> Fact | None:
    parts = [quantity for _, quantity in given.parts if isinstance(quantity, Known)]
    if not isinstance(given.total, Known) or not parts or len(parts) < len(given.parts):
        return None
    numbers = [part.number for part in parts]
    if sum_agrees(numbers, given.total.number, given.decimals):
        return None
    subject, added = given.subject, sum(numbers)
    sure = less_sure(given.total.status, *(part.status for part in parts))
    apart = Known(given.total.number - added, sure)
    return subject.fact(
        kind,
        figures=(
            ("supplied", subject.figure("supplied_total", given.total)),
            ("sum", subject.figure("sum_of_parts", Known(added, sure))),
            ("difference", subject.difference("difference", apart)),
        ),
        items=tuple(
            FactItem(name, figures=(("value", subject.figure(name, quantity)),))
            for name, quantity in given.parts
        ),
        direction=Direction.NEITHER,
        strength=how_large(given.total.number, added),
    )


def words_of_total(fact: Fact) -> Runs:
    """'Theft, Oct to Dec 2020: the total supplied is 101; its parts add to 99 (+2).'"""
    return _apart(fact, "total", "parts")


def words_of_year(fact: Fact) -> Runs:
    return _apart(fact, "year to date", "quarters")


def _apart(fact: Fact, whole: str, parts: str) -> Runs:
    return (
        Strong(f"{fact.title}, {fact.period.label}: "),
        f"the {whole} supplied is ",
        fact.figure("supplied"),
        f"; its {parts} add to ",
        fact.figure("sum"),
        " (",
        fact.figure("difference"),
        ").",
    )


HEADING = "Totals that their parts do not give"
SUPPLIED_TOTAL = FactKind("supplied total", words_of_total, shown=(Shown.DATA_NOTES,), heading=HEADING)
SUPPLIED_YEAR = FactKind("supplied year to date", words_of_year, shown=(Shown.DATA_NOTES,), heading=HEADING)
RULE = FindingRule(find, kinds=(SUPPLIED_TOTAL, SUPPLIED_YEAR))
