"""Each rule's fact, whole, as approved: a sign, a place, a unit, a month or a word that changes is seen in review."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from tests.core.findings.cast import (
    CLEVELAND,
    MIDDLESBROUGH,
    QUARTER,
    REDCAR,
    STOCKTON,
    a_result,
    months,
    quarters,
)
from tests.support.approved import approve, fact_as_text
from tithing.findings.fact import Fact
from tithing.findings.inputs import CountByPlace, PlaceCount, SeparatePart, SuppliedTotal
from tithing.findings.rules import (
    changes,
    concentration,
    control_signals,
    missing,
    moved_most,
    off_target,
    rank,
    record,
    revised,
    share_of_part,
    static,
    supplied_total,
    within_quarter,
)
from tithing.findings.subject import Subject
from tithing.indicators.result import Target
from tithing.observations.observation import Observation, SourceRef
from tithing.reading.owed import Awaited
from tithing.vocabulary.direction import Better
from tithing.vocabulary.quantity import Known, Missing, Suppressed
from tithing.vocabulary.units import Unit

STEADY = (100, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98)


def of_changes() -> Iterable[Fact]:
    return changes.find(
        [
            a_result(412, 283, people=93_000),
            a_result(36, 7, slug="robbery"),
            a_result(30.5, 20.25, slug="repeat_cases_marac", unit=Unit.PERCENT),
            a_result(13.25, 12.5, slug="asb_rate", unit=Unit.RATE_PER_1000_POPULATION, better=Better.HIGHER),
        ]
    )


def of_moved_most() -> Iterable[Fact]:
    return moved_most.find(
        [a_result(36, 7, slug="robbery"), a_result(71, 41), a_result(13, 13, slug="theft")]
    )


def of_static() -> Iterable[Fact]:
    return static.find([a_result(898, 896, slug="asb_incidents"), a_result(20.0, 20.0, unit=Unit.PERCENT)])


def of_off_target() -> Iterable[Fact]:
    target = Target("308 (-13%)", 308, met=False)
    return off_target.find(
        [
            a_result(target=target, baseline=354, year_to_date=330),
            a_result(target=Target("Reduce", None, met=False), baseline=300),
        ]
    )


def of_rank() -> Iterable[Fact]:
    areas = [
        a_result(1762, 1407, slug="asb_incidents", people=137_700, area=REDCAR),
        a_result(2478, 1884, slug="asb_incidents", people=140_800, area=MIDDLESBROUGH),
        a_result(1246, 1246, slug="asb_incidents", people=93_700, area=STOCKTON),
        a_result(7911, 5910, slug="asb_incidents", people=497_200, area=CLEVELAND),
    ]
    return rank.find(a_result(1246, 896, slug="asb_incidents", people=93_700), areas)


def of_within_quarter() -> Iterable[Fact]:
    return within_quarter.find(
        [
            months(518, 426, 302),
            months(120, 124, 131, better=Better.HIGHER),
            months(311, 298, 311),
            months(20.0, 21.0, 22.5, unit=Unit.PERCENT),
        ]
    )


def of_control_signals() -> Iterable[Fact]:
    return control_signals.find(
        [
            quarters(*STEADY, 160),
            quarters(*STEADY, 40, better=Better.HIGHER),
            quarters(*STEADY[:9], 160),
            quarters(110, 108, 111, 109, 112, 90, 92, 91, 93, 89, 92, 90, better=Better.NEITHER),
            quarters(10, 12, 11, *STEADY, 130, breaks=("2017-18Q3",)),
        ]
    )


def of_record() -> Iterable[Fact]:
    return record.find([quarters(*STEADY, 105), quarters(*STEADY, 96)])


def of_share_of_part() -> Iterable[Fact]:
    whole = a_result(1246, 896, slug="asb_incidents")
    covid = a_result(348, 0, slug="asb_covid_related", title="COVID related incidents")
    return share_of_part.find(
        [
            SeparatePart(whole, covid, new=True),
            SeparatePart(
                a_result(1065, 951, slug="asb_incidents"), a_result(135, 17, slug="asb_covid_related")
            ),
        ]
    )


def places(total: float, **counts: float) -> CountByPlace:
    listed = tuple(PlaceCount(name, Known(n), f"E0500{n}", "Victoria") for name, n in counts.items())
    return CountByPlace(Subject.of(a_result(slug="possession_of_drugs")), listed, Known(total))


def of_concentration() -> Iterable[Fact]:
    wards = places(72, Bruce=0, Burn=14, Headland=11, Victoria=17, Manor=9, Seaton=8)
    hidden = replace(wards, places=(*wards.places, PlaceCount("Throston", Suppressed())))
    locations = places(72, Park=25, Square=10, Station=9)
    return (*concentration.find([wards, hidden]), *concentration.find_repeats([locations]))


def of_missing() -> Iterable[Fact]:
    results = [
        a_result(Missing("cohort not complete", date(2021, 9, 1), "Youth Justice Service"), 30),
        a_result(30, Missing(), slug="robbery", baseline=Missing("not published yet")),
    ]
    found = missing.find(results, owed={"robbery": Awaited("Cleveland Police", date(2021, 1, 21))})
    return (*found, *missing.grouped(found))


def of_revised() -> Iterable[Fact]:
    def said(value: float, released: date, *earlier: Observation) -> Observation:
        source = SourceRef("crime.csv", "cd" * 32, 4, release=released)
        period, area = QUARTER.year_before(), "E06000001"
        return Observation(
            "all_recorded_crime", area, period, Known(value), Unit.COUNT, source=source, earlier=earlier
        )

    subject = Subject.of(a_result(slug="all_recorded_crime"))
    return revised.find([(subject, said(2440, date(2020, 4, 20), said(2433, date(2020, 1, 20))))], since=None)


def of_supplied_total() -> Iterable[Fact]:
    subject = Subject.of(a_result(slug="all_recorded_crime"))
    parts = (("Theft", Known(60.0)), ("Violence", Known(39.0)))
    said = [SuppliedTotal(subject, Known(101.0), parts), SuppliedTotal(subject, Known(99.0), parts)]
    return (*supplied_total.find_totals(said), *supplied_total.find_years(said))


RULES: dict[str, Callable[[], Iterable[Fact]]] = {
    "changes": of_changes,
    "moved_most": of_moved_most,
    "static": of_static,
    "off_target": of_off_target,
    "rank": of_rank,
    "within_quarter": of_within_quarter,
    "control_signals": of_control_signals,
    "record": of_record,
    "share_of_part": of_share_of_part,
    "concentration": of_concentration,
    "missing": of_missing,
    "revised": of_revised,
    "supplied_total": of_supplied_total,
}


@pytest.mark.parametrize("rule", RULES)
def test_the_facts_of_a_rule_are_as_approved(rule: str) -> None:
    facts = list(RULES[rule]())

    assert facts
    approve(f"facts/{rule}.txt", "\n".join(fact_as_text(fact) for fact in facts))
