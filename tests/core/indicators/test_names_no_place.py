"""Tithing's own definitions are every partnership's: none names a place, or an organisation that only some have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.demonstration import demo_catalogue, demo_measures
from tithing.indicators.catalogue import CATALOGUE, load_catalogue
from tithing.indicators.defined.definition import Indicator
from tithing.indicators.worked_example import example_faults
from tithing.observations.measure import MEASURES, load_measures
from tithing.places.reference_files import large_areas
from tithing.vocabulary.areas import AreaKind

FILES = sorted([*CATALOGUE.glob("*.toml"), *MEASURES.glob("*.toml")])
OF_ONE_PLACE = (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.FORCE)
# Words with a capital inside a title or a holder's name that every partnership has the same.
OF_ALL = {
    "Office",
    "National",
    "Statistics",
    "Most",
    "Similar",
    "Group",
    "MARAC",
    "Troubled",
    "Families",
    "ASB",
    "COVID",
}


def names_of_places() -> set[str]:
    return {each.area.name for each in large_areas().values() if each.area.kind in OF_ONE_PLACE}


def places_named(text: str, places: set[str]) -> list[str]:
    """Whole words only, as they are written or in capitals: "Reading" is a town and "reading" is none."""
    words = {" ".join(found) for found in _runs(text)}
    return sorted(name for name in places if name in words or name.upper() in words)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of up to five words."""
    words = re.findall(r"[\w'-]+", text)
    for start in range(len(words)):
        for length in range(1, 6):
            yield tuple(words[start : start + length])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_definition_names_a_place(path: Path) -> None:
    places = names_of_places()

    assert len(places) > 300
    assert places_named(path.read_text(encoding="utf-8"), places) == []


def test_a_place_is_seen_as_it_is_written_and_in_capitals() -> None:
    places = names_of_places()

    assert places_named("TOTAL RECORDED CRIME IN HARTLEPOOL", places) == ["Hartlepool"]
    assert places_named("Sent by Redcar and Cleveland each month", places) == [
        "Cleveland",
        "Redcar and Cleveland",
    ]
    assert places_named("The reading of a meter", places) == []


def capitals_inside(text: str) -> set[str]:
    return set(re.findall(r"(?<=[a-z,;] )[A-Z]\w+", text))


def test_no_definition_is_of_an_organisation_that_only_some_places_have() -> None:
    texts = [text for each in load_measures() for text in (each.title, each.custodian)]
    texts += [each.title for each in load_catalogue()]

    assert len(texts) > 300
    assert {word for text in texts for word in capitals_inside(text)} <= OF_ALL
    assert capitals_inside("Cases opened by Thirteen") == {"Thirteen"}


OWN = [each for each in demo_catalogue() if each.slug not in load_catalogue()]


@pytest.mark.parametrize("definition", OWN, ids=lambda each: each.slug)
def test_the_demonstrations_own_stand_in_its_folder_and_compute(definition: Indicator) -> None:
    assert definition.measure not in load_measures()
    assert definition.measure in demo_measures()
    assert example_faults(definition, demo_measures()) == ()
