"""Characters at the one gate: whichever source reads a file and whatever format it is in, each is mended, left out or
refused with its place, and what no face can print is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import context_for, read_small, received
from tests.support.each_source import FLAT, INCIDENTS, LOOKUP, ONS, POPULATION, SMALL_FILES, STREET, SmallFile
from tithing.sources.registry import list_sources, source_named
from tithing.vocabulary.problems import Refused

EACH = [
    pytest.param(small, kind, id=f"{small.name}.{kind}") for small in SMALL_FILES for kind in small.formats
]
TEXT_IN = {
    POPULATION: "Name",
    LOOKUP: "WD26NM",
    STREET: "Location",
    ONS: "Local Authority name",
}  # else a remark in a column more
PUNJABI = "\u0a38\u0a3f\u0a70\u0a18"


def with_text(small: SmallFile, text: str) -> SmallFile:
    """The file with this behind the words of a cell in its last row."""
    if small not in TEXT_IN:
        return small.with_column("remark", *["none"] * (len(small.rows) - 2), text)
    at = small.rows[0].index(TEXT_IN[small])
    return small.with_cell(len(small.rows) - 1, TEXT_IN[small], f"{small.rows[-1][at]}{text}")


@pytest.mark.parametrize(("small", "kind"), EACH)
def test_a_sign_of_words_own_is_mended_and_told_with_row_and_column(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    heading = TEXT_IN.get(small, "remark")
    reading = read_small(with_text(small, " \uf0b7 x"), tmp_path, kind)

    (told,) = [notice for notice in reading.notices if "U+F0B7" in notice]
    row = len(small.above) + len(small.rows)
    assert f"row {row}, column" in told
    assert heading.lower() in told.lower()
    assert told.endswith("stands as •.")


@pytest.mark.parametrize(("small", "kind"), EACH)
def test_a_mark_that_turns_the_reading_is_refused_with_row_and_column(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refusal:
        read_small(with_text(small, "\u202eabc"), tmp_path, kind)

    (problem,) = refusal.value.problems
    assert "turns the direction of reading (U+202E)" in problem.what
    assert problem.row == len(small.above) + len(small.rows)
    assert problem.column


@pytest.mark.parametrize(("small", "kind"), EACH)
def test_a_mark_that_nobody_sees_is_left_out_and_told_once(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    heading = "Location" if small is STREET else small.rows[0][0]
    at = small.rows[0].index(heading)
    seen = small.with_cell(1, heading, f"{small.rows[1][at]}\u200b")
    seen = seen if small is STREET else seen.with_heading(heading, f"\u200b{heading}")

    reading = read_small(seen, tmp_path, kind)

    plain = read_small(small, tmp_path / "plain", kind)
    assert reading.rows == plain.rows
    assert [notice for notice in reading.notices if "U+200B" in notice]
    if plain.observations is not None and reading.observations is not None:
        assert reading.observations.equals(plain.observations)


@pytest.mark.parametrize(("small", "kind"), EACH)
def test_what_no_face_prints_is_told_with_what_to_do_and_is_not_repeated(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    reading = read_small(with_text(small, f" {PUNJABI}"), tmp_path, kind)

    (told,) = [notice for notice in reading.notices if "Punjabi" in notice]
    assert "which the PDF cannot show" in told
    assert "print-other-scripts" in told
    assert PUNJABI not in told


@pytest.mark.parametrize(("small", "kind"), EACH)
def test_of_a_file_that_the_book_has_nothing_is_refused_for_its_characters(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    file = replace(received(with_text(small, "\u202eabc").write(tmp_path, kind)), held=True)

    (reading,) = source_named(small.source, list_sources()).read_many([file], context_for(small))

    assert reading.rows


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_name_of_a_sheet_goes_through_the_same_gate(kind: str, tmp_path: Path) -> None:
    reading = read_small(replace(FLAT, sheet="Q1\u200b"), tmp_path, kind)
    with pytest.raises(Refused, match="the name of a sheet holds a mark that turns"):
        read_small(replace(FLAT, sheet="Q\u202e1"), tmp_path, kind)

    assert any("U+200B" in notice for notice in reading.notices)


def test_like_signs_of_a_file_are_told_once_with_how_often(tmp_path: Path) -> None:
    small = INCIDENTS.with_column("remark", "\uf0b7 a", "\uf0b7 b", "\uf0b7 c")

    told = [notice for notice in read_small(small, tmp_path).notices if "U+F0B7" in notice]

    assert told == ['fires.csv, row 2, column "remark": a sign of Word\'s own (U+F0B7) stands as •, 3 times.']
