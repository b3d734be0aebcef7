"""Figures that a sentence gives a place or a month, and places and months set against each other (R87)."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

AREAS = (
    "Recorded crime by district, October to December 2018\n\nOffence\tAshby\tBeckford\tCarlow\tDunmow\n"
    "Lamp thefts\t81\t64\t120\t45\nKite thefts\t12\t18\t9\t33\n\n"
)
RATES = (
    "Lamp thefts by district, October to December 2018\n\nDistrict\tOffences\tRate per 1,000 population\n"
    "Ashby\t81\t6.8\nBeckford\t64\t7.4\nCarlow\t120\t5.1\nDunmow\t45\t9.6\n\n"
)
MONTHS = (
    "Offences by month, 2018\n\nOffence\tOctober\tNovember\tDecember\n"
    "Lamp thefts\t40\t55\t26\nKite thefts\t31\t31\t12\n\n"
)


def _told(table: str, sentence: str) -> list[tuple[str, str]]:
    report = check([read_text(f"{table}{sentence}\n", title="a pack")])
    return [(each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    ("table", "sentence", "told"),
    [
        (AREAS, "There were 18 lamp thefts in Ashby.", ("18", "81")),
        (AREAS, "Ashby recorded 81 lamp thefts compared with 46 in Beckford.", ("46", "64")),
        (AREAS, "Ashby recorded more lamp thefts than Carlow.", ("more", "fewer")),
        (AREAS, "There were fewer lamp thefts in Ashby than in Dunmow.", ("fewer", "more")),
        (RATES, "The rate of lamp thefts in Ashby was 8.6 per 1,000 population compared with 7.4 in Beckford.", ("8.6", "6.8")),
        (RATES, "The rate of lamp thefts is higher in Carlow than in Dunmow.", ("higher", "lower")),
        (RATES, "Dunmow (54) had the fewest lamp thefts.", ("54", "45")),
        (MONTHS, "There were 45 lamp thefts in October.", ("45", "40")),
        (MONTHS, "Lamp thefts rose from 40 in October to 65 in November.", ("65", "55")),
        (MONTHS, "There were fewer lamp thefts in November than in October.", ("fewer", "more")),
    ],
)  # fmt: skip
def test_a_figure_of_a_place_or_a_month_that_its_cell_denies_is_told(
    table: str, sentence: str, told: tuple[str, str]
) -> None:
    assert told in _told(table, sentence)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (AREAS, "There were 81 lamp thefts in Ashby and 64 in Beckford."),
        (AREAS, "Ashby recorded more lamp thefts than Beckford."),
        (AREAS, "There were 18 lamp thefts in North Ashby."),
        (AREAS, "There were 18 repeat lamp thefts in Ashby."),
        (AREAS, "There were 18 arrests for lamp thefts in Ashby."),
        (AREAS, "There were 18 lamp thefts in Ashby in the previous year."),
        (AREAS, "There were 18 lamp thefts in Ashby in October."),
        (AREAS, "In the year to date there were 418 lamp thefts in Ashby."),
        (AREAS, "Residents of Ashby fear lamp thefts more than those of Carlow do."),
        (AREAS, "Lamp thefts rose more in Ashby than in Carlow."),
        (AREAS, "There were 18 more lamp thefts in Ashby than expected."),
        (
            RATES,
            "The rate of lamp thefts in Ashby was 6.8 per 1,000 population compared with 7.4 in Beckford.",
        ),
        (RATES, "The rate of lamp thefts in Ashby was 7 per 1,000 population."),
        (MONTHS, "Lamp thefts rose from 40 in October to 55 in November."),
        (MONTHS, "There were 45 lamp thefts in October 2017."),
        (MONTHS, "There were more lamp thefts in November than in October."),
    ],
)
def test_figures_that_agree_or_are_of_other_things_are_left_alone(table: str, sentence: str) -> None:
    assert _told(table, sentence) == []
