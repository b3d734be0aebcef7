"""The finder is as good as the page says, on the lists it is measured on."""

from __future__ import annotations

from tests.support.shared import shared
from tools.prove.personal import APART, KEPT, Line, as_kept, prose, values, wrong


def test_the_page_prints_what_is_measured() -> None:
    assert KEPT.read_text(encoding="utf-8") == as_kept(values(), wrong())


def test_nine_of_ten_values_are_found_and_six_of_ten_names_in_sentences() -> None:
    found = {line.name: _whole(line) for line in values()}

    assert len(found) > 18
    assert [name for name, share in found.items() if share < (0.6 if name == "sentences" else 0.9)] == []


def test_at_most_one_note_of_a_hundred_without_a_person_is_told() -> None:
    told = {line.name: _whole(line) for line in wrong()}

    assert len(told) == 3
    assert all(share <= 0.01 for share in told.values())


def test_what_a_stranger_wrote_is_found_nearly_as_well() -> None:
    found = {line.name: _whole(line) for line in values(APART)}
    (notes,) = [_whole(line) for line in wrong(APART) if line.name == "notes without a person"]

    assert len(found) > 18
    assert [name for name, share in found.items() if share < (0.6 if name == "sentences" else 0.9)] == []
    assert notes <= 0.01


def test_the_prose_of_the_packs_holds_no_figure_that_is_taken_for_a_person() -> None:
    shared("packs", twin="test_at_most_one_note_of_a_hundred_without_a_person_is_told")

    counts = prose()

    assert counts is not None
    assert set(counts) == {"lines", "email", "telephone", "postcodes", "sentences"}


def _whole(line: Line) -> float:
    return sum(half.found for half in line.halves) / sum(half.tried for half in line.halves)
