"""What the law wants beside members is asked where the book does not say it: in its nation, from its day, and cited."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.structure import ORGANISATIONS, STRATEGY, structure
from tithing.governance.duties import duties_asked
from tithing.vocabulary.problems import Refused

ENGLAND, WALES = ("E06000001",), ("W06000022",)
TODAY = date(2026, 11, 30)
SIGNED = """
[[protocols]]
since = 2024-04-01
review = 2027-01-15
signed_by = ["council", "police", "fire", "ccg"]
liaison = ["leader", "commander", "commissioning"]
"""


def asked(on: date = TODAY, areas: tuple[str, ...] = ENGLAND, **changed: str) -> list[str]:
    return [each.what for each in duties_asked(structure(**changed), on, areas)]


def test_a_book_without_a_protocol_is_asked_for_one_and_told_by_which_law() -> None:
    (one,) = asked()

    assert one.startswith("The book names no written protocol for sharing information")
    assert one.endswith("(regulation 4 of SI 2007/1830, to be confirmed)")


def test_who_has_signed_and_names_an_officer_is_not_asked() -> None:
    told = asked(date(2026, 6, 1), organisations=ORGANISATIONS + SIGNED)

    assert told == [
        "No liaison officer for sharing information is named by X Fire and Rescue Service "
        "(regulation 4 of SI 2007/1830, to be confirmed)"
    ]


def test_who_comes_in_the_place_of_one_that_signed_has_signed() -> None:
    told = asked(organisations=ORGANISATIONS + SIGNED.replace(', "ccg"', ""))

    assert any("is not signed by North Integrated Care Board" in each for each in told)
    assert not any("Care Board" in each for each in asked(organisations=ORGANISATIONS + SIGNED))


@pytest.mark.parametrize(
    ("on", "due"), [(date(2026, 11, 15), False), (date(2026, 11, 16), True), (date(2027, 2, 1), True)]
)
def test_it_is_looked_at_again_from_sixty_days_before(on: date, due: bool) -> None:
    found = list(duties_asked(structure(organisations=ORGANISATIONS + SIGNED), on, ENGLAND))

    assert [each.due for each in found if each.due] == ([date(2027, 1, 15)] if due else [])


def test_a_protocol_that_has_not_begun_is_none_yet() -> None:
    assert "no written protocol" in asked(date(2024, 3, 31), organisations=ORGANISATIONS + SIGNED)[0]


@pytest.mark.parametrize(("on", "asks"), [(date(2011, 5, 31), False), (date(2011, 6, 1), True)])
def test_two_persons_are_appointed_since_the_regulation_says_so(on: date, asks: bool) -> None:
    lonely = STRATEGY[: STRATEGY.index("[[seats]]")].replace("quorum = 2", "")

    found = [each for each in asked(on, strategy_group=lonely) if "two or more persons" in each]

    assert bool(found) is asks
    for each in found:
        assert "gives them none of its seats" in each
        assert each.endswith("(regulation 3 of SI 2007/1830)")


def test_one_seat_is_told_as_one() -> None:
    one = STRATEGY[: STRATEGY.index("[[seats]]")].replace("quorum = 2", "")
    one += '[[seats]]\nslug = "fire"\nclass = "organisation"\norganisation = "fire"\n'

    assert any("gives them one of its seats" in each for each in asked(strategy_group=one))
    assert not any("two or more persons" in each for each in asked())


def test_in_wales_and_where_no_nation_is_known_nothing_is_asked() -> None:
    assert asked(areas=WALES) == asked(areas=("LOC-QUAY",)) == []


def test_a_book_that_names_nobody_is_not_asked() -> None:
    assert asked(organisations="", strategy_group="", neighbourhoods="") == []


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('signed_by = ["nobody"]', "no organisation has the slug"),
        ('liaison = ["nobody"]', "no post has the slug"),
        ("review = 2020-01-01", "before it began"),
        ("until = 2030-01-01", "until"),
    ],
)
def test_a_protocol_that_does_not_hold_is_refused_in_words(written: str, words: str) -> None:
    with pytest.raises(Refused) as told:
        structure(organisations=f"{ORGANISATIONS}\n[[protocols]]\nsince = 2024-04-01\n{written}\n")
    assert any(words in each.what for each in told.value.problems)


def test_two_protocols_of_one_day_are_refused() -> None:
    with pytest.raises(Refused, match="two begin on"):
        structure(organisations=ORGANISATIONS + "[[protocols]]\nsince = 2024-04-01\n" * 2)
    with pytest.raises(Refused, match="since: is missing"):
        structure(organisations=ORGANISATIONS + "[[protocols]]\nsigned_by = []\n")
