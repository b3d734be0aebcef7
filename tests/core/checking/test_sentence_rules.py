"""Sentences against their tables and themselves: what is told, what is left alone, and how sure it is (R87)."""

from __future__ import annotations

import csv

import pytest

from tests.support.shared import shared
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.prose import (
    sentence_arithmetic,
    sentence_base,
    sentence_change,
    sentence_counts,
    sentence_months,
    sentence_people,
    sentence_period,
    sentence_rank,
    sentence_share,
    sentence_twice,
)
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import open_book

HEAD = "Quarter 3 - October to December 2020\n\nIndicator\tOct - Dec 19\tOct - Dec 20\tDifference\t% Difference\n"
LAMPS = (
    HEAD
    + "Number of lamp thefts recorded by the depot\t80\t96\t16\t20\nNumber of kite thefts\t50\t40\t-10\t-20\n\n"
)
RULES = (
    sentence_arithmetic,
    sentence_change,
    sentence_base,
    sentence_share,
    sentence_rank,
    sentence_months,
    sentence_period,
    sentence_people,
    sentence_counts,
    sentence_twice,
)


def broken(text: str, *rules: object) -> list[Relation]:
    book = open_book(read_text(text, title="a pack"))
    return [each for rule in rules or RULES for each in rule.relations(book) if not each.holds]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lamp thefts increased by 20% when compared to the previous year, 16 more thefts.",
        "Lamp thefts increased by almost a fifth.",
        "Lamp thefts rose from 80 to 96.",
        "Kite thefts reduced by 20% compared to the same period in the previous year.",
        "Kite thefts in the Hill ward rose by 12%.",
        "Stolen kites returned rose by 35%.",
        "We aim to reduce kite thefts by 35%.",
        "Lamp thefts increased by 5% compared to 2012.",
        "In the year to date, lamp thefts have increased by 9%.",
        "In December lamp thefts fell by 5%.",
        "Lamp thefts account for 15% of all thefts.",
        "Lamp thefts could have increased by 35%.",
        "Lamp thefts fell by 3 a week.",
        "Lamp thefts from boats fell by a third, a fall of 31%.",
        "Over the last five years lamp thefts have reduced by 31%.",
        "Repeat victims of lamp thefts rose from 4 to 9.",
        "Lamp thefts in Eastfield increased by 52% compared to the previous year.",
        "A 31% reduction in lamp thefts is the target for next year.",
        "Nationally, lamp thefts fell by 31% compared to the previous year.",
        "Detections of lamp thefts fell by 31% compared to the previous year.",
    ],
)
def test_a_sentence_that_agrees_or_speaks_of_something_else_is_left_alone(sentence: str) -> None:
    assert broken(f"{LAMPS}{sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "said", "right"),
    [
        ("Lamp thefts increased by 25% compared to the previous year, 16 more thefts.", "25%", "20%"),
        ("Lamp thefts increased by 20% compared to the previous year, 61 more thefts.", "61", "16"),
        (
            "Lamp thefts reduced by 20% compared to the previous year, 16 fewer thefts.",
            "reduced",
            "an increase",
        ),
        ("Kite thefts increased compared to the previous year.", "increased", "a decrease"),
        ("Lamp thefts remained static compared to the previous year.", "remained static", "an increase"),
        ("Lamp thefts rose from 80 to 69 in the quarter.", "rose", "a decrease"),
        ("Lamp thefts rose by 25% from 80 to 96.", "25%", "20%"),
    ],
)
def test_a_sentence_that_its_table_contradicts_is_told_with_what_is_right(
    sentence: str, said: str, right: str
) -> None:
    found = broken(f"{LAMPS}{sentence}\n")

    assert (said, right) in [(each.published, each.right) for each in found]


def test_a_per_cent_and_a_number_on_a_quarter_that_is_not_printed_must_fit_the_current_figure() -> None:
    told = (
        "Lamp thefts increased by 20% compared to the previous year and by {} (+6 thefts) compared to Q2.\n"
    )

    assert broken(LAMPS + told.format("7%")) == []
    assert [each.right for each in broken(LAMPS + told.format("17%"))] == ["7%"]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Thefts in Hill (12) and Dale (12) equated to 25% of all lamp thefts.", False),
        ("Thefts in Hill (12) and Dale (12) equated to 26% of all lamp thefts.", True),
        ("More than one third of kite thefts (37%) were by night.", False),
        ("More than one third of kite thefts (27%) were by night.", True),
        ("In all, 10 of 40 thefts (25%) were by night.", False),
        ("In all, 10 of 40 thefts (52%) were by night.", True),
    ],
)
def test_a_share_is_its_part_of_the_whole(sentence: str, wrong: bool) -> None:
    assert bool(broken(f"{LAMPS}{sentence}\n", sentence_share)) is wrong


