"""Some printed cells of the packs, reproduced from the demonstration alone: for a clone that has no reference files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.demonstration import demo_frameworks
from tests.support.seen import BY_AN_OFFICER
from tithing.reading.book import Book, open_book
from tithing.statistics.rounding import round_half_away
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity
from tithing.workflows.figures_out.figures import figures

QUARTER = Period.parse("2017-18Q4")
FRAMEWORKS = demo_frameworks()

# indicator, January to March 2017, the same months of 2018, the difference, the per cent
PRINTED = [
    ("all_recorded_crime", 2433, 2718, 285, 11.7),
    ("vehicle_crime", 401, 339, -62, -15.5),
    ("shoplifting", 283, 412, 129, 45.6),
    ("local_violence", 526, 619, 93, 17.7),
    ("asb_incidents", 1685, 1400, -285, -16.9),
]

# indicator, its baseline of 2016 to 2017, its target in words
PROMISED = [
    ("all_recorded_crime", 9008.0, "Reduce"),
    ("residential_burglary", 330.0, "Reduce"),
    ("ppo_offences", 354.0, "308 (-13%)"),
]


@pytest.fixture(scope="module")
def book(demonstration: Path) -> Book:
    return open_book(demonstration)


def number(quantity: Quantity) -> float:
    assert isinstance(quantity, Known)
    return quantity.number


@pytest.mark.parametrize(("indicator", "before", "now", "difference", "per_cent"), PRINTED)
def test_a_printed_change_is_that_of_the_printed_counts(
    book: Book, indicator: str, before: int, now: int, difference: int, per_cent: float
) -> None:
    (found,) = figures(book, **BY_AN_OFFICER, period=QUARTER, area="Hartlepool", indicator=indicator)

    assert (number(found.value.quantity), number(found.previous.quantity)) == (now, before)
    assert number(found.change.difference) == difference
    assert float(round_half_away(number(found.change.percent), 1)) == per_cent


@pytest.mark.parametrize(("indicator", "baseline", "target"), PROMISED)
def test_a_printed_baseline_and_target_stand_in_the_framework(
    indicator: str, baseline: float, target: str
) -> None:
    framework = FRAMEWORKS.for_period(QUARTER)
    assert framework is not None
    line = framework.line(indicator, QUARTER)
    assert line is not None

    stated, aimed = line.baseline(QUARTER), line.target(QUARTER)

    assert stated is not None
    assert aimed is not None
    assert (stated.value, aimed.text) == (baseline, target)
