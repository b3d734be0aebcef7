"""What is typed is found by name, by other names and by what is said; a slip is forgiven, and nothing else is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.vocabulary.in_words.looked_for import Lookable, Shelf

SHELF = Shelf(
    [
        Lookable("all", "All recorded crime", (), "Every offence that the police record, shoplifting and burglary among them."),
        Lookable("rate", "Residential burglary rate", (), "How many burglaries of dwellings for 1,000 households?"),
        Lookable("burglary", "Residential burglary", ("Domestic burglary", "House break-ins"), "Of dwellings."),
        Lookable("asb", "Anti-social behaviour", ("ASB",), "Incidents reported to the police."),
        Lookable("people", "People’s safety", (), "Who feels safe after dark?"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("residential burglary", ("burglary", "rate")),  # the very name first
        ("RESIDENTIAL  BURGLARY!", ("burglary", "rate")),
        ("domestic burglary", ("burglary",)),  # another name
        ("burglary", ("burglary", "rate", "all")),  # names before what is said
        ("burg", ("burglary", "rate", "all")),
        ("asb", ("asb",)),
        ("anti social", ("asb",)),
        ("how many burglaries", ("burglary", "rate", "all")),  # little words are left out
        ("people's", ("people",)),
        ("feels dark", ("people",)),
        ("burglary asb", ()),  # nothing has both
        ("", ()),
        ("?!", ()),
        ("zzzz", ()),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed: str, keys: tuple[str, ...]) -> None:
    assert SHELF.look_for(typed).keys == keys


@pytest.mark.parametrize(
    ("typed", "word"),
    [("burglery", "burglary"), ("residental", "residential"), ("shoplfting", "shoplifting")],
)
def test_a_slip_of_the_keyboard_is_forgiven_and_told(typed: str, word: str) -> None:
    found = SHELF.look_for(typed)

    assert found.keys == SHELF.look_for(word).keys
    assert found.keys
    assert found.taken_for == ((typed, word),)
    assert SHELF.look_for(typed, mending=False).keys == ()


def test_one_word_is_enough_where_that_is_asked() -> None:
    assert set(SHELF.look_for("asb dark", every=False).keys) == {"asb", "people"}


def test_what_is_last_comes_after_what_has_the_words_as_well() -> None:
    shelf = Shelf(
        [
            Lookable("theft", "Theft", last=True),
            Lookable("shops", "Theft from shops"),
            Lookable("car", "Car theft"),
        ]
    )

    assert shelf.look_for("thefts").keys == ("car", "shops", "theft")
    assert shelf.look_for("theft").keys == ("theft", "shops", "car")  # by its very name it is meant


words = st.text("abcdeé'- ", max_size=12)


@given(names=st.lists(words, max_size=6), typed=words, mending=st.booleans(), every=st.booleans())
def test_nothing_is_found_twice_nor_that_was_not_given(
    names: list[str], typed: str, mending: bool, every: bool
) -> None:
    shelf = Shelf(Lookable(index, name) for index, name in enumerate(names))

    found = shelf.look_for(typed, mending=mending, every=every)

    assert len(set(found.keys)) == len(found.keys)
    assert set(found.keys) <= set(range(len(names)))
    assert all(word in " ".join(names).casefold().replace("'", "") for _, word in found.taken_for)


@given(
    names=st.lists(words.filter(lambda each: any(map(str.isalpha, each))), min_size=1, max_size=6),
    data=st.data(),
)
def test_whatever_is_there_is_found_by_its_name(names: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(names) - 1))
    shelf = Shelf(Lookable(number, name) for number, name in enumerate(names))

    assert index in shelf.look_for(names[index]).keys
