"""The names near an unknown one are worked out for who reads of them, and for nobody else."""

from __future__ import annotations

import pytest

from tithing.places.gazetteer import Gazetteer, UnknownArea, load_gazetteer
from tithing.vocabulary.unknown_name import UnknownName


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
