"""Every column, comparison, state and name for commentary is in the reference, and the reference names no other."""

from __future__ import annotations

import re
from pathlib import Path

from tithing.documents.figures_of import PARTS
from tithing.documents.pieces.columns import BASE_COLUMN, COLUMNS
from tithing.indicators.comparisons.kinds import FALLS_BACK_ON, ComparisonKind
from tithing.indicators.defined.frameworks import FrameworkColumn
from tithing.indicators.targets.target import TargetState
from tithing.vocabulary.period import Period

PAGE = (Path(__file__).parents[3] / "docs/reference/framework.md").read_text(encoding="utf-8")


def named_in(heading: str) -> set[str]:
    """The names in the first column of the table under a heading."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    firsts = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return {name for first in firsts for name in re.findall(r"`(\w+)`", first)}


def test_the_reference_names_every_column_and_part_and_no_other() -> None:
    columns = {each.value for each in FrameworkColumn}

    assert columns
    assert named_in("Columns, and names for commentary") == columns | set(PARTS)


def test_the_reference_names_every_comparison_and_state() -> None:
    assert named_in("Comparisons") == {each.value for each in ComparisonKind}
    told = PAGE.partition("## How a target stands")[2]
    assert [state for state in TargetState if state is not TargetState.NONE and state.value not in told] == []


def test_every_column_of_a_framework_can_be_shown() -> None:
    heads = [COLUMNS[each.value].head(Period.parse("2017-18Q4")) for each in FrameworkColumn]

    assert len(heads) == len(FrameworkColumn)
    assert all(heads)
    assert set(BASE_COLUMN) == set(FALLS_BACK_ON)
