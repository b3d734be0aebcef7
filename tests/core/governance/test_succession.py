"""Who stands for what on a day: a council that merges hands over its seats and posts on that day, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.structure import ORGANISATIONS, STRATEGY, structure
from tithing.governance.structure import Structure
from tithing.governance.succession import body_on, holds_for, organisation_on, seats_on
from tithing.vocabulary.partnership.bodies import BodyKind, MeetingBody
from tithing.vocabulary.partnership.organisations import Organisation

# Cumberland took the place of three districts on 1 April 2023.
CUMBERLAND = Structure(
    (
        *(
            Organisation(
                slug, slug.title(), "council", "council", until=date(2023, 3, 31), succeeded_by="cumberland"
            )
            for slug in ("allerdale", "carlisle", "copeland")
        ),
        Organisation("cumberland", "Cumberland Council", "council", "council", since=date(2023, 4, 1)),
    )
)
MERGING = (
    ORGANISATIONS.replace(
        'limb = "council"\n', 'limb = "council"\nuntil = 2028-03-31\nsucceeded_by = "coast"\n', 1
    )
    + '\n[[organisations]]\nslug = "coast"\nname = "Coast Council"\nkind = "council"\nlimb = "council"\nsince = 2028-04-01\n'
)


@pytest.mark.parametrize("slug", ["allerdale", "carlisle", "copeland"])
def test_a_new_council_stands_for_each_that_it_was_made_of_from_its_day(slug: str) -> None:
    found = [organisation_on(CUMBERLAND, slug, date(2023, *day)) for day in ((3, 31), (4, 1), (12, 1))]

    assert [each.slug for each in found if each] == [slug, "cumberland", "cumberland"]
    assert organisation_on(CUMBERLAND, "cumberland", date(2023, 3, 31)) is None


def test_a_council_that_merges_hands_over_its_seat_and_the_post_that_goes_with_it() -> None:
    merging = structure(organisations=MERGING)
    body = merging.body("strategy-group")
    assert body is not None

    before, after = (seats_on(merging, body, day)[0] for day in (date(2028, 3, 31), date(2028, 4, 1)))

    assert before.organisation is not None
    assert after.organisation is not None
    assert (before.organisation.slug, before.before) == ("council", None)
    assert (after.organisation.slug, after.before) == ("coast", merging.organisation("council"))
    assert after.title(date(2028, 4, 1)) == "Leader of the Council, Coast Council"
    assert holds_for(merging, "leader", date(2028, 4, 1)) == after.organisation
    assert (before.ended, after.ended) == ("", "")


def test_a_seat_of_what_ended_without_a_successor_says_so() -> None:
    gone = structure(
        organisations=ORGANISATIONS.replace('name = "X Homes"', 'name = "X Homes"\nuntil = 2024-12-31')
    )
    body = gone.body("strategy-group")
    assert body is not None

    seats = {each.seat.slug: each for each in seats_on(gone, body, date(2025, 1, 1))}

    assert seats["homes"].ended == "X Homes has ended, and nothing came in its place"
    assert [slug for slug, each in seats.items() if each.ended] == ["homes"]


def test_a_post_that_ended_leaves_its_seat() -> None:
    ended = structure(
        organisations=ORGANISATIONS.replace(
            'organisation = "police"', 'organisation = "police"\nuntil = 2024-12-31'
        )
    )
    body = ended.body("strategy-group")
    assert body is not None

    assert [each.ended for each in seats_on(ended, body, date(2025, 1, 1))][
        1
    ] == "the post District Commander has ended"
    assert holds_for(ended, "commander", date(2025, 1, 1)) is None


def test_a_body_that_was_constituted_anew_goes_on_as_the_other() -> None:
    old = MeetingBody("old", "Old", BodyKind.TASK, until=date(2021, 4, 30), succeeded_by="new")
    new = MeetingBody("new", "New", BodyKind.TASK, since=date(2021, 5, 1))
    both = Structure(bodies=(old, new))

    assert [body_on(both, "old", date(2021, month, 1)) for month in (4, 5)] == [old, new]


CHAINS = st.lists(st.integers(1, 400), min_size=1, max_size=6)
FIRST = date(2000, 1, 1)


def chain_of(lengths: list[int]) -> tuple[Organisation, ...]:
    """Organisations of so many days, each succeeded by the next."""
    days = [FIRST + timedelta(days=sum(lengths[:number])) for number in range(len(lengths) + 1)]
    links = [
        Organisation(
            f"o{at}", f"O{at}", since=begins, until=ends - timedelta(days=1), succeeded_by=f"o{at + 1}"
        )
        for at, (begins, ends) in enumerate(pairwise(days))
    ]
    return (*links[:-1], replace(links[-1], succeeded_by=""))


@given(CHAINS, st.integers(-10, 2000))
def test_on_each_day_just_the_link_of_a_chain_stands_that_a_plain_walk_finds(
    lengths: list[int], after: int
) -> None:
    chain, day = chain_of(lengths), FIRST + timedelta(days=after)

    plain = [each for each in chain if each.stands(day)]

    assert organisation_on(Structure(chain), "o0", day) == (plain[0] if plain else None)


def test_two_that_succeed_one_another_end_nowhere() -> None:
    round_ = Structure(
        (
            Organisation("a", "A", until=date(2020, 1, 1), succeeded_by="b"),
            Organisation("b", "B", until=date(2020, 1, 1), succeeded_by="a"),
        )
    )

    assert organisation_on(round_, "a", date(2021, 1, 1)) is None


def test_several_seats_may_come_to_one_successor() -> None:
    merged = structure(
        organisations=MERGING,
        strategy_group=STRATEGY
        + '\n[[seats]]\nslug = "council-two"\nclass = "organisation"\norganisation = "council"\n',
    )
    body = merged.body("strategy-group")
    assert body is not None

    taken = [each.seat.slug for each in seats_on(merged, body, date(2028, 4, 1)) if each.before]

    assert taken == ["council-leader", "health", "council-two"]


def test_a_seat_of_what_has_not_begun_says_so() -> None:
    early = structure(
        strategy_group=STRATEGY + '\n[[seats]]\nslug = "icb"\nclass = "organisation"\norganisation = "icb"\n'
    )
    body = early.body("strategy-group")
    assert body is not None

    ended = {each.seat.slug: each.ended for each in seats_on(early, body, date(2022, 6, 30))}

    assert ended["icb"] == "North Integrated Care Board has not begun yet"
    assert ended["health"] == ""
