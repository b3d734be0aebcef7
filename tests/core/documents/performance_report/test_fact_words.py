"""Each kind of fact is worded, and its words agree with its sign, its chance and its rank (R82, R83, R87)."""

from __future__ import annotations

from datetime import date

import pytest

from tithing.documents.words.facts import plain_sentence, words_of
from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.rules.changes import CHANGE
from tithing.findings.rules.missing import MISSING
from tithing.findings.rules.rank import RANK_BY_CHANGE, RANK_BY_RATE
from tithing.findings.rules.share_of_part import SHARE_OF_PART
from tithing.findings.rules.within_quarter import WITHIN_QUARTER
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable
from tithing.vocabulary.units import Unit

HARTLEPOOL = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
QUARTER = Period.parse("2017-18Q4")


def fact(kind: FactKind, *, chance: str = "not tested", items: tuple[FactItem, ...] = (), words: dict[str, str] | None = None,
         **figures: Figure) -> Fact:  # fmt: skip
    return Fact(
        kind,
        "shoplifting",
        "Shoplifting",
        HARTLEPOOL,
        QUARTER,
        figures=tuple(figures.items()),
        items=items,
        words=tuple((words or {}).items()),
        chance=chance,
    )


def count(number: float, *, signed: bool = False) -> Figure:
    return Figure(Known(number), signed=signed)


def percent(number: float, *, signed: bool = True) -> Figure:
    return Figure(Known(number), Unit.PERCENT, 1, signed)


def rank(number: float) -> Figure:
    return Figure(Known(number), Unit.RANK)


REFUSED = Figure(NotApplicable("the earlier figure is under 10", "R82"), Unit.PERCENT)


@pytest.mark.parametrize(
    ("now", "before", "change", "chance", "expected"),
    [
        (
            412, 283, percent(45.58), "very unlikely to be chance",
            "Shoplifting: 412, up from 283 in the same quarter last year (+129, +45.6%). "
            "A rise this large is very unlikely to be chance.",
        ),
        (
            339, 401, percent(-15.46), "probably not just chance",
            "Shoplifting: 339, down from 401 in the same quarter last year (−62, −15.5%). "
            "A fall this large is probably not just chance.",
        ),
        (
            36, 35, percent(2.857), "could be chance",
            "Shoplifting: 36, up from 35 in the same quarter last year (+1, +2.9%). "
            "A rise of this size could be chance: no clear change.",
        ),
        (
            36, 7, REFUSED, "very unlikely to be chance",
            "Shoplifting: 36, up from 7 in the same quarter last year (+29). "
            "A rise this large is very unlikely to be chance.",
        ),
        (13, 13, percent(0), "could be chance", "Shoplifting: 13, the same as in the same quarter last year."),
    ],
)  # fmt: skip
def test_a_change_says_its_numbers_its_sign_and_its_chance(
    now: int, before: int, change: Figure, chance: str, expected: str
) -> None:
    said = fact(
        CHANGE,
        chance=chance,
        value=count(now),
        previous=count(before),
        difference=count(now - before, signed=True),
        percent_change=change,
    )

    assert plain_sentence(words_of(said)) == expected


@pytest.mark.parametrize(
    ("place", "from_highest", "tied", "low", "high", "expected"),
    [
        (1, 4, 1, 1, 1, "Shoplifting: Hartlepool has the lowest rate of the 4 areas (13.3)."),
        (4, 1, 1, 4, 4, "Shoplifting: Hartlepool has the highest rate of the 4 areas (13.3)."),
        (
            2, 3, 1, 1, 3,
            "Shoplifting: Hartlepool has the second lowest rate of the 4 areas (13.3); allowing for chance its place from "
            "the lowest could be anywhere from 1 to 3.",
        ),
        (
            10, 12, 1, 10, 10,
            "Shoplifting: Hartlepool has the 10th lowest rate of the 4 areas (13.3).",
        ),
        (1, 3, 2, 1, 1, "Shoplifting: Hartlepool has the joint lowest rate of the 4 areas (13.3)."),
    ],
)  # fmt: skip
def test_a_rank_by_rate_is_said_from_its_nearer_end_with_how_sure_it_is(
    place: int, from_highest: int, tied: int, low: int, high: int, expected: str
) -> None:
    said = fact(
        RANK_BY_RATE,
        value=count(1246),
        rank=rank(place),
        from_highest=rank(from_highest),
        of=rank(4),
        tied=rank(tied),
        rate=Figure(Known(13.34), Unit.RATE, 1),
        lowest_rank=rank(low),
        highest_rank=rank(high),
    )

    assert plain_sentence(words_of(said)) == expected


@pytest.mark.parametrize(
    ("moved", "place", "expected"),
    [
        ("all rose", 4, "the largest percentage increase"),
        ("all fell", 4, "the smallest percentage decrease"),
        ("all fell", 1, "the largest percentage decrease"),
        ("some rose", 1, "the lowest percentage change"),
    ],
)
def test_a_rank_by_change_never_calls_a_fall_an_increase(moved: str, place: int, expected: str) -> None:
    said = fact(
        RANK_BY_CHANGE,
        words={"moved": moved},
        value=count(1246),
        rank=rank(place),
        from_highest=rank(5 - place),
        of=rank(4),
        tied=rank(1),
        percent_change=percent(2.0),
    )

    assert expected in plain_sentence(words_of(said))


def test_what_is_missing_is_said_in_the_words_of_its_state() -> None:
    late = Missing("", date(2017, 8, 14), "Public Health", decided=NotHere.LATE)
    said = fact(MISSING, words={"part": "value", "reason": late.words}, value=Figure(late))

    assert plain_sentence(words_of(said)) == "Shoplifting: late from Public Health; was due 14 August 2017."


def test_a_part_is_said_with_the_whole_without_it() -> None:
    said = fact(
        SHARE_OF_PART,
        words={"part": "COVID related", "static": "yes"},
        whole=count(1246),
        part=count(348),
        share=percent(27.93, signed=False),
        without=count(898),
        without_before=count(896),
        without_difference=count(2, signed=True),
        without_percent_change=percent(0.22),
    )

    assert plain_sentence(words_of(said)) == (
        "COVID related: 348 of the 1,246 (27.9%). Without them there were 898, against 896 in the same quarter "
        "last year (+2, +0.2%): static."
    )


def test_months_are_said_in_order_with_their_pattern() -> None:
    months = (("October 2020", 518), ("November 2020", 426), ("December 2020", 302))
    items = tuple(FactItem(name, figures=(("value", count(n)),), marked=n == 518) for name, n in months)

    said = fact(WITHIN_QUARTER, items=items, words={"pattern": "falling each month"}, first=count(518))

    assert plain_sentence(words_of(said)) == (
        "Shoplifting: October 2020: 518, November 2020: 426, December 2020: 302 (falling each month)."
    )
