"""The bodies as a graph: several parents, a level below each of them, and a circle wherever there is one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.support.structure import NEIGHBOURHOODS, structure
from tithing.governance.graph import DeliveryStructure, circle_in, delivery_structure
from tithing.governance.structure import Structure
from tithing.vocabulary.partnership.bodies import BodyKind, MeetingBody, ParentBody

DAY = date(2026, 1, 1)
PREVENT = """
name = "Prevent Board"
kind = "joint body"
whose = "With Safer Y"
since = 2019-01-01
"""
BOTH = NEIGHBOURHOODS + '\n[[parents]]\nbody = "prevent"\nsince = 2020-01-01\nuntil = 2024-12-31\n'


def test_a_body_with_two_parents_stands_below_both_while_it_has_them() -> None:
    found = structure(neighbourhoods=BOTH, prevent=PREVENT)

    shown = [
        delivery_structure(found, day).parents["neighbourhoods"]
        for day in (date(2024, 12, 31), date(2025, 1, 1))
    ]

    assert shown == [("strategy-group", "prevent"), ("strategy-group",)]


def test_levels_are_from_the_top() -> None:
    bodies = [MeetingBody(slug, slug, BodyKind.TASK) for slug in "abcd"]
    shown = DeliveryStructure(tuple(bodies), {"a": (), "b": ("a",), "c": ("a", "b"), "d": ()})

    assert [[each.slug for each in level] for level in shown.levels] == [["a", "d"], ["b"], ["c"]]
    assert [each.slug for each in shown.children("a")] == ["b", "c"]


def test_nothing_has_no_levels() -> None:
    assert delivery_structure(Structure(), DAY).levels == ()


def test_what_has_ended_is_not_in_it_and_its_successor_takes_its_links() -> None:
    old = MeetingBody("old", "Old", BodyKind.TASK, until=date(2021, 4, 30), succeeded_by="new")
    new = MeetingBody("new", "New", BodyKind.TASK, since=date(2021, 5, 1))
    below = MeetingBody("below", "Below", BodyKind.TASK, parents=(ParentBody("old"),))

    shown = delivery_structure(Structure(bodies=(old, new, below)), date(2021, 5, 1))

    assert shown.parents == {"new": (), "below": ("new",)}


NAMES = [f"b{number}" for number in range(6)]
LINKS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


def parents_of(links: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for below, above in dict.fromkeys(links):
        found[below] += [above] if above != below else []
    return {name: tuple(above) for name, above in found.items()}


def without_what_is_free(parents: dict[str, tuple[str, ...]]) -> set[str]:
    """What is left when whatever has no parent that is left is taken away, again and again."""
    left = set(parents)
    while free := {name for name in left if not set(parents[name]) & left}:
        left -= free
    return left


@given(LINKS)
def test_a_circle_is_found_just_where_something_is_left(links: list[tuple[str, str]]) -> None:
    parents = parents_of(links)
    shown = DeliveryStructure(tuple(MeetingBody(name, name, BodyKind.TASK) for name in NAMES), parents)

    found = circle_in(shown)

    assert bool(found) is bool(without_what_is_free(parents))
    assert all(above in parents[below] for below, above in pairwise(found))
    assert found[:1] == found[-1:]
    assert sum(map(len, shown.levels)) == len(NAMES)
