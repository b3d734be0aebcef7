"""Tables with the same rows and periods may be of different wards, groups or quarters: no conflict; repeated tables are."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.facts import place_in
from tithing.checking.understand.table_subject import one_subject

HEAD = "Offence\tApr - Jun 2017\tApr - Jun 2018\n"
ONE = HEAD + "Robbery\t70\t36\nTheft\t310\t290\nArson\t12\t17\n\n"
OTHER = HEAD + "Robbery\t44\t58\nTheft\t270\t305\nArson\t9\t14\n\n"
SLIPPED = HEAD + "Robbery\t70\t36\nTheft\t310\t209\nArson\t12\t17\n\n"


def found(text: str) -> list[tuple[str, str, str]]:
    report = check([read_text(text, title="a pack")])
    return [(f.rule, f.published, f.expected) for f in report.at_least(Severity.PROBABLE)]


APART = [
    ("Table 1: Recorded crime in Ward 1", "Table 2: Recorded crime in Ward 2"),
    ("Ward 1: Ashby", "Ward 2: Barton"),
    ("Crime in Division A", "Crime in Division B"),
    ("Crime in East Barton", "Crime in West Barton"),
    ("Offences against women", "Offences against men"),
    ("Quarter 1", "Quarter 2"),
    ("Crime without anti-social behaviour by ward", "Anti-social behaviour by ward"),
    ("Theft by ward", "Other theft by ward"),
    ("Recorded crime", "Recorded crime"),  # nothing says why, and every figure differs
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_tables_that_differ_in_every_figure_are_of_two_things(first: str, second: str) -> None:
    assert found(f"{first}\n\n{ONE}{second}\n\n{OTHER}") == []


@pytest.mark.parametrize(("first", "second"), [*APART[4:6], APART[-1], ("Crime in Ashby", "Ashby again")])
def test_a_table_that_repeats_another_but_for_one_figure_contradicts_it(first: str, second: str) -> None:
    assert ("same_fact", "209", "290") in found(f"{first}\n\n{ONE}{second}\n\n{SLIPPED}")


PLACES = [
    ("Ward 7: Ashby", "Ward 7"),
    ("Table 7: Recorded crime in Ward 7", "Ward 7"),
    ("3.2 Castle Vale ward profile", "Castle Vale"),
    ("Crime in division B", "division B"),
    ("Recorded crime in Ashby and Barton", "Ashby"),
    ("Performance by Ward", ""),
    ("Ward Profiles", ""),
    ("Crime by district, Jul 2018 - Sep 2018", ""),
]


@pytest.mark.parametrize(("heading", "place"), PLACES)
def test_the_place_that_a_heading_names(heading: str, place: str) -> None:
    assert place_in(heading) == place


ALIKE = [
    ("REIDCAR & CLEVELAND", "Redcar and Cleveland", True),
    ("HARTL EPOOL", "Hartlepool", True),
    ("Ward 1", "Ward 2", False),
    ("Division A", "Division B", False),
    ("East Barton", "West Barton", False),
]


@pytest.mark.parametrize(("first", "second", "alike"), ALIKE)
def test_names_of_one_place_and_of_two(first: str, second: str, alike: bool) -> None:
    assert same_area(first, second) is alike


QUARTERS = "Offence\tQ1 2017-18\tQ2 2017-18\tQ3 2017-18\tQ4 2017-18\t2017/18\n"
ASHBY, BARTON = "Theft\t30\t40\t20\t50\t140\n", "Theft\t11\t15\t13\t12\t51\n"


def test_the_quarters_of_one_place_are_not_those_of_another_places_year() -> None:
    text = f"# Ashby\n\n{QUARTERS}{ASHBY}\n# Barton\n\n{QUARTERS}{BARTON}"

    assert found(text) == []
    assert ("quarters_and_year", "151", "51") in found(text.replace("\t51\n", "\t151\n"))


def test_the_baseline_of_one_place_is_not_held_against_anothers() -> None:
    head = "Indicator\tBaseline 2016/17\tJul - Sep 2017\n"
    pack = f"North area\n\n{head}Theft\t310\t70\n\nSouth area\n\n{head}Theft\t120\t31\n"
    later = pack.replace("\t70", "\t81").replace("\t31\n", "\t28\n")

    assert against(pack, later) == []
    assert against(pack, later.replace("120", "210")) == [("baseline", "210", "120")]


def against(earlier: str, later: str) -> list[tuple[str, str, str]]:
    report = check([read_text(later, title="a pack")], against=[read_text(earlier, title="an earlier pack")])
    return [(f.rule, f.published, f.expected) for f in report.at_least(Severity.PROBABLE)]


def test_tables_of_places_under_no_heading_keep_their_own_quarters() -> None:
    assert found(f"Offences\n\n{QUARTERS}{ASHBY}\nOffences\n\n{QUARTERS}{BARTON}") == []


WARDS = [f"Ward {letter}" for letter in "ABCDEFGHIJKL"]


def by_ward(title: str, *figures: tuple[int, int]) -> str:
    """A table of wards, the first with these figures and every other with none."""
    rows = [*figures, *[(0, 0)] * (len(WARDS) - len(figures))]
    lines = [f"{ward}\t{before}\t{now}" for ward, (before, now) in zip(WARDS, rows, strict=True)]
    return "\n".join([title, "", "Ward\tApr - Jun 2017\tApr - Jun 2018", *lines, "", ""])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Crime by ward", "Anti-social behaviour by ward"),
        ("All crime without anti-social behaviour by ward", "Anti-social behaviour by ward"),
        ("By ward", "Anti-social behaviour by ward"),
    ],
)
def test_wards_with_none_of_either_do_not_make_two_tables_one(first: str, second: str) -> None:
    """A small area has none of most things: that nought stands in both tables says nothing."""
    text = by_ward(first, (233, 276), (198, 185)) + by_ward(second, (51, 66), (42, 48))

    assert found(text) == []


def test_crime_without_something_is_not_that_thing() -> None:
    same = "Robbery\t70\t36\nTheft\t310\t290\nArson\t12\t17\n"
    first = f"All crime without burglary in Ashby\n\n{HEAD}{same}\n"
    second = f"Burglary in Ashby\n\n{HEAD}{same.replace('290', '209')}\n"

    assert one_subject(*read_text(first + second, title="a pack").tables) is False
