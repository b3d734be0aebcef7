"""The names near an unknown one are worked out for who reads of them, and for nobody else."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.catalogue_index import UnknownIndicator
from tithing.indicators.defined.frameworks import FrameworkColumn
from tithing.observations.measure import UnknownMeasure, load_measures
from tithing.places.gazetteer import Gazetteer, load_gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.in_words.unknown_name import UnknownName, near_names, said_near


def test_nearest_names_are_looked_for_only_when_the_sentence_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(
        Gazetteer, "_suggestion", lambda self, text: looked.append(text) or "; the nearest is Hartlepool"
    )

    with pytest.raises(UnknownArea) as unknown:
        load_gazetteer().find("Hartlepol")

    assert looked == []
    assert str(unknown.value) == 'no area is called "Hartlepol"; the nearest is Hartlepool'
    assert looked == ["Hartlepol"]


def test_without_near_names_the_sentence_stands_alone() -> None:
    assert str(UnknownName('no area has the code "E0"')) == 'no area has the code "E0"'


# -- the nearest is told -------------------------------------------------------------------------------------

LETTERS = "abcdefghijklmnopqrstuvwxyz_"


@st.composite
def one_letter_off(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, str]:
    """A name of these, and it with one letter more, less, another, or two that changed places."""
    name = draw(st.sampled_from(names))
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from(LETTERS))
    slips = (
        name[:at] + letter + name[at:],
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    )
    return name, draw(st.sampled_from(slips))


MEASURES = load_measures()
CATALOGUE = load_catalogue()


@given(one_letter_off(tuple(each.slug for each in MEASURES)))
def test_a_measure_that_is_a_letter_off_is_told_by_its_slug(names: tuple[str, str]) -> None:
    slug, written = names
    assume(written not in MEASURES)

    with pytest.raises(UnknownMeasure) as unknown:
        MEASURES.get(written)

    assert f" {slug}" in str(unknown.value).partition("; the nearest")[2]


@given(one_letter_off(tuple(each.slug for each in CATALOGUE)))
def test_an_indicator_that_is_a_letter_off_is_told_by_its_slug(names: tuple[str, str]) -> None:
    slug, written = names
    assume(written not in CATALOGUE)

    with pytest.raises(UnknownIndicator) as unknown:
        CATALOGUE.get(written)

    assert f" {slug}" in str(unknown.value).partition("; the nearest")[2]


@given(one_letter_off(tuple(FrameworkColumn)))
def test_a_column_that_is_a_letter_off_is_near(names: tuple[str, str]) -> None:
    column, written = names
    assume(written not in tuple(FrameworkColumn))

    assert column in said_near(written, [each.value for each in FrameworkColumn])


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=8))
def test_whatever_was_written_there_are_few_near_names_and_all_are_known(
    written: str, names: list[str]
) -> None:
    found = near_names(written, names)

    assert set(found) <= set(names)
    assert len(found) == len(set(found))
