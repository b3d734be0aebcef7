"""A row that its own file calls cancelled is asked about, whichever source reads it, and one that is merely closed is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sources.building import read_small
from tests.support.each_source import EXTRACT, FLAT, INCIDENTS, LONG_EXTRACT, MAPPED, SmallFile
from tithing.sources.contract import Reading

SOURCES = (FLAT, EXTRACT, LONG_EXTRACT, INCIDENTS, MAPPED)
STRUCK = (
    "Cancelled",
    "VOID",
    "Duplicate of 12",
    "No crime",
    "Recorded in error",
    "Test call",
    "False alarm",
    "Not counted",
)
STANDING = ("Closed", "Open", "Attended", "Detected", "Testing kit fitted", "Latest", "")


def _asked(reading: Reading) -> list[str]:
    return [each.words for each in reading.questions if each.kind == "rows_struck_out"]


@pytest.mark.parametrize("small", SOURCES, ids=lambda small: small.name)
@pytest.mark.parametrize("said", STRUCK)
def test_a_row_that_may_not_count_is_asked_about(small: SmallFile, said: str, tmp_path: Path) -> None:
    file = small.with_column("record", *["Closed"] * (len(small.rows) - 2), said)

    (question,) = _asked(read_small(file, tmp_path))

    assert f'The column "record" is not used, and says {said} in 1 row' in question
    assert f"(row {len(small.above) + len(small.rows)})" in question


@pytest.mark.parametrize("small", SOURCES, ids=lambda small: small.name)
@pytest.mark.parametrize("said", STANDING)
def test_a_row_that_is_closed_or_open_is_not(small: SmallFile, said: str, tmp_path: Path) -> None:
    assert _asked(read_small(small.with_column("record", said), tmp_path)) == []


@pytest.mark.parametrize(
    ("heading", "said", "asked"), [("Cancelled", "Yes", 1), ("Duplicate", "N", 0), ("Urgent", "Yes", 0)]
)
def test_a_column_headed_so_is_asked_about_where_it_says_yes(
    heading: str, said: str, asked: int, tmp_path: Path
) -> None:
    assert len(_asked(read_small(INCIDENTS.with_column(heading, said), tmp_path))) == asked
