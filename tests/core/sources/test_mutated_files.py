"""Harmed files end in a reading, a question or a refusal in words; the long run is `python -m tools.prove.mutated_files`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sources.building import received, refusal
from tools.prove.mutated_files import faults, mutated


@pytest.mark.parametrize("first", range(0, 100, 10))
def test_no_harmed_file_is_wrong_in_silence(first: int) -> None:
    assert list(faults(range(first, first + 10))) == []


def test_a_harmed_file_is_the_same_in_every_run() -> None:
    assert [mutated(seed) for seed in range(20)] == [mutated(seed) for seed in range(20)]
    assert len({mutated(seed).how for seed in range(200)}) > 20


def test_a_comma_that_marks_no_thousands_is_no_population(tmp_path: Path) -> None:
    text = 'Code,Name,Geography,All ages\nE06000001,Hartlepool,UA,"1,23"\n'
    (problem,) = refusal("populations", received(tmp_path / "mye24.csv", text))

    assert problem.what == '"1,23" is not a whole number'


def test_a_population_table_cut_in_its_first_row_is_refused(tmp_path: Path) -> None:
    text = "Code,Name,Geography,All ages\nE06000001,Hart"
    problems = refusal("populations", received(tmp_path / "mye24.csv", text))

    assert problems


def test_an_extract_cut_behind_its_first_cell_is_refused_and_not_taken_for_a_note(tmp_path: Path) -> None:
    text = "offence,area,month,count\nShoplifting,Hartlepool,Apr 2024,41\nShoplifting,"
    (problem,) = refusal("police_extract", received(tmp_path / "long.csv", text))

    assert "it was cut short" in problem.change
