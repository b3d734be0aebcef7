"""What no count, share, change or place in a ranking can be, and a place behind the last one."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.alone import impossible, rank_in_group
from tithing.checking.test.changes import zero_base
from tithing.checking.understand.pack import open_book

CHANGES = "Type\tJan - Mar 2017\tJan - Mar 2018\tChange\t% Change\n"
NO_EARLIER = "Type\tTarget\tCurrent Position Jan - Mar 2018\tChange\t% Change\n"


@pytest.mark.parametrize(
    ("head", "row", "faults"),
    [
        (CHANGES, "Kite thefts\t40\t30\t-10\t-25.0%", []),
        (CHANGES, "Kite thefts\t40\t-30\t-70\t-25.0%", ["-30"]),
        (CHANGES, "Kite thefts\t40\t0\t-40\t-100.0%", []),
        (CHANGES, "Kite thefts\t40\t30\t-10\t-125%", ["-125%"]),
        (CHANGES, "% of kites found\t40%\t130%\t90\t-", ["130%"]),
        (NO_EARLIER, "Kite thefts\t-5\t30\t10\t50.0%", ["-5"]),
        (NO_EARLIER, "Kite thefts\t5\t30\t40\t50.0%", ["40"]),
        (NO_EARLIER, "Kite thefts\t5\t30\t40\t-50.0%", []),
    ],
    ids=[
        "a fall",
        "a count below none",
        "a fall of everything",
        "a fall of more",
        "more than all",
        "a target below none",
        "a rise larger than the figure",
        "a sign lost, which is another rule's",
    ],
)
def test_what_cannot_be_is_told(head: str, row: str, faults: list[str]) -> None:
    book = open_book(read_text(f"{head}Lamp thefts\t80\t96\t16\t20.0%\n{row}\n", title="a pack"))

    told = [relation.fault.text for relation in impossible.relations(book) if not relation.holds]

    assert told == faults


@pytest.mark.parametrize(
    ("places", "faults", "behind"),
    [
        (("15", "15", "15", "7"), [], []),
        (("15", "15", "-15", "7"), ["-15"], []),
        (("15", "15", "15", "51"), [], ["51"]),
        (("15", "15", "14", "51"), [], []),
        (("15", "15", "15", "n/a"), [], []),
        (("2", "2", "2", "3"), [], []),
    ],
    ids=["places", "below the first", "behind the last", "the last unknown", "no place", "a small group"],
)
def test_a_place_that_no_group_has_is_told(
    places: tuple[str, ...], faults: list[str], behind: list[str]
) -> None:
    rows = "".join(f"Kites {n}\t{n}.52\t1.25\t{place}\n" for n, place in enumerate(places, start=2))
    book = open_book(read_text(f"Type\tAmberside\tAverage\tRank\n{rows}", title="a pack"))

    assert [relation.fault.text for relation in impossible.relations(book) if not relation.holds] == faults
    assert [relation.fault.text for relation in rank_in_group.relations(book) if not relation.holds] == behind


@pytest.mark.parametrize(
    ("head", "places", "behind"),
    [
        ("Rank of 15", ("15", "7", "2"), []),
        ("Rank of 15", ("15", "35", "2"), ["35"]),
        ("Rank (out of 43)", ("15", "35", "2"), []),
        ("Rank", ("15", "35", "2"), []),
    ],
    ids=["within", "behind the last", "a larger group", "of how many is not said"],
)
def test_a_place_behind_the_last_that_the_head_names_is_told(
    head: str, places: tuple[str, ...], behind: list[str]
) -> None:
    rows = "".join(f"Kites {n}\t{n}.52\t1.25\t{place}\n" for n, place in enumerate(places, start=2))
    book = open_book(read_text(f"Type\tAmberside\tAverage\t{head}\n{rows}", title="a pack"))

    assert [relation.fault.text for relation in rank_in_group.relations(book) if not relation.holds] == behind


@pytest.mark.parametrize(
    ("head", "row", "faults"),
    [
        (CHANGES, "Kite thefts\t0\t0\t0\t0%", []),
        (CHANGES, "Kite thefts\t0\t0\t0\t6%", ["6%"]),
        (CHANGES, "Kite thefts\t0\t4\t4\t400%", ["400%"]),
        (CHANGES, "Kite thefts\t0\t4\t4\t[z]", []),
        (CHANGES, "Kite thefts\t2\t4\t2\t#DIV/0!", ["2"]),
        (NO_EARLIER, "Kite thefts\t5\t0\t0\t0%", []),
        (NO_EARLIER, "Kite thefts\t5\t0\t0\t2%", ["2%"]),
        (NO_EARLIER, "Kite thefts\t5\t4\t0\t2%", []),
    ],
    ids=[
        "nothing to nothing",
        "nothing and a per cent",
        "a rise from nothing",
        "no per cent",
        "a spreadsheet's error",
        "nothing before, not printed",
        "nothing before and a per cent",
        "something before, which is another rule's",
    ],
)
def test_a_per_cent_of_nothing_is_told(head: str, row: str, faults: list[str]) -> None:
    book = open_book(read_text(f"{head}Lamp thefts\t80\t96\t16\t20.0%\n{row}\n", title="a pack"))

    assert [relation.fault.text for relation in zero_base.relations(book) if not relation.holds] == faults


@pytest.mark.parametrize(("rank", "faults"), [("19", []), ("-19", ["-19"])])
def test_a_place_lost_or_won_in_a_ranking_may_be_below_none(rank: str, faults: list[str]) -> None:
    rows = f"Kites\t3.12\t17\t21\t+4\nLamps\t0.44\t12\t12\t0\nBoats\t26.40\t22\t{rank}\t-3\n"
    book = open_book(
        read_text(f"Indicator\tRate\tRank this year\tRank last year\tChange in rank\n{rows}", title="a pack")
    )

    assert [each.fault.text for each in impossible.relations(book) if not each.holds] == faults


@pytest.mark.parametrize(("place", "faults"), [("12 of 15", []), ("17 of 15", ["17 of 15"]), ("24/7", [])])
def test_a_place_behind_the_number_printed_with_it_is_told(place: str, faults: list[str]) -> None:
    rows = f"Kites\t6.12\t3 of 15\nLamps\t8.90\t{place}\nBoats\t2.05\t15 of 15\n"
    book = open_book(read_text(f"Type\tOur rate\tPosition\n{rows}", title="a pack"))

    assert [each.published for each in impossible.relations(book) if not each.holds] == faults
