"""The cases of `make drill` that stay in the build: each drill's own first seeds, held here one drill a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.drill.command import ENTRY
from tools.drill.drill import Drill
from tools.drill.drills import DRILLS
from tools.drill.run import Crew, Wanted


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """Who runs the cases, all from one book."""
    folder: Path = tmp_path_factory.mktemp("drill")
    with Crew(Wanted([], ENTRY, jobs=1), folder) as crew:
        yield crew


@pytest.mark.slow
@pytest.mark.parametrize("drill", DRILLS, ids=lambda drill: drill.name)
def test_a_book_survives(crew: Crew, drill: Drill) -> None:
    outcomes = crew.run([(drill, seed) for seed in range(drill.short)])

    assert len(outcomes) == drill.short
    assert [f"seed {each.seed}: {each.fault}" for each in outcomes if each.fault] == []
