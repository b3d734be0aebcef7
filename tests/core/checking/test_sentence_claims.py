"""What sentences claim: numbers that are figures, directions that are said, and what they are set against."""

from __future__ import annotations

import pytest

from tithing.checking.understand.sentences.claimed.claims import claims_in
from tithing.checking.understand.sentences.claimed.shares import shares_in
from tithing.checking.understand.sentences.monthly import monthly_claims
from tithing.checking.understand.sentences.phrases.comparators import comparators_in
from tithing.checking.understand.sentences.phrases.directions import directions_in
from tithing.checking.understand.sentences.phrases.fractions import fractions_in
from tithing.checking.understand.sentences.phrases.marks import marks_in
from tithing.checking.understand.sentences.phrases.ranks import rank_claims
from tithing.checking.understand.sentences.phrases.words import likeness


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("It rose by 39% (+350) in March 2018.", ["39%", "+350"]),
        ("In Q3 2020/21 there were 1,246 incidents.", ["1,246"]),
        ("A rate of 13.3 per 1,000 population.", ["13.3"]),
        ("People aged 18-24, section 17, on 22nd June 2018 at 10.00 am.", []),
        ("COVID-19 closed 24/7 services for 12 months.", []),
        ("The third of 15 areas in table 4.", ["15"]),
        ("3.1 The report gives \u00a333,000 to victims.", []),
        ("It fell by 0.5 percentage points.", ["0.5 percentage points"]),
        ("10 or more incidents were recorded.", []),
    ],
)
def test_a_figure_is_told_from_a_date_an_age_and_a_reference(sentence: str, figures: list[str]) -> None:
    assert [mark.text for mark in marks_in(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "ways"),
    [
        ("Robbery rose and theft fell.", ["up", "down"]),
        ("We aim to reduce crime by 5%.", []),
        ("It has not increased.", []),
        ("Cases remained fairly static.", ["static"]),
        ("An increasing trend in burglary.", []),
        ("A rise was expected; a further fall came.", ["up", "down"]),
        ("36, up from 7 a year before.", ["up"]),
        ("Whether theft rose or fell by 3 is not known.", []),
    ],
)
def test_an_aim_a_denial_and_a_trend_are_no_claims(sentence: str, ways: list[str]) -> None:
    assert [found.way for found in directions_in(sentence)] == ways


@pytest.mark.parametrize(
    ("sentence", "against"),
    [
        ("compared to the same period in the previous year", ["YEAR"]),
        ("compared to the previous year and Q3", ["YEAR", "QUARTER"]),
        ("in Q4 it rose", []),
        ("128 less incidents than quarter 3", ["QUARTER"]),
        ("over the last ten years", ["OTHER"]),
        ("than in the previous quarter", ["QUARTER_BEFORE"]),
    ],
)
def test_what_a_figure_is_set_against_is_told_from_when_it_is_of(sentence: str, against: list[str]) -> None:
    assert [found.against.name for found in comparators_in(sentence)] == against


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Lamp thefts increased by 39% compared to the previous year and by 7% (+ 80 thefts) compared to Q2.",
            [("up", ["39%"], "YEAR"), ("up", ["7%", "+ 80"], "QUARTER")],
        ),
        (
            "Lamp thefts rose by 10% (+11) compared to last year, but by 35% (+30) in comparison to Q3.",
            [("up", ["10%", "+11"], "YEAR"), ("up", ["35%", "+30"], "QUARTER")],
        ),
        (
            "Lamp thefts: 36, up from 7 in the same quarter last year (+29).",
            [("up", ["+29", "7", "36"], "YEAR")],
        ),
        ("The depot recorded a 59% increase in lamp thefts.", [("up", ["59%"], "")]),
        ("28% of lamp thefts were by night.", []),
        ("Calls fell by 23 on the previous year to 821.", [("down", ["23", "821"], "YEAR")]),
    ],
)
def test_each_claim_of_a_sentence_has_its_own_figures(
    sentence: str, claims: list[tuple[str, list[str], str]]
) -> None:
    found = [
        (
            claim.way,
            [mark.text for mark in claim.numbers],
            claim.against.against.name if claim.against else "",
        )
        for claim in claims_in(sentence)
    ]

    assert found == claims


