"""The same fact in two tables: a slip is told, and two tables of different things under like titles are not."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text

HEAD = "Area\tMay 13 to Apr 14\tMay 14 to Apr 15\tChange\n"
ALL = "Ash\t500\t550\t50\nElm\t300\t270\t-30\nOak\t200\t240\t40\nYew\t900\t990\t90\n"
SOME = "Ash\t450\t480\t30\nElm\t250\t240\t-10\nOak\t150\t160\t10\nYew\t800\t900\t100\n"
ONE_SLIP = ALL.replace("Elm\t300\t270\t-30", "Elm\t300\t207\t-93")


def _told(second: str) -> list[tuple[str, str]]:
    text = f"# Recorded theft\n\n{HEAD}{ALL}\n# Recorded theft by day\n\n{HEAD}{second}"
    return [(each.rule, each.published) for each in check([read_text(text, title="a pack")]).findings]


def test_two_tables_that_disagree_nearly_everywhere_are_about_two_things() -> None:
    assert _told(SOME) == []


def test_two_tables_that_disagree_once_hold_a_slip() -> None:
    assert ("same_fact", "207") in _told(ONE_SLIP)


CRIMES = "Type\t2030/31\nBurglary\t203\nTheft\t417\nOther\t12\n"
PEOPLE = "Service\t2030/31\nAdults\t23\nChildren\t47\nOther\t15\n"


@pytest.mark.parametrize("total", ["Total", "All", "Grand total"])
def test_two_totals_under_one_title_are_each_of_their_own_table(total: str) -> None:
    text = f"# What we did\n\n{CRIMES}{total}\t632\n\n{PEOPLE}{total}\t85\n"

    assert check([read_text(text, title="a pack")]).findings == ()


def test_one_total_printed_twice_of_the_same_rows_is_one_figure() -> None:
    again = (
        CRIMES.replace("2030/31", "2029/30\t2030/31").replace("203", "199\t203").replace("417", "401\t417")
    )
    again = again.replace("12\n", "13\t12\n")
    text = f"# What we did\n\n{CRIMES}Total\t632\n\n{again}Total\t613\t623\n"

    told = check([read_text(text, title="a pack")]).findings

    assert [(each.published, each.expected) for each in told] == [("623", "632")]


AREAS = ("Ash", "Elm", "Oak", "Yew", "Fir", "Bay", "Box", "Ivy")
RATES, OTHERS = (
    ["0.5", "0.6", "0.7", "0.8", "0.9", "1.0", "2.9", "3.5"],
    ["0.5", "0.6", "0.7", "0.8", "0.9", "1.0", "2.3", "4.8"],
)


@pytest.mark.parametrize(
    ("head", "other", "told"),
    [
        ("Other theft", "Theft from the person", []),
        ("Robbery", "Possession of weapons", []),
        ("Other theft", "Other theft", ["2.3", "4.8"]),
    ],
)
def test_rates_of_two_things_by_area_are_not_one_rate_though_most_areas_have_them_alike(
    head: str, other: str, told: list[str]
) -> None:
    text = "".join(
        f"# Crime by area, Apr to Jun 2025: rate in the quarter\n\nArea\t{each} (per 1,000 people)\n"
        + "".join(f"{area}\t{rate}\n" for area, rate in zip(AREAS, rates, strict=True))
        + "\n"
        for each, rates in ((head, RATES), (other, OTHERS))
    )

    assert [each.published for each in check([read_text(text, title="a pack")]).findings] == told
