"""The list of members that every paper prints, and who may be chosen to the chair."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.structure import STRATEGY, structure
from tithing.governance.members import BodyOffice, MemberList, SeatHolder, member_list, why_not_chosen

DAY = date(2026, 1, 1)
CHAIR, VICE = BodyOffice.CHAIR, BodyOffice.VICE_CHAIR


def members(*holders: SeatHolder, strategy: str = STRATEGY) -> MemberList:
    found = structure(strategy_group=strategy)
    body = found.body("strategy-group")
    assert body is not None
    return member_list(found, body, DAY, holders)


LEADER = SeatHolder("council-leader", "Practice Leader", post="leader")
COMMANDER = SeatHolder("police", "Practice Commander", post="commander")
FIRE = SeatHolder("fire", "Practice Fire", substitutes=("Practice Deputy",))


def test_every_seat_is_a_line_and_a_vacant_one_asks() -> None:
    found = members(LEADER, FIRE)

    assert [each.title for each in found.members] == [
        "Leader of the Council, X Borough Council",
        "District Commander, X Police",
        "X Fire and Rescue Service",
        "Director of Commissioning, North Integrated Care Board",
        "Housing",
    ]
    assert [each.name for each in found.members] == ["Practice Leader", "", "Practice Fire", "", ""]
    assert [each.seat.seat.slug for each in found.vacant] == ["police", "health", "homes"]
    assert found.members[2].substitutes == ("Practice Deputy",)
    assert found.votes == 2


def test_a_chair_that_goes_with_a_post_is_its_holders_and_another_is_chosen() -> None:
    found = members(LEADER, SeatHolder("police", "Practice Commander", offices=(VICE,)))

    chair, vice = found.holder_of(CHAIR), found.holder_of(VICE)

    assert [each.name for each in (chair, vice) if each] == ["Practice Leader", "Practice Commander"]
    assert members(COMMANDER).holder_of(CHAIR) is None


@pytest.mark.parametrize(
    ("seat", "office", "words"),
    [
        ("police", VICE, ""),
        ("health", VICE, "Nobody is named for that seat"),
        ("council-leader", VICE, "is not of X Borough Council"),
        ("homes", VICE, "chosen from those who have a vote"),
        ("police", CHAIR, "whoever holds the post Leader of the Council"),
    ],
)
def test_who_may_be_chosen_is_for_the_terms_of_reference(seat: str, office: BodyOffice, words: str) -> None:
    found = members(LEADER, COMMANDER, SeatHolder("homes", "Practice Homes"))

    why = why_not_chosen(structure(), found, seat, office)

    assert (words in why) if words else (why == "")


def test_chair_and_vice_chair_are_of_two_organisations_where_the_terms_say_so() -> None:
    apart = STRATEGY.replace(
        'chair = { by = "post", of = "leader" }', 'chair = { by = "election", apart = true }'
    )
    found = members(SeatHolder("police", "P", offices=(VICE,)), FIRE, strategy=apart)

    assert "wants" not in why_not_chosen(structure(strategy_group=apart), found, "fire", CHAIR)
    assert "want another organisation" in why_not_chosen(
        structure(strategy_group=apart), found, "police", CHAIR
    )
    assert why_not_chosen(structure(strategy_group=apart), found, "fire", CHAIR) == ""


def test_without_terms_of_reference_anybody_with_a_vote_may_be_chosen() -> None:
    plain = STRATEGY.partition("[[terms]]")[0] + "[[seats]]" + STRATEGY.partition("[[seats]]")[2]
    found = members(LEADER, strategy=plain)

    assert why_not_chosen(structure(strategy_group=plain), found, "council-leader", CHAIR) == ""