@pytest.mark.parametrize(
    ("sentence", "percent"),
    [
        ("Kite thefts went from 372 to 391, a rise of 19 thefts or 5.1%.", "5.1%"),
        ("Kite thefts are down by 53 thefts (11.6%) on last year.", "11.6%"),
        ("Kites were given to up to 53 people (11.6%) last year.", None),
    ],
)
def test_a_per_cent_beside_the_number_of_a_change_is_its_per_cent(sentence: str, percent: str | None) -> None:
    assert [claim.percent.text for claim in claims_in(sentence) if claim.percent] == (
        [percent] if percent else []
    )


@pytest.mark.parametrize(
    "sentence",
    ["Robbery was the largest type, at 39%, up from 35%.", "Lamp thefts are 35% of all, down from 39%."],
)
def test_what_a_share_was_before_is_no_change(sentence: str) -> None:
    assert [claim.percent for claim in claims_in(sentence)] == [None]


def test_the_subject_of_a_noun_stands_behind_it_and_of_a_verb_before_it() -> None:
    behind = claims_in("The depot recorded a 59% increase in lamp thefts compared to last year.")[0]
    before = claims_in("Lamp thefts seen by the depot fell by 4%.")[0]

    assert behind.subject == "lamp thefts"
    assert before.subject == "Lamp thefts seen by the depot"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than one third", 33, 43),
        ("almost half", 46, 50),
        ("three quarters of all", 71, 79),
        ("two-thirds", 62, 70),
    ],
)
def test_a_fraction_in_words_leaves_a_fair_room(text: str, low: int, high: int) -> None:
    found = fractions_in(text)[0]

    assert (int(found.low), int(found.high)) == (low, high)


def test_the_third_year_and_this_quarter_are_no_fractions() -> None:
    assert fractions_in("In the third year of this quarter, one quarter later") == ()


@pytest.mark.parametrize(
    ("sentence", "shares"),
    [
        ("More than a quarter of all calls (28%, 348 calls) came by night.", [(348, "28%")]),
        (
            "Calls in Eastfield (17), Burnley Way (14) and Hill (11) equated to 58% of all calls.",
            [(42, "58%")],
        ),
        ("In all, 32 of 87 calls (37%) came by night.", [(32, "37%")]),
        (
            "A third (37%) occurred in the Hill ward (32), with 16% each in Sand (14) and Reed (11).",
            [(32, "37%"), (14, "16%"), (11, "16%")],
        ),
        ("It rose by 12% (114 calls).", []),
    ],
)
def test_a_share_is_a_part_and_a_per_cent(sentence: str, shares: list[tuple[int, str]]) -> None:
    found = [(int(share.part), share.percent.text) for share in shares_in(sentence)]

    assert found == shares


def test_respectively_gives_each_place_its_share() -> None:
    found = shares_in(
        "Night calls in Ash, Beech and Cedar equated to 22% (389 calls), 28% (683 calls) and 27% (670 calls) of all "
        "lamp calls respectively."
    )

    assert [(share.of, int(share.part)) for share in found] == [
        ("lamp calls Ash", 389),
        ("lamp calls Beech", 683),
        ("lamp calls Cedar", 670),
    ]


def test_months_are_read_before_and_behind_their_figures() -> None:
    claim = monthly_claims(
        "The highest number was in October, 311, with 298 in November and 300 in December."
    )[0]

    assert [(month.name, month.text) for month in claim.months] == [
        ("October", "311"),
        ("November", "298"),
        ("December", "300"),
    ]
    assert claim.extreme == "October"


def test_a_rank_in_time_is_no_rank_of_places() -> None:
    assert rank_claims("The highest number of calls in ten quarters.") == ()
    assert rank_claims("It had the second highest rate of calls of the four areas.")[0].rank == 2


def test_an_acronym_stands_for_its_words_both_ways() -> None:
    assert likeness("ASB calls", "Anti-social behavior calls").whole
    assert likeness("Anti-social behaviour calls", "ASB calls").whole
    assert likeness("Lamp thefts", "Lamp thefts by night").extra == ("night",)
