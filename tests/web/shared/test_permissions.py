"""Rules that refuse in words, and tell nothing of what one may not know of."""

from __future__ import annotations

import pytest

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.readers import AN_OFFICER, READS_AS, THE_PUBLIC, ReaderKind
from tithing.web.shared.actor import THE_PUBLIC_ACTS, Actor, HeldRole
from tithing.web.shared.permissions import RULES, Absent, Denied, Permission, can, check, rule, why_not

MEND = Permission(
    "lamp.mend",
    "mend a lamp",
    frozenset({DeskRole.LEAD}),
    frozenset({DeskRole.LEAD, DeskRole.CHAIR}),
    {"lit": "It is lit."},
)


def holding(*roles: DeskRole) -> Actor:
    return Actor(
        1, "Practice Person", tuple(HeldRole(role, "fire" if role.of_organisation else "") for role in roles)
    )


def test_who_may_may() -> None:
    check(MEND, holding(DeskRole.LEAD))

    assert can(MEND, holding(DeskRole.LEAD, DeskRole.ANALYST))


def test_who_may_know_and_not_do_is_told_who_may() -> None:
    with pytest.raises(Denied, match=r"^Only a task group lead may mend a lamp\.$"):
        check(MEND, holding(DeskRole.CHAIR))


@pytest.mark.parametrize("actor", [holding(DeskRole.ANALYST), holding(), THE_PUBLIC_ACTS])
def test_who_may_not_know_is_told_that_there_is_nothing(actor: Actor) -> None:
    with pytest.raises(Absent):
        check(MEND, actor, state="lit")
    assert why_not(MEND, actor) == "There is no such page."


def test_what_its_state_forbids_is_forbidden_to_all_and_told_to_who_may_know() -> None:
    with pytest.raises(Denied, match="It is lit"):
        check(MEND, holding(DeskRole.LEAD), state="lit")
    assert not can(MEND, holding(DeskRole.LEAD), state="lit")


def test_an_action_has_one_rule() -> None:
    taken = next(iter(RULES))

    with pytest.raises(ValueError, match="already"):
        rule(taken, "do it again", DeskRole.ANALYST)


def test_every_rule_names_who_may_and_lets_them_know() -> None:
    assert RULES
    assert all(
        each.roles and each.roles <= each.knows and DeskRole.PUBLIC not in each.knows
        for each in RULES.values()
    )


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_as_the_one_table_says(role: DeskRole) -> None:
    kinds = {ReaderKind.OFFICER: AN_OFFICER, ReaderKind.PUBLIC: THE_PUBLIC}
    reader = holding(role).reader

    assert reader == kinds.get(READS_AS[role], reader)
    if READS_AS[role] is ReaderKind.PARTNER:
        assert reader.partner == ("fire" if role.of_organisation else "")


def test_who_answers_for_two_reads_as_neither_until_they_say() -> None:
    two = Actor(1, "", (HeldRole(DeskRole.MEMBER, "fire"), HeldRole(DeskRole.CERTIFIER, "police")))

    assert two.reader == THE_PUBLIC
    assert {each.partner for each in two.readers} == {"fire", "police"}
    assert two.organisations(DeskRole.CERTIFIER) == {"police"}
