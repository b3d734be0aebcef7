"""Properties are tried as said: the same examples each time, ten seeds of a long one, and many others for `make prove`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.properties import PROFILE, SEEDS, long_property, text


def tried_from(seed: int, *, examples: int) -> list[int]:
    """The numbers that a long property is shown from one seed."""
    shown: list[int] = []

    @long_property(examples=examples)
    @given(st.integers(0, 10**9))
    def a_property(number: int) -> None:
        shown.append(number)

    a_property(seed)
    return shown


def test_the_build_sets_no_deadline_and_tries_the_same_examples() -> None:
    profile = settings.get_profile("build")

    assert (profile.deadline, profile.derandomize) == (None, True)


def test_each_of_ten_seeds_shows_its_own_numbers_and_always_those() -> None:
    shown = [tuple(tried_from(seed, examples=100)) for seed in SEEDS]

    assert len(SEEDS) == 10
    assert len(set(shown)) == 10
    assert [len(each) for each in shown] == [10] * 10
    assert tuple(tried_from(3, examples=100)) == shown[3]


@long_property(examples=20)
@given(more=st.integers(1, 9))
def test_a_long_property_may_use_fixtures(tmp_path: Path, more: int) -> None:
    assert tmp_path.is_dir()
    assert more > 0


def test_to_prove_it_many_others_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    few = tried_from(3, examples=100)
    monkeypatch.setenv(PROFILE, "prove")

    many = tried_from(3, examples=100)

    assert len(many) >= 10 * len(few)
    assert many[: len(few)] != few


@given(text())
def test_any_text_has_an_end(any_text: str) -> None:
    assert len(any_text) <= 40