def test_a_total_told_as_the_number_more_is_told_as_such() -> None:
    found = broken(f"{LAMPS}11.6% increase in lamp thefts, 96 more offences.\n", sentence_base)

    assert [(each.severity, each.right) for each in found] == [(Severity.CERTAIN, "10 more (from 86 to 96)")]


AREAS = (
    "Thefts by district Oct - Dec 20\n\nLamp theft rate per 1,000 population\tAshby\tBeckford\tCarlow\tDunmow\n"
    "Lamp theft rate\t13.3\t12.8\t17.6\t12.3\n\n"
)


@pytest.mark.parametrize(
    ("rank", "wrong"), [("second highest", False), ("second lowest", True), ("highest", True)]
)
def test_a_rank_word_is_the_place_in_the_table(rank: str, wrong: bool) -> None:
    found = broken(f"{AREAS}Ashby had the {rank} rate of lamp thefts per 1,000 population.\n", sentence_rank)

    assert bool(found) is wrong


MONTHS = "Quarter 3 - October to December 2020\n\nQuarter 3\tLamp thefts\nOctober\t40\nNovember\t30\nDecember\t26\n\n"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Lamp thefts reduced month on month.", False),
        ("Lamp thefts increased month on month.", True),
        ("Lamp thefts: October - 40, November - 30 and December - 26.", False),
        ("Lamp thefts: October - 40, November - 30 and December - 62.", True),
        (
            "The highest number of lamp thefts was in October, 40, with 30 in November and 26 in December.",
            False,
        ),
        (
            "The highest number of lamp thefts was in November, 30, with 40 in October and 26 in December.",
            True,
        ),
    ],
)
def test_months_in_prose_are_the_months_of_the_table(sentence: str, wrong: bool) -> None:
    assert bool(broken(f"{MONTHS}{sentence}\n", sentence_months)) is wrong


def test_a_quarter_named_in_prose_is_the_quarter_of_the_heading() -> None:
    told = "Lamp thefts increased by 20% in {} compared to the previous year, 16 more.\n"

    assert broken(LAMPS + told.format("Q3"), sentence_period) == []
    assert [each.right for each in broken(LAMPS + told.format("Q4"), sentence_period)] == ["Q3"]


MEETING = "Present:\n\nCouncillor Ada Larch\n\nBram Heath, Head of Parks, as substitute for Cora Fenn\n\n58. Apologies\n\n"


@pytest.mark.parametrize(
    ("apologies", "both"),
    [
        ("Apologies were received from Cora Fenn and Dora Moss.", 0),
        ("Apologies were received from Ada Larch, Council.", 1),
    ],
)
def test_nobody_is_both_present_and_in_the_apologies(apologies: str, both: int) -> None:
    assert len(broken(f"{MEETING}{apologies}\n", sentence_people)) == both


@pytest.mark.parametrize(("number", "wrong"), [("four", False), ("three", True)])
def test_a_number_of_listed_things_is_the_length_of_the_list(number: str, wrong: bool) -> None:
    named = "Founding bodies \u2013 Council, Police, Fire Service, Health Board."
    text = f"Members come from the {number} founding bodies plus others.\n\n{named}\n"

    assert bool(broken(text, sentence_counts)) is wrong


def test_one_fact_told_twice_with_two_numbers_is_asked_about() -> None:
    text = "We made security improvements to 270 homes.\n\nImproved security to nearly 300 homes.\n"

    assert [each.severity for each in broken(text, sentence_twice)] == [Severity.JUDGEMENT]


TWIN = "tests/core/checking/test_packs.py::test_the_mistakes_of_a_small_pack_are_found_at_their_lines_and_nothing_else_is"


def test_the_published_sentences_are_judged_as_a_careful_reader_judged_them() -> None:
    pack = shared("packs/001_c289082cf328924b.txt", twin=TWIN)
    gold = list(csv.DictReader(shared("gold/sentences.csv", twin=TWIN).open(encoding="utf-8")))
    book = open_book(read_text(pack.read_text(encoding="utf-8"), title="a pack"))

    found = [each for rule in RULES for each in rule.relations(book) if not each.holds]
    grave = {each.place.line for each in found if each.place and each.severity is not Severity.JUDGEMENT}
    wrong = {int(row["line"]) for row in gold if row["agrees"] == "no"}

    assert grave <= wrong
    assert len(grave) >= 3  # the drug treatment sentence speaks of individuals where the table has shares
