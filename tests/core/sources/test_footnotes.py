"""Lines of words below a table are told in every source that reads one, and asked about where they change its figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import read_small
from tests.support.each_source import EXTRACT, FLAT, INCIDENTS, MAPPED, ONS, POPULATION, SmallFile
from tithing.sources.columns.footnotes import is_footnote
from tithing.sources.tables import ReceivedRow
from tithing.vocabulary.problems import Refused

TABLES = (FLAT, EXTRACT, INCIDENTS, MAPPED, POPULATION, ONS)
EACH = [pytest.param(small, kind, id=f"{small.name}.{kind}") for small in TABLES for kind in small.formats]


def with_line(small: SmallFile, *cells: str) -> SmallFile:
    """The file with one more row, its other cells empty."""
    return replace(small, rows=(*small.rows, (*cells, *[""] * (len(small.rows[0]) - len(cells)))))


@pytest.mark.parametrize(("small", "kind"), EACH)
def test_a_note_below_is_no_row_and_is_told_with_its_words(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    plain = read_small(small, tmp_path / "plain", kind)
    noted = read_small(with_line(small, "Source: crime system, run in May"), tmp_path / "noted", kind)

    assert (noted.rows, noted.questions) == (plain.rows, plain.questions)
    assert [each for each in noted.notices if '"Source: crime system, run in May"' in each]


@pytest.mark.parametrize(("small", "kind"), EACH)
@pytest.mark.parametrize(
    "words",
    ["Note: all figures are in thousands", "Figures are forecasts, not counts", "Rate per 1,000 households"],
)
def test_a_note_that_changes_every_figure_is_asked_about(
    small: SmallFile, kind: str, words: str, tmp_path: Path
) -> None:
    noted = read_small(with_line(small, words), tmp_path, kind)

    assert [each.kind for each in noted.questions if each.kind == "words_around_the_table"]


@pytest.mark.parametrize(("small", "kind"), EACH)
@pytest.mark.parametrize("words", ["All figures in thousands", "Figures for April to June 1999"])
def test_a_line_above_that_changes_every_figure_is_asked_about(
    small: SmallFile, kind: str, words: str, tmp_path: Path
) -> None:
    titled = replace(small, above=(*small.above, (words,)))

    noted = read_small(titled, tmp_path, kind)

    assert [each.kind for each in noted.questions if each.kind == "words_around_the_table"]


@pytest.mark.parametrize(
    "line", ["* figures are provisional", "Provisional", "Draft figures", "Unvalidated data"]
)
def test_that_figures_are_provisional_is_asked_where_the_table_has_them_as_final(
    line: str, tmp_path: Path
) -> None:
    said = FLAT.with_column("status", "provisional")

    assert [each.kind for each in read_small(with_line(FLAT, line), tmp_path / "a").questions] == [
        "words_around_the_table"
    ]
    assert read_small(with_line(said, line), tmp_path / "b").questions == ()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Note: all figures are rounded",), True),
        (("* may be revised",), True),
        (("[1] from the brigade", " and the council"), True),
        (("Where a ward is not known it is left out",), True),
        (("Shoplifting",), False),
        (("Deliberate fires", "Hartlepool"), False),
        (("Note: total", 38), False),
        (("Note: total", "38"), False),
        (("", "Note: not in the first column"), False),
        ((38,), False),
    ],
)
def test_a_note_is_words_from_the_first_column_on_and_no_row_cut_short(
    cells: tuple[str | int, ...], expected: bool
) -> None:
    assert is_footnote(ReceivedRow(9, cells)) is expected


def test_a_row_without_its_figure_is_still_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="row 4"):
        read_small(with_line(FLAT, "Shoplifting", "Hartlepool"), tmp_path)


def test_words_between_rows_are_no_footnote(tmp_path: Path) -> None:
    noted = with_line(FLAT, "Note: all figures are rounded")

    with pytest.raises(Refused, match="row 4"):
        read_small(replace(noted, rows=(*noted.rows, FLAT.rows[1])), tmp_path)
